// The issue sheet's state: the way, the mail, and issuing itself.
import { mailNames, type MailName } from '../../components/mailFields';
import { act } from '../../lib/act';
import type { DraftView, InvoiceView, MailTexts, MailView, Problem } from '../../lib/api.gen';
import { fileIssued } from '../../lib/filing.svelte';
import { sentence } from '../../lib/problems';
import { toast } from '../../lib/toasts.svelte';
import { call } from '../../lib/transport';
import { typing, type Typing } from '../../lib/typing.svelte';
import { handOver, keepWay, usualWay, ways, type Handed, type SheetWay, type Written } from './handover.svelte';
import { filesOf, mailOf, typedOf, withTick } from './mail';
import { keepNotice, usualNotice } from './notice';

export interface Issued {
  invoice: InvoiceView;
  /** Undefined: it is issued, and handing it over did not work. */
  handed: Handed | undefined;
}

export class IssueForm {
  way = $state<SheetWay>('mail');
  /** Whether a copy is filed at issue, as the book has it and as it is ticked; undefined until the book has said it. */
  #kept = $state<boolean>();
  keepsCopy = $state<boolean>();
  /** Whether the user is told of the invoice before it is due, as at the last issue; asked where that day is to come. */
  wantsNotice = $state(usualNotice());
  prepared = $state.raw<MailView>();
  /** Files that go with the mail beside the PDF. */
  ticked = $state.raw<readonly string[]>([]);
  #typing = $state.raw<Typing<MailName>>();
  /** Whether a mail server is known; undefined until the book has said it. */
  #sends = $state<boolean>();
  /** Those that the system names; without any the viewer prints. */
  printers = $state.raw<readonly string[]>([]);
  /** Empty: the viewer. */
  printer = $state('');
  refusal = $state.raw<Problem>();
  /** What is refused of the mail itself; nothing is issued then. */
  mailRefusal = $state.raw<Problem>();
  isBusy = $state(false);

  constructor(readonly draft: DraftView) {
    this.way = usualWay(draft.client);
    void this.#lookForServer();
    void this.#lookForFolder();
    void this.#lookForPrinters();
    void this.#prepare();
  }

  async #prepare(): Promise<void> {
    this.prepared = await call('draft_mail', { id: this.draft.id }).catch(() => undefined);
    this.#typing = typing(`issue.${this.draft.id}`, typedOf(this.prepared?.mail));
  }

  async #lookForPrinters(): Promise<void> {
    const known = await call('printers', {}).catch(() => undefined);
    this.printers = known?.printers ?? [];
    this.printer = known?.usual ?? '';
  }

  async #lookForFolder(): Promise<void> {
    const filing = await call('filing', {}).catch(() => undefined);
    this.#kept = this.keepsCopy = filing?.at_issue;
  }

  async #lookForServer(): Promise<void> {
    const server = await call('mail_server', {}).catch(() => undefined);
    this.#sends = server !== undefined && server.host !== '';
    if (!this.#sends && this.way === 'send') this.way = 'mail';
  }

  /** The ways that are open: without a mail server nothing is sent directly. */
  get ways(): readonly SheetWay[] {
    return ways.filter((way) => way !== 'send' || this.#sends === true || (this.#sends === undefined && this.way === 'send'));
  }

  /** Whether the way takes a mail. */
  get isMail(): boolean {
    return this.way === 'mail' || this.way === 'send';
  }

  /** The mail can be typed: before that, a key would be overtaken by what is prepared. */
  get isWritable(): boolean {
    return this.#typing !== undefined;
  }

  get texts(): Readonly<Record<MailName, string>> {
    return this.#typing?.texts ?? typedOf(undefined);
  }

  /** A key in one of the mail's fields. */
  type(field: MailName, typed: string): void {
    this.mailRefusal = undefined;
    this.#typing?.type(field, typed);
  }

  /** The mail is judged before the step without a way back; true when it may go. */
  async #mailIsFine(): Promise<boolean> {
    this.mailRefusal = undefined;
    if (!this.isMail || !this.isWritable) return true;
    const asked = { mail: mailOf(this.texts), going: this.way === 'send' ? ('out' as const) : ('draft' as const) };
    const problem = await call('check_mail', asked).then(() => undefined, (refused: Problem) => refused);
    if (problem === undefined) return true;
    const isOfMail = problem.fields.length > 0 && problem.fields.every(({ field }) => mailNames.some((name) => name === field));
    if (isOfMail) this.mailRefusal = problem;
    else toast(sentence(problem), { tone: 'bad' });
    return false;
  }

  /** Undefined when it was refused; then nothing has changed. */
  async issue(): Promise<Issued | undefined> {
    this.isBusy = true;
    if (!(await this.#mailIsFine())) {
      this.isBusy = false;
      return undefined;
    }
    // What is ticked counts for this issue and those that follow.
    if (this.keepsCopy !== undefined && this.keepsCopy !== this.#kept) await act('save_filing', { at_issue: this.keepsCopy });
    const days = this.draft.notice_offer;
    const notice = days !== null && this.wantsNotice ? { notice_days: days } : {};
    const outcome = await act('issue_invoice', { id: this.draft.id, ...notice });
    if (!outcome.ok) {
      this.refusal = outcome.problem;
      this.isBusy = false;
      return undefined;
    }
    const invoice = outcome.value;
    this.#typing?.forget();
    keepWay(this.draft.client, this.way);
    if (days !== null) keepNotice(this.wantsNotice);
    void fileIssued();
    const handed = await handOver(this.way, invoice.id, this.isMail ? await this.#written(invoice) : undefined, this.printer || undefined);
    this.isBusy = false;
    return { invoice, handed };
  }

  tick(key: string, isTicked: boolean): void {
    this.ticked = withTick(this.ticked, key, isTicked);
  }

  async #written(invoice: InvoiceView): Promise<Written | undefined> {
    const mail = await this.#mailOf(invoice);
    return mail && { mail, files: filesOf(this.prepared?.choices ?? [], this.ticked) };
  }

  /** Texts that were left alone are read again with the real number; in the others the number is put right. */
  async #mailOf(invoice: InvoiceView): Promise<MailTexts | undefined> {
    const before = this.prepared;
    const final = (await call('invoice_mail', { id: invoice.id }).catch(() => undefined))?.mail;
    if (!before) return final;
    const right = (text: string): string => text.replaceAll(before.number, invoice.number);
    return {
      ...mailOf(this.texts),
      subject: this.texts.subject === before.mail.subject && final ? final.subject : right(this.texts.subject),
      text: this.texts.text === before.mail.text && final ? final.text : right(this.texts.text),
    };
  }
}
