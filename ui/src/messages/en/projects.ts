// English texts of projects.
export const projects = {
  title: 'Projects',
};
