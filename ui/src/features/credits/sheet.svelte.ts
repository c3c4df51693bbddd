// What stands in the sheet of a credit note. Rust says what it would do and what stands in its way; nothing is computed here.
import { act } from '../../lib/act';
import { fileIssued } from '../../lib/filing.svelte';
import type { CreditArgument, CreditExtent, CreditLineForm, CreditSheet, CreditSheetLine, DraftInvoiceId, InvoiceId, InvoiceView, Preview, Problem } from '../../lib/api.gen';
import { isNegative, isZero } from '../../lib/format';
import { live, type Live } from '../../lib/live.svelte';
import { typing, type Typing } from '../../lib/typing.svelte';

/** What comes after the credit note. */
export type Next = 'credit' | 'correct';

export interface Credited {
  note: InvoiceView;
  /** What was prepared in the place of the invoice. */
  draft: DraftInvoiceId | undefined;
}

/** Amounts as typed by the number of their line; empty is all that is left of it. */
type Ticked = Readonly<Record<string, string>>;

/** Empty while nothing of the line was taken back: then it is credited word for word. */
function leftOf(line: CreditSheetLine): string {
  return line.left.amount !== line.net.amount && !isNegative(line.left) ? line.left.amount : '';
}

export class CreditForm {
  readonly sheet: Live<CreditSheet>;
  readonly preview: Live<Preview>;
  /** Of an issue that was refused; typing alone does not scold for what is still missing. */
  refusal = $state.raw<Problem>();
  isBusy = $state(false);
  #typing: Typing<'reason' | 'extent' | 'lines' | 'next'>;
  /** A part was taken back before, so that not all can be. */
  readonly isPartGone = $derived.by(() => this.sheet.value !== undefined && !isZero(this.sheet.value.credited));
  // A text: an answer that says the same must not ask anew.
  readonly #lefts = $derived.by(() => JSON.stringify((this.sheet.value?.lines ?? []).map(leftOf)));

  /** Call it while a component is set up. */
  constructor(readonly id: InvoiceId, next: Next, net?: string) {
    this.#typing = typing(`credit.${id}`, { reason: '', extent: '', lines: '{}', next });
    // Asked for with an amount, it stands on the first line.
    if (net !== undefined) {
      this.choose('lines');
      this.tick(1, net);
    }
    this.sheet = live('credit_sheet', () => this.argument);
    this.preview = live('preview_credit', () => (this.extent === 'lines' && this.isNothingTicked ? null : this.argument));
  }

  get reason(): string {
    return this.#typing.texts.reason;
  }

  get extent(): CreditExtent {
    // All of it and the rest are one thing: which of them it is, earlier credit notes say.
    return this.#typing.texts.extent === 'lines' ? 'lines' : this.isPartGone ? 'rest' : 'whole';
  }

  get next(): Next {
    return this.#typing.texts.next === 'correct' && this.canCorrect ? 'correct' : 'credit';
  }

  /** Another invoice takes the place of the whole of it. */
  get canCorrect(): boolean {
    return this.extent === 'whole' && !this.isPartGone;
  }

  get ticked(): Ticked {
    return JSON.parse(this.#typing.texts.lines) as Ticked; // Written by `tick` and `untick` alone.
  }

  get isNothingTicked(): boolean {
    return Object.keys(this.ticked).length === 0;
  }

  get argument(): CreditArgument {
    const { id, extent, reason } = this;
    return extent === 'lines' ? { id, extent, reason, lines: this.#lines } : { id, extent, reason };
  }

  get #lines(): CreditLineForm[] {
    const lefts = JSON.parse(this.#lefts) as string[]; // Written above.
    return Object.entries(this.ticked).map(([at, typed]) => {
      const line = Number.parseInt(at, 10);
      const net = typed.trim() || lefts[line - 1];
      return net ? { line, net } : { line };
    });
  }

  type(reason: string): void {
    this.#typing.type('reason', reason);
    this.refusal = undefined;
  }

  choose(extent: CreditExtent): void {
    this.#typing.type('extent', extent);
    this.refusal = undefined;
  }

  follow(next: Next): void {
    this.#typing.type('next', next);
    this.refusal = undefined;
  }

  tick(line: number, amount: string): void {
    this.#typing.type('lines', JSON.stringify({ ...this.ticked, [line]: amount }));
    this.refusal = undefined;
  }

  untick(line: number): void {
    const rest = Object.entries(this.ticked).filter(([at]) => at !== `${line}`);
    this.#typing.type('lines', JSON.stringify(Object.fromEntries(rest)));
    this.refusal = undefined;
  }

  /** The name of a line's amount in a refusal. */
  fieldOf(line: number): string {
    return `lines.${Object.keys(this.ticked).indexOf(`${line}`)}.net`;
  }

  /** What stands in the way, as far as it is no gap that is still being filled. */
  get problem(): Problem | undefined {
    if (this.refusal) return this.refusal;
    if (this.extent === 'lines' && this.isNothingTicked) return undefined;
    return this.sheet.value?.problem ?? this.preview.problem ?? undefined;
  }

  /** Undefined when it was refused; then nothing has changed and no number is used. */
  async issue(): Promise<Credited | undefined> {
    if (this.isBusy) return undefined;
    this.isBusy = true;
    const outcome = await this.#run();
    this.isBusy = false;
    if (outcome.ok) {
      void fileIssued();
      this.#typing.forget();
      return outcome.value;
    }
    this.refusal = outcome.problem;
    return undefined;
  }

  async #run(): Promise<{ ok: true; value: Credited } | { ok: false; problem: Problem }> {
    const { id, reason } = this;
    if (this.next === 'credit') {
      const outcome = await act('issue_credit', this.argument);
      return outcome.ok ? { ok: true, value: { note: outcome.value, draft: undefined } } : outcome;
    }
    const outcome = await act('credit_and_correct', { id, reason });
    if (!outcome.ok) return outcome;
    const { credit_note: note, draft } = outcome.value;
    return { ok: true, value: { note, draft: draft.id } };
  }
}
