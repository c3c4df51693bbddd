// Whether a document stands beside others.
import type { InvoiceView } from '../../lib/api.gen';
import { isZero } from '../../lib/format';

export function hasLinks({ corrections: of }: InvoiceView): boolean {
  return of.takes_back !== null || of.corrects !== null || of.corrected_by !== null || of.credit_notes.length > 0 || !isZero(of.above);
}
