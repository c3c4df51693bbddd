// English texts of payments.
export const payments = {
  title: 'Payments',
};
