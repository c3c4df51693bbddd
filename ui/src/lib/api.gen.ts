// Generated from the command tables by the bindings test; do not edit.

/**
 * The client's yes to one milestone.
 */
export type AcceptMilestone = { id: MilestoneId, on?: string, by: string, role?: string, channel: Channel, 
/**
 * The client's own words.
 */
words?: string, };

/**
 * The record of one acceptance.
 */
export type AcceptanceId = number;

export type AcceptanceView = { on: string, by: string, role: string, channel: Channel, words: string, };

/**
 * The account at the end of a day. Before the first agreement there is no contract: then nothing is in it.
 */
export type AccountAsAt = { on: string, 
/**
 * The revision in force; None before the first agreement.
 */
revision: number | null, account: AccountView, since: Array<RecordedSince>, };

/**
 * A project and a day as typed.
 */
export type AccountAsAtArgument = { id: ProjectId, on: string, };

/**
 * What a chart of accounts has an account for. Those that are taxed may have one for each rate.
 */
export type AccountRole = "receivable" | "bank" | "client_credit" | "revenue" | "revenue_zero_rated" | "revenue_exempt" | "revenue_reverse_charge_home" | "revenue_reverse_charge_union" | "revenue_intra_community" | "revenue_export" | "revenue_outside_scope" | "revenue_untaxed" | "deposits" | "discounts" | "output_tax" | "bank_fees" | "tax_withheld" | "write_offs" | "exchange_gains" | "exchange_losses" | "conversion";

/**
 * Where the value of one milestone, or of all, stands; the eight parts sum to `value`. Net.
 */
export type AccountRow = { 
/**
 * None on the row of all.
 */
milestone: MilestoneId | null, position: number, title: string, value: Money, 
/**
 * Planned, in progress, waiting and ready together.
 */
unbilled: Money, planned: Money, in_progress: Money, waiting: Money, ready: Money, outstanding: Money, retained: Money, paid: Money, written_off: Money, };

/**
 * The contract to date, all amounts net.
 */
export type AccountView = { 
/**
 * Of the first agreement; the value of today before one.
 */
original: Money, 
/**
 * Agreed since.
 */
changes: Money, current: Money, 
/**
 * Asked for by invoices of the plan, deposits among them, credits taken off.
 */
invoiced: Money, credited: Money, retained: Money, paid: Money, outstanding: Money, written_off: Money, 
/**
 * Nobody was asked for it yet.
 */
remaining: Money, 
/**
 * Deposits that no invoice has deducted yet; part of `remaining` is theirs.
 */
deposits: Money, 
/**
 * Invoiced in this project beside its plan.
 */
outside: Money, total: AccountRow, milestones: Array<AccountRow>, };

export type AccountsView = { chart: ChartKind, charts: Array<ChartKind>, rows: Array<BookedAccount>, 
/**
 * Roles that may have an account for each rate.
 */
rated: Array<AccountRole>, datev: DatevFirm, 
/**
 * A month from 1 to 12.
 */
year_begins: number, };

/**
 * An active project in the sidebar, with the pie of what is paid.
 */
export type ActiveProject = { id: ProjectId, client: ClientId, title: string, billed_permille: number, 
/**
 * Since how many days a milestone is accepted and not invoiced, where that has lasted too long (S52).
 */
ready_days: number | null, sums: ProjectSums, };

export type AddChangeRow = { id: ChangeOrderId, patch?: ChangeRowPatch, };

export type AddClients = { clients: Array<CheckedClient>, };

export type AddDeliverable = { milestone: MilestoneId, title: string, };

export type AddMilestone = { project: ProjectId, patch?: MilestonePatch, };

export type AddPastedPlan = { project: ProjectId, rows: Array<CheckedRow>, contract: ContractAfter, };

/**
 * A discount or a charge on the whole invoice as typed.
 */
export type AdjustmentForm = { is_charge: boolean, 
/**
 * Such as `10%` of what the lines bill, or `250`.
 */
amount: string, 
/**
 * Printed beside it.
 */
reason: string, };

/**
 * A discount or a charge on the whole invoice with what it comes to.
 */
export type AdjustmentView = { 
/**
 * Below zero for a discount.
 */
net: Money, };

/**
 * Where advice begins, with the defaults and the names of all checks.
 */
export type AdviceLimits = { standard: Limits, 
/**
 * Each can be switched off.
 */
checks: Array<string>, 
/**
 * Largest share of the first milestone, in a plan of three and more (S50).
 */
first_percent: Percent, 
/**
 * Largest share of the first third of the milestones together, in a plan of six and more (S50).
 */
first_third_percent: Percent, 
/**
 * Largest share of the last milestone, in a plan of three and more (S15).
 */
last_percent: Percent, 
/**
 * Largest share of either milestone in a plan of two (S15, S50).
 */
of_two_percent: Percent, 
/**
 * Largest share of a milestone in between, in a plan of four and more.
 */
single_percent: Percent, 
/**
 * Smallest share of a milestone (S63).
 */
small_percent: Percent, 
/**
 * Most milestones (S63).
 */
milestones: number, 
/**
 * Fewest days between two expected invoices (S63).
 */
close_days: number, 
/**
 * Most days without an expected invoice (S51, ux 5.3).
 */
gap_days: number, 
/**
 * Contract value above which a deposit is expected, in units of the size of a euro; see `deposit_above`.
 */
deposit_above: string, 
/**
 * Days from the start within which the first invoice counts as a deposit.
 */
deposit_days: number, 
/**
 * Most target days within a week, those of other projects among them (S71).
 */
crowded_week: number, 
/**
 * Checks that are switched off, by their codes.
 */
off: Array<string>, };

/**
 * The advice on one plan as it stands, or as its open change order would have it: what that adds has the key of its row,
 * below zero, as its number.
 */
export type AdviceView = { 
/**
 * 0 to 100; None where there is nothing to balance yet.
 */
balance: number | null, 
/**
 * Heaviest first.
 */
findings: Array<FindingRow>, 
/**
 * What would be found, had it not been dismissed.
 */
dismissed: Array<DismissedRow>, 
/**
 * Fairer spreads of the contract over the same milestones.
 */
offers: Array<Offer>, 
/**
 * Days for the milestones that have none, evenly spaced.
 */
dates: Array<SpacedDate>, health: ProjectHealth, 
/**
 * The offer that can be taken back: the last one, while nothing else changed the plan since.
 */
undo: PlanOffer | null, };

/**
 * The bar of one age.
 */
export type AgeBar = { age: Ageing, 
/**
 * Of the largest, in thousandths.
 */
permille: number, };

/**
 * What was open of one age.
 */
export type Aged = { age: Ageing, count: number, 
/**
 * With tax.
 */
open: Money, };

/**
 * What was open of one age.
 */
export type AgedSums = { age: Ageing, 
/**
 * Invoices; one of which a part was kept back can stand in two.
 */
count: number, open: Sums, };

/**
 * How long something is due. The bounds are days after the due date, the last one among them.
 */
export type Ageing = "not_due" | "up_to30" | "up_to60" | "up_to90" | "over90";

/**
 * `on`: empty is today. `currency`: empty for that of the business.
 */
export type AgeingArgument = { on?: string, currency?: string, 
/**
 * Amounts that are drawn: without tax when left out.
 */
including_tax?: boolean, };

/**
 * All that was open in one currency, by age.
 */
export type AgeingSum = { 
/**
 * With tax. What is kept back is no part of it until its day is over.
 */
outstanding: Money, overdue: Money, kept_back: Money, ages: Array<Aged>, };

export type AgeingView = { on: string, today: string, including_tax: boolean, currency: Currency, 
/**
 * In which something was open, that of the business first; amounts of two are never added.
 */
currencies: Array<Currency>, standing: Standing, ages: Array<AgeBar>, };

/**
 * The client's yes to a change order.
 */
export type AgreeChangeOrder = { id: ChangeOrderId, on?: string, by: string, channel: Channel, words?: string, };

/**
 * The client's yes to the plan as it stands.
 */
export type AgreePlan = { id: ProjectId, on?: string, by: string, channel: Channel, words?: string, };

/**
 * The list, whole: it is one answer for the book.
 */
export type AllMilestones = { rows: Array<BoardCard>, 
/**
 * How many the filter shows; `rows` holds the first of them.
 */
count: number, 
/**
 * In the currency of the business; what is in another one is not added.
 */
sum: Money, clients: Array<BoardChoice>, projects: Array<BoardChoice>, };

/**
 * How much of the contract has a milestone, and what could be done about the rest.
 */
export type AllocationView = { planned: Money, 
/**
 * Below zero when the plan is over the contract.
 */
left: Money, 
/**
 * What the plan is over the contract; zero while it is not.
 */
over: Money, percent: Percent, is_exact: boolean, 
/**
 * Widths of the milestones in the meter, in thousandths of the larger of plan and contract.
 */
permille: Array<number>, 
/**
 * The last milestone that can take the difference.
 */
fix: MilestoneId | null, fix_title: string | null, };

/**
 * `milestones`: those to be merged or renamed; of no use for another offer. What an open change order adds has the key
 * of its row, below zero, as its number.
 */
export type ApplyPlanOffer = { project: ProjectId, offer: PlanOffer, milestones?: Array<MilestoneId>, };

/**
 * `first_on`: the day of the first dated milestone, as typed; without it none has a date.
 */
export type ApplyPlanTemplate = { project: ProjectId, 
/**
 * `shipped:build`, or the id of one's own.
 */
template: string, first_on?: string, };

export type ApplyPreset = { project: ProjectId, preset: string, };

export type ArchiveClient = { id: ClientId, archived: boolean, };

export type ArchiveProject = { id: ProjectId, archived: boolean, };

export type AttachmentArgument = { id: AttachmentId, };

/**
 * A file that is kept with a record.
 */
export type AttachmentId = number;

/**
 * A file as a list shows it.
 */
export type AttachmentRow = { 
/**
 * None while it waits on a sheet.
 */
id: AttachmentId | null, waiting: WaitingFileId | null, name: string, media_type: string, 
/**
 * In bytes.
 */
size: number, sha256: string, on: string, 
/**
 * May be empty.
 */
added_by: string, 
/**
 * Stays for ever.
 */
is_evidence: boolean, 
/**
 * Of an acceptance that was taken back, or of changes asked for.
 */
is_earlier: boolean, };

/**
 * What an attempt came to.
 */
export type AttemptView = { 
/**
 * RFC 3339, UTC.
 */
at: string, outcome: Outcome, 
/**
 * Whom the server did not take; empty where it was about no single one.
 */
recipient: string, 
/**
 * In the server's own words; may be empty.
 */
words: string, };

/**
 * A line of the chart's axis.
 */
export type AxisTick = { amount: Money, permille: number, };

export type BackupRow = { 
/**
 * File name inside the backup folder; by it a backup is restored.
 */
name: string, 
/**
 * RFC 3339, UTC.
 */
at: string, invoices: number, bytes: number, };

/**
 * What a column of a bank's table is.
 */
export type BankColumn = "ignored" | "day" | "amount" | "credit" | "debit" | "name" | "text" | "account";

/**
 * In which order a layout writes its days. A year of four figures in front is one in any order.
 */
export type BankDayOrder = "day_month_year" | "month_day_year" | "year_month_day";

export type BankEntries = { entries: Array<ChosenEntry>, };

/**
 * A bank's file as it was understood.
 */
export type BankFileView = { name: string, 
/**
 * Name of the bank's layout, or the version of the message.
 */
layout: string, rows: Array<BankRow>, 
/**
 * The first of them.
 */
left: Array<BankLeft>, 
/**
 * All of them, by reason.
 */
left_counts: Array<LeftCount>, 
/**
 * Invoices to choose from, the first due first.
 */
open: Array<BankInvoice>, 
/**
 * True when there are more open ones than can be chosen here.
 */
has_more_open: boolean, };

/**
 * An invoice that can be chosen.
 */
export type BankInvoice = { id: InvoiceId, number: string, client: ClientId, client_name: string, title: string, 
/**
 * To be paid of it now.
 */
open: Money, due_on: string, };

/**
 * An entry that is left aside.
 */
export type BankLeft = { line: number, why: LeftWhy, 
/**
 * None where it could not be read.
 */
entry: EntryView | null, 
/**
 * The line as it stands in the file, where it could not be read.
 */
text: string, 
/**
 * The invoice in another currency, or none.
 */
number: string | null, payment: PaymentId | null, };

/**
 * Money that came in, with what it may pay.
 */
export type BankRow = { 
/**
 * In the file, from 1.
 */
line: number, entry: EntryView, 
/**
 * In the order in which the money reaches them; empty where nothing is proposed.
 */
invoices: Array<InvoiceId>, reasons: Array<MatchReason>, certainty: Certainty, 
/**
 * What fits best, for a choice.
 */
choices: Array<InvoiceId>, 
/**
 * Whose money it seems to be.
 */
client_name: string | null, 
/**
 * Day of a payment that may be this one, recorded by hand a few days around it.
 */
perhaps_recorded_on: string | null, 
/**
 * Ticked beforehand: the proposal is sure, and nothing speaks for it being recorded.
 */
is_ticked: boolean, };

/**
 * What the columns of the table that waits are.
 */
export type BankTable = { 
/**
 * Without it what they seem to be.
 */
layout?: OwnLayout, };

export type BankTableView = { 
/**
 * Of the file.
 */
name: string, 
/**
 * Names of the columns; empty where the table has none.
 */
heads: Array<string>, 
/**
 * The first rows behind them.
 */
rows: Array<TableEntry>, layout: OwnLayout, };

/**
 * What the chosen entries come to together.
 */
export type BankWeight = { 
/**
 * One for each entry, in their order.
 */
entries: Array<WeighedEntry>, 
/**
 * What would be recorded, one sum a currency.
 */
sums: Array<Money>, };

/**
 * Why a reminder is as firm as it is: the invoice that sets the tone, and its last reminder.
 */
export type Because = { number: string, last: Reminded | null, };

/**
 * What the next invoice of a project can be.
 */
export type BillingState = { 
/**
 * What of the agreed deposit is not invoiced yet; None without one.
 */
deposit: Money | null, 
/**
 * Deposits that no invoice has deducted yet.
 */
deposits: Money, retained: Money, has_retained: boolean, 
/**
 * Nobody was asked for it yet.
 */
left: Money, 
/**
 * True once something of the plan was invoiced: then a final invoice takes it off.
 */
has_invoices: boolean, };

/**
 * What keeps a milestone where it is.
 */
export type Blocker = "not_agreed" | "changes_requested" | "sign_off" | "disputed" | "late" | "payment";

export type Board = { columns: Array<BoardColumn>, count: number, sum: Money, 
/**
 * What a search narrows.
 */
clients: Array<BoardChoice>, projects: Array<BoardChoice>, };

/**
 * Which milestones a board shows. A project is shown whether it is active or not.
 */
export type BoardArgument = { client?: ClientId, project?: ProjectId, 
/**
 * Part of a client, a project, its code, a milestone or its finish line.
 */
text?: string, };

/**
 * A milestone as its card and its row show it.
 */
export type BoardCard = { id: MilestoneId, position: number, of: number, title: string, criterion: string, project: ProjectId, project_title: string, project_code: string, client: ClientId, client_name: string, 
/**
 * What is left to bill of it; all of it once nothing is.
 */
amount: Money, status: MilestoneStatus, 
/**
 * The day that counts where it stands: of its plan, its end, its sign-off, its due date, its payment.
 */
on: string | null, 
/**
 * Whole days since it stands there; of a planned one none.
 */
age: number | null, days_late: number | null, disputed_on: string | null, days_disputed: number | null, changes_requested: boolean, round: number, 
/**
 * Ticked deliverables in thousandths; None without any.
 */
progress_permille: number | null, blocker: Blocker | null, requires_acceptance: boolean, 
/**
 * Something of it is left to bill.
 */
is_open: boolean, invoice: InvoiceId | null, invoice_number: string | null, };

/**
 * A client or a project to narrow the board to.
 */
export type BoardChoice = { id: number, name: string, };

/**
 * One state with its cards.
 */
export type BoardColumn = { status: MilestoneStatus, count: number, 
/**
 * In the currency of the board; what is in another one is not added.
 */
sum: Money, cards: Array<BoardCard>, };

/**
 * An account with what it would be without the business's own row.
 */
export type BookedAccount = { 
/**
 * None: the row is there because the business added it.
 */
standard: string | null, role: AccountRole, rate: Percent | null, account: string, };

/**
 * `period`: as in a report. `currency`: empty for all.
 */
export type BookingsArgument = { period?: string, currency?: string, };

/**
 * What a journal is saved as.
 */
export type BookingsFormat = "csv" | "datev" | "hledger";

/**
 * The business as texts. `shows_*`: parts of the page that the design shows, separated by blanks.
 */
export type BusinessForm = { name: string, person: string, street: string, extra: string, postcode: string, city: string, region: string, country: string, email: string, phone: string, website: string, vat_number: string, tax_number: string, company_number: string, tax_name: string, tax_rate: string, tax_note: string, currency: string, terms: string, terms_note: string, early_payment: string, endpoint: string, bank_holder: string, bank_iban: string, bank_bic: string, bank_account: string, bank_routing: string, payment_link: string, payment_other: string, upi_address: string, pix_key: string, language: string, paper: string, accent: string, template: string, shows_modern: string, shows_classic: string, shows_compact: string, number_pattern: string, number_start: string, };

/**
 *What was typed into a `BusinessForm`; fields left out stay as they are.
 */
export type BusinessPatch = { name?: string, person?: string, street?: string, extra?: string, postcode?: string, city?: string, region?: string, country?: string, email?: string, phone?: string, website?: string, vat_number?: string, tax_number?: string, company_number?: string, tax_name?: string, tax_rate?: string, tax_note?: string, currency?: string, terms?: string, terms_note?: string, early_payment?: string, endpoint?: string, bank_holder?: string, bank_iban?: string, bank_bic?: string, bank_account?: string, bank_routing?: string, payment_link?: string, payment_other?: string, upi_address?: string, pix_key?: string, language?: string, paper?: string, accent?: string, template?: string, shows_modern?: string, shows_classic?: string, shows_compact?: string, number_pattern?: string, number_start?: string, };

/**
 * The business as a screen shows it.
 */
export type BusinessView = { form: BusinessForm, 
/**
 * Faults of fields that wait as typed.
 */
problems: Array<FieldProblem>, 
/**
 * SHA-256 of the logo, None without one.
 */
logo: string | null, 
/**
 * True once the first run gave it a name.
 */
is_named: boolean, 
/**
 * The number that the next invoice would take today; not fixed until it is issued.
 */
next_number: string, };

/**
 * Money of one month, from the most to the least certain.
 */
export type CashMonth = { 
/**
 * First day of the month.
 */
month: string, is_current: boolean, total: Money, paid: Money, late: Money, invoiced: Money, ready: Money, waiting: Money, planned: Money, 
/**
 * Heights in thousandths of the axis, in the order paid, late, invoiced, ready, waiting, planned.
 */
permille: Array<number>, };

/**
 * What is expected to be invoiced in a month.
 */
export type CashRow = { 
/**
 * First day of the month; None: milestones without a day.
 */
month: string | null, 
/**
 * Net.
 */
before: Money, after: Money, delta: Money, };

/**
 * How far a proposal can be trusted.
 */
export type Certainty = "sure" | "likely" | "choice" | "unknown";

export type ChangeOrderArgument = { id: ChangeOrderId, };

/**
 * What a change order says besides its plan.
 */
export type ChangeOrderForm = { reason: string, };

export type ChangeOrderId = number;

/**
 *What was typed into a `ChangeOrderForm`; fields left out stay as they are.
 */
export type ChangeOrderPatch = { reason?: string, };

export type ChangeOrderState = "draft" | "sent" | "agreed" | "declined" | "withdrawn";

/**
 * A change order with what it changes.
 */
export type ChangeOrderView = { id: ChangeOrderId, number: number, state: ChangeOrderState, form: ChangeOrderForm, 
/**
 * Faults of the reason that was typed.
 */
problems: Array<FieldProblem>, 
/**
 * What keeps it from being sent or agreed; empty once it is settled.
 */
blockers: Array<FieldProblem>, started_on: string, sent_on: string | null, 
/**
 * It was sent, and says something else since.
 */
changed_since_sent: boolean, settled: Settled | null, 
/**
 * Contract values.
 */
before: Money, after: Money, delta: Money, rows: Array<ChangeRow>, };

/**
 * One milestone before and after.
 */
