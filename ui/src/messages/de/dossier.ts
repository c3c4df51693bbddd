// German texts of the dossier of a project.
import type { dossier as en } from '../en/dossier';
import { plural } from '../plural';

const n = plural('de');

export const dossier: typeof en = {
  menu: 'Dossier speichern',
  title: 'Dossier',
  text: 'Ein Zip mit dem Vertrag, seinen Änderungen, den Abnahmen samt Nachweisen, Rechnungen, Nachrichten, Zahlungen und dem Verlauf. Ein Verzeichnis nennt jede Datei, und jeder kann prüfen, dass keine verändert wurde.',
  holds: (files) => n(files, { one: '1 Datei', other: `${files} Dateien` }),
  missing: 'Lässt sich nicht erstellen und steht so im Verzeichnis',
  privateNotes: 'Mit meinen privaten Notizen',
  privateHint: 'Was Sie nur für sich notiert haben, bleibt draußen, wenn Sie dies nicht ankreuzen.',
  save: 'Speichern unter',
  files: 'Was darin ist',
};
