// German texts of mails that were made.
import type { mails as en } from '../en/mails';

export const mails: typeof en = {
  title: 'Mail, wie sie geöffnet wurde',
  note: 'Das bekam Ihr Mailprogramm. Ob und wie es gesendet wurde, weiß nur dieses.',
  opened: 'Geöffnet',
  copyTo: 'Kopie',
  read: 'Lesen',
  readOf: (what) => `Lesen: ${what}`,
};