export type ChangeRow = { 
/**
 * Names the row while the change order is open; None on what it removes, and in a comparison.
 */
key: number | null, 
/**
 * None on what it adds.
 */
milestone: MilestoneId | null, mark: Mark, delta: Money, 
/**
 * By how many days the target date moves.
 */
days: number | null, before: SideRow | null, after: SideRow | null, 
/**
 * Billed: it stands as it is.
 */
invoice: InvoiceId | null, invoice_number: string | null, 
/**
 * None where nothing can be typed.
 */
form: ChangeRowForm | null, problems: Array<FieldProblem>, };

/**
 * A proposed milestone as texts.
 */
export type ChangeRowForm = { title: string, criterion: string, amount: string, target_on: string, };

/**
 *What was typed into a `ChangeRowForm`; fields left out stay as they are.
 */
export type ChangeRowPatch = { title?: string, criterion?: string, amount?: string, target_on?: string, };

/**
 * How the client said yes.
 */
export type Channel = "email" | "meeting" | "call" | "signature" | "message";

export type ChartKind = "plain" | "skr03" | "skr04";

/**
 * One line of "Ready to issue".
 */
export type Check = { 
/**
 * `accepted`, `contract_total`, `tax_numbers`, `payment_method`, `terms`, `order_number`, `marks_done`,
 * `einvoice` or why there is none, `payment_code` where it is left out, or the code of what is missing.
 */
code: string, is_ok: boolean, 
/**
 * Date, amount or name that the sentence names.
 */
detail: string, 
/**
 * Where a fault is mended.
 */
problem: FieldProblem | null, };

/**
 * A file that somebody holds over the list: judged before it is read.
 */
export type CheckBankFile = { name: string, size: number, };

/**
 * A file that somebody holds over a list: judged before it is read.
 */
export type CheckFile = { to: Place, name: string, size: number, };

/**
 * A mail that is only looked at.
 */
export type CheckMail = { mail: MailTexts, going: MailGoing, };

/**
 * A client as the user left it.
 */
export type CheckedClient = { form: ClientPatch, contact?: Contact, };

/**
 * A row as the user left it.
 */
export type CheckedRow = { title: string, criterion: string, amount: string, target_on: string, };

/**
 * An entry with the invoices of one client that it pays, in the order in which the money reaches them.
 */
export type ChosenEntry = { entry: EntryForm, invoices: Array<ChosenInvoice>, 
/**
 * Of money that is missing; None keeps it open.
 */
difference?: Difference, 
/**
 * Reason of a write-off.
 */
reason?: string, 
/**
 * True: money above what is open becomes credit of the client, as the user confirmed.
 */
rest_becomes_credit?: boolean, };

/**
 * An invoice with what was open of it when the file was read.
 */
export type ChosenInvoice = { id: InvoiceId, open: string, };

export type ClientArgument = { id: ClientId, };

/**
 * What one client owed and did not keep back, with tax; a client with several currencies stands in several.
 */
export type ClientBalance = { client: ClientId, name: string, outstanding: Money, overdue: Money, 
/**
 * Its money that settled nothing; not taken off `outstanding`.
 */
credit: Money, };

/**
 * What happened with one client.
 */
export type ClientFlows = { client: ClientId, 
/**
 * As on its last document.
 */
name: string, flows: Flows, 
/**
 * Open at the end; below zero its money lies with us.
 */
open: Sums, };

/**
 * A client as texts. `tax_treatment`: empty for the business's own, else `standard`, `reverse_charge`, `exempt`,
 * `outside_scope` or `zero`. `order_number_required`: `yes` or `no`. `template`, `shows` and `early_payment`: empty
 * for the business's own; `shows` names parts of the page, or `none`.
 */
export type ClientForm = { name: string, attention: string, street: string, extra: string, postcode: string, city: string, region: string, country: string, email: string, vat_number: string, tax_number: string, company_number: string, endpoint: string, buyer_reference: string, second_language: string, template: string, shows: string, early_payment: string, language: string, currency: string, terms: string, tax_treatment: string, tax_rate: string, tax_note: string, order_number_required: string, private_note: string, };

export type ClientId = number;

/**
 * By what clients are listed.
 */
export type ClientOrder = "name" | "exposure" | "backlog";

/**
 *What was typed into a `ClientForm`; fields left out stay as they are.
 */
export type ClientPatch = { name?: string, attention?: string, street?: string, extra?: string, postcode?: string, city?: string, region?: string, country?: string, email?: string, vat_number?: string, tax_number?: string, company_number?: string, endpoint?: string, buyer_reference?: string, second_language?: string, template?: string, shows?: string, early_payment?: string, language?: string, currency?: string, terms?: string, tax_treatment?: string, tax_rate?: string, tax_note?: string, order_number_required?: string, private_note?: string, };

/**
 * A client in a list.
 */
export type ClientRow = { id: ClientId, name: string, place: string, approver: string, 
/**
 * Open amount including tax, in the client's currency.
 */
open: Money, overdue: Money, 
/**
 * What is at stake and to come, net, one for each currency in which there is something.
 */
exposure: Array<ExposureFigures>, projects: number, archived: boolean, };

/**
 * A client with its part of what all clients come to.
 */
export type ClientShare = { row: ClientFlows, 
/**
 * By the basis: issued less credited and discounts, or paid.
 */
amount: Money, 
/**
 * Percent of all clients; none where that is not more than zero.
 */
share: Percent | null, 
/**
 * Of the largest, in thousandths.
 */
permille: number, };

/**
 * Sums of a client in one currency.
 */
export type ClientSums = { currency: Currency, 
/**
 * Accepted and not invoiced, net, and of how many milestones.
 */
ready: Money, ready_count: number, 
/**
 * The rows of the client's list of invoices in its states `outstanding` and `overdue`.
 */
outstanding: InvoicesOfClient, overdue: InvoicesOfClient, 
/**
 * Of the oldest late one.
 */
days_late: number | null, 
/**
 * Money that settled invoices, less what went back of it, and since when.
 */
paid: InvoicesOfClient, paid_since: string | null, 
/**
 * Money that lies with the seller: it settles nothing, or a credit note left it over.
 */
credit: Money, 
/**
 * What `credit` consists of.
 */
credit_parts: Array<CreditPart>, };

/**
 * A client as its page shows it.
 */
export type ClientView = { id: ClientId, form: ClientForm, problems: Array<FieldProblem>, 
/**
 * What the seller calls its tax, and its rate in percent: an own rate of the client begins with it.
 */
seller_tax: string, seller_rate: string, contacts: Array<Contact>, projects: Array<ProjectRow>, 
/**
 * In the client's own currency first, then in every other one in which there is something, by its code.
 */
sums: Array<ClientSums>, archived: boolean, };

/**
 * What a text was taken for.
 */
export type ClientsSource = "block" | "cards" | "table";

/**
 * One column of the ladder. Widths and fills are thousandths, so that no one else computes with money.
 */
export type Column = { milestone: MilestoneId, position: number, title: string, 
/**
 * Width; the columns of a ladder sum to 1000.
 */
permille: number, status: MilestoneStatus, is_late: boolean, 
/**
 * Fill of the worked rung: 1000 when done, the ticked deliverables while in progress.
 */
worked_permille: number, 
/**
 * Fill of the billed rung: 1000 when nothing of the milestone is left to bill.
 */
billed_permille: number, 
/**
 * Fill of the paid rung, of the same whole.
 */
paid_permille: number, };

/**
 * Numbers of revisions; that of a change order which is not agreed is the one that it would become.
 */
export type CompareRevisions = { project: ProjectId, before: number, after: number, };

/**
 * Two revisions with every milestone of both.
 */
export type Comparison = { before: RevisionSide, after: RevisionSide, delta: Money, rows: Array<ChangeRow>, 
/**
 * All that can be compared, first to last.
 */
sides: Array<RevisionSide>, 
/**
 * Numbers of the invoices that stay as they are.
 */
issued: Array<string>, 
/**
 * When which invoices would come by either, what is billed left out.
 */
cash: Array<CashRow>, };

export type Contact = { name: string, 
/**
 * Position at the client, such as Head of Revenue Systems.
 */
position: string, email: string, phone: string, roles: Array<ContactRole>, };

/**
 * What a contact does for the client.
 */
export type ContactRole = "approver" | "accounts_payable" | "copy";

/**
 * What becomes of the contract's value.
 */
export type ContractAfter = "keep" | "sum";

/**
 * `reason` is printed on both documents.
 */
export type CorrectInvoice = { id: InvoiceId, reason: string, };

/**
 * The credit note that was issued, and what was prepared in the place of the invoice.
 */
export type Corrected = { credit_note: InvoiceView, draft: DraftView, };

/**
 * How a document stands beside others. Amounts include tax.
 */
export type Corrections = { 
/**
 * The invoice that this credit note takes back.
 */
takes_back: DocumentLink | null, 
/**
 * Why it does.
 */
reason: string, credit_notes: Array<CreditNoteRow>, 
/**
 * The invoice in whose place this one was issued.
 */
corrects: DocumentLink | null, corrected_by: DocumentLink | null, credited: Money, 
/**
 * Taken off for prompt payment.
 */
discounted: Money, written_off: Money, 
/**
 * What of `written_off` can be taken back by itself: it came with no payment.
 */
reversible: Money, 
/**
 * What was paid above what credit notes left: the client's money.
 */
above: Money, 
/**
 * All that lies with us of the client, in the currency of the document.
 */
client_credit: Money, 
/**
 * What of this invoice was paid by such credit, and can be taken back.
 */
credit_used: Money, can_credit: boolean, };

/**
 * ISO 3166-1 alpha-2 country code.
 */
export type Country = string;

/**
 * A country for a list to choose from.
 */
export type CountryRow = { code: string, name: string, currency: string, 
/**
 * Standard tax in percent; None where there is none for the whole country.
 */
standard_rate: string | null, tax_name: string, };

export type CreateProject = { client: ClientId, patch: ProjectPatch, 
/**
 * Split the contract into milestones: `one`, `two`, `three`, `four`, `deposit`; None leaves the plan empty.
 */
preset?: string, 
/**
 * Start from a template instead: `shipped:build`, or the id of one's own.
 */
template?: string, 
/**
 * Day of the template's first dated milestone, as typed; None: without dates.
 */
first_on?: string, };

/**
 * A credit note as typed. `lines`: for the extent `lines`. `reason` is printed.
 */
export type CreditArgument = { id: InvoiceId, extent: CreditExtent, lines?: Array<CreditLineForm>, reason?: string, };

/**
 * How much of an invoice is taken back.
 */
export type CreditExtent = "whole" | "rest" | "lines";

/**
 * One line as typed; without `units` and `net` all of it.
 */
export type CreditLineForm = { 
/**
 * Its place on the invoice, from 1.
 */
line: number, 
/**
 * So many units at the line's own price.
 */
units?: string, 
/**
 * An amount without tax.
 */
net?: string, };

export type CreditNoteRow = { id: InvoiceId, number: string, issue_on: string, gross: Money, reason: string, };

/**
 * What issuing the credit note would do.
 */
export type CreditOutcome = { net: Money, tax: Money, gross: Money, 
/**
 * Open on the invoice afterwards.
 */
open_after: Money, 
/**
 * What of it the client has paid already: it lies with the seller afterwards.
 */
becomes_credit: Money, 
/**
 * Milestones that can be invoiced again, such as `M2 Pilot`.
 */
milestones: Array<string>, };

/**
 * An invoice that has more money than is left of it, or a payment of which some settles nothing; below zero where money
 * went back.
 */
export type CreditPart = { invoice: InvoiceId | null, 
/**
 * Of the invoice; empty for a payment.
 */
number: string, payment: PaymentId | null, 
/**
 * The day of the payment.
 */
on: string | null, amount: Money, };

/**
 * The sheet of a credit note; it follows what is chosen.
 */
export type CreditSheet = { number: string, client_name: string, lines: Array<CreditSheetLine>, gross: Money, 
/**
 * Taken back before, including tax.
 */
credited: Money, left: Money, open: Money, 
/**
 * The number that the credit note would take now.
 */
next_number: string, 
/**
 * None while something stands in the way.
 */
outcome: CreditOutcome | null, problem: Problem | null, };

/**
 * A line of the invoice with what can still be taken back of it.
 */
export type CreditSheetLine = { title: string, position: number | null, net: Money, left: Money, };

/**
 * ISO 4217 currency. Over IPC and in the book: its three letters.
 */
export type Currency = string;

export type Dashboard = { today: string, currency: Currency, 
/**
 * Currencies of active projects and open invoices that are not in the figures: nothing is added without a
 * stated rate.
 */
other_currencies: Array<Currency>, including_tax: boolean, waiting: Figure, ready: Figure, outstanding: Figure, overdue: Figure, paid_this_year: Figure, 
/**
 * How all clients together paid their last invoices; None until enough are paid.
 */
habit: Habit | null, next: Array<NextRow>, 
/**
 * How many more could be done than `next` shows.
 */
next_more: number, 
/**
 * What the steps are worth in the currency of the business; a smaller contract is worth none.
 */
next_sum: Money, pace: Pace, months: Array<CashMonth>, axis: Array<AxisTick>, 
/**
 * Kept back until a release, by invoices issued and to come; no day says when, so it is in no month.
 */
kept_back: Money, projects: Array<ProjectRow>, 
/**
 * The next milestone with a date, for the day when nothing is to do.
 */
upcoming_title: string | null, upcoming_on: string | null, };

export type DashboardArgument = { 
/**
 * Whether amounts show with tax. None: without.
 */
including_tax?: boolean, 
/**
 * When money is expected. None: as agreed.
 */
pace?: Pace, };

/**
 * Numbers by which an accountant's office knows the business.
 */
export type DatevFirm = { consultant: number, client: number, };

/**
 * A level line: so many days late, zero being the due day.
 */
export type DayTick = { days: number, y: number, };

/**
 * What a span is called.
 */
export type DaysName = "year" | "quarter" | "month" | "day" | "range";

/**
 * The days as set, and as shipped.
 */
export type DaysView = { standard: ReminderDays, 
/**
 * After the due day.
 */
first: number, 
/**
 * After the friendly one.
 */
second: number, 
/**
 * After the firm one.
 */
third: number, 
/**
 * Within how many days a reminder asks for the money.
 */
pay_within: number, };

/**
 * What stands before the decimals.
 */
export type DecimalMark = "comma" | "dot";

/**
 * Who reads a note.
 */
export type DecisionSide = "private" | "client";

/**
 * The client's no; without `by` one's own, the change order is withdrawn. `on` as typed; None is today.
 */
export type DeclineChangeOrder = { id: ChangeOrderId, on?: string, by?: string, channel?: Channel, words?: string, };

export type DeliverableArgument = { id: DeliverableId, };

export type DeliverableId = number;

export type DeliverableRow = { id: DeliverableId, title: string, done_on: string | null, on_invoice: boolean, };

export type DeliverableTick = { title: string, printed: boolean, };

/**
 * What happened to money that is missing.
 */
export type Difference = "keep_open" | "bank_fee" | "tax_withheld" | "discount" | "write_off";

export type DismissAdvice = { project: ProjectId, key: string, reason: string, };

/**
 * A finding that the user does not want to read again, and why.
 */
export type DismissedRow = { key: string, finding: Finding, reason: string, on: string, };

/**
 * What a client does not accept.
 */
export type DisputeId = number;

/**
 * An invoice that the client does not accept: all of it, or the line at a place from 1.
 */
export type DisputeInvoice = { id: InvoiceId, line?: number, reason: string, on?: string, by?: string, };

/**
 * A milestone that the client does not accept. `reason`: as the client words it; `by`: who on the client's side.
 */
export type DisputeMilestone = { id: MilestoneId, reason: string, on?: string, by?: string, };

/**
 * How a dispute ended.
 */
export type DisputeOutcome = "client_pays" | "credit_follows" | "mended" | "withdrawn" | "otherwise";

/**
 * A dispute with what it is about and what became of it.
 */
export type DisputeRow = { id: DisputeId, 
/**
 * What the client objects to: `2026-035`, or `M2 Pilot`.
 */
label: string, title: string, milestone: MilestoneId | null, invoice: InvoiceId | null, 
/**
 * From 1; None where all of an invoice or a milestone is disputed.
 */
line: number | null, reason: string, 
/**
 * May be empty.
 */
by: string, on: string, days: number, is_open: boolean, ended_on: string | null, 
/**
 * None while it is open, and where it was marked by mistake.
 */
outcome: DisputeOutcome | null, 
/**
 * How it was settled, or why the mark was taken back.
 */
words: string, 
/**
 * What is open of it with tax; of a milestone that no invoice bills, what is left to bill, without tax. Zero once it ended.
 */
amount: Money, 
/**
 * False while no invoice bills it.
 */
is_billed: boolean, };

/**
 * Where an invoice or a milestone stands that is in dispute.
 */
export type DisputeStanding = { since: string, days: number, amount: Money, 
/**
 * Nothing is open any more: paid or credited in full, and the dispute can be resolved.
 */
is_settled: boolean, };

/**
 * Disputes, the open ones first.
 */
export type Disputes = { rows: Array<DisputeRow>, 
/**
 * What is open of disputed invoices, by currency, including tax; each invoice once.
 */
sums: Array<Money>, };

/**
 * What kind of document a body is. EN 16931 BT-3 codes in brackets.
 */
export type DocumentKind = "milestone" | "part" | "several" | "deposit" | "final" | "release" | "ad_hoc" | "credit_note";

export type DocumentLink = { id: InvoiceId, number: string, };

/**
 * Which project, and whether what was noted for nobody else goes along; it does not unless it is asked for.
 */
export type DossierArgument = { id: ProjectId, private_notes?: boolean, };

/**
 * What is in a dossier.
 */
export type DossierContents = { 
/**
 * Such as `Dossier-HAL-2026-01.zip`.
 */
name: string, 
/**
 * Paths of all files, in their order.
 */
files: Array<string>, 
/**
 * Papers that cannot be made from the book as it is.
 */
missing: Array<string>, };

/**
 * `cell`: `amount`, `share` or `target_on`. `kind` by its word, which the UI says.
 */
export type DoubtView = { cell: string, kind: string, text: string, other: string | null, };

export type DraftArgument = { id: DraftInvoiceId, };

export type DraftInvoiceId = number;

/**
 * A draft that was made.
 */
export type DraftMade = { id: DraftInvoiceId, project: ProjectId, project_title: string, client_name: string, milestones: number, };

/**
 * A prepared invoice as the editor shows it.
 */
export type DraftView = { id: DraftInvoiceId, client: ClientId, client_name: string, project: ProjectId | null, project_title: string, form: InvoiceForm, issue_on: string, due_on: string, 
/**
 * The user may be told so many days before it is due; None where that day is over.
 */
notice_offer: number | null, terms: string, language: Language, second_language: Language | null, template: Template, 
/**
 * True when the project's last invoice has another design or language: switching is asked for.
 */
differs_from_last: boolean, 
/**
 * The look of the project's last invoice; None without one.
 */
last_look: LastLook | null, 
/**
 * The deduction that it would print, such as `2/10`; empty without one.
 */
early_payment: string, 
/**
 * The lines of the form, then those that follow from the contract.
 */
lines: Array<LineView>, 
/**
 * Deposits of the project that wait for their deduction.
 */
deposits_waiting: Money, has_deposits_waiting: boolean, 
/**
 * Discounts and charges on the whole invoice, as they were typed.
 */
adjustments: Array<AdjustmentView>, 
/**
 * Sum of the lines, before them.
 */
line_sum: Money, net: Money, taxes: Array<TaxRow>, total: Money, 
/**
 * None where nothing is kept back of the gross.
 */
retention: RetentionView | null, 
/**
 * None where the document has no tax to say in the currency of the seller's country.
 */
exchange: ExchangeView | null, 
/**
 * The number it would take now; not fixed until it is issued.
 */
next_number: string, problems: Array<FieldProblem>, checks: Array<Check>, is_ready: boolean, };

/**
 * Drafts that were chosen in a list.
 */
export type DraftsArgument = { drafts: Array<DraftInvoiceId>, };

/**
 * A client with something late.
 */
export type DueClient = { client: ClientId, client_name: string, 
/**
 * What a reminder would tell of; the longest overdue first.
 */
invoices: Array<InvoiceId>, numbers: Array<string>, 
/**
 * In each currency, with tax.
 */
totals: Array<Money>, 
/**
 * What lies with us of the client in these currencies: it could pay first.
 */
credits: Array<Money>, 
/**
 * Of the longest overdue one.
 */
days_late: number, 
/**
 * None where all of it is in dispute.
 */
level: ReminderLevel | null, 
/**
 * Numbers that are late and in dispute: a reminder leaves them out.
 */
disputed: Array<string>, last: Reminded | null, 
/**
 * A wait is over, nothing was said today, and no reminder waits in the outbox.
 */
is_due: boolean, };

