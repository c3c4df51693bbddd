// English texts of the dashboard.
export const dashboard = {
  title: 'Dashboard',
};
