// English texts of mails that were made.
export const mails = {
  title: 'Mail as it was opened',
  note: 'This is what your mail app was given. Whether and how it was sent is known there alone.',
  opened: 'Opened',
  copyTo: 'Cc',
  read: 'Read',
  readOf: (what: string) => `Read: ${what}`,
};
