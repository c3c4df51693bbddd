// English texts of payments.
import { plural } from '../plural';

const n = plural('en');

export const payments = {
  title: 'Payments',
  record: 'Record payment',
  channels: { bank_transfer: 'Bank transfer', card: 'Card', cash: 'Cash', cheque: 'Cheque', direct_debit: 'Direct debit', other: 'Other' },
  sheet: {
    title: 'Record payment',
    subtitle: (client: string, tax: string) => `${client}, all amounts incl. ${tax || 'tax'}`,
    received: 'Received',
    on: 'Date',
    how: 'How',
    reference: 'Reference',
    table: 'Open invoices of the client',
    pay: (number: string) => `Pay ${number}`,
    columns: { tick: 'Paid by it', invoice: 'Invoice', due: 'Due', open: 'Open', part: 'From this payment', becomes: 'Becomes' },
    ofWhichKept: (amount: string, day: string) => `${amount} of it kept back until ${day}`,
    chosen: (count: number) => n(count, { one: '1 invoice', other: `${count} invoices, oldest first` }),
    missing: (amount: string) => `${amount} is missing.`,
    happened: 'What happened to it?',
    differences: {
      keep_open: { label: 'Keep open', hint: 'stays part paid, the rest is still due' },
      bank_fee: { label: 'Bank fee', hint: 'your cost, the invoice is paid' },
      tax_withheld: { label: 'Tax withheld', hint: 'paid to the tax office, keep the certificate' },
      write_off: { label: 'Write off', hint: 'lost, with a reason' },
    },
    reason: 'Reason',
    above: (amount: string) => `${amount} is more than what is open.`,
    becomesCredit: (amount: string, client: string) => `${amount} becomes credit for ${client}`,
    note: 'A wrong payment is reversed, never deleted.',
    save: 'Save payment',
    saved: (amount: string, client: string) => `${amount} from ${client} recorded.`,
    nothingOpen: 'Nothing is open here.',
  },
  list: {
    none: 'No payment fits',
    filter: 'Narrow the payments',
    filterHint: 'Client, year, month or currency',
    columns: { on: 'Date', client: 'Client', for: 'For', how: 'How', reference: 'Reference', amount: 'Amount', act: 'Action' },
    part: (kind: string, amount: string) => `${kind} ${amount}`,
    credit: (amount: string) => `${amount} credit`,
    reversed: 'reversed',
    reversal: 'Reversal',
    reverse: 'Reverse',
    more: 'Show older ones',
  },
  empty: {
    title: 'No payment yet',
    text: 'When money arrives, record it on its invoice. These are outstanding:',
    nothing: 'When money arrives, record it on its invoice. Nothing is outstanding now.',
    outstanding: 'Outstanding',
  },
  choose: {
    title: 'Which invoice was paid?',
    search: 'Number, client or milestone',
    none: 'No outstanding invoice fits.',
  },
  reverse: {
    title: 'Reverse the payment',
    subtitle: (amount: string, client: string, day: string) => `${amount} from ${client}, ${day}`,
    reason: 'Reason',
    note: 'Both entries stay in the history. The invoices are open again.',
    run: 'Reverse payment',
    done: (amount: string) => `The payment of ${amount} is reversed.`,
  },
};
