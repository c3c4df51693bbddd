// German texts of milestones.
import type { milestones as en } from '../en/milestones';

export const milestones: typeof en = {
  title: 'Meilenstein',
};
