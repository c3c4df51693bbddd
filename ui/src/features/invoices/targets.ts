// Where a part of the printed page is edited: a field of the form at hand, or another screen.
import type { DraftView, FieldProblem } from '../../lib/api.gen';
import { fieldSentence, mendAddress } from '../../lib/problems';
import { m } from '../../messages';

export type Target = { field: string } | { address: string };

/** Fields whose name on the page is the name in the form. */
const own = new Set(['issue_on', 'due_on', 'terms', 'early_payment', 'order_number', 'note', 'exchange_rate']);

/** `field` as the page names it; undefined: it leads nowhere. */
export function targetOf(field: string, draft: DraftView): Target | undefined {
  if (own.has(field)) return { field };
  const line = /^lines\.(\d+)\.(\w+)/.exec(field);
  // A line that follows from the contract has no field of its own.
  if (line && Number.parseInt(line[1] ?? '0', 10) >= draft.form.lines.length) return draft.has_deposits_waiting ? { field: 'deposits' } : undefined;
  const adjusted = /^adjustments\.(\d+)/.exec(field);
  if (adjusted && draft.form.adjustments.length > 0) return { field: `adjustments.${Math.min(Number.parseInt(adjusted[1] ?? '0', 10), draft.form.adjustments.length - 1)}.amount` };
  if (line) return { field: lineField(line[1] ?? '0', line[2] ?? '', draft) };
  if (field === 'retention') return { field: 'retainage_due' };
  if (field === 'buyer') return { address: `/clients/${draft.client}?focus=street` };
  if (field === 'seller' || field === 'logo') return { address: '/settings/business?focus=name' };
  if (field === 'seller.address') return { address: '/settings/business?focus=street' };
  if (field === 'payment_methods') return { address: '/settings/business?focus=bank_iban' };
  if ((field === 'project' || field === 'track' || field === 'account') && draft.project !== null) return { address: `/projects/${draft.project}/schedule` };
  return undefined;
}

function lineField(at: string, part: string, draft: DraftView): string {
  const isMilestone = draft.form.lines[Number.parseInt(at, 10)]?.milestone != null;
  if (part === 'net' && !isMilestone) return `lines.${at}.unit_price`;
  if (part === 'title' || part === 'description') return `lines.${at}.${part}`;
  return `lines.${at}.${isMilestone ? 'title' : 'description'}`;
}

/** The first line of a milestone that is not signed off, else the first of any milestone. */
export function firstUnsigned(draft: DraftView): number {
  const unsigned = draft.form.lines.findIndex((line, at) => line.milestone !== null && !draft.lines[at]?.accepted_on);
  return unsigned >= 0 ? unsigned : draft.form.lines.findIndex((line) => line.milestone !== null);
}

/** Where a missing fact is mended. */
export function mendTarget(problem: FieldProblem, draft: DraftView): Target {
  const at = firstUnsigned(draft);
  const milestone = draft.form.lines[at]?.milestone ?? undefined;
  const place = { client: draft.client, ...(milestone === undefined ? {} : { milestone }), ...(draft.project === null ? {} : { project: draft.project }) };
  const address = mendAddress(problem, place);
  if (address !== undefined) return { address };
  if (problem.field === 'override_reason' || problem.field === 'amount_reason') return { field: `lines.${at}.${problem.field}` };
  // A day ahead is refused as `on`, which here is the issue date.
  if (problem.field === 'on') return { field: 'issue_on' };
  return { field: problem.field.replace(/\.tax$/, '.tax_rate') };
}

const NO_CODE = 'payment_code_';

/** What is missing, with the line that it is about. */
export function missingSentence(problem: FieldProblem): string {
  if (problem.code.startsWith(NO_CODE)) return m.invoices.checks.noPaymentCode(reasonOf({ ...problem, code: problem.code.slice(NO_CODE.length) }));
  const line = /^lines\.(\d+)\./.exec(problem.field);
  const sentence = fieldSentence(problem);
  if (/^adjustments\./.test(problem.field)) return `${m.invoices.editor.discount.title}: ${sentence}`;
  return line ? m.invoices.checks.inLine(Number.parseInt(line[1] ?? '0', 10) + 1, sentence) : sentence;
}

/** Why a code cannot carry a text, with the name that the text has in its form. */
function reasonOf(problem: FieldProblem): string {
  const names: Record<string, string> = { ...m.invoices.preview.fields, ...m.settings.fields };
  const name = names[problem.field];
  return name === undefined ? missingSentence(problem) : `${name}: ${fieldSentence(problem)}`;
}