/**
 * `client`: None is the same one. `first_on` as in `ApplyPlanTemplate`.
 */
export type DuplicateProject = { id: ProjectId, client?: ClientId, title: string, first_on?: string, };

/**
 * An earlier invoice as a line names it.
 */
export type EarlierInvoice = { number: string, issue_on: string, };

/**
 * An entry as the file said it, in texts.
 */
export type EntryForm = { booked_on: string, amount: string, currency: string, name: string, iban: string, reference: string, bank_id: string, };

/**
 * What a bank says of one entry.
 */
export type EntryView = { booked_on: string, amount: Money, name: string, iban: string, reference: string, bank_id: string, };

export type EventRow = { 
/**
 * RFC 3339, UTC.
 */
at: string, kind: string, recipient: string, 
/**
 * The mail that was made then.
 */
mail: MailId | null, };

/**
 * What an invoice rests on.
 */
export type EvidenceView = { project: ProjectId | null, 
/**
 * Every revision up to the one in force at issue, newest first.
 */
agreed: Array<YesRow>, 
/**
 * The acceptance of each billed milestone, in the order of the lines.
 */
accepted: Array<YesRow>, };

/**
 * What the editor shows where the document is in another currency than that of the seller's country.
 */
export type ExchangeView = { 
/**
 * One unit of this currency costs the rate in `quote`.
 */
base: string, quote: string, 
/**
 * Currency of the seller's country: one of the two.
 */
home: string, 
/**
 * True where the document charges tax, which it then says in both currencies; else the rate is for the seller's books.
 */
is_printed: boolean, 
/**
 * True where the law of the country asks for the tax in its currency.
 */
is_required: boolean, 
/**
 * The tax in it; None without a rate.
 */
tax: Money | null, 
/**
 * The rate of an earlier invoice, to be taken over by hand.
 */
last: LastRate | null, };

/**
 * What an issued invoice can be written as besides its PDF.
 */
export type ExportFormat = "cii" | "xrechnung" | "ubl";

/**
 * A format, and why an invoice cannot be written in it; null: it can.
 */
export type ExportRow = { format: ExportFormat, problem: Problem | null, };

/**
 * Whose figures; none: of all clients.
 */
export type ExposureArgument = { client?: ClientId, };

/**
 * The figures in one currency, all net.
 */
export type ExposureFigures = { currency: Currency, 
/**
 * `ready` and `unpaid` together.
 */
exposure: Money, 
/**
 * Accepted, nobody was asked for it; deposits that its invoice will deduct are taken off.
 */
ready: Money, 
/**
 * Open on issued invoices.
 */
unpaid: Money, 
/**
 * What of `unpaid` is late.
 */
late: Money, 
/**
 * Kept back by the client until a release; in neither figure.
 */
retained: Money, 
/**
 * Agreed and not invoiced yet, of running projects, deposits taken off; `ready` is part of it.
 */
backlog: Money, };

/**
 * A row that a figure consists of. Net.
 */
export type ExposureRow = { stake: Stake, client: ClientId, client_name: string, project: ProjectId | null, project_title: string, milestone: MilestoneId | null, position: number | null, invoice: InvoiceId | null, 
/**
 * Of the invoice; empty for a milestone.
 */
number: string, 
/**
 * Of the milestone, or what the invoice is about.
 */
title: string, 
/**
 * Due day of an invoice, planned day of a milestone.
 */
on: string | null, amount: Money, };

export type ExposureView = { 
/**
 * One for each currency in which there is something, by its code; at least that of the business or the client.
 */
figures: Array<ExposureFigures>, rows: Array<ExposureRow>, };

/**
 * One thing that is not as it was written.
 */
export type FaultRow = { table: string, id: string, what: string, };

/**
 * One fault with the way to it.
 */
export type FieldProblem = { 
/**
 * Name of the field in its form, such as `amount` or `lines.0.description`.
 */
field: string, code: string, message: string, 
/**
 * Address in the window where it is mended, such as `/settings/business#street`; empty: the form at hand.
 */
address: string, 
/**
 * Values that its sentence names.
 */
told?: Told, };

/**
 * One figure of the pipeline.
 */
export type Figure = { amount: Money, count: number, 
/**
 * Age of the oldest in days, or days late of the latest; None when there is none.
 */
days: number | null, };

/**
 * Which file, on a list or on a sheet.
 */
export type FileArgument = { id?: AttachmentId, waiting?: WaitingFileId, };

/**
 * A file that can go with the mail of a document.
 */
export type FileChoice = { 
/**
 * None for the e-invoice.
 */
id: AttachmentId | null, name: string, 
/**
 * In bytes; None while the file is yet to be made.
 */
size: number | null, };

/**
 * What became of the documents that waited.
 */
export type FiledIssued = { filed: number, 
/**
 * Those that wait on, and why the first of them does.
 */
left: number, problem: Problem | null, };

/**
 * Where documents are filed on this computer.
 */
export type FilingFolder = { folder: string, 
/**
 * The user chose it; else it is the usual one, which is made when it is needed.
 */
is_chosen: boolean, 
/**
 * False for a chosen one that is gone, such as a disk that is not plugged in.
 */
is_there: boolean, };

/**
 * How issued documents are filed.
 */
export type FilingView = { pattern: string, 
/**
 * As shipped.
 */
standard: string, 
/**
 * What a pattern may name, each in braces.
 */
places: Array<string>, 
/**
 * Whether each document is filed when it is issued.
 */
at_issue: boolean, 
/**
 * Whether the XML of the e-invoice lies beside the PDF.
 */
with_einvoice: boolean, 
/**
 * Where the document that was issued last would lie; None before the first.
 */
example: string | null, };

/**
 * The filter as the address of a list has it.
 */
export type FilterArgument = { client?: ClientId, project?: ProjectId, 
/**
 * Days of issue as typed, both included.
 */
from?: string, to?: string, currency?: string, 
/**
 * True: only credit notes; false: none of them.
 */
notes?: boolean, 
/**
 * As a report's row of a tax has it: `DE|standard|19|USt.`, or `DE|none`.
 */
tax?: string, 
/**
 * What stands in the field: a part of a name, a year, `client:Halden`.
 */
word?: string, };

/**
 * Count and sums of one quick filter, in one currency.
 */
export type FilterSum = { state: InvoiceListState, count: number, net: Money, gross: Money, 
/**
 * Without what is kept back and not due yet; of `kept_back` that alone.
 */
open_net: Money, open: Money, };

/**
 * One part of a filter with what its chip says. A name is None when the record is gone.
 */
export type FilterToken = { "kind": "client", id: ClientId, name: string | null, } | { "kind": "project", id: ProjectId, title: string | null, } | { "kind": "days", from: string | null, to: string | null, called: DaysName, 
/**
 * 1 to 4 of a quarter.
 */
quarter: number | null, } | { "kind": "currency", code: Currency, } | { "kind": "notes", only: boolean, } | { "kind": "tax", country: Country, tax: TaxKey | null, };

export type FilterView = { 
/**
 * What narrows the list now.
 */
tokens: Array<FilterToken>, 
/**
 * What the typed text could narrow it by, the likeliest first.
 */
offers: Array<FilterToken>, };

/**
 * One piece of advice.
 */
export type Finding = { kind: FindingKind, 
/**
 * The milestones that it is about, in plan order; empty: the plan as a whole.
 */
milestones: Array<MilestoneId>, 
/**
 * What would mend it, where that can be computed.
 */
suggestion: Suggestion | null, };

/**
 * What is found, with the figures that show it. Shares are rounded to two decimals for display; the comparison is exact.
 */
export type FindingKind = { "kind": "started_while_overdue", number: string, due_on: string, days_late: number, open: Money, } | { "kind": "no_terms" } | { "kind": "back_loaded", share: Percent, limit: Percent, } | { "kind": "front_loaded", share: Percent, limit: Percent, milestones: number, } | { "kind": "oversized", share: Percent, limit: Percent, } | { "kind": "no_deposit", contract: Money, limit: Money, } | { "kind": "long_gap", days: number, limit: number, from: string, to: string, } | { "kind": "unclear_title", verdict: Verdict, } | { "kind": "no_criterion" } | { "kind": "duplicate_title", title: string, } | { "kind": "out_of_order", first: string, second: string, } | { "kind": "no_target_date" } | { "kind": "crowded_week", count: number, limit: number, from: string, to: string, 
/**
 * The milestones of other projects, as `project: milestone`.
 */
others: Array<string>, } | { "kind": "no_deliverables" } | { "kind": "too_many", count: number, limit: number, } | { "kind": "too_small", share: Percent, limit: Percent, } | { "kind": "too_close", days: number, limit: number, };

/**
 * A finding and the key by which it is dismissed.
 */
export type FindingRow = { key: string, finding: Finding, };

/**
 * A rate that an issued document fixed: one unit of `base` costs `rate` of `quote`.
 */
export type FixedRate = { base: string, quote: string, rate: string, source: string, on: string | null, };

/**
 * What a fact does to the books.
 */
export type Flow = "issued" | "credited" | "received" | "withheld" | "discounted" | "written_off";

/**
 * Sums by what they do. All are above zero in the common case; what they do to the open amount is `change`.
 */
export type Flows = { issued: Sums, credited: Sums, received: Sums, withheld: Sums, discounted: Sums, written_off: Sums, };

export type Forecast = { today: string, currency: Currency, other_currencies: Array<Currency>, including_tax: boolean, pace: Pace, 
/**
 * How all clients together pay; None until enough invoices are paid.
 */
habit: Habit | null, months: Array<ForecastMonth>, 
/**
 * Over all months.
 */
totals: Array<ForecastSum>, total: Money, 
/**
 * Agreed and not invoiced yet: work of agreed contracts less the deposits that were asked for, with what will be kept
 * back of it.
 */
backlog: Money, 
/**
 * Kept back until a release, by invoices issued and to come: in no month, and not in `total`.
 */
kept_back: Money, 
/**
 * By the day on which the money is expected; what has none comes last.
 */
rows: Array<ForecastRow>, };

/**
 * A month, or all that comes after the last one.
 */
export type ForecastMonth = { 
/**
 * First day; None: later than all months.
 */
month: string | null, 
/**
 * All five, the surest first.
 */
parts: Array<ForecastSum>, total: Money, 
/**
 * All that is expected up to its end.
 */
so_far: Money, };

/**
 * How sure money is, the surest first.
 */
export type ForecastPart = "late" | "invoiced" | "ready" | "waiting" | "planned";

/**
 * An invoice, or work that will be one, with the day on which its money is expected.
 */
export type ForecastRow = { part: ForecastPart, 
/**
 * None: kept back until a release, and in no month.
 */
expected_on: string | null, 
/**
 * By the terms; of work that is not billed yet, from the day on which it would be.
 */
due_on: string | null, client: ClientId, client_name: string, project: ProjectId | null, 
/**
 * Of a contract that the client has agreed to.
 */
is_agreed: boolean, invoice: InvoiceId | null, milestone: MilestoneId | null, 
/**
 * Number of the invoice; empty for a milestone.
 */
number: string, title: string, amount: Money, };

/**
 * One part of a month.
 */
export type ForecastSum = { part: ForecastPart, amount: Money, count: number, };

/**
 * What paid invoices have in common. Days late, below zero for days early.
 */
export type Habit = { 
/**
 * How many invoices it is taken from.
 */
count: number, earliest: number, latest: number, median: number, };

/**
 * Whose habit a forecast follows.
 */
export type HabitOf = "client" | "everybody" | "nobody";

export type HandedOver = { how: How, folder: string, 
/**
 * File name of the PDF, or of the first of several files.
 */
name: string, 
/**
 * How many files lie there for this.
 */
files: number, };

/**
 * Whether the client was told of the next milestone.
 */
export type HeadsUpState = "nothing_coming" | "not_yet" | "due" | "told";

/**
 * What happened.
 */
export type HistoryCode = "project_created" | "plan_edited" | "details_edited" | "project_archived" | "project_restored" | "plan_agreed" | "change_order_started" | "change_order_edited" | "change_order_discarded" | "change_order_sent" | "change_order_agreed" | "change_order_declined" | "change_order_withdrawn" | "started" | "done" | "reopened" | "accepted" | "acceptance_withdrawn" | "dispute_opened" | "dispute_resolved" | "dispute_taken_back" | "recorded" | "overridden" | "proposal_handed_over" | "schedule_handed_over" | "addendum_handed_over" | "certificate_handed_over" | "heads_up_drafted" | "progress_drafted" | "completion_drafted" | "approval_drafted" | "mail_draft_opened" | "mail_queued" | "mail_sent" | "mail_taken_out" | "reminded" | "invoice_saved" | "invoice_opened" | "invoice_printed" | "invoice_issued" | "credit_note_issued" | "written_off" | "write_off_reversed" | "payment_recorded" | "payment_reversed" | "credit_refunded" | "bank_fee" | "tax_withheld" | "discount_taken" | "exchange_difference" | "credit_used" | "credit_moved" | "file_attached" | "evidence_attached" | "file_removed";

/**
 * One thing that happened. Texts and amounts that it has none of are empty.
 */
export type HistoryEntry = { code: HistoryCode, kind: HistoryKind, 
/**
 * The day on which it counts.
 */
on: string, 
/**
 * When it was recorded; RFC 3339, UTC.
 */
at: string, 
/**
 * True where it was recorded on a later day than the one on which it counts.
 */
is_late: boolean, link: HistoryLink, 
/**
 * Of a milestone in its plan, of a change order or revision in its project.
 */
position: number | null, 
/**
 * Of a document.
 */
number: string, 
/**
 * Title of a milestone or document, name of a file.
 */
subject: string, 
/**
 * Who agreed, accepted or was written to.
 */
who: string, role: string, channel: Channel | null, paid_by: PaymentChannel | null, 
/**
 * Words of the client, a reason, a reference.
 */
words: string, 
/**
 * What was noted for nobody else.
 */
note: string, amount: Money | null, 
/**
 * Of the bytes that it is about. May be empty.
 */
sha256: string, 
/**
 * The mail that was made then.
 */
mail: MailMade | null, 
/**
 * So many edits in a row.
 */
count: number, };

/**
 * What an entry is about; a filter of the window.
 */
export type HistoryKind = "plan" | "agreement" | "work" | "message" | "invoice" | "payment" | "file";

/**
 * The record that an entry leads to.
 */
export type HistoryLink = { "to": "nothing" } | { "to": "schedule" } | { "to": "milestone", "id": MilestoneId } | { "to": "certificate", "id": MilestoneId } | { "to": "change_order", "id": ChangeOrderId } | { "to": "invoice", "id": InvoiceId } | { "to": "file", "id": AttachmentId };

/**
 * One entry of a record's history.
 */
export type HistoryRow = { 
/**
 * RFC 3339, UTC.
 */
at: string, 
/**
 * ISO day.
 */
on: string, command: string, };

/**
 * What became of a document that was handed over.
 */
export type How = "mail_draft" | "mail_text" | "viewer" | "folder" | "written";

/**
 * How a client pays.
 */
export type HowTheyPay = { 
/**
 * Of the last paid invoices; None until one is paid.
 */
habit: Habit | null, 
/**
 * Days by which a forecast moves this client's due days, and whose habit that is.
 */
delay: number, follows: HabitOf, 
/**
 * The last paid invoices and those that are late, by due day.
 */
rows: Array<PromptnessRow>, chart: PromptnessChart | null, 
/**
 * From done to the client's yes.
 */
to_acceptance: StepLength | null, 
/**
 * From the yes, or from done where none is asked for, to the invoice.
 */
to_invoice: StepLength | null, 
/**
 * From the invoice to the payment that closed it.
 */
to_payment: StepLength | null, };

export type InvoiceArgument = { id: InvoiceId, };

/**
 * Which of them go. None given: none.
 */
export type InvoiceFiles = { files?: Array<AttachmentId>, 
/**
 * The XML beside the PDF.
 */
with_einvoice?: boolean, };

/**
 * An invoice as typed. Empty texts follow: the date is today, terms come from project, client or business, the due
 * date from the terms, a milestone's amount from the schedule, the design from the project's last invoice, the client
 * or the business.
 */
export type InvoiceForm = { issue_on: string, terms: string, due_on: string, order_number: string, language: string, 
/**
 * A second language for the labels; `none` for none.
 */
second_language: string, 
/**
 * `modern`, `classic` or `compact`.
 */
template: string, 
/**
 * Deduction for early payment such as `2/10`; `none` for none.
 */
early_payment: string, 
/**
 * Rate for the tax in the currency of the seller's country, as `exchange` of the view writes it.
 */
exchange_rate: string, 
/**
 * The two currencies that the rate was typed for, such as `EUR/USD`: it is the rate of no others.
 */
rate_pair: string, 
/**
 * Who published the rate, such as `ECB`; printed.
 */
rate_source: string, 
/**
 * The day of the rate.
 */
rate_on: string, note: string, private_note: string, 
/**
 * When deposits are deducted: `none`, `first`, `last`, `proportional`; empty follows the project.
 */
deposits: string, 
/**
 * Percent that is kept back; `none` for nothing, empty follows the project.
 */
retainage: string, 
/**
 * Of what: `net` or `gross`; empty follows the project.
 */
retainage_base: string, 
/**
 * When a share of the gross is due, as payment terms or a day; empty follows the project.
 */
retainage_due: string, 
/**
 * True for the whole contract less all that was invoiced before.
 */
is_final: boolean, 
/**
 * Number of the invoice that this one was copied from; empty: of none. Never printed.
 */
copied_from: string, 
/**
 * Number of the invoice whose place this one takes; empty: of none.
 */
corrects: string, 
/**
 * Why that invoice is replaced; printed.
 */
correction_reason: string, lines: Array<LineForm>, 
/**
 * Discounts and charges on the whole invoice.
 */
adjustments: Array<AdjustmentForm>, };

export type InvoiceId = number;

export type InvoiceList = { rows: Array<InvoiceListRow>, 
/**
 * True when older rows follow.
 */
has_more: boolean, 
/**
 * One entry for each quick filter, in the currency asked for or else that of the business.
 */
sums: Array<FilterSum>, };

/**
 * An invoice or a draft in a list. A draft has no number and no id of an invoice.
 */
export type InvoiceListRow = { id: InvoiceId | null, draft: DraftInvoiceId | null, number: string | null, client: ClientId, client_name: string, title: string, project: ProjectId | null, project_title: string, issue_on: string | null, 
/**
 * The next day on which something of it is due.
 */
due_on: string | null, 
/**
 * What of `open` is kept back.
 */
kept: KeptView | null, 
/**
 * Above zero: late by so many days; below: days left. None when nothing is open.
 */
days_late: number | null, settled_on: string | null, 
/**
 * The first day of a dispute that has not ended.
 */
disputed_on: string | null, days_disputed: number | null, 
/**
 * The last reminder, while it is late.
 */
reminded: Reminded | null, status: InvoiceStatus, is_credit_note: boolean, 
/**
 * The number that a credit note takes back.
 */
takes_back: string | null, 
/**
 * Taken back of an invoice so far; zero on a credit note itself.
 */
credited_net: Money, credited: Money, 
/**
 * Below zero on a credit note.
 */
net: Money, gross: Money, open_net: Money, open: Money, };

/**
 * Which invoices a list shows; drafts have a list of their own.
 */
export type InvoiceListState = "all" | "drafts" | "outstanding" | "overdue" | "paid" | "credited" | "disputed" | "kept_back";

/**
 * What was typed into a prepared invoice; fields left out stay. `lines` replaces all lines.
 */
export type InvoicePatch = { issue_on?: string, terms?: string, due_on?: string, order_number?: string, language?: string, second_language?: string, template?: string, early_payment?: string, exchange_rate?: string, rate_source?: string, rate_on?: string, note?: string, private_note?: string, deposits?: string, retainage?: string, retainage_base?: string, retainage_due?: string, lines?: Array<LineForm>, 
/**
 * Replaces all of them.
 */
adjustments?: Array<AdjustmentForm>, };

/**
 * Where an invoice stands; derived, never stored.
 */
export type InvoiceStatus = "draft" | "issued" | "part_paid" | "paid" | "overdue" | "credited" | "written_off";

/**
 * An issued invoice as its page shows it.
 */
