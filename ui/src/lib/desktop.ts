// Commands that need the desktop: dialogs, opening, handing a mail over. They go through the same `call`.
import type { BackupRow, BusinessView, DraftInvoiceId, InvoiceId, MailTexts, Nothing } from './api.gen';

export interface DesktopCommands {
  locale: { arguments: Nothing; result: string };
  save_pdf: { arguments: { id: InvoiceId }; result: string | null };
  save_draft_pdf: { arguments: { id: DraftInvoiceId }; result: string | null };
  open_pdf: { arguments: { id: InvoiceId }; result: null };
  open_mail_draft: { arguments: { id: InvoiceId; mail: MailTexts }; result: null };
  show_in_folder: { arguments: { id: InvoiceId }; result: null };
  pick_logo: { arguments: Nothing; result: BusinessView | null };
  open_sample: { arguments: Nothing; result: null };
  leave_sample: { arguments: Nothing; result: null };
  backups_of_closed_book: { arguments: Nothing; result: BackupRow[] };
  restore_closed_book: { arguments: { name: string }; result: null };
  quit: { arguments: Nothing; result: null };
}
