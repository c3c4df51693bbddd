// German texts of mails that were made.
import type { mails as en } from '../en/mails';

export const mails: typeof en = {
  title: 'Mail, wie sie geschrieben wurde',
  note: 'Das bekam Ihr Mailprogramm, oder das sandte Milepost. Was aus einem Entwurf wurde, weiß nur Ihr Mailprogramm.',
  opened: 'Geschrieben',
  copyTo: 'Kopie',
  read: 'Lesen',
  readOf: (what) => `Lesen: ${what}`,
};