export type InvoiceView = { id: InvoiceId, number: string, kind: DocumentKind, client: ClientId, client_name: string, project: ProjectId | null, project_title: string, title: string, issue_on: string, due_on: string, days_late: number | null, status: InvoiceStatus, order_number: string, lines: Array<IssuedLine>, net: Money, taxes: Array<TaxRow>, 
/**
 * The tax in the currency of the seller's country, where that is another one.
 */
home_tax: Money | null, 
/**
 * The rate that was fixed at issue, where the document is in another currency than that of the seller's country.
 */
exchange: FixedRate | null, gross: Money, paid: Money, open: Money, 
/**
 * What of `open` is kept back; late after its day.
 */
kept: KeptView | null, 
/**
 * What the document says is kept back of it.
 */
retention: RetentionView | null, settled_on: string | null, settlements: Array<SettlementRow>, events: Array<EventRow>, pdf_hash: string, 
/**
 * What was noted for nobody else. May be empty.
 */
private_note: string, 
/**
 * So many days before it is due the user is told; None where that was not asked for.
 */
notice_days: number | null, 
/**
 * The days that may be asked for or taken back; None where nothing is left to tell.
 */
notice_offer: number | null, 
/**
 * True once a mail draft was opened or a file was saved.
 */
was_handed_over: boolean, corrections: Corrections, 
/**
 * While something of it is in dispute.
 */
dispute: DisputeStanding | null, 
/**
 * Every dispute about it, its lines and the milestones that it bills, the open ones first.
 */
disputes: Array<DisputeRow>, 
/**
 * Reminders that told of it, oldest first.
 */
reminders: Array<ReminderRow>, };

/**
 * The list of invoices at the end of a day.
 */
export type InvoicesAsAt = { on: string, rows: Array<InvoiceListRow>, 
/**
 * True when older rows follow.
 */
has_more: boolean, 
/**
 * One entry for each quick filter, in the currency asked for or else that of the business.
 */
sums: Array<FilterSum>, 
/**
 * By currency code.
 */
ageing: Array<AgeingSum>, 
/**
 * Clients that owed something or whose money lay with the seller, by name.
 */
clients: Array<ClientBalance>, since: Array<RecordedSince>, };

/**
 * As the list of today, with the day as typed. There are no drafts in it: they are facts of no day.
 */
export type InvoicesAsAtArgument = { on: string, state?: InvoiceListState, text?: string, client?: ClientId, project?: ProjectId, 
/**
 * Days of issue and the currency as typed.
 */
from?: string, to?: string, currency?: string, 
/**
 * True: only credit notes; false: none of them.
 */
notes?: boolean, 
/**
 * As a report's row of a tax has it.
 */
tax?: string, 
/**
 * The last row of the page before; newest come first.
 */
before?: InvoiceId, 
/**
 * At most 500; None is 200.
 */
limit?: number, };

/**
 * Invoices of a client, counted, and what of them is meant.
 */
export type InvoicesOfClient = { count: number, net: Money, gross: Money, };

/**
 * Issues a prepared invoice. `override_reason` stands in for an acceptance that is not recorded; it is journalled.
 * `notice_days`: the user is told so many days before it is due.
 */
export type IssueInvoice = { id: DraftInvoiceId, override_reason?: string, notice_days?: number, };

export type IssuedLine = { role: LineRole, title: string, milestone: MilestoneId | null, position: number | null, net: Money, };

/**
 * A milestone that the change order removes and that is to stay after all.
 */
export type KeepChangeRow = { id: ChangeOrderId, milestone: MilestoneId, };

export type KeepMailPassword = { 
/**
 * Empty: it is forgotten.
 */
password: string, };

/**
 * A mail that was made, to be read.
 */
export type KeptMail = { id: MailId, 
/**
 * When its draft was opened; RFC 3339, UTC.
 */
at: string, to: Array<string>, cc: Array<string>, subject: string, text: string, 
/**
 * What was attached, in its order.
 */
files: Array<MailFile>, 
/**
 * Of the whole mail.
 */
sha256: string, };

/**
 * The part of an open amount that is kept back.
 */
export type KeptView = { amount: Money, net: Money, until: string, 
/**
 * True until its day is over: it is no part of what is outstanding.
 */
is_kept: boolean, };

/**
 * Language of documents and mails. It belongs to the client; the window's language is another thing.
 */
export type Language = "en-GB" | "en-US" | "en-IE" | "de-DE" | "fr-FR" | "es-ES" | "it-IT" | "nl-NL" | "pt-PT" | "pl-PL";

/**
 * What all invoices of a project keep.
 */
export type LastLook = { template: Template, language: Language, };

/**
 * A rate as its form has it.
 */
export type LastRate = { exchange_rate: string, rate_source: string, rate_on: string | null, };

/**
 * Something that counts in the period or before it and was recorded after its last day.
 */
export type Late = { flow: Flow, invoice: InvoiceId, number: string, on: string, recorded_on: string, gross: Money, };

/**
 * An entry of days before the statement that was recorded once these had passed: it is in the opening balance, and not in
 * the closing one of the statement before.
 */
export type LateEntry = { entry: StatementEntry, entered_on: string, };

/**
 * Whose rule a seller claims late interest by, from another business.
 */
export type LateLaw = "eu" | "germany" | "austria" | "france" | "united_kingdom";

export type LateRates = { 
/**
 * Of the seller's country; None where none is known.
 */
law: LateLaw | null, 
/**
 * Percentage points on top of the reference.
 */
points: string | null, reference: Reference | null, 
/**
 * Counts instead of the law's rate.
 */
agreed_percent: Percent | null, 
/**
 * A year, today; None without a law or an agreement.
 */
today_percent: string | null, 
/**
 * The day from which the reference rate of today holds.
 */
rate_of: string | null, 
/**
 * A newer one was published since, and is not here yet.
 */
is_old: boolean, references: Array<ReferenceView>, };

export type LeftCount = { why: LeftWhy, count: number, };

/**
 * Late and in dispute: no reminder tells of it.
 */
export type LeftOut = { invoice: InvoiceId, number: string, open: Money, };

export type LeftOutLine = { line: number, text: string, };

export type LeftOutView = { line: number, text: string, 
/**
 * `header`, `rule`, `text`, `total`, `tax` or `gross`.
 */
why: string, };

/**
 * Why an entry of a bank's file is left aside; what the user may want to look at comes first.
 */
export type LeftWhy = "unreadable" | "other_currency" | "reversal" | "pending" | "future" | "recorded" | "outgoing";

/**
 * Both limits in the currency of the business. In another one they are amounts of about the same size.
 */
export type LimitAmounts = { 
/**
 * Up to this a rest is small.
 */
small_rest: Money, 
/**
 * Up to this banks keep a fee of a transfer from abroad.
 */
bank_fee: Money, };

/**
 * The numbers of `Thresholds`, as settings keep them and forms send them. What is absent has its default.
 */
export type Limits = { 
/**
 * Largest share of the first milestone, in a plan of three and more (S50).
 */
first_percent: Percent, 
/**
 * Largest share of the first third of the milestones together, in a plan of six and more (S50).
 */
first_third_percent: Percent, 
/**
 * Largest share of the last milestone, in a plan of three and more (S15).
 */
last_percent: Percent, 
/**
 * Largest share of either milestone in a plan of two (S15, S50).
 */
of_two_percent: Percent, 
/**
 * Largest share of a milestone in between, in a plan of four and more.
 */
single_percent: Percent, 
/**
 * Smallest share of a milestone (S63).
 */
small_percent: Percent, 
/**
 * Most milestones (S63).
 */
milestones: number, 
/**
 * Fewest days between two expected invoices (S63).
 */
close_days: number, 
/**
 * Most days without an expected invoice (S51, ux 5.3).
 */
gap_days: number, 
/**
 * Contract value above which a deposit is expected, in units of the size of a euro; see `deposit_above`.
 */
deposit_above: string, 
/**
 * Days from the start within which the first invoice counts as a deposit.
 */
deposit_days: number, 
/**
 * Most target days within a week, those of other projects among them (S71).
 */
crowded_week: number, 
/**
 * Checks that are switched off, by their codes.
 */
off: Array<string>, };

/**
 * A file that the page may name beside what was delivered.
 */
export type LineFile = { id: AttachmentId, name: string, };

/**
 * One line as typed. `milestone`: the milestone that it bills, None on a free line. `role`: `billing` for all that is
 * left of the milestone, `part`, `deposit` or `release`; what is taken off and kept back is worked out, not typed.
 */
export type LineForm = { role: LineRole, milestone: MilestoneId | null, 
/**
 * The invoice that kept back what the line makes due.
 */
releases: InvoiceId | null, title: string, description: string, deliverables: Array<DeliverableTick>, 
/**
 * Files of the milestone or of its sign-off that the page names.
 */
evidence: Array<AttachmentId>, quantity: string, unit: Unit, unit_price: string, 
/**
 * Such as `10%` or `250`; empty for none.
 */
discount: string, 
/**
 * Printed beside it.
 */
discount_reason: string, 
/**
 * Percent; empty follows the client and the business.
 */
tax_rate: string, override_reason: string, amount_reason: string, };

/**
 * What a line is to the plan; the contract ledger reads it.
 */
export type LineRole = "billing" | "part" | "deposit" | "deduction" | "retainage" | "release";

/**
 * A line as the editor shows it.
 */
export type LineView = { role: LineRole, 
/**
 * As it prints: lines that follow from the contract have no form.
 */
title: string, net: Money, unit_price: Money, 
/**
 * What the line gives, below zero; None for nothing.
 */
discount: Money | null, 
/**
 * Such as `23%`; empty without tax.
 */
tax_label: string, position: number | null, of: number | null, 
/**
 * Such as `2`: the agreed revision whose amount the line follows.
 */
revision: number | null, accepted_by: string, accepted_on: string | null, 
/**
 * What nobody was asked for of its milestone, before this draft.
 */
left: Money | null, 
/**
 * True when an earlier invoice billed a part of its milestone.
 */
is_begun: boolean, 
/**
 * Files of its milestone and of the sign-off, which the page may name.
 */
files: Array<LineFile>, 
/**
 * Number and day of the earlier invoice that it takes off or releases.
 */
names: EarlierInvoice | null, };

export type ListAllMilestones = { status?: MilestoneStatus, client?: ClientId, project?: ProjectId, text?: string, order?: MilestoneOrder, 
/**
 * The other way round.
 */
reversed?: boolean, };

export type ListClients = { by?: ClientOrder, };

/**
 * Whose disputes are asked for; nothing is everybody's.
 */
export type ListDisputes = { client?: ClientId, project?: ProjectId, };

export type ListInvoices = { state?: InvoiceListState, 
/**
 * Part of a number, a client, a project, a line or an order number; or an amount.
 */
text?: string, client?: ClientId, project?: ProjectId, 
/**
 * Days of issue as typed, both included. A draft has the day on which it would be issued.
 */
from?: string, to?: string, 
/**
 * As typed; the sums are of this one then, else of that of the business.
 */
currency?: string, 
/**
 * True: only credit notes; false: none of them, and no drafts either way.
 */
notes?: boolean, 
/**
 * As a report's row of a tax has it: `DE|standard|19|USt.`, or `DE|none`; no drafts then.
 */
tax?: string, 
/**
 * The last row of the page before; newest come first.
 */
before?: InvoiceId, 
/**
 * At most 500; None is 200.
 */
limit?: number, 
/**
 * True: rows alone, for who asks `invoice_sums` beside it.
 */
without_sums?: boolean, };

/**
 * Which milestones a list shows.
 */
export type ListMilestones = { status?: MilestoneStatus, };

export type ListPayments = { client?: ClientId, 
/**
 * Only payments that count on these days, as typed, both included: empty for no bound. What takes one back counts on
 * the day on which that was recorded.
 */
from?: string, to?: string, 
/**
 * As typed.
 */
currency?: string, limit?: number, };

export type ListProjects = { archived?: boolean, };

export type Locale = { 
/**
 * Such as `en-IE` or `de`: always a tag that the page's `Intl` takes.
 */
language: string, };

export type MailArgument = { id: MailId, };

/**
 * A file of a mail that was made.
 */
export type MailFile = { name: string, sha256: string, };

/**
 * How a mail goes.
 */
export type MailGoing = "draft" | "out";

/**
 * A mail that was made.
 */
export type MailId = number;

/**
 * What a mail goes with.
 */
export type MailKind = "invoice" | "credit_note" | "statement" | "heads_up" | "progress" | "completion" | "approval";

/**
 * A kept mail with the hash of its bytes.
 */
export type MailMade = { id: MailId, sha256: string, };

/**
 * The mail server as a form.
 */
export type MailServerView = { 
/**
 * Empty: no server is known, and mails go by the user's own program.
 */
host: string, port: string, security: Security, user: string, from_name: string, from_address: string, 
/**
 * What stands in a mail where the two fields above are empty.
 */
business_name: string, business_email: string, };

/**
 * Where a mail stands, for the list.
 */
export type MailStanding = "waiting" | "sending" | "sent" | "refused" | "in_doubt" | "removed";

/**
 * The texts of one kind in one language.
 */
export type MailTextRow = { 
/**
 * Such as `en`; all English documents share it.
 */
language: string, kind: MailKind, is_own: boolean, 
/**
 * What its texts may name, each in braces.
 */
places: Array<string>, subject: string, text: string, };

/**
 * A mail as the issue sheet shows it.
 */
export type MailTexts = { to: Array<string>, 
/**
 * Who gets a copy.
 */
cc: Array<string>, subject: string, text: string, };

export type MailTextsView = { rows: Array<MailTextRow>, };

export type MailView = { number: string, mail: MailTexts, attachment: string, 
/**
 * What can go with it besides.
 */
choices: Array<FileChoice>, 
/**
 * Most bytes of all that goes together.
 */
max: number, };

/**
 * What becomes of one milestone.
 */
export type Mark = "same" | "added" | "removed" | "changed" | "moved";

/**
 * What speaks for a proposal.
 */
export type MatchReason = "number" | "amount" | "sum" | "discount" | "name" | "account";

export type MilestoneArgument = { id: MilestoneId, };

/**
 * A credit note over an invoice that billed a milestone.
 */
export type MilestoneCredit = { credit_note: DocumentLink, invoice: DocumentLink, issue_on: string, 
/**
 * Of the whole credit note.
 */
net: Money, };

/**
 * A milestone as texts. `share` is shown and can be typed; the amount is the truth.
 */
export type MilestoneForm = { title: string, criterion: string, amount: string, share: string, target_on: string, client_note: string, private_note: string, };

export type MilestoneId = number;

/**
 * A milestone and a day as typed; None is today.
 */
export type MilestoneOn = { id: MilestoneId, on?: string, };

/**
 * By what the list is sorted.
 */
export type MilestoneOrder = "state" | "age" | "amount" | "client" | "project" | "date";

/**
 *What was typed into a `MilestoneForm`; fields left out stay as they are.
 */
export type MilestonePatch = { title?: string, criterion?: string, amount?: string, share?: string, target_on?: string, client_note?: string, private_note?: string, };

/**
 * A milestone in a list over all projects.
 */
export type MilestoneRow = { id: MilestoneId, position: number, of: number, title: string, project: ProjectId, project_title: string, client: ClientId, client_name: string, 
/**
 * What is left to bill of it; all of it once nothing is.
 */
amount: Money, target_on: string | null, status: MilestoneStatus, days_late: number | null, invoice_number: string | null, 
/**
 * The first day of a dispute that has not ended.
 */
disputed_on: string | null, };

/**
 * Where a milestone stands. Never stored.
 */
export type MilestoneStatus = "planned" | "in_progress" | "waiting_for_sign_off" | "ready" | "invoiced" | "paid";

/**
 * A milestone as its page shows it.
 */
export type MilestoneView = { id: MilestoneId, position: number, of: number, form: MilestoneForm, 
/**
 * Faults of fields that wait as typed.
 */
problems: Array<FieldProblem>, project: ProjectId, project_title: string, client: ClientId, client_name: string, amount: Money, gross: Money, 
/**
 * Such as `VAT 23%`; empty where none is charged.
 */
tax_label: string, 
/**
 * Why none is charged: `reverse_charge`, `exempt`, `outside_scope`, `zero`; None where it is, or nothing says why.
 */
untaxed: string | null, share: Percent, contract: Money, terms: string, target_on: string | null, status: MilestoneStatus, days_late: number | null, days_waiting: number | null, requires_acceptance: boolean, agreed_on: string | null, agreed_by: string, started_on: string | null, done_on: string | null, acceptance: AcceptanceView | null, 
/**
 * The client asked for changes, and the work is not done again.
 */
changes_requested: boolean, 
/**
 * The round in which the work is, from 1.
 */
round: number, 
/**
 * Changes asked for, newest first.
 */
rounds: Array<RoundRow>, 
/**
 * Pre-filled into the sign-off sheet.
 */
approver: string, approver_role: string, deliverables: Array<DeliverableRow>, 
/**
 * Credit notes over what billed it before.
 */
credits: Array<MilestoneCredit>, invoice: InvoiceId | null, invoice_number: string | null, invoiced_on: string | null, due_on: string | null, paid_on: string | null, draft: DraftInvoiceId | null, next_number: string, previous: MilestoneId | null, next: MilestoneId | null, 
/**
 * While it, or what bills it, is in dispute.
 */
dispute: DisputeStanding | null, 
/**
 * Every dispute about it, the open ones first.
 */
disputes: Array<DisputeRow>, 
/**
 * Texts for the client that it allows, most fitting first.
 */
notices: Array<NoticeKind>, history: Array<HistoryRow>, };

/**
 * An amount in one currency at its minor-unit precision, within +-9,000,000,000,000 major units.
 * Over IPC: `{ amount: "1250.00", currency: "EUR" }`.
 */
export type Money = { amount: string, currency: string };

/**
 * One month of a report.
 */
export type MonthFlows = { month: Period, is_current: boolean, 
/**
 * It has not begun yet.
 */
is_ahead: boolean, flows: Flows, };

/**
 * The first day of a month on the time axis.
 */
export type MonthTick = { on: string, x: number, };

/**
 * `position` from 1, as it is to be afterwards.
 */
export type MoveChangeRow = { id: ChangeOrderId, row: number, position: number, };

/**
 * `position` from 1, as it is to be afterwards.
 */
export type MoveMilestone = { id: MilestoneId, position: number, };

/**
 * An invoice that no plan knows, for a client.
 */
export type NewInvoice = { client: ClientId, };

/**
 * What can be done next, each with one button.
 */
export type NextKind = "overdue" | "ready" | "waiting" | "disputed" | "money_due" | "due_soon" | "change_order";

export type NextRow = { kind: NextKind, title: string, client: ClientId, client_name: string, project: ProjectId | null, milestone: MilestoneId | null, position: number | null, of: number | null, invoice: InvoiceId | null, invoice_number: string | null, draft: DraftInvoiceId | null, 
/**
 * Number of a change order in its project.
 */
change_order: number | null, 
/**
 * Days late, days waited, days until due.
 */
days: number, 
/**
 * Day it was accepted, done, due, sent.
 */
on: string | null, 
/**
 * Of a change order what it changes of the contract, below zero where that gets smaller.
 */
amount: Money, };

/**
 * Why no payment can be recorded over all that was chosen.
 */
export type NoPayment = "nothing_open" | "several_clients" | "several_currencies" | "too_many";

/**
 * Why no reminder tells of an invoice.
 */
export type NotReminded = "settled" | "disputed" | "not_due" | "credit_note";

export type NotRemindedRow = { why: NotReminded, numbers: Array<string>, };

/**
 * Feedback or a decision, added to a note of the milestone with its day and who said it.
 */
export type NoteDecision = { id: MilestoneId, on?: string, by?: string, words: string, side: DecisionSide, };

/**
 * Arguments of commands that take none: `{}`.
 */
export type Nothing = Record<string, never>;

export type NoticeArgument = { id: MilestoneId, kind: NoticeKind, };

/**
 * What the client is told.
 */
export type NoticeKind = "heads_up" | "progress" | "completion" | "approval";

/**
 * A text to the client, ready to be looked over.
 */
export type NoticeView = { kind: NoticeKind, mail: MailTexts, 
/**
 * Which texts the milestone allows as it stands, most fitting first.
 */
kinds: Array<NoticeKind>, };

/**
 * A number as printed.
 */
export type NumberArgument = { number: string, };

/**
 * A fair way to spread a contract (S51).
 */
export type Offer = { spread: Spread, 
/**
 * In plan order; they sum to the contract exactly.
 */
amounts: Array<Money>, };

/**
 * A plan before and after an offer.
 */
export type OfferPreview = { 
/**
 * Number of the change order that it goes into; None where the plan itself changes.
 */
change_order: number | null, 
/**
 * What the milestones come to.
 */
before: Money, after: Money, rows: Array<ChangeRow>, };

