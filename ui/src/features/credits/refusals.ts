// Ways out of what stands in the way of a credit note.
import { call } from '../../lib/transport';
import type { Problem } from '../../lib/api.gen';
import { navigate } from '../../lib/router.svelte';
import { m } from '../../messages';
import type { CreditForm } from './sheet.svelte';

export interface WayOut {
  label: string;
  run: () => void;
}

/** Undefined: the sentence says it all. */
export function wayOut(problem: Problem, form: CreditForm): WayOut | undefined {
  const words = m.credits.sheet.ways;
  const rest: WayOut = { label: form.isPartGone ? words.rest : words.whole, run: () => form.choose('rest') };
  const by = problem.detail['by'];
  switch (problem.code) {
    case 'already_credited':
    case 'credit_above_line':
      return rest;
    case 'credit_above_invoice':
      return form.extent === 'rest' ? { label: words.lines, run: () => form.choose('lines') } : rest;
    case 'credited_is_used':
      return by === undefined ? undefined : { label: words.open(by), run: () => void open(by) };
    case 'number_taken':
    case 'issue_date_before_last':
      return { label: words.numbering, run: () => navigate('/settings/numbering') };
    default:
      return undefined;
  }
}

async function open(number: string): Promise<void> {
  const found = await call('invoice_by_number', { number }).catch(() => undefined);
  if (found) navigate(`/invoices/${found.id}`);
}
