// Which of the three amounts the screen shows.
import type { Money, Sums } from '../../lib/api.gen';

export const shown = (sums: Sums, includingTax: boolean): Money => (includingTax ? sums.gross : sums.net);