export type OpenMailDraft = { id: InvoiceId, 
/**
 * As looked over by the user.
 */
mail: MailTexts, 
/**
 * What goes with it beside the PDF.
 */
files?: InvoiceFiles, };

export type OpenNoticeDraft = { id: MilestoneId, kind: NoticeKind, 
/**
 * As looked over by the user.
 */
mail: MailTexts, };

export type OpenReminderDraft = { reminder: ReminderArgument, 
/**
 * As looked over by the user.
 */
mail: MailTexts, 
/**
 * What goes beside the letter; none given: what the sheet ticks by itself.
 */
files?: ReminderFiles, 
/**
 * Although the client was reminded today already.
 */
again?: boolean, };

export type OpenStatementDraft = { statement: StatementArgument, 
/**
 * As looked over by the user.
 */
mail: MailTexts, };

/**
 * How many mails of the outbox wait by themselves, and how many wait for the user.
 */
export type OutboxCount = { waiting: number, held: number, };

/**
 * A mail of the outbox.
 */
export type OutboxRow = { id: MailId, standing: MailStanding, 
/**
 * The document that it goes with.
 */
invoice: InvoiceId | null, to: Array<string>, cc: Array<string>, subject: string, 
/**
 * What is attached, in its order.
 */
files: Array<MailFile>, 
/**
 * RFC 3339, UTC.
 */
queued_at: string, 
/**
 * When it is tried next by itself.
 */
due_at: string | null, 
/**
 * When it was sent.
 */
sent_at: string | null, 
/**
 * Oldest first.
 */
attempts: Array<AttemptView>, };

export type OutboxView = { count: OutboxCount, 
/**
 * Those that have not left it, oldest first.
 */
open: Array<OutboxRow>, 
/**
 * The last that left it, newest first.
 */
left: Array<OutboxRow>, };

/**
 * What came of an attempt.
 */
export type Outcome = "accepted" | "refused_password" | "refused_recipient" | "refused_message" | "no_login" | "later" | "no_connection" | "no_tls" | "not_known" | "interrupted" | "restored" | "outdated";

/**
 * An invoice past its due date.
 */
export type OverdueInvoice = { invoice: InvoiceId, number: string, due_on: string, days_late: number, open: Money, };

/**
 * How a table is read that no layout fits.
 */
export type OwnLayout = { columns: Array<BankColumn>, 
/**
 * The first row names the columns.
 */
has_heads: boolean, order: BankDayOrder, mark: DecimalMark, 
/**
 * Code of the account's currency.
 */
currency: string, };

/**
 * A rate as typed.
 */
export type OwnRate = { reference: Reference, valid_from: string, percent: string, };

/**
 * When clients are expected to pay what is open and what will be billed.
 */
export type Pace = "agreed" | "usual";

/**
 * Files done of all; 0 of 0 while nothing is packed.
 */
export type PackingView = { done: number, of: number, };

/**
 * What a paper is. A proposal that is agreed is the schedule of the contract.
 */
export type PaperKind = "proposal" | "schedule" | "addendum" | "certificate" | "status_report" | "statement" | "reminder";

/**
 * A paper as it would print, and what keeps it from going out.
 */
export type PaperView = { kind: PaperKind, 
/**
 * Without pages while there is nothing to draw, or a character that no font shows.
 */
preview: Preview, 
/**
 * Each with the way to the field that mends it; `address` as in the ways of an invoice, or `project`.
 */
problems: Array<FieldProblem>, };

/**
 * What is known of the password of the mail server.
 */
export type PasswordState = "not_needed" | "unknown" | "in_keyring" | "for_this_run" | "refused";

export type PasswordView = { state: PasswordState, };

/**
 * What was understood of a pasted plan.
 */
export type PastedPlanView = { rows: Array<PastedRowView>, left_out: Array<LeftOutView>, total: StatedTotalView | null, contract: Money, 
/**
 * What the amounts that were understood sum to, in the currency of the contract.
 */
sum: Money, 
/**
 * The currency that the table names, where it is another one.
 */
currency: string | null, 
/**
 * Milestones that the plan has already.
 */
existing: number, };

/**
 * A row as it was understood, in texts that can be corrected.
 */
export type PastedRowView = { 
/**
 * Line of the pasted text, from 1.
 */
line: number, title: string, criterion: string, amount: string, 
/**
 * As typed into a date field; empty without one.
 */
target_on: string, 
/**
 * Percent as pasted; empty without one.
 */
share: string, doubts: Array<DoubtView>, 
/**
 * Cells that are used for nothing.
 */
rest: Array<string>, };

/**
 * How the money came.
 */
export type PaymentChannel = "bank_transfer" | "card" | "cash" | "cheque" | "direct_debit" | "other";

/**
 * Gain or loss of a recorded payment.
 */
export type PaymentExchange = { received: Money, at_issue: Money, 
/**
 * Above zero for a gain.
 */
gain: Money, };

export type PaymentId = number;

/**
 * The limits as set, and as shipped.
 */
export type PaymentLimits = { standard: LimitAmounts, 
/**
 * Up to this a rest is small.
 */
small_rest: Money, 
/**
 * Up to this banks keep a fee of a transfer from abroad.
 */
bank_fee: Money, };

export type PaymentPart = { invoice: InvoiceId, number: string, kind: SettlementKind, amount: Money, };

export type PaymentRow = { id: PaymentId, client: ClientId, client_name: string, received_on: string, amount: Money, channel: PaymentChannel, reference: string, note: string, parts: Array<PaymentPart>, 
/**
 * What of it is credit of the client.
 */
credit: Money, 
/**
 * Gain or loss, where it was said what arrived.
 */
exchange: PaymentExchange | null, reverses: PaymentId | null, reversed_by: PaymentId | null, };

/**
 * The payment sheet, pre-filled; it follows the amount while it is typed.
 */
export type PaymentSheet = { client: ClientId, client_name: string, rows: Array<SheetRow>, 
/**
 * To be paid now of the chosen invoices; where only what is kept back is open, that.
 */
chosen_open: Money, 
/**
 * Amount to show in the field.
 */
amount: Money, 
/**
 * Open of the chosen invoices that the amount does not reach.
 */
missing: Money, 
/**
 * What happened to it: the user's answer, else a discount where the amount is exactly what one asks for.
 */
difference: Difference, 
/**
 * What it probably is, where nobody said; nothing is done by it.
 */
probable: Shortfall | null, 
/**
 * What the chosen documents offer for prompt payment; None where they offer nothing.
 */
discount: SheetDiscount | null, 
/**
 * Where the money is in another currency than that of the seller's country, and the chosen invoices fixed their rate.
 */
exchange: SheetExchange | null, 
/**
 * Taken off for prompt payment, of all rows.
 */
discounted: Money, 
/**
 * What of the amount the chosen invoices get.
 */
reaches: Money, 
/**
 * Amount that no invoice gets: it is above what is open, or above what `parts` give them.
 */
rest: Money, 
/**
 * What lies with us of the client, in the currency of the invoices.
 */
credit: Money, received_on: string, channel: PaymentChannel, };

export type PaymentSheetArgument = { invoices: Array<InvoiceId>, 
/**
 * The amount as typed so far; None is all that is open of the chosen invoices.
 */
amount?: string, 
/**
 * What single invoices get of it, as typed so far.
 */
parts?: Array<TypedPart>, 
/**
 * As typed so far; what is no day yet, or none, is today.
 */
received_on?: string, 
/**
 * How it came, as far as the user said.
 */
channel?: PaymentChannel, 
/**
 * What arrived at home, and in its place the rate of the day, as typed so far.
 */
home_amount?: string, home_rate?: string, 
/**
 * What the user said of money that is missing; None where nothing was said yet.
 */
difference?: Difference, };

/**
 * A rate in percent, 0 or more, with at most four decimals: `23` is 23 %.
 */
export type Percent = string;

/**
 * Days from `from` to `to`, both included.
 */
export type Period = { unit: PeriodUnit, from: string, to: string, };

/**
 * A period that can be gone to.
 */
export type PeriodLink = { unit: PeriodUnit, 
/**
 * As `ReportArgument` takes it.
 */
name: string, };

/**
 * What a period is called by.
 */
export type PeriodUnit = "month" | "quarter" | "year" | "range";

/**
 * A file of clients that was chosen, by its name, with what was understood of it.
 */
export type PickedClients = { name: string, view: ReadClientsView, };

/**
 * A list of files. `id` is that of the record that the kind names.
 */
export type Place = { kind: PlaceKind, id: number, };

export type PlaceKind = "project" | "milestone" | "agreement" | "sign_off" | "plan" | "change_order";

/**
 * One of the offers.
 */
export type PlanOffer = "equal" | "thirty_forty_thirty" | "deposit_and_rest" | "merge" | "dates" | "deposit" | "title";

export type PlanTemplateArgument = { id: PlanTemplateId, };

export type PlanTemplateId = number;

/**
 * A pattern in a list.
 */
export type PlanTemplateRow = { 
/**
 * By which it is chosen: `shipped:build`, or the id of one's own.
 */
key: string, 
/**
 * None: it came with Milepost.
 */
id: PlanTemplateId | null, name: string, titles: Array<string>, 
/**
 * Widths of its milestones, in thousandths.
 */
permille: Array<number>, 
/**
 * Whether its milestones have dates to move.
 */
is_dated: boolean, };

/**
 * Milestones of any projects, of one client or of several.
 */
export type PrepareAcross = { milestones: Array<MilestoneId>, };

/**
 * Milestones of one project that one invoice bills.
 */
export type PrepareMilestones = { project: ProjectId, milestones: Array<MilestoneId>, };

/**
 * One draft for each project, in the order in which the projects were named.
 */
export type PreparedAcross = { drafts: Array<DraftMade>, 
/**
 * So many clients get one.
 */
clients: number, };

/**
 * What `prepare_all` came to.
 */
export type PreparedPlan = { 
/**
 * Drafts that were made now; milestones that had one keep it.
 */
made: number, project: ProjectView, };

/**
 * The pages of a document. Sizes in points; fields from the top left corner, named as in the form.
 */
export type Preview = { pages: { svg: string; width_pt: number; height_pt: number; fields: { name: string; rect: { x: number; y: number; width: number; height: number } }[] }[], };

/**
 * `typed`: what is in the fields and not saved yet, so that the page follows each key without a write.
 */
export type PreviewDraft = { id: DraftInvoiceId, typed?: InvoicePatch, };

/**
 * `typed`: what is in the fields and not saved yet, so that the page follows each key without a write.
 */
export type PreviewProposal = { id: ProjectId, typed?: ProjectPatch, };

/**
 * One design as it would print. Empty texts follow the business.
 */
export type PreviewTemplate = { template: string, paper: string, accent: string, shows: string, };

/**
 * A brand colour that is being chosen.
 */
export type PrintCheckArgument = { accent: string, };

/**
 * How well a brand colour prints.
 */
export type PrintCheckView = { rows: Array<PrintRow>, 
/**
 * The colour is too pale for text: it draws lines and areas only.
 */
lines_only: boolean, };

export type PrintPdf = { id: InvoiceId, 
/**
 * One of `printers`.
 */
printer: string, };

/**
 * One way in which the colour is used: `text_on_white`, `white_on_colour`, `grey_printer`, `black_on_tint`.
 */
export type PrintRow = { code: string, 
/**
 * Contrast with one decimal, such as `8.1`.
 */
ratio: string, is_ok: boolean, };

export type Printed = { printer: string, 
/**
 * Name of the file.
 */
name: string, };

/**
 * The printers of this computer.
 */
export type PrintersView = { 
/**
 * None where the system has no CUPS: the viewer prints.
 */
printers: Array<string>, 
/**
 * The one that was used last, while it is there; else the system's own.
 */
usual: string | null, };

/**
 * A refusal as it crosses to the UI and to the terminal.
 */
export type Problem = { 
/**
 * Stable word by which the UI picks its sentence.
 */
code: string, 
/**
 * Plain English, for the terminal and as a last resort.
 */
message: string, 
/**
 * One entry for each field or missing fact; empty when the whole step is refused.
 */
fields: Array<FieldProblem>, 
/**
 * Values that the sentence names, such as amounts and dates.
 */
detail: { [key in string]: string }, severity: Severity, };

export type ProjectArgument = { id: ProjectId, };

/**
 * What happened with one project.
 */
export type ProjectFlows = { 
/**
 * None: documents that belong to no project.
 */
project: ProjectId | null, code: string, title: string, client_name: string, 
/**
 * Net, as agreed by the last day of the report.
 */
contract: Money | null, 
/**
 * In the period.
 */
flows: Flows, 
/**
 * From the beginning to the last day of the report: issued less credited, net.
 */
billed: Money, 
/**
 * The same of what was paid.
 */
paid: Money, 
/**
 * Accepted milestones that the period's invoices bill, and the median of the days from acceptance to invoice, as
 * `promptness::median`.
 */
accepted: number, days_to_invoice: number | null, };

/**
 * A project as texts. `requires_acceptance`: `yes` or `no`; empty `terms` and `tax_rate` follow the client.
 * `scope`, `dispute_note` and `offer_until` stand on its proposal. `deposit`: `30%` or an amount, empty for none;
 * `deposit_deduction`: `proportional`, `first` or `last`; `retainage`: percent, empty for none; `retainage_timing`:
 * `each_invoice` or `final_only`; `retainage_base`: `net` or `gross`, empty as is usual where the seller is;
 * `retainage_due`: when a share of the gross is due, as payment terms or a day.
 */
export type ProjectForm = { title: string, code: string, contract: string, currency: string, requires_acceptance: string, order_number: string, terms: string, tax_rate: string, private_note: string, scope: string, dispute_note: string, offer_until: string, deposit: string, deposit_deduction: string, retainage: string, retainage_timing: string, retainage_base: string, retainage_due: string, };

export type ProjectHealth = { 
/**
 * Found in the plan and not put aside.
 */
findings: number, heads_up: HeadsUpState, 
/**
 * The next milestone with a day.
 */
next: MilestoneId | null, next_title: string, 
/**
 * On which the client was told, else on which it should be.
 */
heads_up_on: string | null, 
/**
 * Issued documents of the project, and the designs that they have.
 */
documents: number, designs: number, };

/**
 * All that happened in a project.
 */
export type ProjectHistory = { 
/**
 * Oldest first, by the instant of record.
 */
entries: Array<HistoryEntry>, };

export type ProjectId = number;

/**
 *What was typed into a `ProjectForm`; fields left out stay as they are.
 */
export type ProjectPatch = { title?: string, code?: string, contract?: string, currency?: string, requires_acceptance?: string, order_number?: string, terms?: string, tax_rate?: string, private_note?: string, scope?: string, dispute_note?: string, offer_until?: string, deposit?: string, deposit_deduction?: string, retainage?: string, retainage_timing?: string, retainage_base?: string, retainage_due?: string, };

/**
 * A project in a list.
 */
export type ProjectRow = { id: ProjectId, code: string, title: string, client: ClientId, client_name: string, ladder: Array<Column>, sums: ProjectSums, 
/**
 * Next milestone that is not done.
 */
next_title: string | null, next_on: string | null, 
/**
 * Since how many days the longest waiting milestone could be invoiced; None where none could.
 */
ready_days: number | null, archived: boolean, };

/**
 * Net sums of a project, each minor unit counted once.
 */
export type ProjectSums = { contract: Money, planned: Money, worked: Money, billed: Money, paid: Money, left_to_bill: Money, };

/**
 * A project as its schedule shows it.
 */
export type ProjectView = { id: ProjectId, form: ProjectForm, problems: Array<FieldProblem>, client: ClientId, client_name: string, 
/**
 * Who signs off at the client, for the forms that ask.
 */
approver: string, approver_role: string, requires_acceptance: boolean, archived: boolean, ladder: Array<Column>, sums: ProjectSums, allocation: AllocationView, milestones: Array<ScheduleRow>, revisions: Array<RevisionRow>, 
/**
 * Change orders that came to nothing, oldest first.
 */
rejected: Array<RejectedRow>, 
/**
 * True when the plan or the contract differs from the agreed revision.
 */
changed_since_agreement: boolean, 
/**
 * The one that is neither agreed nor declined.
 */
change_order: ChangeOrderView | null, 
/**
 * The oldest milestone that is ready to invoice.
 */
ready: MilestoneId | null, billing: BillingState, };

export type PromptnessArgument = { client: ClientId, };

export type PromptnessChart = { days: Array<DayTick>, months: Array<MonthTick>, 
/**
 * Height of the due day.
 */
due_y: number, 
/**
 * Height of the median; None until something is paid.
 */
median_y: number | null, };

/**
 * One invoice on the record of a client.
 */
export type PromptnessRow = { invoice: InvoiceId, number: string, title: string, due_on: string, 
/**
 * None while it is open and late.
 */
paid_on: string | null, 
/**
 * Below zero for days early; of an open one up to today.
 */
days_late: number, 
/**
 * Where it stands in the chart, in thousandths of width and height.
 */
x: number, y: number, };

/**
 * A rate with whether it is the business's own.
 */
export type RateView = { valid_from: string, percent: string, is_own: boolean, };

/**
 * A client as it was understood, in the texts of its form.
 */
export type ReadClient = { 
/**
 * Line of the text on which it begins, from 1.
 */
line: number, name: string, attention: string, street: string, extra: string, postcode: string, city: string, region: string, 
/**
 * Empty where the text names none.
 */
country: string, email: string, vat_number: string, tax_number: string, company_number: string, private_note: string, contact: Contact, 
/**
 * A client of the book that has its name, its tax number or its address of mail.
 */
twin: Twin | null, 
/**
 * What is used for nothing.
 */
rest: Array<string>, };

export type ReadClients = { text: string, };

/**
 * What was understood of a text.
 */
export type ReadClientsView = { source: ClientsSource, clients: Array<ReadClient>, 
/**
 * Rows without a name.
 */
left_out: Array<LeftOutLine>, 
/**
 * Columns that are used for nothing.
 */
unused: Array<string>, };

export type ReadPastedPlan = { project: ProjectId, text: string, };

export type RecordPayment = { 
/**
 * Invoices of one client, in the order in which the money reaches them.
 */
invoices: Array<InvoiceId>, 
/**
 * As typed; None is all that is open, or what `parts` leave of it.
 */
amount?: string, 
/**
 * What single invoices get of it, as typed; the rest reaches the others in their order.
 */
parts?: Array<TypedPart>, 
/**
 * As typed; None is today.
 */
received_on?: string, channel?: PaymentChannel, reference?: string, note?: string, 
/**
 * None keeps it open.
 */
difference?: Difference, 
/**
 * Reason of a write-off.
 */
reason?: string, 
/**
 * What arrived in the currency of the seller's country, as typed, where the money is in another one.
 */
home_amount?: string, 
/**
 * In its place: the exchange rate of the day, as typed.
 */
home_rate?: string, 
/**
 * True: money above the open balance becomes credit of the client, as the user confirmed.
 */
rest_becomes_credit?: boolean, };

/**
 * A reminder that left without a file: its text was copied, or it was told by phone. `words`: as looked over, or what was
 * said; without them the text of the level. `again`: although the client was reminded today already.
 */
export type RecordReminder = { reminder: ReminderArgument, channel: ReminderChannel, words?: string, again?: boolean, };

/**
 * A fact that stands at the day although nobody could know it then.
 */
export type RecordedSince = { kind: SinceKind, 
/**
 * The document that it is about.
 */
invoice: InvoiceId | null, 
/**
 * Number of a document, name of a milestone; of an agreement the revision.
 */
name: string, on: string, recorded_on: string, amount: Money | null, };

/**
 * A published rate that a law adds its points to.
 */
export type Reference = "ecb" | "german" | "austrian" | "bank_of_england";

export type ReferenceView = { reference: Reference, 
/**
 * Newest first.
 */
rows: Array<RateView>, };

export type RefundCredit = { client: ClientId, 
/**
 * The currency of the credit, by its code; None is the client's own.
 */
currency?: string, 
/**
 * As typed; None is all of it.
 */
amount?: string, 
/**
 * As typed; None is today.
 */
paid_on?: string, channel?: PaymentChannel, reference?: string, note?: string, };

/**
 * The last day of the register, as typed; empty is today.
 */
export type RegisterArgument = { on: string, };

/**
 * A document of the period in the register; a credit note has its amounts below zero.
 */
export type RegisterRow = { id: InvoiceId, number: string, kind: DocumentKind, issue_on: string, due_on: string, client: ClientId, client_name: string, project: ProjectId | null, heading: string, takes_back: string | null, sums: Sums, 
/**
 * What of it the client pays later.
 */
kept_back: Money | null, };

