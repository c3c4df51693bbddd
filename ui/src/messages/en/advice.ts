// English texts of the advice on a plan.
import { plural } from '../plural';

const n = plural('en');
const some = (names: readonly string[]): string => (names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(' and '));

export const advice = {
  title: 'Balance',
  balance: (score: number) => `${score} of 100`,
  balanceHint: 'How evenly the money is spread over the plan',
  found: 'Advice',
  fine: 'In order',
  reason: 'Why it is fine here',
  dismiss: 'Put aside',
  restore: 'Say it again',
  use: (title: string) => `Use “${title}”`,
  rather: (title: string) => `Rather: “${title}”`,
  more: (count: number) => n(count, { one: '1 more', other: `${count} more` }),
  fewer: 'Fewer',
  dismissed: (count: number) => n(count, { one: '1 put aside', other: `${count} put aside` }),
  health: {
    title: 'Health of the project',
    plan: (count: number) => (count === 0 ? 'The plan needs nothing.' : n(count, { one: '1 thing in the plan is worth a look.', other: `${count} things in the plan are worth a look.` })),
    headsUp: {
      nothing_coming: () => '',
      not_yet: (title: string, on: string) => `A heads-up for ${title} is due on ${on}.`,
      due: (title: string, on: string) => `The client has not heard yet that ${title} comes next; due since ${on}.`,
      told: (title: string, on: string) => `The client heard of ${title} on ${on}.`,
    },
    look: (documents: number, designs: number) => (designs <= 1 ? n(documents, { one: 'Its document has one look.', other: `All ${documents} documents look alike.` }) : `${documents} documents in ${designs} designs.`),
  },
  fineLines: {
    start: 'The first payment is in proportion.',
    end: 'Little hangs on the end.',
    finish: 'Every milestone has a finish line.',
  },
  kinds: {
    started_while_overdue: (name: string, number: string, days: number, open: string) => ({ fact: `${name} has begun while ${number} is ${n(days, { one: '1 day', other: `${days} days` })} late.`, why: `${open} is open: more work before it comes is more at risk.` }),
    no_terms: { fact: 'There are no payment terms.', why: 'Without them nobody knows when an invoice is due.' },
    back_loaded: (name: string, share: string, limit: string) => ({ fact: `${share}% rides on ${name}, the last milestone.`, why: `Above ${limit}% a late ending holds up most of your money.` }),
    front_loaded: (count: number, share: string, limit: string) => ({ fact: count === 1 ? `The first milestone is ${share}% of the contract.` : `The first ${count} milestones are ${share}% of the contract.`, why: `Above ${limit}% a client pays before there is much to see.` }),
    oversized: (name: string, share: string, limit: string) => ({ fact: `${share}% rides on ${name}.`, why: `Above ${limit}% it pays to split it: money comes sooner and less hangs on one sign-off.` }),
    no_deposit: (contract: string, limit: string) => ({ fact: `Nothing is paid at the start of ${contract}.`, why: `Above ${limit} a deposit covers the first weeks of work.` }),
    long_gap: (days: number, from: string, to: string) => ({ fact: `${days} days without money, ${from} to ${to}.`, why: 'A milestone in between keeps money and feedback coming.' }),
    unclear_title: {
      good: (name: string) => ({ fact: `“${name}”`, why: '' }),
      vague: (name: string) => ({ fact: `“${name}” does not say what the client receives.`, why: 'A name of a result is easier to sign off and to pay.' }),
      date: (name: string) => ({ fact: `“${name}” is only a date.`, why: 'What will the client receive by then?' }),
      unfinished: (name: string) => ({ fact: `“${name}” has no finish line.`, why: 'It names work, not what is there when the work is done.' }),
    },
    no_criterion: (names: readonly string[]) => ({ fact: `${some(names)}: what completes it is not said.`, why: 'A sentence now saves a discussion at the sign-off.' }),
    duplicate_title: (title: string) => ({ fact: `“${title}” stands in the plan more than once.`, why: 'On invoices nobody could tell them apart.' }),
    out_of_order: (first: string, second: string) => ({ fact: `${second} is planned before ${first}.`, why: 'The dates do not follow the order of the plan.' }),
    no_target_date: (names: readonly string[]) => ({ fact: `${some(names)}: no target date.`, why: 'Without it no forecast and no heads-up.' }),
    no_deliverables: (names: readonly string[]) => ({ fact: `${some(names)}: no deliverables.`, why: 'A list shows the client what they get, and prints on the invoice.' }),
    too_many: (count: number, limit: number) => ({ fact: `${count} milestones.`, why: `Above ${limit} each sign-off and invoice costs more time than it brings; merge neighbours.` }),
    too_small: (name: string, share: string, limit: string) => ({ fact: `${name} is only ${share}%.`, why: `Below ${limit}% an invoice of its own is hardly worth it.` }),
    crowded_week: (count: number, from: string, to: string, others: readonly string[]) => ({ fact: `${count} target dates from ${from} to ${to}.`, why: `Of other projects: ${some(others)}. One person rarely finishes them all in one week.` }),
    too_close: (first: string, second: string, days: number) => ({ fact: `${second} follows ${first} after ${n(days, { one: '1 day', other: `${days} days` })}.`, why: 'Two invoices so close could be one.' }),
  },
};
