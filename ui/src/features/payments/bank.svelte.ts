// A bank's file while it is looked over: which entries are recorded, over which invoices. Rust proposes and weighs; nothing is
// computed here.
import { act } from '../../lib/act';
import type { BankFileView, BankInvoice, BankRow, ChosenEntry, Difference, InvoiceId, PaymentRow, Problem, WeighedEntry } from '../../lib/api.gen';
import { isZero, money } from '../../lib/format';
import { call } from '../../lib/transport';

/** An entry as it stands on the sheet. */
export interface Line {
  row: BankRow;
  isTicked: boolean;
  /** In the order in which the money reaches them; none is left aside. */
  invoices: readonly InvoiceId[];
  /** Undefined: the user has not said; then it is what weighing says. */
  difference: Difference | undefined;
  reason: string;
  restBecomesCredit: boolean;
  /** What it comes to, while it is ticked. */
  weight: WeighedEntry | undefined;
}

export class BankForm {
  readonly view: BankFileView;
  lines = $state<Line[]>([]);
  sums = $state('');
  /** Of the entries as they stand: a choice that cannot be. */
  problem = $state.raw<Problem>();
  refusal = $state.raw<Problem>();
  isBusy = $state(false);
  #asked = 0;

  constructor(view: BankFileView) {
    this.view = view;
    this.lines = view.rows.map((row) => ({
      row, isTicked: row.is_ticked, invoices: row.invoices, difference: undefined, reason: '', restBecomesCredit: false, weight: undefined,
    }));
    void this.weigh();
  }

  readonly ticked = $derived(this.lines.filter((line) => line.isTicked));
  /** Money above what is open is confirmed line by line. */
  readonly canSave = $derived(
    this.ticked.length > 0 && this.problem === undefined
      && this.ticked.every((line) => line.weight !== undefined && (isZero(line.weight.rest) || line.restBecomesCredit)),
  );

  invoice(id: InvoiceId): BankInvoice | undefined {
    return this.view.open.find((open) => open.id === id);
  }

  /** What an entry can pay: the proposal, what fits, then every other open invoice of its currency. */
  choices(row: BankRow): (readonly InvoiceId[])[] {
    const { currency } = row.entry.amount;
    const others = this.view.open.filter((open) => open.open.currency === currency && !row.choices.includes(open.id)).map((open) => open.id);
    const single = [...row.choices, ...others].filter((id) => row.invoices.length !== 1 || id !== row.invoices[0]);
    return [...(row.invoices.length > 0 ? [row.invoices] : []), ...single.map((id) => [id])];
  }

  /** An entry without an invoice is left aside. */
  choose(line: Line, invoices: readonly InvoiceId[]): void {
    line.invoices = invoices;
    // Others offer no discount, or another one.
    if (line.difference === 'discount') line.difference = undefined;
    line.isTicked = invoices.length > 0;
    this.refusal = undefined;
    void this.weigh();
  }

  tick(line: Line, isTicked: boolean): void {
    line.isTicked = isTicked && line.invoices.length > 0;
    this.refusal = undefined;
    void this.weigh();
  }

  /** `smallRest`: the reason of a rest that is so small that it needs no other. */
  answer(line: Line, difference: Difference, smallRest: string): void {
    if (difference === 'write_off' && line.reason === '' && line.weight?.probable === 'small_rest') line.reason = smallRest;
    line.difference = difference;
    this.refusal = undefined;
    void this.weigh();
  }

  explain(line: Line, reason: string): void {
    line.reason = reason;
  }

  confirmCredit(line: Line, isConfirmed: boolean): void {
    line.restBecomesCredit = isConfirmed;
    this.refusal = undefined;
  }

  /** Says what the ticked entries come to; the youngest question wins. */
  async weigh(): Promise<void> {
    const mine = ++this.#asked;
    const weighed = this.ticked;
    try {
      const weight = await call('weigh_bank_entries', { entries: weighed.map((line) => this.#entry(line, false)) });
      if (mine !== this.#asked) return;
      this.lines.forEach((line) => (line.weight = undefined));
      weighed.forEach((line, at) => (line.weight = weight.entries[at]));
      this.sums = weight.sums.map((sum) => money(sum, { trim: false })).join(', ');
      this.problem = undefined;
    } catch (error) {
      if (mine === this.#asked) this.problem = error as Problem; // `call` rejects with nothing else.
    }
  }

  async save(): Promise<PaymentRow[] | undefined> {
    this.isBusy = true;
    const outcome = await act('record_bank_entries', { entries: this.ticked.map((line) => this.#entry(line, true)) });
    this.isBusy = false;
    if (outcome.ok) return outcome.value;
    this.refusal = outcome.problem;
    return undefined;
  }

  /** A reason that is still to be typed says nothing about the sums. */
  #entry(line: Line, isFinal: boolean): ChosenEntry {
    const { booked_on, amount, name, iban, reference, bank_id } = line.row.entry;
    const isShort = isFinal && line.weight !== undefined && !isZero(line.weight.missing);
    // A discount changes what the money reaches, so it is weighed too; a proposal is sent once recording it confirms it.
    const weighed = line.difference === 'write_off' ? 'keep_open' : line.difference;
    const answer = isShort ? (line.difference ?? line.weight?.difference) : weighed;
    return {
      entry: { booked_on, amount: amount.amount, currency: amount.currency, name, iban, reference, bank_id },
      invoices: line.invoices.map((id) => ({ id, open: this.invoice(id)?.open.amount ?? '' })),
      ...(answer === undefined ? {} : { difference: answer }),
      ...(isShort ? { reason: line.reason } : {}),
      rest_becomes_credit: line.restBecomesCredit,
    };
  }
}