/**
 * A change order that came to nothing.
 */
export type RejectedRow = { id: ChangeOrderId, number: number, 
/**
 * Declined or withdrawn.
 */
state: ChangeOrderState, 
/**
 * May be empty.
 */
reason: string, on: string, 
/**
 * Empty where it was withdrawn.
 */
by: string, channel: Channel | null, words: string, 
/**
 * What it would have changed of the contract.
 */
delta: Money, };

/**
 * A client with the chosen invoices that a reminder would tell of.
 */
export type RemindClient = { client: ClientId, invoices: Array<InvoiceId>, };

/**
 * What of a selection can be reminded of.
 */
export type RemindSelection = { 
/**
 * In the order of the list.
 */
clients: Array<RemindClient>, left_out: Array<NotRemindedRow>, 
/**
 * Nobody owes what is not issued.
 */
drafts: number, };

/**
 * A reminder that was given of one invoice.
 */
export type Reminded = { level: ReminderLevel, on: string, };

/**
 * Which reminder. `invoices`: those of the late ones that it tells of; none given: all. `level`: none given: the firmest that
 * one of them has come to. `with_interest`: whether it shows what late payment has cost by law.
 */
export type ReminderArgument = { client: ClientId, invoices?: Array<InvoiceId>, level?: ReminderLevel, with_interest?: boolean, };

/**
 * How a client was reminded.
 */
export type ReminderChannel = "mail_draft" | "sent" | "letter" | "copied" | "phone";

/**
 * Days between reminders.
 */
export type ReminderDays = { 
/**
 * After the due day.
 */
first: number, 
/**
 * After the friendly one.
 */
second: number, 
/**
 * After the firm one.
 */
third: number, 
/**
 * Within how many days a reminder asks for the money.
 */
pay_within: number, };

export type ReminderFileKind = "letter" | "invoice" | "statement";

/**
 * A file that goes with a reminder, or can.
 */
export type ReminderFileRow = { kind: ReminderFileKind, 
/**
 * Whose PDF it is.
 */
invoice: InvoiceId | null, name: string, 
/**
 * In bytes; None for a paper that cannot be made yet.
 */
size: number | null, 
/**
 * Unless the user says otherwise. The letter goes always.
 */
is_ticked: boolean, };

/**
 * Which files go beside the letter. `invoices`: whose PDFs, of those that the reminder tells of; none given: as many as a mail
 * takes, the longest overdue first. `with_statement`: none given: no.
 */
export type ReminderFiles = { invoices?: Array<InvoiceId>, with_statement?: boolean, };

export type ReminderFilesView = { 
/**
 * In the order of the mail.
 */
files: Array<ReminderFileRow>, 
/**
 * Most bytes of all together.
 */
max: number, };

/**
 * A reminder that was given.
 */
export type ReminderId = number;

/**
 * How firm a reminder is.
 */
export type ReminderLevel = "friendly" | "firm" | "last";

/**
 * A reminder in the history of an invoice.
 */
export type ReminderRow = { id: ReminderId, on: string, 
/**
 * When it was recorded; RFC 3339, UTC.
 */
at: string, level: ReminderLevel, channel: ReminderChannel, subject: string, 
/**
 * The text as it was looked over, or what was said.
 */
words: string, 
/**
 * Of all invoices that it told of.
 */
numbers: Array<string>, 
/**
 * The mail that was made then.
 */
mail: MailId | null, };

export type ReminderSheet = { client_name: string, items: Array<SheetItem>, disputed: Array<LeftOut>, level: ReminderLevel, 
/**
 * What it would be by itself.
 */
usual_level: ReminderLevel, because: Because, 
/**
 * Of what is chosen, in each currency.
 */
totals: Array<Money>, 
/**
 * What lies with us of the client in these currencies: it could pay first.
 */
credits: Array<Money>, 
/**
 * True where law or agreement names a rate, so that interest can be shown.
 */
has_interest: boolean, with_interest: boolean, interest: Array<Money>, 
/**
 * The fixed sums of the law.
 */
fees: Array<Money>, law: LateLaw | null, 
/**
 * A year; None where the invoices differ.
 */
percent: Percent | null, 
/**
 * The day of the reference rate behind it.
 */
rate_of: string | null, 
/**
 * A newer rate than the last one known here was published since.
 */
rate_is_old: boolean, mail: MailTexts, 
/**
 * The client was reminded today already.
 */
reminded_today: Reminded | null, 
/**
 * What keeps the letter from going out.
 */
problems: Array<FieldProblem>, };

/**
 * What a business words itself. `{client}` and other places are filled in.
 */
export type ReminderText = { subject: string, 
/**
 * Behind the greeting, before what is late.
 */
opening: string, 
/**
 * Behind what is late, before the sign-off.
 */
closing: string, };

/**
 * Everybody with something late; those who are due come first, the longest overdue first.
 */
export type RemindersDue = { clients: Array<DueClient>, due_count: number, };

export type RemoveChangeRow = { id: ChangeOrderId, row: number, };

export type RenamePlanTemplate = { id: PlanTemplateId, name: string, };

/**
 * The report of a period in one currency.
 */
export type Report = { currency: Currency, period: Period, 
/**
 * The last day that is in it: that of the period, or today while it lasts.
 */
until: string, 
/**
 * Open before the first day; what clients have with the seller is taken off.
 */
opening: Sums, months: Array<MonthFlows>, total: Flows, 
/**
 * Open at the end of `until`: opening and issued less credited, received, withheld, discounted and written off.
 */
closing: Sums, standing: Standing, tax_issued: Array<TaxedRow>, tax_received: Array<TaxedRow>, 
/**
 * By name.
 */
clients: Array<ClientFlows>, 
/**
 * By title; what belongs to no project is last.
 */
projects: Array<ProjectFlows>, register: Array<RegisterRow>, retained: Array<RetainedOf>, since: Array<Late>, };

/**
 * `period`: `2026`, `2026-Q3`, `2026-09` or `2026-01-15..2026-03-31`; empty is this year. `currency`: empty for that of
 * the business; of tables: for all.
 */
export type ReportArgument = { period?: string, basis?: TaxBasis, currency?: string, 
/**
 * Amounts that are drawn and compared: without tax when left out.
 */
including_tax?: boolean, };

/**
 * Bars of issued and received by month.
 */
export type ReportChart = { axis: Array<AxisTick>, 
/**
 * For each month, in thousandths of the axis: issued, received. A month in which more went back than came has none.
 */
bars: Array<[number, number]>, };

/**
 * What a report is saved as.
 */
export type ReportFormat = "csv" | "xlsx" | "pdf";

export type ReportView = { 
/**
 * As it is asked for again.
 */
name: string, previous: string | null, next: string | null, 
/**
 * The year, the quarter and the month around the last day of the report.
 */
units: Array<PeriodLink>, today: string, basis: TaxBasis, including_tax: boolean, 
/**
 * All in which documents were issued, that of the business first; amounts of two are never added.
 */
currencies: Array<Currency>, 
/**
 * When the first document was issued; none in a book without any.
 */
first_issue_on: string | null, report: Report, chart: ReportChart, ages: Array<AgeBar>, 
/**
 * Tax by the basis.
 */
tax: Array<TaxedRow>, tax_sum: TaxSum, 
/**
 * The same by the other basis.
 */
tax_sum_other: TaxSum, 
/**
 * The largest first.
 */
clients: Array<ClientShare>, 
/**
 * Gain and loss of payments in this currency that count in the period, by currency of the seller's country.
 */
exchange: Array<PaymentExchange>, 
/**
 * What is open by the report is what the list of invoices of its last day says.
 */
equals_list: boolean, };

/**
 * The client's wish for changes, in its words.
 */
export type RequestChanges = { id: MilestoneId, on?: string, by: string, role?: string, channel: Channel, words: string, };

/**
 * How a dispute ended; `words` say it as it was settled.
 */
export type ResolveDispute = { id: DisputeId, on?: string, outcome: DisputeOutcome, words: string, };

export type RestoreAdvice = { project: ProjectId, key: string, };

export type RestoreBackup = { 
/**
 * Name of a backup in the list, never a path.
 */
name: string, };

/**
 * What the share that was kept back is of.
 */
export type RetainedBase = "net" | "gross";

/**
 * Kept back of one project: `opening` and `kept` less `released` and `taken_back` is `closing`.
 */
export type RetainedOf = { base: RetainedBase, project: ProjectId | null, title: string, opening: Money, 
/**
 * By documents that were issued in the period.
 */
kept: Money, 
/**
 * Of the net: billed by releases. Of the gross: paid, or its day was over.
 */
released: Money, 
/**
 * Of the net: gone with credit notes.
 */
taken_back: Money, closing: Money, };

/**
 * What the client keeps back of the gross.
 */
export type RetentionView = { percent: string, amount: Money, 
/**
 * The day on which it is due.
 */
until: string, 
/**
 * What is to be paid by the due day of the invoice.
 */
payable_now: Money, };

export type ReversePayment = { id: PaymentId, reason?: string, };

/**
 * The invoice that credit paid; `reason` stays in the history.
 */
export type ReverseUseCredit = { invoice: InvoiceId, reason?: string, };

/**
 * An agreed revision of a plan.
 */
export type RevisionId = number;

/**
 * An agreed revision, oldest first.
 */
export type RevisionRow = { id: RevisionId, number: number, on: string, by: string, channel: Channel, words: string, contract: Money, 
/**
 * What it changed of the contract; None on the first.
 */
change: Money | null, 
/**
 * Of its change order. May be empty.
 */
reason: string, 
/**
 * The change order that became it; None on the first.
 */
change_order: ChangeOrderId | null, };

/**
 * One of two revisions.
 */
export type RevisionSide = { 
/**
 * 1 is the signed contract.
 */
number: number, state: SideState, 
/**
 * The change order that proposed it; None on the contract itself.
 */
change_order: ChangeOrderId | null, 
/**
 * Of the change order. May be empty.
 */
reason: string, 
/**
 * When it was agreed or declined.
 */
on: string | null, by: string, contract: Money, };

/**
 * One request for changes with its files.
 */
export type RoundRow = { id: AcceptanceId, 
/**
 * The round that it ended, from 1.
 */
round: number, on: string, by: string, role: string, channel: Channel, words: string, files: Array<AttachmentRow>, };

/**
 * What is absent stays. `rows`: those that are typed; the others stay as they are. A new chart begins without own rows.
 */
export type SaveAccounts = { chart?: ChartKind, rows?: Array<TypedAccount>, consultant?: string, client?: string, year_begins?: string, };

/**
 * Limits as typed; what is absent stays, and what is empty goes back to its default.
 */
export type SaveAdviceLimits = { first_percent?: string, first_third_percent?: string, last_percent?: string, of_two_percent?: string, single_percent?: string, small_percent?: string, milestones?: string, close_days?: string, gap_days?: string, deposit_above?: string, deposit_days?: string, crowded_week?: string, 
/**
 * All checks that are to be off, by their codes.
 */
off?: Array<string>, };

export type SaveChangeOrder = { id: ChangeOrderId, patch: ChangeOrderPatch, };

/**
 * `row`: its key.
 */
export type SaveChangeRow = { id: ChangeOrderId, row: number, patch: ChangeRowPatch, };

export type SaveClient = { id: ClientId, patch: ClientPatch, };

/**
 * Replaces the contacts of a client by these, in this order.
 */
export type SaveContacts = { id: ClientId, contacts: Array<Contact>, };

/**
 * What changes of a deliverable; fields left out stay.
 */
export type SaveDeliverable = { id: DeliverableId, title?: string, done?: boolean, on_invoice?: boolean, };

export type SaveEInvoice = { id: InvoiceId, format: ExportFormat, };

/**
 * What is absent stays. `pattern`: empty for the one that is shipped.
 */
export type SaveFiling = { pattern?: string, at_issue?: boolean, with_einvoice?: boolean, };

export type SaveInvoiceDraft = { id: DraftInvoiceId, patch: InvoicePatch, };

/**
 * All views as they are to be; what is left out is gone.
 */
export type SaveInvoiceViews = { views: Array<SavedList>, };

export type SaveJournal = { bookings: BookingsArgument, format: BookingsFormat, };

/**
 * What is absent stays. `agreed_percent`: empty for none. `own`: all own rows as they are to be.
 */
export type SaveLateRates = { agreed_percent?: string, own?: Array<OwnRate>, };

/**
 * The whole form at once: half a server is none.
 */
export type SaveMailServer = { 
/**
 * Empty: no server any more.
 */
host: string, 
/**
 * Empty: the usual one.
 */
port: string, security: Security, 
/**
 * Empty: the server asks for no password.
 */
user: string, from_name: string, from_address: string, };

/**
 * Own texts of one kind in one language. Both empty: as shipped again.
 */
export type SaveMailTexts = { language: string, kind: MailKind, subject: string, text: string, };

export type SaveMilestone = { id: MilestoneId, patch: MilestonePatch, };

/**
 * Amounts as typed; what is absent stays, what is empty goes back to its default, and zero is never.
 */
export type SavePaymentLimits = { small_rest?: string, bank_fee?: string, };

export type SavePlanTemplate = { project: ProjectId, name: string, };

export type SaveProject = { id: ProjectId, patch: ProjectPatch, };

export type SaveReminder = { reminder: ReminderArgument, 
/**
 * Although the client was reminded today already.
 */
again?: boolean, };

/**
 * Days as typed; what is absent stays, and what is empty goes back to its default.
 */
export type SaveReminderDays = { first?: string, second?: string, third?: string, pay_within?: string, };

/**
 * Own texts of one level in one language. All of them empty: as shipped again.
 */
export type SaveReminderTexts = { language: string, level: ReminderLevel, subject: string, opening: string, closing: string, };

export type SaveReport = { report: ReportArgument, format: ReportFormat, };

/**
 * All snippets as they are to be; what is left out is gone.
 */
export type SaveSnippets = { snippets: Array<Snippet>, };

/**
 * Where a file was saved; texts are empty when the user cancelled.
 */
export type Saved = { saved: boolean, folder: string, name: string, };

/**
 * A list by its name; empty fields do not narrow it.
 */
export type SavedList = { name: string, state: InvoiceListState, text: string, client: ClientId | null, project: ProjectId | null, 
/**
 * ISO days once they are kept.
 */
from: string, to: string, currency: string, 
/**
 * Only credit notes, or none of them.
 */
notes: boolean | null, 
/**
 * As a report's row of a tax has it; a list that was kept before taxes narrowed has none.
 */
tax: string, };

/**
 * A kept view, and whether what it narrows to is still there.
 */
export type SavedListRow = { view: SavedList, client_is_gone: boolean, project_is_gone: boolean, };

/**
 * One row of the schedule.
 */
export type ScheduleRow = { id: MilestoneId, position: number, form: MilestoneForm, problems: Array<FieldProblem>, amount: Money, 
/**
 * Share of the contract in percent, one decimal.
 */
share: Percent, target_on: string | null, status: MilestoneStatus, days_late: number | null, 
/**
 * Invoiced, if only in part: nothing of it can change.
 */
is_locked: boolean, 
/**
 * What nobody was asked for yet.
 */
left: Money, 
/**
 * True while something of it is left to bill.
 */
is_open: boolean, invoice: InvoiceId | null, invoice_number: string | null, draft: DraftInvoiceId | null, deliverables: number, 
/**
 * The first day of a dispute that has not ended.
 */
disputed_on: string | null, 
/**
 * The client asked for changes, and the work is not done again.
 */
changes_requested: boolean, 
/**
 * The round in which the work is, from 1.
 */
round: number, 
/**
 * Texts for the client that it allows, most fitting first.
 */
notices: Array<NoticeKind>, };

/**
 * How the way to a server is kept secret.
 */
export type Security = "tls" | "starttls" | "none";

/**
 * Sums in one currency; credit notes take away.
 */
export type SelectedSum = { net: Money, gross: Money, 
/**
 * Without what is kept back and not due yet.
 */
open_net: Money, open: Money, };

/**
 * What was chosen. With `all_of` all that this list shows; then the ids do not count.
 */
export type Selection = { invoices?: Array<InvoiceId>, drafts?: Array<DraftInvoiceId>, all_of?: ListInvoices, };

export type SelectionView = { count: number, 
/**
 * Issued documents among them: only they have a PDF.
 */
issued: number, drafts: number, 
/**
 * One entry for each currency, by its code.
 */
sums: Array<SelectedSum>, 
/**
 * Open invoices, the first due first; empty where `no_payment` says why.
 */
payable: Array<InvoiceId>, no_payment: NoPayment | null, };

/**
 * `on` as typed; None is today.
 */
export type SendChangeOrder = { id: ChangeOrderId, on?: string, };

export type SendInvoiceMail = { id: InvoiceId, 
/**
 * As looked over by the user.
 */
mail: MailTexts, 
/**
 * What goes with it beside the PDF.
 */
files?: InvoiceFiles, };

/**
 * A text as it goes out. `mail`: as looked over by the user.
 */
export type SendNotice = { id: MilestoneId, kind: NoticeKind, mail: MailTexts, };

/**
 * A reminder that Milepost sends itself. `again`: although the client was reminded today already.
 */
export type SendReminder = { reminder: ReminderArgument, 
/**
 * As looked over by the user.
 */
mail: MailTexts, 
/**
 * What goes beside the letter; none given: what the sheet ticks by itself.
 */
files?: ReminderFiles, again?: boolean, };

/**
 * An account as it goes out. `mail`: as looked over by the user.
 */
export type SendStatementMail = { statement: StatementArgument, mail: MailTexts, };

/**
 * `days`: before the invoice is due, 1 to 90; none given: nothing is told.
 */
export type SetDueNotice = { id: InvoiceId, days?: number, };

/**
 * The client's yes or no, or its withdrawal.
 */
export type Settled = { on: string, 
/**
 * Empty where it was withdrawn.
 */
by: string, channel: Channel | null, words: string, };

/**
 * What reduces the open amount of an invoice.
 */
export type SettlementKind = "payment" | "bank_fee" | "tax_withheld" | "discount" | "write_off" | "credit";

export type SettlementRow = { payment: PaymentId | null, kind: SettlementKind, on: string, amount: Money, reason: string, };

/**
 * Who can do something about it.
 */
export type Severity = "refused" | "usage" | "file";

/**
 * What the chosen invoices offer, in the payment sheet.
 */
export type SheetDiscount = { 
/**
 * Of all of them together.
 */
amount: Money, 
/**
 * With it, this is to be paid.
 */
to_pay: Money, 
/**
 * The last day of the first that ends.
 */
until: string, is_in_time: boolean, };

/**
 * In the payment sheet, where the chosen invoices fixed their rates.
 */
export type SheetExchange = { home: string, 
/**
 * One unit of this currency costs the rate in `quote`.
 */
base: string, quote: string, 
/**
 * The money at the rates of its invoices.
 */
at_issue: Money, 
/**
 * What arrived and what is gained by it, once it is typed and reads.
 */
received: Money | null, gain: Money | null, };

/**
 * A late invoice on the sheet.
 */
export type SheetItem = { invoice: InvoiceId, number: string, title: string, due_on: string, days_late: number, 
/**
 * With tax.
 */
open: Money, last: Reminded | null, 
/**
 * Whether the reminder tells of it.
 */
is_chosen: boolean, 
/**
 * Of what is chosen, where a rate is known.
 */
interest: Money | null, };

/**
 * One open invoice in the payment sheet, with what the typed amount gives it.
 */
export type SheetRow = { id: InvoiceId, number: string, title: string, due_on: string, days_late: number, is_chosen: boolean, open: Money, 
/**
 * What of `open` is kept back.
 */
kept: KeptView | null, part: Money, 
/**
 * Taken off it for prompt payment.
 */
discount: Money, open_after: Money, 
/**
 * What of it that is to be paid now the money does not reach; a discount is part of it.
 */
missing: Money, 
/**
 * With the answer it is paid, but for what is kept back.
 */
is_settled: boolean, };

/**
 * A guess with its grounds.
 */
export type Shortfall = "small_rest" | "bank_fee";

/**
 * A milestone in one of two plans.
 */
export type SideRow = { position: number, title: string, criterion: string, amount: Money, 
/**
 * Of the contract of its plan, one decimal.
 */
share: Percent, target_on: string | null, };

/**
 * Where a revision stands.
 */
export type SideState = "past" | "in_force" | "draft" | "sent" | "declined" | "withdrawn";

/**
 * What was recorded after the day for a day before it.
 */
export type SinceKind = "document" | "settlement" | "agreement" | "work";

export type Snippet = { name: string, text: string, };

