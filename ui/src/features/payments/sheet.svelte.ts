// What stands in the payment sheet. Rust spreads the money and says what is missing or above; nothing is computed here.
import { act } from '../../lib/act';
import type { Difference, InvoiceId, PaymentChannel, PaymentRow, PaymentSheet, Problem, TypedPart } from '../../lib/api.gen';
import { date, isZero, money } from '../../lib/format';
import { call } from '../../lib/transport';

interface Typed {
  /** Undefined: all that is open of the chosen invoices. */
  amount: string | undefined;
  receivedOn: string | undefined;
  channel: PaymentChannel | undefined;
  reference: string;
  /** What single invoices get; the rest of the money reaches the others. */
  parts: TypedPart[];
  note: string;
  /** Undefined: the user has not said; then it is what the sheet says. */
  difference: Difference | undefined;
  reason: string;
  homeAmount: string;
  homeRate: string;
  restBecomesCredit: boolean;
}

export class PaymentForm {
  sheet = $state.raw<PaymentSheet>();
  problem = $state.raw<Problem>();
  /** Of a payment that was refused; typing alone does not scold. */
  refusal = $state.raw<Problem>();
  isBusy = $state(false);
  chosen = $state.raw<InvoiceId[]>([]);
  typed = $state<Typed>({
    amount: undefined, receivedOn: undefined, channel: undefined, reference: '', parts: [], note: '', difference: undefined, reason: '', homeAmount: '', homeRate: '', restBecomesCredit: false,
  });
  #asked = 0;

  constructor(invoices: readonly InvoiceId[]) {
    this.chosen = [...invoices];
    void this.ask();
  }

  readonly amount = $derived(this.typed.amount ?? (this.sheet ? money(this.sheet.amount, { currency: false, trim: false }) : ''));
  readonly receivedOn = $derived(this.typed.receivedOn ?? (this.sheet ? date(this.sheet.received_on, 'numeric') : ''));
  readonly channel = $derived<PaymentChannel>(this.typed.channel ?? this.sheet?.channel ?? 'bank_transfer');
  readonly difference = $derived<Difference>(this.typed.difference ?? this.sheet?.difference ?? 'keep_open');
  readonly isShort = $derived(this.sheet !== undefined && !isZero(this.sheet.missing));
  readonly isAbove = $derived(this.sheet !== undefined && !isZero(this.sheet.rest));
  /** Of the chosen invoices, those with a text of their own. */
  readonly parts = $derived(this.typed.parts.filter((part) => this.chosen.includes(part.invoice) && part.amount.trim() !== ''));
  readonly isNothingOpen = $derived(this.sheet?.rows.length === 0);

  /** Shows what the typed amount comes to; the youngest question wins. */
  async ask(): Promise<void> {
    const mine = ++this.#asked;
    const { amount, receivedOn, channel, difference, homeAmount, homeRate } = this.typed;
    try {
      const sheet = await call('payment_sheet', {
        invoices: this.chosen,
        ...(amount === undefined ? {} : { amount }),
        ...(receivedOn === undefined ? {} : { received_on: receivedOn }),
        parts: this.parts,
        home_amount: homeAmount,
        home_rate: homeRate,
        ...(channel === undefined ? {} : { channel }),
        ...(difference === undefined ? {} : { difference }),
      });
      if (mine !== this.#asked) return;
      this.sheet = sheet;
      this.problem = undefined;
    } catch (error) {
      if (mine === this.#asked) this.problem = error as Problem; // `call` rejects with nothing else.
    }
  }

  type(amount: string): void {
    this.typed.amount = amount;
    // A discount belongs to its amount; another one asks again.
    if (this.typed.difference === 'discount') this.typed.difference = undefined;
    this.refusal = undefined;
    void this.ask();
  }

  /** What an invoice gets stands while the rest moves; empty, it follows again. */
  give(invoice: InvoiceId, amount: string): void {
    this.typed.parts = [...this.typed.parts.filter((part) => part.invoice !== invoice), { invoice, amount }];
    if (this.typed.difference === 'discount') this.typed.difference = undefined;
    this.refusal = undefined;
    void this.ask();
  }

  /** As typed; undefined where it follows the amount. */
  partOf(invoice: InvoiceId): string | undefined {
    return this.parts.find((part) => part.invoice === invoice)?.amount;
  }

  /** A bank keeps fees of transfers alone. */
  come(channel: PaymentChannel): void {
    this.typed.channel = channel;
    void this.ask();
  }

  arrive(typed: { homeAmount?: string; homeRate?: string }): void {
    Object.assign(this.typed, typed);
    this.refusal = undefined;
    void this.ask();
  }

  /** A discount ends with its day. */
  date(receivedOn: string): void {
    this.typed.receivedOn = receivedOn;
    this.refusal = undefined;
    void this.ask();
  }

  /** `smallRest`: the reason of a rest that is so small that it needs no other. */
  answer(difference: Difference, smallRest: string): void {
    if (difference === 'write_off' && this.typed.reason === '' && this.sheet?.probable === 'small_rest') this.typed.reason = smallRest;
    this.typed.difference = difference;
    this.refusal = undefined;
    void this.ask();
  }

  /** Oldest first, as the rows stand: so the money reaches them. */
  tick(id: InvoiceId, isChosen: boolean): void {
    const wanted = isChosen ? [...this.chosen, id] : this.chosen.filter((other) => other !== id);
    const rows = this.sheet?.rows ?? [];
    this.chosen = rows.filter((row) => wanted.includes(row.id)).map((row) => row.id);
    this.typed.parts = this.parts;
    this.refusal = undefined;
    void this.ask();
  }

  async save(): Promise<PaymentRow | undefined> {
    const { amount, receivedOn, reference, note, reason, homeAmount, homeRate, restBecomesCredit } = this.typed;
    this.isBusy = true;
    const outcome = await act('record_payment', {
      invoices: this.chosen,
      ...(amount === undefined ? {} : { amount }),
      ...(receivedOn === undefined ? {} : { received_on: receivedOn }),
      channel: this.channel,
      reference,
      note,
      parts: this.parts,
      ...(this.sheet?.exchange ? { home_amount: homeAmount, home_rate: homeRate } : {}),
      ...(this.isShort ? { difference: this.difference, reason } : {}),
      rest_becomes_credit: this.isAbove && restBecomesCredit,
    });
    this.isBusy = false;
    if (outcome.ok) return outcome.value;
    this.refusal = outcome.problem;
    return undefined;
  }
}
