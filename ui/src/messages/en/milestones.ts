// English texts of milestones.
export const milestones = {
  title: 'Milestone',
};
