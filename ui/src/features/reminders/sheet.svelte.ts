// What stands in the sheet of a reminder. Rust says what is late, how firm it is and what it says; nothing is computed here.
import type { MailName } from '../../components/mailFields';
import { act } from '../../lib/act';
import type { MailFileTick } from '../../components/mailFiles';
import type { ClientId, InvoiceId, InvoiceView, MailTexts, Problem, ReminderArgument, ReminderChannel, ReminderFileRow, ReminderFiles, ReminderLevel } from '../../lib/api.gen';
import { live, type Live } from '../../lib/live.svelte';
import type { Result } from '../../lib/transport';

type Sheet = Result<'reminder_sheet'>;

export class ReminderForm {
  readonly #client: ClientId;
  readonly asked: Live<Sheet>;
  /** What goes with it, and what can. */
  readonly enclosed: Live<Result<'reminder_files'>>;
  /** Undefined: all that is late. */
  chosen = $state.raw<InvoiceId[]>();
  /** Undefined: by its days. */
  level = $state<ReminderLevel>();
  withInterest = $state(false);
  /** What was typed over the text of the level. */
  typed = $state<Partial<Record<MailName, string>>>({});
  /** Files that were ticked or unticked by hand. */
  ticks = $state<Record<string, boolean>>({});
  refusal = $state.raw<Problem>();
  isBusy = $state(false);

  /** Call it while a component is set up. */
  constructor(client: ClientId, invoices?: readonly InvoiceId[]) {
    this.#client = client;
    if (invoices) this.chosen = [...invoices];
    this.asked = live('reminder_sheet', () => this.reminder);
    this.enclosed = live('reminder_files', () => this.reminder);
  }

  get reminder(): ReminderArgument {
    const { chosen, level } = this;
    return { client: this.#client, with_interest: this.withInterest, ...(chosen ? { invoices: chosen } : {}), ...(level ? { level } : {}) };
  }

  get sheet(): Sheet | undefined {
    return this.asked.value;
  }

  get #rows(): readonly (ReminderFileRow & MailFileTick)[] {
    const rows = this.enclosed.value?.files ?? [];
    return rows.map((row) => {
      const key = row.invoice === null ? row.kind : `invoice ${row.invoice}`;
      return { ...row, key, isTicked: this.ticks[key] ?? row.is_ticked, isFixed: row.kind === 'letter' };
    });
  }

  get files(): readonly MailFileTick[] {
    return this.#rows;
  }

  tickFile(key: string, isTicked: boolean): void {
    this.ticks[key] = isTicked;
    this.refusal = undefined;
  }

  /** Which files go, by their ids; before they are known those that Rust ticks by itself. */
  get #wanted(): { files?: ReminderFiles } {
    if (!this.enclosed.value) return {};
    const going = this.#rows.filter((row) => row.isTicked);
    return { files: { invoices: going.flatMap((row) => row.invoice ?? []), with_statement: going.some((row) => row.kind === 'statement') } };
  }

  get to(): string {
    return this.typed.to ?? this.sheet?.mail.to.join(', ') ?? '';
  }

  get cc(): string {
    return this.typed.cc ?? this.sheet?.mail.cc?.join(', ') ?? '';
  }

  get subject(): string {
    return this.typed.subject ?? this.sheet?.mail.subject ?? '';
  }

  get text(): string {
    return this.typed.text ?? this.sheet?.mail.text ?? '';
  }

  get texts(): Readonly<Record<MailName, string>> {
    return { to: this.to, cc: this.cc, subject: this.subject, text: this.text };
  }

  /** Own words stand where the text of the tone would be another. */
  get isOwn(): boolean {
    const mail = this.sheet?.mail;
    return mail !== undefined && (this.subject !== mail.subject || this.text !== mail.text);
  }

  type(field: MailName, text: string): void {
    this.typed[field] = text;
    this.refusal = undefined;
  }

  /** The text of the tone in the place of own words. */
  anew(): void {
    delete this.typed.subject;
    delete this.typed.text;
  }

  tick(id: InvoiceId, isChosen: boolean): void {
    const rows = this.sheet?.items ?? [];
    const before = rows.filter((row) => row.is_chosen).map((row) => row.invoice);
    const wanted = isChosen ? [...before, id] : before.filter((other) => other !== id);
    // One of them stays: without any there is nothing to remind of.
    if (wanted.length > 0) this.chosen = rows.map((row) => row.invoice).filter((row) => wanted.includes(row));
  }

  /** One that is paid by now is no longer among the chosen ones. */
  leave({ id, status }: InvoiceView): void {
    if (status === 'overdue' || !this.chosen) return;
    const left = this.chosen.filter((other) => other !== id);
    this.chosen = left.length > 0 ? left : undefined;
  }

  get #again(): { again?: boolean } {
    return this.sheet?.reminded_today ? { again: true } : {};
  }

  #mail(): MailTexts {
    const addresses = (typed: string): string[] => typed.split(/[,;]/).map((address) => address.trim()).filter((address) => address !== '');
    return { to: addresses(this.to), cc: addresses(this.cc), subject: this.subject, text: this.text };
  }

  async #run<T>(work: () => Promise<{ ok: true; value: T } | { ok: false; problem: Problem }>): Promise<T | undefined> {
    this.isBusy = true;
    const outcome = await work();
    this.isBusy = false;
    if (outcome.ok) return outcome.value;
    this.refusal = outcome.problem;
    return undefined;
  }

  open(): Promise<Result<'open_reminder_draft'> | undefined> {
    return this.#run(() => act('open_reminder_draft', { reminder: this.reminder, mail: this.#mail(), ...this.#wanted, ...this.#again }));
  }

  send(): Promise<Result<'send_reminder'> | undefined> {
    return this.#run(() => act('send_reminder', { reminder: this.reminder, mail: this.#mail(), ...this.#wanted, ...this.#again }));
  }

  saveLetter(): Promise<Result<'save_reminder'> | undefined> {
    return this.#run(() => act('save_reminder', { reminder: this.reminder, ...this.#again }));
  }

  record(channel: ReminderChannel): Promise<Result<'record_reminder'> | undefined> {
    return this.#run(() => act('record_reminder', { reminder: this.reminder, channel, words: this.text, ...this.#again }));
  }
}
