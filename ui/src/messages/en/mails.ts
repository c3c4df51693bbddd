// English texts of mails that were made.
export const mails = {
  title: 'Mail as it was made',
  note: 'This is what your mail app was given, or what Milepost sent. What became of a draft is known to your mail app alone.',
  opened: 'Made',
  copyTo: 'Cc',
  read: 'Read',
  readOf: (what: string) => `Read: ${what}`,
};
