// English texts of invoices.
export const invoices = {
  title: 'Invoices',
};
