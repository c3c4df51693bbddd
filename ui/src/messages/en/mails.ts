// English texts of mails that were made.
import type { MailKind } from '../../lib/api.gen';
import { plural } from '../plural';

const n = plural('en');

export const mails = {
  title: 'Mail as it was made',
  note: 'This is what your mail app was given, or what Milepost sent. What became of a draft is known to your mail app alone.',
  opened: 'Made',
  copyTo: 'Cc',
  read: 'Read',
  readOf: (what: string) => `Read: ${what}`,
  files: {
    total: (count: number, size: string) => `${n(count, { one: '1 file', other: `${count} files` })}, ${size}`,
    tooLarge: (size: string, max: string) => `${size} together: most mail servers take ${max} of files at most. Untick some.`,
    andMore: (count: number) => `and ${count} more`,
    withMore: 'With the further files',
    more: 'Attach more',
    moreOf: (count: number) => n(count, { one: 'Attach more: 1 file', other: `Attach more: ${count} files` }),
  },
  texts: {
    title: 'Email texts',
    sub: 'subject and message of mails to clients, in the language of the client',
    kind: 'Mail',
    kinds: { invoice: 'Invoice', credit_note: 'Credit note', statement: 'Statement', heads_up: 'Milestone coming up', progress: 'Milestone in progress', completion: 'Milestone completed', approval: 'For approval' } as Record<MailKind, string>,
    places: (all: string) => `Filled in by Milepost: ${all}. {sentence} says what the mail is about, with its amounts and days.`,
    saved: 'Text kept',
    reset: 'As shipped',
    resetDone: 'The text is as shipped again',
  },
};
