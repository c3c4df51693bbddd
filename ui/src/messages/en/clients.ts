// English texts of clients.
export const clients = {
  title: 'Clients',
};
