// English texts of bank files.
import { plural } from '../plural';

const n = plural('en');
const list = new Intl.ListFormat('en-GB');

export const bank = {
  import: 'Import bank file',
  title: 'Bank file',
  subtitle: (name: string, layout: string) => `${name}, ${layout}`,
  table: 'Money that came in, with what it may pay',
  columns: { tick: 'Record', on: 'Date', from: 'From', amount: 'Amount', pays: 'Pays' },
  tick: (name: string, amount: string) => `Record ${amount} from ${name}`,
  nobody: 'unknown payer',
  pays: (name: string, amount: string) => `What ${amount} from ${name} pays`,
  aside: 'Leave aside',
  choose: 'Choose an invoice',
  several: (numbers: string, client: string) => `${numbers}, ${client}`,
  one: (number: string, client: string, open: string) => `${number}, ${client}, ${open} open`,
  by: (reasons: string[]) => `by ${list.format(reasons)}`,
  reasons: { number: 'number', amount: 'amount', sum: 'sum', discount: 'amount less discount', name: 'name', account: 'account' },
  certainty: { sure: '', likely: 'Please check', choice: 'Several invoices fit', unknown: 'Nothing fits' },
  perhaps: (day: string) => `Perhaps recorded already, on ${day}`,
  missing: (amount: string) => `${amount} is missing`,
  happened: (amount: string) => `What happened to the ${amount} that is missing`,
  reason: 'Reason',
  becomesCredit: (amount: string, client: string) => `${amount} more than is open becomes credit for ${client}`,
  nothing: 'No money came in here that can be recorded.',
  moreOpen: 'There are more open invoices than can be chosen here. Record the others on their invoice.',
  left: (count: number) => n(count, { one: '1 entry left aside', other: `${count} entries left aside` }),
  leftMore: (count: number) => `and ${count} more`,
  why: {
    outgoing: 'Money that went out',
    pending: 'Not booked yet',
    reversal: 'Taken back by the bank',
    unreadable: 'Cannot be read',
    other_currency: 'Another currency than the invoice',
    recorded: 'Recorded already',
    future: 'Booked after today',
  },
  line: (line: number) => `Line ${line}`,
  note: (count: number, sums: string) => (count === 0 ? 'Nothing is chosen.' : n(count, { one: `1 payment, ${sums}`, other: `${count} payments, ${sums}` })),
  save: (count: number) => (count === 0 ? 'Record payments' : n(count, { one: 'Record 1 payment', other: `Record ${count} payments` })),
  saved: (count: number, sums: string) => n(count, { one: `1 payment recorded, ${sums}.`, other: `${count} payments recorded, ${sums}.` }),
  oneFile: 'One bank file at a time.',
};
