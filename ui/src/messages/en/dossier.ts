// English texts of the dossier of a project.
import { plural } from '../plural';

const n = plural('en');

export const dossier = {
  menu: 'Save dossier',
  title: 'Dossier',
  text: 'One zip with the contract, its changes, acceptances with their evidence, invoices, messages, payments and the history. An index names each file, and anyone can check that none was changed.',
  holds: (files: number) => n(files, { one: '1 file', other: `${files} files` }),
  missing: 'Cannot be made, and named so in the index',
  privateNotes: 'With my private notes',
  privateHint: 'What you noted for nobody else stays out unless you tick this.',
  save: 'Save as',
  files: 'What is in it',
};
