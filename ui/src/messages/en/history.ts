// English texts of a project's history: one sentence for each code, from the book's words and amounts.
import type { HistoryCode, HistoryKind } from '../../lib/api.gen';
import { plural } from '../plural';

const n = plural('en');

/** `of`: place of a milestone, number of a change order or revision. */
const codes: Record<HistoryCode, (of: number) => string> = {
  project_created: () => 'Project added',
  plan_edited: () => 'Plan edited',
  details_edited: () => 'Details edited',
  project_archived: () => 'Project archived',
  project_restored: () => 'Project back in the lists',
  plan_agreed: (of) => (of > 1 ? `Plan agreed again, revision ${of}` : 'Plan agreed'),
  change_order_started: (of) => `Change order ${of} begun`,
  change_order_edited: (of) => `Change order ${of} edited`,
  change_order_discarded: (of) => `Change order ${of} thrown away before it was sent`,
  change_order_sent: (of) => `Change order ${of} sent`,
  change_order_agreed: (of) => `Change order ${of} agreed`,
  change_order_declined: (of) => `Change order ${of} declined`,
  change_order_withdrawn: (of) => `Change order ${of} withdrawn`,
  started: () => 'Work started',
  done: () => 'Marked done',
  reopened: () => 'Reopened',
  accepted: () => 'Accepted',
  acceptance_withdrawn: () => 'Sign-off withdrawn',
  dispute_opened: () => 'In dispute',
  dispute_resolved: () => 'Dispute settled',
  dispute_taken_back: () => 'Dispute taken back',
  recorded: () => 'Recorded',
  overridden: () => 'Invoiced without sign-off',
  proposal_handed_over: () => 'Proposal saved or opened',
  schedule_handed_over: () => 'Schedule saved or opened',
  addendum_handed_over: () => 'Change order saved or opened as PDF',
  certificate_handed_over: () => 'Certificate saved or opened',
  heads_up_drafted: () => 'Heads-up drafted',
  progress_drafted: () => 'Progress note drafted',
  completion_drafted: () => 'Completion note drafted',
  approval_drafted: () => 'Approval asked for in a draft',
  mail_draft_opened: () => 'Mail draft opened',
  invoice_saved: () => 'Invoice saved',
  invoice_opened: () => 'Invoice opened',
  invoice_issued: () => 'Invoice issued',
  credit_note_issued: () => 'Credit note issued',
  written_off: () => 'Written off',
  write_off_reversed: () => 'Write-off taken back',
  payment_recorded: () => 'Payment received',
  payment_reversed: () => 'Payment taken back',
  credit_refunded: () => 'Credit paid back',
  bank_fee: () => 'Bank fee',
  tax_withheld: () => 'Tax withheld',
  credit_used: () => 'Paid by credit',
  credit_moved: () => 'Credit moved to another invoice',
  file_attached: () => 'File added',
  evidence_attached: () => 'Evidence added',
  file_removed: () => 'File taken off the list',
};

const kinds: Record<HistoryKind | 'all', string> = {
  all: 'All', plan: 'Plan', agreement: 'Agreements', work: 'Work', message: 'Messages', invoice: 'Invoices', payment: 'Payments', file: 'Files',
};

export const history = {
  tab: 'History',
  label: 'What happened in this project',
  filter: 'Show',
  codes,
  kinds,
  milestone: (position: number, title: string) => `M${position} ${title}`,
  times: (what: string, count: number) => (count > 1 ? `${what}, ${count} times` : what),
  to: (who: string) => `to ${who}`,
  quoted: (words: string) => `“${words}”`,
  certificate: 'Open its certificate',
  countsOn: (day: string) => `counts on ${day}`,
  gross: (tax: string) => `Agreements and acceptances excl. ${tax || 'tax'}, invoices and payments incl.`,
  count: (entries: number) => n(entries, { one: '1 entry', other: `${entries} entries` }),
  none: 'Nothing of this kind has happened.',
  note: 'In the order in which it was recorded. Nothing here can be changed or taken out.',
};