/**
 * A day that a milestone could have.
 */
export type SpacedDate = { milestone: MilestoneId, on: string, };

export type Spread = "equal" | "thirty_forty_thirty" | "deposit_and_rest";

/**
 * A figure that a row belongs to.
 */
export type Stake = "ready" | "unpaid" | "late" | "retained" | "backlog";

/**
 * All that was open: outstanding and kept back less overpaid and prepaid.
 */
export type Standing = { count: number, outstanding: Sums, 
/**
 * Late, as part of `outstanding`.
 */
overdue: Sums, 
/**
 * Kept back of the gross and due on a later day.
 */
kept_back: Sums, 
/**
 * More was paid and credited than invoices ask for: it lies with us.
 */
overpaid: Sums, 
/**
 * Paid for documents that were issued on a later day.
 */
prepaid: Sums, 
/**
 * All ages, the youngest first.
 */
ages: Array<AgedSums>, };

export type StartChangeOrder = { project: ProjectId, };

/**
 * The total that the table states; amounts where it states one, else shares.
 */
export type StatedTotalView = { stated: Money | null, rows: Money | null, stated_share: string, rows_share: string, is_equal: boolean, };

/**
 * The account in one currency over days, both included.
 */
export type Statement = { currency: Currency, 
/**
 * Balance before the first day.
 */
opening: Money, 
/**
 * By day, within a day as they were given.
 */
rows: Array<StatementRow>, 
/**
 * Sum of what was added in these days, and of what was taken off, below zero.
 */
charged: Money, settled: Money, 
/**
 * Balance at the end of the last day.
 */
closing: Money, 
/**
 * What changed the opening balance since the days before had passed.
 */
earlier: Array<LateEntry>, 
/**
 * Past due at the end of the last day, oldest due date first.
 */
overdue: Array<OverdueInvoice>, overdue_total: Money, };

/**
 * `from`, `to`: days as typed, both included; empty for the beginning and for today. `currency`: empty for all.
 */
export type StatementArgument = { client: ClientId, from?: string, to?: string, currency?: string, };

/**
 * One thing that happened, on the day on which it counts. `amount`: what it adds to what the client owes; below zero it
 * takes off.
 */
export type StatementEntry = { on: string, kind: StatementKind, 
/**
 * None for money that belongs to no single document.
 */
invoice: InvoiceId | null, 
/**
 * Number of that document.
 */
number: string, 
/**
 * Title of the document, reference of the payment, or why something was given up.
 */
text: string, 
/**
 * The day of what it takes back; None where it is a first word.
 */
takes_back: string | null, amount: Money, 
/**
 * Numbers of the invoices that money or a credit note settled by the last day of the statement, or that are open again
 * by what takes back. Empty where it settled none.
 */
settles: Array<string>, };

/**
 * What moves the balance of a client.
 */
export type StatementKind = "invoice" | "credit_note" | "payment" | "reversal" | "refund" | "bank_fee" | "tax_withheld" | "discount" | "write_off";

/**
 * The mail of a statement with the name of its PDF.
 */
export type StatementMail = { mail: MailTexts, attachment: string, };

/**
 * An entry with the balance after it.
 */
export type StatementRow = { entry: StatementEntry, 
/**
 * What the client owes after it; below zero its money lies with the seller.
 */
balance: Money, 
/**
 * Recorded after the last day of the statement, so that an earlier print of it lacks the entry.
 */
entered_on: string | null, };

export type StatementView = { client_name: string, 
/**
 * None: from the beginning.
 */
from: string | null, to: string, 
/**
 * All in which the client has an account; they are never added.
 */
currencies: Array<Currency>, 
/**
 * At least one: of the currency that was asked for, or of all.
 */
accounts: Array<Statement>, };

/**
 * How long a step of the way from work to money usually takes.
 */
export type StepLength = { 
/**
 * The middle one, in days.
 */
days: number, 
/**
 * Of how many.
 */
count: number, };

/**
 * A way to mend a finding.
 */
export type Suggestion = { "kind": "title", title: string, } | { "kind": "amounts", amounts: Array<Money>, } | { "kind": "merge", milestones: Array<MilestoneId>, };

/**
 * An amount without tax, its tax, and both together.
 */
export type Sums = { net: Money, tax: Money, gross: Money, };

/**
 * A row of a table as it is read.
 */
export type TableEntry = { 
/**
 * Cells as they stand in the file.
 */
cells: Array<string>, 
/**
 * None where day or amount cannot be read.
 */
entry: EntryView | null, };

/**
 * A dispute that was marked by mistake.
 */
export type TakeBackDispute = { id: DisputeId, reason?: string, };

/**
 * By which day the tax is counted.
 */
export type TaxBasis = "issued" | "received";

/**
 * How a line is taxed. Source: EN 16931 code list UNTDID 5305, BT-151.
 */
export type TaxCategory = "standard" | "zero" | "exempt" | "reverse_charge" | "intra_community" | "export" | "outside_scope" | "igic" | "ipsi";

/**
 * A tax as a report tells it apart.
 */
export type TaxKey = { 
/**
 * What the seller's country calls it.
 */
name: string, category: TaxCategory, rate: Percent, };

export type TaxRow = { label: string, base: Money, amount: Money, };

/**
 * What the taxes come to.
 */
export type TaxSum = { basis: TaxBasis, sums: Sums, };

/**
 * What bears one tax, with clients of one country.
 */
export type TaxedRow = { 
/**
 * Where the buyer is.
 */
country: Country, 
/**
 * None: no tax at all stands on these lines.
 */
tax: TaxKey | null, 
/**
 * What bears more than one tax stands in each of them.
 */
net: Money, amount: Money, };

/**
 * A page design.
 */
export type Template = "modern" | "classic" | "compact";

/**
 * How many clients a design serves.
 */
export type TemplateUse = { template: Template, clients: number, };

/**
 * What stands around the pages.
 */
export type TemplatesView = { 
/**
 * Number of the invoice that the pages show; empty: an example, because nothing is issued yet.
 */
shown_with: string, uses: Array<TemplateUse>, 
/**
 * Clients that are not archived.
 */
clients: number, };

/**
 * The texts of one level in one language.
 */
export type TextRow = { 
/**
 * Such as `en`; all English documents share it.
 */
language: string, level: ReminderLevel, standard: ReminderText, is_own: boolean, subject: string, 
/**
 * Behind the greeting, before what is late.
 */
opening: string, 
/**
 * Behind what is late, before the sign-off.
 */
closing: string, };

export type TextsView = { rows: Array<TextRow>, 
/**
 * What a text may name, each in braces.
 */
places: Array<string>, };

/**
 * Values of one sentence by name. Empty maps are left out.
 */
export type Told = { texts?: { [key in string]: string }, amounts?: { [key in string]: Money }, days?: { [key in string]: string }, };

/**
 * A client that is there already.
 */
export type Twin = { id: ClientId, name: string, };

/**
 * An account as typed. `rate`: empty for all rates. `account`: empty for the shipped one.
 */
export type TypedAccount = { role: AccountRole, rate: string, account: string, };

/**
 * What one invoice gets of a payment.
 */
export type TypedPart = { invoice: InvoiceId, 
/**
 * As typed; empty follows the amount.
 */
amount: string, };

/**
 * What the quantity of a line counts.
 */
export type Unit = "piece" | "hour" | "day" | "week" | "month" | "kilometre" | "lump_sum";

/**
 * The open invoice that the client's money pays.
 */
export type UseCredit = { invoice: InvoiceId, 
/**
 * As typed; None is as much as is there and open.
 */
amount?: string, };

/**
 * What a title says about its milestone.
 */
export type Verdict = "good" | "vague" | "date" | "unfinished";

export type VerificationView = { is_sound: boolean, faults: Array<FaultRow>, invoices: number, journal_entries: number, };

export type WaitingFileArgument = { id: WaitingFileId, };

/**
 * A file on a sheet that is not recorded yet.
 */
export type WaitingFileId = number;

/**
 * What one entry comes to, after those before it.
 */
export type WeighedEntry = { client_name: string, 
/**
 * Of the chosen invoices, to be paid now, that the money does not reach.
 */
missing: Money, 
/**
 * What happened to it: the answer, else a discount where the money is exactly what one asks for.
 */
difference: Difference, 
/**
 * What it probably is, where nobody said; nothing is done by it.
 */
probable: Shortfall | null, 
/**
 * What the chosen documents offer for prompt payment.
 */
discount: SheetDiscount | null, 
/**
 * Above what is open.
 */
rest: Money, };

export type Workspace = { business_name: string, 
/**
 * True until the first run has named the business.
 */
is_new: boolean, is_sample: boolean, is_read_only: boolean, today: string, currency: Currency, country: Country, tax_name: string, late_invoices: number, outbox: OutboxCount, projects: Array<ActiveProject>, 
/**
 * RFC 3339, UTC; None while no verified backup exists.
 */
last_backup_at: string | null, 
/**
 * Name of the open file.
 */
book: string, };

/**
 * An invoice and why; the reason stays in the history.
 */
export type WriteOffArgument = { id: InvoiceId, reason: string, };

/**
 * Which period, as in a report; a year as a rule.
 */
export type YearPackArgument = { period?: string, };

/**
 * A yes of the client with its files.
 */
export type YesRow = { on: string, by: string, channel: Channel, 
/**
 * The client's own words. May be empty.
 */
words: string, 
/**
 * 1 is the contract, 2 the first change order; None on an acceptance.
 */
revision: number | null, 
/**
 * The accepted milestone with its place in the plan.
 */
milestone: MilestoneId | null, position: number | null, files: Array<AttachmentRow>, };

