// From what is missing on the invoice to the field of the first run that mends it.
import type { FieldProblem } from '../../lib/api.gen';

const fields: Record<string, string> = {
  'business.name': '/welcome/1?focus=name',
  'business.street': '/welcome/1?focus=street',
  'business.vat_number': '/welcome/1?focus=vat_number',
  'business.bank_iban': '/welcome/3?focus=bank_iban',
  'client.name': '/welcome/2?focus=client_name',
  'client.street': '/welcome/3?focus=client_street',
  'draft.terms': '/welcome/2?focus=terms',
  'draft.lines.0.title': '/welcome/2?focus=title-1',
  'draft.lines.0.description': '/welcome/3?focus=description',
  'schedule.plan': '/welcome/2?focus=amount-1',
};

/** Undefined: the sentence alone has to do. */
export function wayTo(problem: FieldProblem): string | undefined {
  return fields[`${problem.address || 'draft'}.${problem.field}`];
}
