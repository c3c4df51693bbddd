// A prepared invoice while it is edited. Every field commits by itself; what is still being typed is kept after a pause,
// so that nothing is lost, and drawn at once.
import { act } from '../../lib/act';
import type { AdjustmentForm, DraftInvoiceId, DraftView, InvoiceForm, InvoicePatch, LineForm, Preview, Problem } from '../../lib/api.gen';
import { call } from '../../lib/transport';

const PAUSE_MS = 800;

export type SaveState = 'saved' | 'saving' | 'failed';

export class DraftEditor {
  /** As kept. While a field is being typed its kept text stays here, so that the answer does not overtake the keys. */
  view = $state.raw<DraftView>();
  problem = $state.raw<Problem>();
  preview = $state.raw<Preview>();
  previewProblem = $state.raw<Problem>();
  saveState = $state<SaveState>('saved');
  /** In fields and not committed yet. */
  #typed: InvoicePatch = {};
  /** On its way into the book. */
  #sent: InvoicePatch = {};
  #sending = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<unknown> = Promise.resolve();
  #isDrawing = false;
  #isStale = false;
  #isGone = false;

  constructor(readonly id: DraftInvoiceId) {
    void this.load();
  }

  async load(): Promise<void> {
    this.draw();
    try {
      this.#take(await call('invoice_draft', { id: this.id }));
    } catch (error) {
      this.problem = error as Problem; // `call` rejects with nothing else.
    }
  }

  get lines(): LineForm[] {
    return this.#typed.lines ?? this.#sent.lines ?? this.view?.form.lines ?? [];
  }

  /** A key in a field: the page follows now, the book after a pause. */
  type(patch: InvoicePatch): void {
    this.#typed = { ...this.#typed, ...patch };
    this.draw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(this.#typed), PAUSE_MS);
  }

  typeLine(at: number, changes: Partial<LineForm>): void {
    this.type({ lines: this.#changed(at, changes) });
  }

  /** A field is left, or a choice was made. */
  commit(patch: InvoicePatch): void {
    this.#typed = { ...this.#typed, ...patch };
    this.draw();
    void this.flush();
  }

  commitLine(at: number, changes: Partial<LineForm>): void {
    this.commit({ lines: this.#changed(at, changes) });
  }

  /** The place of the new line, once it stands. A last line in which nothing stands is the new one already. */
  async addLine(): Promise<number> {
    const at = this.lines.length;
    const isThere = this.#isEmpty(at - 1);
    const free: LineForm = { role: 'billing', milestone: null, releases: null, title: '', description: '', deliverables: [], evidence: [], quantity: '', unit: 'piece', unit_price: '', discount: '', discount_reason: '', tax_rate: '', override_reason: '', amount_reason: '' };
    if (!isThere) this.commit({ lines: [...this.lines, free] });
    await this.flush();
    return isThere ? at - 1 : at;
  }

  /** Gives the way back. */
  removeLine(at: number): () => void {
    const gone = this.lines[at];
    this.commit({ lines: this.lines.filter((_, index) => index !== at) });
    return () => {
      if (gone) this.commit({ lines: this.lines.toSpliced(at, 0, gone) });
    };
  }

  /** A line in which nothing stands is no line once it is left. */
  dropEmptyLine(at: number): void {
    if (at > 0 && at === this.lines.length - 1 && this.#isEmpty(at)) this.removeLine(at);
  }

  #isEmpty(at: number): boolean {
    const line = this.lines[at];
    if (!line || line.milestone !== null) return false;
    const { title, description, quantity, unit_price, tax_rate, discount } = line;
    return [title, description, quantity, unit_price, tax_rate, discount].every((text) => text.trim() === '');
  }

  get adjustments(): AdjustmentForm[] {
    return this.#typed.adjustments ?? this.#sent.adjustments ?? this.view?.form.adjustments ?? [];
  }

  /** The place of the new entry, once it stands. */
  async addAdjustment(is_charge: boolean): Promise<number> {
    const at = this.adjustments.length;
    this.commit({ adjustments: [...this.adjustments, { is_charge, amount: '', reason: '' }] });
    await this.flush();
    return at;
  }

  typeAdjustment(at: number, changes: Partial<AdjustmentForm>): void {
    this.type({ adjustments: this.#adjusted(at, changes) });
  }

  commitAdjustment(at: number, changes: Partial<AdjustmentForm>): void {
    this.commit({ adjustments: this.#adjusted(at, changes) });
  }

  /** Gives the way back. */
  removeAdjustment(at: number): () => void {
    const gone = this.adjustments[at];
    this.commit({ adjustments: this.adjustments.filter((_, index) => index !== at) });
    return () => {
      if (gone) this.commit({ adjustments: this.adjustments.toSpliced(at, 0, gone) });
    };
  }

  #adjusted(at: number, changes: Partial<AdjustmentForm>): AdjustmentForm[] {
    return this.adjustments.map((form, index) => (index === at ? { ...form, ...changes } : form));
  }

  /** Everything typed is in the book afterwards. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const patch = this.#typed;
    this.#typed = {};
    if (Object.keys(patch).length > 0) await this.#send(patch);
    await this.#saving;
  }

  /** The screen goes away: what was typed is kept, nothing is drawn any more. */
  leave(): void {
    void this.flush();
    this.#isGone = true;
  }

  /** The draft no longer exists: nothing more is saved or drawn. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#typed = {};
    this.#isGone = true;
  }

  /** One drawing at a time; keys in between are drawn together. */
  draw(): void {
    this.#isStale = true;
    if (!this.#isDrawing) void this.#drawAll();
  }

  async #drawAll(): Promise<void> {
    this.#isDrawing = true;
    while (this.#isStale && !this.#isGone) {
      this.#isStale = false;
      try {
        this.preview = await call('preview_draft', { id: this.id, typed: { ...this.#sent, ...this.#typed } });
        this.previewProblem = undefined;
      } catch (error) {
        this.previewProblem = error as Problem; // `call` rejects with nothing else.
      }
    }
    this.#isDrawing = false;
  }

  #changed(at: number, changes: Partial<LineForm>): LineForm[] {
    return this.lines.map((line, index) => (index === at ? { ...line, ...changes } : line));
  }

  /** Saves run one after the other, in the order of the keys. */
  #send(patch: InvoicePatch): Promise<void> {
    this.saveState = 'saving';
    this.#sent = { ...this.#sent, ...patch };
    this.#sending += 1;
    const save = this.#saving.then(async () => {
      const outcome = await act('save_invoice_draft', { id: this.id, patch });
      this.#sending -= 1;
      if (this.#sending === 0) this.#sent = {};
      this.saveState = outcome.ok ? 'saved' : 'failed';
      if (outcome.ok) this.#take(outcome.value);
      else {
        this.problem = outcome.problem;
        this.#typed = { ...patch, ...this.#typed };
      }
    });
    this.#saving = save;
    return save;
  }

  #take(answer: DraftView): void {
    this.problem = undefined;
    const before = this.view?.form;
    const kept: Partial<InvoiceForm> = {};
    // What is typed or on its way is newer than this answer: its fields stay as they are until theirs comes.
    for (const field of Object.keys({ ...this.#typed, ...this.#sent })) {
      const name = field as keyof InvoiceForm; // A patch has the names of its form.
      if (before) Object.assign(kept, { [name]: before[name] });
    }
    const form = { ...answer.form, ...kept };
    this.view = { ...answer, form };
    this.draw();
  }
}