/** Argument and result of every command. */
export interface Commands {
  /** What surrounds every screen: business, today, active projects, what is late, the last backup. */
  workspace: { arguments: Nothing; result: Workspace };
  /** All countries with the defaults they bring. */
  countries: { arguments: Nothing; result: Array<CountryRow> };
  /** Where the money stands and what to do next. */
  dashboard: { arguments: DashboardArgument; result: Dashboard };
  /** What money is expected in the months ahead, with the invoices and milestones behind each number. */
  forecast: { arguments: DashboardArgument; result: Forecast };
  /** What a month, a quarter, a year or any days came to: by month, age, tax, client and project, and every document. */
  report: { arguments: ReportArgument; result: ReportView };
  /** What was open at the end of any day, by its age. */
  ageing: { arguments: AgeingArgument; result: AgeingView };
  /** The business as a form. */
  business: { arguments: Nothing; result: BusinessView };
  /** Saves what was typed into the business's form. */
  save_business: { arguments: BusinessPatch; result: BusinessView };
  /** Takes the logo off new documents. */
  remove_logo: { arguments: Nothing; result: BusinessView };
  /** The designs and who uses them. */
  templates: { arguments: Nothing; result: TemplatesView };
  /** The pages of one design with the last invoice, in the colour and with the parts that are being chosen. */
  preview_template: { arguments: PreviewTemplate; result: Preview };
  /** How well a brand colour prints. */
  print_check: { arguments: PrintCheckArgument; result: PrintCheckView };
  /** Clients by name, with what they owe. */
  clients: { arguments: ListClients; result: Array<ClientRow> };
  /** What is at stake with a client, or with all, and what is still to come, with the rows of each figure. */
  exposure: { arguments: ExposureArgument; result: ExposureView };
  /** How a client pays: its last invoices with their days late, its habit, and how long each step takes. */
  how_they_pay: { arguments: PromptnessArgument; result: HowTheyPay };
  /** A client with contacts, projects and what it owes. */
  client: { arguments: ClientArgument; result: ClientView };
  /** The account of a client over any days, with the balance after each entry. */
  client_statement: { arguments: StatementArgument; result: StatementView };
  /** The account of a client as a letter, and what keeps it from going out. */
  statement_paper: { arguments: StatementArgument; result: PaperView };
  /** The mail that goes with the account of a client, ready to be looked over. */
  statement_mail: { arguments: StatementArgument; result: StatementMail };
  /** A mail that was made, to be read. */
  kept_mail: { arguments: MailArgument; result: KeptMail };
  /** Adds a client; only the name must be known. */
  create_client: { arguments: ClientPatch; result: ClientView };
  /** Saves what was typed into a client's form. */
  save_client: { arguments: SaveClient; result: ClientView };
  /** What is understood of a pasted signature, address, address book or table of clients. */
  read_clients: { arguments: ReadClients; result: ReadClientsView };
  /** Adds clients that were looked over, all or none. */
  add_clients: { arguments: AddClients; result: Array<ClientId> };
  /** Replaces the contacts of a client. */
  save_contacts: { arguments: SaveContacts; result: ClientView };
  /** Takes a client out of the lists, or back in. */
  archive_client: { arguments: ArchiveClient; result: ClientView };
  /** Projects with their ladders. */
  projects: { arguments: ListProjects; result: Array<ProjectRow> };
  /** A project with its schedule. */
  project: { arguments: ProjectArgument; result: ProjectView };
  /** Adds a project to a client, with its plan when a preset is given. */
  create_project: { arguments: CreateProject; result: ProjectView };
  /** Saves what was typed into a project's form. */
  save_project: { arguments: SaveProject; result: ProjectView };
  /** Takes a project out of the lists, or back in. */
  archive_project: { arguments: ArchiveProject; result: ProjectView };
  /** Records the client's yes to the plan as it stands. */
  agree_plan: { arguments: AgreePlan; result: ProjectView };
  /** Begins a change order of an agreed plan. */
  start_change_order: { arguments: StartChangeOrder; result: ProjectView };
  /** Saves the reason of a change order. */
  save_change_order: { arguments: SaveChangeOrder; result: ProjectView };
  /** Adds a milestone to a proposed plan. */
  add_change_row: { arguments: AddChangeRow; result: ProjectView };
  /** Saves what was typed into a proposed milestone. */
  save_change_row: { arguments: SaveChangeRow; result: ProjectView };
  /** Takes a milestone out of a proposed plan. */
  remove_change_row: { arguments: RemoveChangeRow; result: ProjectView };
  /** Puts a removed milestone back into a proposed plan. */
  keep_change_row: { arguments: KeepChangeRow; result: ProjectView };
  /** Moves a milestone to another place in a proposed plan. */
  move_change_row: { arguments: MoveChangeRow; result: ProjectView };
  /** Records that a change order went to the client. */
  send_change_order: { arguments: SendChangeOrder; result: ProjectView };
  /** Records the client's yes to a change order, which comes into force. */
  agree_change_order: { arguments: AgreeChangeOrder; result: ProjectView };
  /** Records that a change order came to nothing. */
  decline_change_order: { arguments: DeclineChangeOrder; result: ProjectView };
  /** Throws a change order away that was never sent. */
  discard_change_order: { arguments: ChangeOrderArgument; result: ProjectView };
  /** Every change order of a project with what it changes. */
  change_orders: { arguments: ProjectArgument; result: Array<ChangeOrderView> };
  /** The pages of a change order as an addendum, a draft until it is sent. */
  addendum: { arguments: ChangeOrderArgument; result: PaperView };
  /** Two revisions of a plan side by side. */
  compare_revisions: { arguments: CompareRevisions; result: Comparison };
  /** All that happened in a project, oldest first. */
  project_history: { arguments: ProjectArgument; result: ProjectHistory };
  /** What the dossier of a project would hold, and what it would lack. */
  dossier_contents: { arguments: DossierArgument; result: DossierContents };
  /** Splits the contract of a plan that has not begun by a preset. */
  apply_preset: { arguments: ApplyPreset; result: ProjectView };
  /** Patterns to start a plan from. */
  plan_templates: { arguments: Nothing; result: Array<PlanTemplateRow> };
  /** Keeps the plan of a project as a pattern. */
  save_plan_template: { arguments: SavePlanTemplate; result: Array<PlanTemplateRow> };
  /** Gives a pattern another name. */
  rename_plan_template: { arguments: RenamePlanTemplate; result: Array<PlanTemplateRow> };
  /** Throws a pattern away; plans made from it stay. */
  delete_plan_template: { arguments: PlanTemplateArgument; result: Array<PlanTemplateRow> };
  /** Puts a pattern in the place of a plan that has not begun. */
  apply_plan_template: { arguments: ApplyPlanTemplate; result: ProjectView };
  /** A whole project once more, without its facts. */
  duplicate_project: { arguments: DuplicateProject; result: ProjectView };
  /** What is understood of a plan that was pasted as a table. */
  read_pasted_plan: { arguments: ReadPastedPlan; result: PastedPlanView };
  /** Adds the rows of a pasted plan that were looked over. */
  add_pasted_plan: { arguments: AddPastedPlan; result: ProjectView };
  /** What there is to say about a plan: findings, what was dismissed, its balance, fairer spreads. */
  plan_advice: { arguments: ProjectArgument; result: AdviceView };
  /** Puts a finding aside with a reason. */
  dismiss_advice: { arguments: DismissAdvice; result: AdviceView };
  /** Takes a dismissal back. */
  restore_advice: { arguments: RestoreAdvice; result: AdviceView };
  /** Where advice begins. */
  advice_limits: { arguments: Nothing; result: AdviceLimits };
  /** Moves where advice begins, for all projects. */
  save_advice_limits: { arguments: SaveAdviceLimits; result: AdviceLimits };
  /** What an offer would make of a plan. */
  preview_plan_offer: { arguments: ApplyPlanOffer; result: OfferPreview };
  /** Does to a plan what the advice offers, in one step; once it is agreed, to its change order. */
  apply_plan_offer: { arguments: ApplyPlanOffer; result: ProjectView };
  /** Takes the last offer back, while nothing else changed the plan since. */
  undo_plan_offer: { arguments: ProjectArgument; result: ProjectView };
  /** The pages of a plan as a proposal, or as the schedule once it is agreed. */
  proposal: { arguments: PreviewProposal; result: PaperView };
  /** The pages of the certificate of a milestone's acceptance. */
  certificate: { arguments: MilestoneArgument; result: PaperView };
  /** The pages of a project's status for its client. */
  status_report: { arguments: ProjectArgument; result: PaperView };
  /** Milestones of all active projects. */
  milestones: { arguments: ListMilestones; result: Array<MilestoneRow> };
  /** Milestones of the active projects by state. */
  board: { arguments: BoardArgument; result: Board };
  /** Milestones of the active projects in one list, filtered and sorted. */
  all_milestones: { arguments: ListAllMilestones; result: AllMilestones };
  /** A milestone with everything its page shows. */
  milestone: { arguments: MilestoneArgument; result: MilestoneView };
  /** A text for the client about a milestone, ready to be looked over; nothing is sent. */
  milestone_notice: { arguments: NoticeArgument; result: NoticeView };
  /** Adds a milestone at the end of a plan. */
  add_milestone: { arguments: AddMilestone; result: ProjectView };
  /** Saves what was typed into a milestone. */
  save_milestone: { arguments: SaveMilestone; result: ProjectView };
  /** Takes a milestone out of the plan. */
  remove_milestone: { arguments: MilestoneArgument; result: ProjectView };
  /** Moves a milestone to another place in its plan. */
  move_milestone: { arguments: MoveMilestone; result: ProjectView };
  /** Gives what the contract has left to one milestone, or takes what the plan is over from it. */
  settle_difference: { arguments: MilestoneArgument; result: ProjectView };
  /** Work on a milestone begins. */
  start_milestone: { arguments: MilestoneOn; result: MilestoneView };
  /** The work is done. */
  mark_done: { arguments: MilestoneOn; result: MilestoneView };
  /** Takes done, and an acceptance with it, back. */
  reopen_milestone: { arguments: MilestoneOn; result: MilestoneView };
  /** Records the client's acceptance. */
  accept_milestone: { arguments: AcceptMilestone; result: MilestoneView };
  /** Takes a wrongly recorded acceptance back. */
  withdraw_acceptance: { arguments: MilestoneOn; result: MilestoneView };
  /** Records that the client asked for changes of a milestone that waits. */
  request_changes: { arguments: RequestChanges; result: MilestoneView };
  /** Takes a request for changes back that was recorded by mistake. */
  withdraw_changes: { arguments: MilestoneArgument; result: MilestoneView };
  /** Adds feedback or a decision to a note of a milestone. */
  note_decision: { arguments: NoteDecision; result: MilestoneView };
  /** Adds a deliverable to a milestone. */
  add_deliverable: { arguments: AddDeliverable; result: MilestoneView };
  /** Renames, ticks or hides a deliverable. */
  save_deliverable: { arguments: SaveDeliverable; result: MilestoneView };
  /** Takes a deliverable off the list. */
  remove_deliverable: { arguments: DeliverableArgument; result: MilestoneView };
  /** The files at a place. */
  attachments: { arguments: Place; result: Array<AttachmentRow> };
  /** Judges a file by name and size, before it is read. */
  check_file: { arguments: CheckFile; result: null };
  /** Takes a file off the list of a milestone or project; evidence stays. */
  remove_attachment: { arguments: AttachmentArgument; result: Array<AttachmentRow> };
  /** Puts a file that was taken off a list back. */
  put_attachment_back: { arguments: AttachmentArgument; result: Array<AttachmentRow> };
  /** Takes a file off a sheet that is not recorded yet. */
  drop_waiting_file: { arguments: WaitingFileArgument; result: Array<AttachmentRow> };
  /** What an issued invoice rests on: the agreements and acceptances behind it, with their files. */
  invoice_evidence: { arguments: InvoiceArgument; result: EvidenceView };
  /** The prepared invoice of a milestone, made now if there is none. */
  prepare_invoice: { arguments: MilestoneArgument; result: DraftView };
  /** One draft over several milestones of a project. */
  prepare_milestones: { arguments: PrepareMilestones; result: DraftView };
  /** Prepares a draft over chosen milestones for each of their projects. */
  prepare_across: { arguments: PrepareAcross; result: PreparedAcross };
  /** Takes that back while nobody changed the drafts. */
  undo_prepare_across: { arguments: Nothing; result: null };
  /** The prepared invoice over the deposit of a project, made now if there is none. */
  prepare_deposit: { arguments: ProjectArgument; result: DraftView };
  /** The prepared invoice that makes due what the client keeps back, made now if there is none. */
  prepare_release: { arguments: ProjectArgument; result: DraftView };
  /** The prepared final invoice of a contract, made now if there is none. */
  prepare_final: { arguments: ProjectArgument; result: DraftView };
  /** A draft for every milestone that is not billed and has none yet. */
  prepare_all: { arguments: ProjectArgument; result: PreparedPlan };
  /** A copy of an issued invoice as a new draft. */
  duplicate_invoice: { arguments: InvoiceArgument; result: DraftView };
  /** Texts that are used again on invoices. */
  snippets: { arguments: Nothing; result: Array<Snippet> };
  /** Keeps the texts that are used again. */
  save_snippets: { arguments: SaveSnippets; result: Array<Snippet> };
  /** What was agreed in a project and where each minor unit of it stands. */
  contract_account: { arguments: ProjectArgument; result: AccountView };
  /** The same at the end of a past day. */
  account_as_at: { arguments: AccountAsAtArgument; result: AccountAsAt };
  /** An empty invoice for a client, outside any plan. */
  new_invoice: { arguments: NewInvoice; result: DraftView };
  /** A prepared invoice with its sums and what still keeps it from being issued. */
  invoice_draft: { arguments: DraftArgument; result: DraftView };
  /** Saves what was typed into a prepared invoice. */
  save_invoice_draft: { arguments: SaveInvoiceDraft; result: DraftView };
  /** Throws a prepared invoice away; no number is lost. */
  delete_invoice_draft: { arguments: DraftArgument; result: null };
  /** Throws several prepared invoices away, all or none. */
  delete_invoice_drafts: { arguments: DraftsArgument; result: null };
  /** Brings back the prepared invoices that were thrown away last; how many. */
  restore_invoice_drafts: { arguments: Nothing; result: number };
  /** The pages of a prepared invoice as they would print. */
  preview_draft: { arguments: PreviewDraft; result: Preview };
  /** The mail that would go with a prepared invoice. */
  draft_mail: { arguments: DraftArgument; result: MailView };
  /** Issues a prepared invoice: number, frozen document and PDF in one step that has no way back. */
  issue_invoice: { arguments: IssueInvoice; result: InvoiceView };
  /** Tells the user of an invoice some days before it is due, or no longer. */
  set_due_notice: { arguments: SetDueNotice; result: InvoiceView };
  /** Invoices newest first, drafts on top, with the sums of every quick filter. */
  invoices: { arguments: ListInvoices; result: InvoiceList };
  /** The sums of every quick filter of that list. */
  invoice_sums: { arguments: ListInvoices; result: Array<FilterSum> };
  /** What narrows a list of invoices, by its names, and what a typed text could add. */
  invoice_filter: { arguments: FilterArgument; result: FilterView };
  /** What chosen invoices and drafts come to, and whether one payment can reach them. */
  invoice_selection: { arguments: Selection; result: SelectionView };
  /** Lists of invoices that are kept by a name. */
  invoice_views: { arguments: Nothing; result: Array<SavedListRow> };
  /** Keeps lists of invoices by a name. */
  save_invoice_views: { arguments: SaveInvoiceViews; result: Array<SavedListRow> };
  /** How far the packing of files is that goes on. */
  packing: { arguments: Nothing; result: PackingView };
  /** Stops the packing of files that goes on. */
  stop_packing: { arguments: Nothing; result: null };
  /** The list as it stood at the end of a past day, with what was due by age and what each client owed. */
  invoices_as_at: { arguments: InvoicesAsAtArgument; result: InvoicesAsAt };
  /** An issued invoice with what became of it. */
  invoice: { arguments: InvoiceArgument; result: InvoiceView };
  /** The issued invoice of a number. */
  invoice_by_number: { arguments: NumberArgument; result: InvoiceView };
  /** The pages of an issued invoice. */
  preview_invoice: { arguments: InvoiceArgument; result: Preview };
  /** The formats of the e-invoice, each with the reason why an issued invoice cannot be written in it. */
  einvoice_exports: { arguments: InvoiceArgument; result: Array<ExportRow> };
  /** Says what would be refused of a mail, before the step that it goes with. */
  check_mail: { arguments: CheckMail; result: null };
  /** The mail of an issued invoice, ready to be looked over. */
  invoice_mail: { arguments: InvoiceArgument; result: MailView };
  /** How issued documents are filed in the folder of the user's files. */
  filing: { arguments: Nothing; result: FilingView };
  /** Sets how issued documents are filed. */
  save_filing: { arguments: SaveFiling; result: FilingView };
  /** The server that takes mails, and from whom they come. */
  mail_server: { arguments: Nothing; result: MailServerView };
  /** Saves the server that takes mails. */
  save_mail_server: { arguments: SaveMailServer; result: MailServerView };
  /** The texts of mails by kind and language. */
  mail_texts: { arguments: Nothing; result: MailTextsView };
  /** Keeps own texts of one kind in one language, or goes back to those that are shipped. */
  save_mail_texts: { arguments: SaveMailTexts; result: MailTextsView };
  /** Mails that wait to be sent, that were refused, and that were sent last. */
  outbox: { arguments: Nothing; result: OutboxView };
  /** Puts the mail of an issued invoice into the outbox, from which it is sent. */
  send_invoice_mail: { arguments: SendInvoiceMail; result: OutboxRow };
  /** Puts the mail with the account of a client into the outbox. */
  send_statement_mail: { arguments: SendStatementMail; result: OutboxRow };
  /** Puts a text about a milestone into the outbox. */
  send_notice: { arguments: SendNotice; result: OutboxRow };
  /** Puts a reminder with its letter and what goes beside it into the outbox; it counts once it left. */
  send_reminder: { arguments: SendReminder; result: OutboxRow };
  /** Tries a mail of the outbox once more. */
  send_again: { arguments: MailArgument; result: OutboxRow };
  /** Notes that a mail arrived of which the server did not say so. */
  mail_arrived: { arguments: MailArgument; result: OutboxRow };
  /** Takes a mail out of the outbox; it is not sent. */
  remove_from_outbox: { arguments: MailArgument; result: OutboxRow };
  /** Recomputes everything that the book claims about itself. */
  verify: { arguments: Nothing; result: VerificationView };
  /** Verified backups, newest first. */
  backups: { arguments: Nothing; result: Array<BackupRow> };
  /** Makes a verified backup now. */
  backup: { arguments: Nothing; result: BackupRow };
  /** Puts a backup of the list back; the book of now is backed up first. */
  restore_backup: { arguments: RestoreBackup; result: VerificationView };
  /** The payment sheet of a client's invoices, pre-filled. */
  payment_sheet: { arguments: PaymentSheetArgument; result: PaymentSheet };
  /** Payments newest first. */
  payments: { arguments: ListPayments; result: Array<PaymentRow> };
  /** Records money received. */
  record_payment: { arguments: RecordPayment; result: PaymentRow };
  /** Takes a payment back; both stay in the history. */
  reverse_payment: { arguments: ReversePayment; result: PaymentRow };
  /** Up to which sums a missing rest is taken for small, or for the fee of a bank. */
  payment_limits: { arguments: Nothing; result: PaymentLimits };
  /** Sets these sums. */
  save_payment_limits: { arguments: SavePaymentLimits; result: PaymentLimits };
  /** Judges a bank's file by its size, before it is read. */
  check_bank_file: { arguments: CheckBankFile; result: null };
  /** The table of the bank's file that nobody knows, as its columns are said or seem to be. */
  bank_table: { arguments: BankTable; result: BankTableView };
  /** Reads that file as the user says, and keeps how for the next one. */
  read_bank_table: { arguments: OwnLayout; result: BankFileView };
  /** What entries of a bank's file would come to if they were recorded as chosen. */
  weigh_bank_entries: { arguments: BankEntries; result: BankWeight };
  /** Records the entries of a bank's file that the user confirmed, all of them or none. */
  record_bank_entries: { arguments: BankEntries; result: Array<PaymentRow> };
  /** The sheet of a credit note: what can be taken back and what that would do. */
  credit_sheet: { arguments: CreditArgument; result: CreditSheet };
  /** The pages of a credit note as they would print. */
  preview_credit: { arguments: CreditArgument; result: Preview };
  /** Issues a credit note over all of an invoice, the rest of it or single lines. */
  issue_credit: { arguments: CreditArgument; result: InvoiceView };
  /** Credits an invoice in full and prepares the one that takes its place. */
  credit_and_correct: { arguments: CorrectInvoice; result: Corrected };
  /** Writes off what is open of an invoice. */
  write_off: { arguments: WriteOffArgument; result: InvoiceView };
  /** Takes a write-off back; both stay in the history. */
  reverse_write_off: { arguments: WriteOffArgument; result: InvoiceView };
  /** Pays a client's credit back. */
  refund_credit: { arguments: RefundCredit; result: PaymentRow };
  /** Pays an open invoice with the credit of its client. */
  use_credit: { arguments: UseCredit; result: InvoiceView };
  /** Takes back that credit paid an invoice; both stay in the history. */
  reverse_use_credit: { arguments: ReverseUseCredit; result: InvoiceView };
  /** Disputes of a client, a project or everybody, the open ones first. */
  disputes: { arguments: ListDisputes; result: Disputes };
  /** Marks a milestone that the client does not accept. */
  dispute_milestone: { arguments: DisputeMilestone; result: DisputeRow };
  /** Marks an invoice, or one of its lines, that the client does not accept. */
  dispute_invoice: { arguments: DisputeInvoice; result: DisputeRow };
  /** Records how a dispute ended. */
  resolve_dispute: { arguments: ResolveDispute; result: DisputeRow };
  /** Takes a mark back that was made by mistake; both stay in the history. */
  take_back_dispute: { arguments: TakeBackDispute; result: DisputeRow };
  /** Which of the chosen invoices can be reminded of, client by client, and why the others cannot. */
  remind_selection: { arguments: Selection; result: RemindSelection };
  /** Everybody with something late, and who of them is due for a reminder. */
  reminders_due: { arguments: Nothing; result: RemindersDue };
  /** The sheet of a reminder: what is late, how firm it is and why, and its mail. */
  reminder_sheet: { arguments: ReminderArgument; result: ReminderSheet };
  /** What goes with the mail of a reminder, and what can: its letter, the PDFs of its invoices, the statement. */
  reminder_files: { arguments: ReminderArgument; result: ReminderFilesView };
  /** A reminder as a letter, and what keeps it from going out. */
  reminder_paper: { arguments: ReminderArgument; result: PaperView };
  /** Records that a client was reminded by a copied text or by phone. */
  record_reminder: { arguments: RecordReminder; result: ReminderRow };
  /** The days between reminders. */
  reminder_days: { arguments: Nothing; result: DaysView };
  /** Sets the days between reminders. */
  save_reminder_days: { arguments: SaveReminderDays; result: DaysView };
  /** The texts of reminders in every language and level. */
  reminder_texts: { arguments: Nothing; result: TextsView };
  /** Keeps own texts of one level in one language. */
  save_reminder_texts: { arguments: SaveReminderTexts; result: TextsView };
  /** Rates of late interest, shipped and own. */
  late_rates: { arguments: Nothing; result: LateRates };
  /** Keeps an agreed rate and own reference rates. */
  save_late_rates: { arguments: SaveLateRates; result: LateRates };
  /** The accounts that the journal books to. */
  accounts: { arguments: Nothing; result: AccountsView };
  /** Sets accounts, the chart they come from, and what a batch for DATEV names. */
  save_accounts: { arguments: SaveAccounts; result: AccountsView };
}

/** Argument and result of every command. */
export interface DesktopCommands {
  /** The language of the system, for texts and formats until the user chooses one. */
  locale: { arguments: Nothing; result: Locale };
  /** Asks where to and saves an issued invoice's PDF there. */
  save_pdf: { arguments: InvoiceArgument; result: Saved };
  /** Asks where to and saves the PDF of a prepared invoice, which is marked as a draft. */
  save_draft_pdf: { arguments: DraftArgument; result: Saved };
  /** Opens an issued invoice's PDF in the user's own viewer, where it is read and printed. */
  open_pdf: { arguments: InvoiceArgument; result: HandedOver };
  /** The printers of this computer, and which of them was used last. */
  printers: { arguments: Nothing; result: PrintersView };
  /** Prints an issued invoice on one of them. */
  print_pdf: { arguments: PrintPdf; result: Printed };
  /** Opens a draft with the PDF attached in the user's mail program; without one, shows the PDF in its folder. */
  open_mail_draft: { arguments: OpenMailDraft; result: HandedOver };
  /** Shows an issued invoice's PDF in its folder. */
  show_in_folder: { arguments: InvoiceArgument; result: HandedOver };
  /** Asks where to and saves an issued invoice as an e-invoice. */
  save_einvoice: { arguments: SaveEInvoice; result: Saved };
  /** The folder in which issued documents are filed on this computer. */
  filing_folder: { arguments: Nothing; result: FilingFolder };
  /** Asks for the folder in which issued documents are filed; null when the user chose none. */
  choose_filing_folder: { arguments: Nothing; result: FilingFolder | null };
  /** Goes back to the folder that is used as long as none is chosen. */
  forget_filing_folder: { arguments: Nothing; result: FilingFolder };
  /** Files an issued document in that folder, beside what lies there. */
  file_invoice: { arguments: InvoiceArgument; result: Saved };
  /** Files all documents that were issued and are to be filed by themselves. */
  file_issued: { arguments: Nothing; result: FiledIssued };
  /** Asks where to and saves a plan as a proposal, or as the schedule once it is agreed. */
  save_proposal: { arguments: ProjectArgument; result: Saved };
  /** Opens a proposal or schedule in the user's own viewer, where it is read and printed. */
  open_proposal: { arguments: ProjectArgument; result: HandedOver };
  /** Asks where to and saves the addendum of a change order. */
  save_addendum: { arguments: ChangeOrderArgument; result: Saved };
  /** Opens the addendum of a change order in the user's own viewer, where it is read and printed. */
  open_addendum: { arguments: ChangeOrderArgument; result: HandedOver };
  /** Asks where to and saves the certificate of a milestone's acceptance. */
  save_certificate: { arguments: MilestoneArgument; result: Saved };
  /** Opens the certificate of a milestone's acceptance in the user's own viewer, where it is read and printed. */
  open_certificate: { arguments: MilestoneArgument; result: HandedOver };
  /** Asks where to and saves the status of a project for its client. */
  save_status_report: { arguments: ProjectArgument; result: Saved };
  /** Opens the status of a project in the user's own viewer, where it is read and printed. */
  open_status_report: { arguments: ProjectArgument; result: HandedOver };
  /** Asks where to and saves the account of a client as a letter. */
  save_statement: { arguments: StatementArgument; result: Saved };
  /** Opens the account of a client in the user's own viewer, where it is read and printed. */
  open_statement: { arguments: StatementArgument; result: HandedOver };
  /** Asks where to and saves the account of a client as a table for a spreadsheet. */
  save_statement_csv: { arguments: StatementArgument; result: Saved };
  /** Opens a draft with the account of a client attached in the user's mail program, and notes that. */
  open_statement_draft: { arguments: OpenStatementDraft; result: HandedOver };
  /** Opens a draft of a reminder with its letter attached in the user's mail program, and records the reminder. */
  open_reminder_draft: { arguments: OpenReminderDraft; result: HandedOver };
  /** Asks where to and saves the letter of a reminder, and records the reminder. */
  save_reminder: { arguments: SaveReminder; result: Saved };
  /** Opens a text about a milestone as a draft in the user's mail program, and notes that. */
  open_notice_draft: { arguments: OpenNoticeDraft; result: HandedOver };
  /** Asks where to and saves the days of a project as a calendar file. */
  save_calendar: { arguments: ProjectArgument; result: Saved };
  /** Asks where to and saves the register of issued documents up to a day, for a spreadsheet. */
  save_register: { arguments: RegisterArgument; result: Saved };
  /** Asks where to and saves the report of a period: on pages, as a table or a workbook. */
  save_report: { arguments: SaveReport; result: Saved };
  /** Asks where to and saves the bookings of a period, for whoever keeps the accounts. */
  save_journal: { arguments: SaveJournal; result: Saved };
  /** Asks where to and saves the dossier of a project: all that was agreed, accepted, billed and paid, as one zip. */
  save_dossier: { arguments: DossierArgument; result: Saved };
  /** What is known of the password of the mail server; never the password itself. */
  mail_password: { arguments: Nothing; result: PasswordView };
  /** Keeps the password of the mail server in the system's keyring, or for this run where there is none. */
  keep_mail_password: { arguments: KeepMailPassword; result: PasswordView };
  /** Connects to the mail server and logs in; no mail is sent. */
  test_mail_server: { arguments: Nothing; result: AttemptView };
  /** Hands every mail that waits to the mail server now. */
  deliver_outbox: { arguments: Nothing; result: OutboxView };
  /** Hands one mail of the outbox to the mail server once more, and all that wait. */
  send_mail_now: { arguments: MailArgument; result: OutboxView };
  /** Asks where to and saves the PDFs of chosen invoices as one zip. */
  save_invoice_pdfs: { arguments: Selection; result: Saved };
  /** Asks where to and saves all documents, tables and checksums of a period as one zip. */
  save_year_pack: { arguments: YearPackArgument; result: Saved };
  /** Opens the PDFs of chosen invoices as one in the user's own viewer; null when the user stopped it. */
  open_invoices: { arguments: Selection; result: HandedOver | null };
  /** Asks where to and saves chosen invoices as a table for a spreadsheet. */
  save_invoice_table: { arguments: Selection; result: Saved };
  /** Asks for a picture and takes it as the logo; null when the user chose none. */
  pick_logo: { arguments: Nothing; result: BusinessView | null };
  /** Asks for a file and keeps it at a place; null when the user chose none. */
  pick_file: { arguments: Place; result: Array<AttachmentRow> | null };
  /** Asks for a file of clients and reads it; null when the user chose none. */
  pick_clients_file: { arguments: Nothing; result: PickedClients | null };
  /** Asks for a bank's file and reads it against the open invoices; null when the user chose none. */
  pick_bank_file: { arguments: Nothing; result: BankFileView | null };
  /** Opens a copy of a kept file in the user's own viewer. */
  open_file: { arguments: FileArgument; result: HandedOver };
  /** Asks where to and saves a copy of a kept file. */
  save_file: { arguments: FileArgument; result: Saved };
  /** Goes over to the sample book, which is made when there is none. */
  open_sample: { arguments: Nothing; result: null };
  /** Goes back to the own book and removes the sample. */
  leave_sample: { arguments: Nothing; result: null };
  /** Verified backups of a book that could not be opened, newest first. */
  backups_of_closed_book: { arguments: Nothing; result: Array<BackupRow> };
  /** Puts a backup in the place of a book that could not be opened, and opens it. */
  restore_closed_book: { arguments: RestoreBackup; result: null };
  /** Tries once more to open a book that could not be opened. */
  open_book_again: { arguments: Nothing; result: null };
  /** Makes a new book in the place of one that is gone; its backups stay. */
  start_new_book: { arguments: Nothing; result: null };
  /** Closes the window; what was typed must be saved before. */
  quit: { arguments: Nothing; result: null };
}
