// German texts of the folder in which issued documents are filed.
import type { filing as en } from '../en/filing';
import { plural } from '../plural';

const n = plural('de');

export const filing: typeof en = {
  folder: 'Ordner für PDFs',
  folderSub: 'auf diesem Computer; gestellte Rechnungen werden dort gespeichert, und nichts, was dort liegt, wird ersetzt',
  choose: 'Ordner wählen',
  usual: 'Den üblichen Ordner nehmen',
  chosen: (folder) => `PDFs werden in ${folder} gespeichert.`,
  isUsual: 'Der übliche Ordner. Er entsteht, wenn das erste PDF gespeichert wird.',
  gone: 'Dieser Ordner ist gerade nicht da. Schließen Sie sein Laufwerk an oder wählen Sie einen anderen.',
  name: 'Ordner und Name',
  nameSub: 'innerhalb dieses Ordners; ein vergebener Name bekommt (2) angehängt',
  pattern: 'Muster',
  patternHint: 'Ordner durch / getrennt, der Name zuletzt. Ein leeres Feld nimmt das mitgelieferte Muster.',
  places: (places) => `Einsetzen lassen sich: ${places}.`,
  example: 'Die zuletzt gestellte Rechnung:',
  saved: 'Das Muster ist gespeichert. Was im Ordner liegt, bleibt, wo es ist.',
  when: 'Was gespeichert wird',
  atIssue: 'Jede Rechnung und Gutschrift beim Stellen dort speichern',
  einvoice: 'Die E-Rechnung (XML) neben dem PDF speichern',
  keepCopy: 'Eine Kopie im Ordner für PDFs behalten',
  filed: (count) => n(count, { one: 'Die Rechnung ist im Ordner gespeichert.', other: `${count} Rechnungen sind im Ordner gespeichert.` }),
  notFiled: (count, why) =>
    `${n(count, { one: 'Die Rechnung ist gestellt, aber noch nicht im Ordner gespeichert.', other: `${count} Rechnungen sind gestellt, aber noch nicht im Ordner gespeichert.` })} ${why}`,
  retry: 'Noch einmal versuchen',
};
