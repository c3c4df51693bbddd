// English sentences of every refusal and fault: what happened, what was kept, what to do.
import { eInvoice } from './einvoice';

export type Detail = { [key in string]: string };
type Sentence = (detail: Detail) => string;

/** A named value in quotes, or nothing when the sentence has to do without it. */
const named = (text: string | undefined) => (text ? ` “${text}”` : '');

const sentences: Record<string, Sentence> = {
  // typed wrongly
  missing: () => 'This is needed.',
  not_a_number: () => 'This is not a number. Write it like 1250.00.',
  two_decimal_marks: () => 'There are two decimal marks. Write it like 1250.00 or 1.250,00.',
  ambiguous_mark: () => 'This can be read in two ways. Leave the thousands mark out.',
  too_many_decimals: () => 'There are more decimals than the currency has.',
  too_large: () => 'This is beyond 9,000,000,000,000.00.',
  negative: () => 'This cannot be below zero.',
  not_positive: () => 'This must be more than zero.',
  above: () => 'This is too much.',
  not_a_date: () => 'This is not a date. Write it like 16 Nov 2026, fri, +30 or eom.',
  unknown_currency: () => 'This is not a currency. Write three letters such as EUR.',
  unknown_country: () => 'This is not a country. Write two letters such as IE.',
  not_one_of: () => 'This is not one of the choices.',
  too_long: () => 'This is too long.',
  control_character: () => 'There is a character in it that cannot be printed. Type it again.',
  too_many: () => 'There are too many entries.',
  not_an_email: () => 'This is not an e-mail address.',
  wrong_check_digit: () => 'A digit is wrong. Compare it with the letter of the bank.',
  not_a_pattern: () => 'Use text, {YYYY} or {YY}, and one run of zeros such as {000}.',
  weights: () => 'At least one share must be more than zero.',
  currency_mismatch: () => 'Two currencies cannot be added.',
  not_an_image: () => 'This is not an image that can be printed. Take a PNG or a JPEG.',
  unprintable: () => 'No font can print a character in this text. Write it in another way.',
  divided_by_zero: () => 'This divides by zero.',
  malformed: () => 'This cannot be read.',
  invalid: () => 'Some fields need another look. What you typed is kept.',
  // not allowed now
  plan_does_not_sum: (d) =>
    d['contract'] && d['planned']
      ? `The milestones come to ${d['planned']}, the contract is ${d['contract']}. Change a milestone or the contract.`
      : 'The milestones do not add up to the contract. Change a milestone or the contract.',
  plan_is_empty: () => 'The plan has no milestone yet.',
  not_accepted: (d) => `The sign-off of${named(d['milestone']) || ' this milestone'} is not recorded. Record it, or give a reason to invoice without it.`,
  not_done: (d) => `The work on${named(d['milestone']) || ' this milestone'} is not done. Mark it done first.`,
  already_done: (d) => `The milestone${named(d['milestone'])} is already done.`,
  already_accepted: (d) => `The milestone${named(d['milestone'])} is already accepted.`,
  already_invoiced: (d) => `The milestone${named(d['milestone'])} is on invoice ${d['number'] ?? ''} and can no longer change.`,
  amount_differs_from_plan: (d) =>
    d['agreed'] ? `The plan says ${d['agreed']}, this line says ${d['line'] ?? ''}. Give a reason.` : 'The plan says another amount. Give a reason.',
  due_before_issue: () => 'The due date is before the invoice date.',
  issue_date_before_last: (d) =>
    d['last_on'] ? `The last invoice has the date ${d['last_on']}. Invoices keep the order of their dates.` : 'The last invoice has a later date. Invoices keep the order of their dates.',
  missing_for_issue: () => 'Something is missing before this can be issued. The draft is kept.',
  missing_seller_name: () => 'Your business name is missing.',
  missing_seller_address: () => 'Your address is missing.',
  missing_seller_tax_number: () => 'Your tax number is missing.',
  missing_client_name: () => 'The name of the client is missing.',
  missing_client_address: () => 'The address of the client is missing.',
  missing_client_tax_number: () => 'The tax number of the client is missing; reverse charge needs it.',
  missing_terms: () => 'The payment terms are missing.',
  missing_payment_method: () => 'There is no way to pay you yet, such as a bank account.',
  missing_lines: () => 'There is no line yet.',
  missing_line_title: () => 'A line has no name.',
  missing_line_description: () => 'What was delivered is missing.',
  missing_tax_treatment: () => 'The tax of a line is missing.',
  missing_order_number: () => 'This client always needs an order number.',
  payment_above_open: (d) =>
    d['open'] ? `${d['amount'] ?? 'This'} is more than the open ${d['open']}. Confirm that the rest becomes credit.` : 'This is more than what is open. Confirm that the rest becomes credit.',
  already_reversed: () => 'This payment is already reversed.',
  in_the_future: (d) => (d['date'] ? `${d['date']} is after today.` : 'This day is after today.'),
  has_begun: (d) => `${d['milestone'] ?? 'This milestone'} has begun and stays on record. Reopen it or give it another name.`,
  own_fault: () => 'Milepost made a mistake here. Nothing was changed.',
  closed: () => 'The book is closed.',
  image_too_large: () => 'The picture is too large. Take one under 10 MB.',
  cannot_be_summed: () => 'The amounts cannot be added up: one is too large or not valid.',
  nothing_to_bill: () => 'This invoice asks for no money. What is given back is a credit note.',
  contract_is_agreed: () => 'The contract is agreed. Its value and currency change only by a change order.',
  several: () => 'Several things keep this from being done. What you typed is kept.',
  refused: () => 'This cannot be done now. Nothing was changed.',
  not_found: () => 'This is no longer there.',
  // file and disk
  book_missing: () => 'The file is not where it was. Nothing was changed. Connect its drive, or restore a backup.',
  not_a_book: () => 'This file is not a Milepost file. Nothing was changed.',
  empty_file: () => 'The file is empty. Nothing was changed. Restore a backup.',
  foreign_file: () => 'This file belongs to another program. Nothing was changed.',
  orphan_wal: () => 'A part of the file is missing, so it was not opened. Nothing was changed. Put both parts together, or restore a backup.',
  newer_book: () => 'A newer Milepost wrote this file. Nothing was changed. Install the newer version.',
  older_book: () => 'An older Milepost wrote this file, and it could not be brought up to date. Nothing was changed.',
  read_only: () => 'The file can only be read. Nothing was changed.',
  disk_full: () => 'The disk is full. What was saved before is kept. Make room and try again.',
  in_use: () => 'Another window has the file open. Nothing was changed. Close it there, then try again.',
  already_exists: () => 'There is already a file of that name. It was kept.',
  damaged: () => 'The file does not pass its own check, so nothing is written to it any more. Restore a backup.',
  sample_mismatch: () => 'Sample data and your own do not mix. Nothing was changed.',
  unreadable_row: () => 'A record of the file cannot be read. Nothing was changed. Restore a backup.',
  book_refused: () => 'The file refused the change. Nothing was changed.',
  migration: () => 'The file could not be brought up to date. Nothing was changed; a backup lies beside it.',
  sqlite: () => 'The file could not be read or written. What was saved before is kept.',
  io: () => 'The disk did not answer. What was saved before is kept.',
  document: () => 'The page could not be drawn. The invoice is kept as it is.',
  ...eInvoice,
  // the program
  usage: () => 'The program asked for something that does not exist. Nothing was changed.',
  no_answer: () => 'The program did not answer. What was saved before is kept.',
};

/** Where a field says better than the code what it takes. */
const ofField: Record<string, Sentence> = {
  'early_payment not_one_of': () => 'Write percent and days, such as 2/10.',
  'endpoint malformed': () => 'Write scheme and address, such as 0204:991-12345-67.',
  'upi_address malformed': () => 'Write an address like name@bank.',
  'pix_key malformed': () => 'A Pix key has at most 77 letters, digits and signs, without blanks.',
  'accent malformed': () => 'Write a colour like #2b4fc4.',
};

export const problems = {
  sentences,
  ofField,
  other: (message: string) => `This did not work: ${message}.`,
};
