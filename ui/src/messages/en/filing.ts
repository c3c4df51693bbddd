// English texts of the folder in which issued documents are filed.
import { plural } from '../plural';

const n = plural('en');

export const filing = {
  folder: 'Folder for PDFs',
  folderSub: 'on this computer; issued invoices are saved there, and nothing that lies there is replaced',
  choose: 'Choose a folder',
  usual: 'Use the usual folder',
  chosen: (folder: string) => `PDFs are saved in ${folder}.`,
  isUsual: 'The usual folder. It is made when the first PDF is saved.',
  gone: 'This folder is not there at the moment. Plug in its disk, or choose another folder.',
  name: 'Folders and name',
  nameSub: 'inside that folder; a name that is taken gets (2) behind it',
  pattern: 'Pattern',
  patternHint: 'Folders apart by /, the name last. An empty field takes the pattern as shipped.',
  places: (places: string) => `Can be filled in: ${places}.`,
  example: 'The invoice that was issued last:',
  saved: 'The pattern is saved. What lies in the folder stays where it is.',
  when: 'What is saved',
  atIssue: 'Save every invoice and credit note there when it is issued',
  einvoice: 'Save the e-invoice (XML) beside the PDF',
  keepCopy: 'Keep a copy in the folder for PDFs',
  filed: (count: number) => n(count, { one: 'The invoice is saved in the folder.', other: `${count} invoices are saved in the folder.` }),
  notFiled: (count: number, why: string) =>
    `${n(count, { one: 'The invoice is issued, but it is not saved in the folder yet.', other: `${count} invoices are issued, but not saved in the folder yet.` })} ${why}`,
  retry: 'Try again',
};
