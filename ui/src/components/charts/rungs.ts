// What fills the three rungs of one column. Null leaves the rung empty.
import type { Column } from '../../lib/api.gen';

export interface Rung {
  fill: string;
  permille: number;
}

const FULL = 1000;

export function workedFill(column: Column): Rung | null {
  switch (column.status) {
    case 'planned':
      return null;
    case 'in_progress':
      return { fill: 'f-part', permille: column.worked_permille };
    case 'waiting_for_sign_off':
      return { fill: 'f-wait', permille: FULL };
    case 'ready':
    case 'invoiced':
    case 'paid':
      return { fill: 'f-work', permille: FULL };
  }
}

export function billedFill(column: Column): Rung | null {
  // A part that is billed shows as such while the rest is not.
  if (column.billed_permille > 0) return { fill: column.is_late ? 'f-late' : 'f-billed', permille: column.billed_permille };
  return column.status === 'ready' ? { fill: 'f-ready', permille: FULL } : null;
}

export function paidFill(column: Column): Rung | null {
  return column.paid_permille > 0 ? { fill: 'f-paid', permille: column.paid_permille } : null;
}
