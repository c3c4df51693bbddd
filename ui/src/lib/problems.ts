// What a Problem says to the user, in the language of the window.
import { m } from '../messages';
import type { Detail } from '../messages/en/problems';
import type { FieldProblem, Problem } from './api.gen';
import { date, money } from './format';

/** What the sentence of a field names, amounts and days as the window writes them. */
function told({ told: values }: FieldProblem): Detail {
  const all: Detail = { ...values?.texts };
  for (const [name, amount] of Object.entries(values?.amounts ?? {})) all[name] = money(amount, { trim: false });
  for (const [name, day] of Object.entries(values?.days ?? {})) all[name] = date(day);
  return all;
}

const toldBy = (problem: Problem): Detail => Object.assign({}, problem.detail, ...problem.fields.map(told));

/** One sentence: what happened, what was kept, what to do. */
export function sentence(problem: Problem): string {
  const of = m.problems.sentences[problem.code];
  const first = problem.fields[0];
  if (of) return of(toldBy(problem));
  if (first) return fieldSentence(first);
  return m.problems.other(problem.message);
}

/** The sentence of one field, to stand under it. */
export function fieldSentence(problem: FieldProblem): string {
  // Some fields say better than the code what they take.
  const of = m.problems.ofField[`${problem.field} ${problem.code}`] ?? m.problems.sentences[problem.code];
  return of ? of(told(problem)) : m.problems.other(problem.message);
}

type HasFields = Problem | FieldProblem[] | { problems: FieldProblem[] } | null | undefined;

function fieldsOf(source: HasFields): FieldProblem[] {
  if (!source) return [];
  if (Array.isArray(source)) return source;
  return 'problems' in source ? source.problems : source.fields;
}

/** The sentence for a field, or undefined when the field is fine: `error={fieldProblem(problem, 'amount')}`. */
export function fieldProblem(source: HasFields, field: string): string | undefined {
  const found = fieldsOf(source).find((entry) => entry.field === field);
  return found && fieldSentence(found);
}

/** The sentence of a refusal that no field of the form shows. */
export function formProblem(problem: Problem | undefined, shown: string[]): string | undefined {
  if (!problem) return undefined;
  if (problem.fields.length === 0) return sentence(problem);
  const rest = problem.fields.filter((entry) => !shown.includes(entry.field));
  if (rest.length === 0) return undefined;
  return rest.length === problem.fields.length && rest.length === 1 ? sentence(problem) : rest.map(fieldSentence).join(' ');
}

/** Address of the screen that mends a field's problem; undefined: the form at hand. `place` resolves client and draft. */
export function mendAddress(problem: FieldProblem, place: { client?: number; milestone?: number; project?: number }): string | undefined {
  const { address, field } = problem;
  if (address.startsWith('/')) return address;
  if (address === 'business') return `/settings/business?field=${field}`;
  if (address === 'email') return '/settings/email';
  if (address === 'accounts') return '/settings/accounts';
  if (address === 'client' && place.client) return `/clients/${place.client}?field=${field}`;
  if (address === 'sign-off' && place.milestone) return `/milestones/${place.milestone}?sheet=signoff`;
  if (address === 'milestone' && place.milestone) return `/milestones/${place.milestone}`;
  if (address === 'schedule' && place.project) return `/projects/${place.project}/schedule`;
  if (address === 'project' && place.project) return `/projects/${place.project}/details?field=${field}`;
  return undefined;
}
