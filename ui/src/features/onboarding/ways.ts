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

/** Texts that no font can print are named by their place on the page. */
const places: readonly (readonly [string, string])[] = [
  ['seller.name', '/welcome/1?focus=name'],
  ['seller', '/welcome/1?focus=street'],
  ['buyer.name', '/welcome/2?focus=client_name'],
  ['buyer', '/welcome/3?focus=client_street'],
  ['lines.0.title', '/welcome/2?focus=title-1'],
  ['lines.0', '/welcome/3?focus=description'],
  ['project', '/welcome/2?focus=project_title'],
];

/** Undefined: the sentence alone has to do. */
export function wayTo(problem: FieldProblem): string | undefined {
  const field = fields[`${problem.address || 'draft'}.${problem.field}`];
  return field ?? places.find(([place]) => problem.field.startsWith(place))?.[1];
}
