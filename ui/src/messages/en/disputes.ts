// English texts of disputes: what a client does not accept, and how it ended.
import { plural } from '../plural';

const n = plural('en');
const days = (count: number) => n(count, { one: '1 day', other: `${count} days` });

export const disputes = {
  word: 'Disputed',
  mark: (count: number) => (count === 0 ? 'Disputed since today' : `Disputed for ${days(count)}`),
  since: (day: string, count: number) => (count === 0 ? `Disputed since ${day}` : `Disputed since ${day}, ${days(count)}`),
  amount: (amount: string) => `${amount} in dispute, nothing reminds of it.`,
  unbilled: (amount: string) => `${amount} not billed yet, nothing reminds of it.`,
  settled: 'Nothing is open any more, and the dispute still stands. Say how it ended.',
  verb: 'Mark as disputed…',
  resolveVerb: 'Resolve the dispute…',
  resolve: 'Resolve',
  panel: {
    title: 'Disputes',
    inAll: (sum: string) => `${sum} open, including tax`,
    by: (who: string, day: string) => (who ? `${who}, ${day}` : day),
    line: (line: number, number: string) => `Line ${line} of ${number}`,
    invoice: (number: string) => `Invoice ${number}`,
    milestone: (label: string) => `Milestone ${label}`,
    ended: (how: string, day: string, count: number) => (count === 0 ? `${how}, ${day}, the same day` : `${how}, ${day}, after ${days(count)}`),
    takenBack: 'Marked by mistake',
    notBilled: 'not billed yet',
    resolveOf: (what: string) => `Resolve: ${what}`,
  },
  outcomes: {
    client_pays: { label: 'They pay', hint: 'all of it, as billed' },
    credit_follows: { label: 'A credit note follows', hint: 'over all or a part' },
    mended: { label: 'Put right', hint: 'work done again or on top' },
    withdrawn: { label: 'They withdrew it', hint: 'the objection is gone' },
    otherwise: { label: 'Another way', hint: 'say it below' },
  },
  sheet: {
    title: (what: string) => `Dispute of ${what}`,
    about: (client: string, amount: string) => `${client}, ${amount}`,
    what: 'What they object to',
    whole: (amount: string) => `All of it, ${amount} open`,
    line: (at: number, title: string, net: string) => `Line ${at}: ${title}, ${net}`,
    reason: 'Reason',
    reasonHint: 'As the client words it. Kept for ever, never printed.',
    by: 'Who said so',
    on: 'Since',
    run: 'Mark as disputed',
    note: 'It stays outstanding. Payments and credit notes work as before, only nothing reminds of it.',
    done: (what: string) => `${what} is marked as disputed.`,
  },
  end: {
    title: (what: string) => `Resolve the dispute of ${what}`,
    outcome: 'How it ended',
    words: 'How it was settled',
    wordsHint: 'In a sentence you can still read in a year.',
    on: 'Settled on',
    run: 'Resolve',
    mistake: 'Marked by mistake',
    note: 'Both entries stay in the history.',
    done: (what: string) => `The dispute of ${what} is resolved.`,
    takenBack: (what: string) => `${what} was marked by mistake. Both entries stay in the history.`,
    credit: 'Credit it now',
  },
};
