// The parts of invoices.
export { default as Ageing } from './Ageing.svelte';
export { default as BulkBar } from './BulkBar.svelte';
export { default as DraftForm } from './DraftForm.svelte';
export { default as DraftPage } from './DraftPage.svelte';
export { default as FilterField } from './FilterField.svelte';
export { default as HandOverFailed } from './HandOverFailed.svelte';
export { default as InvoiceFacts } from './InvoiceFacts.svelte';
export { default as InvoiceHistory } from './InvoiceHistory.svelte';
export { default as InvoiceRows } from './InvoiceRows.svelte';
export { default as IssueSheet } from './IssueSheet.svelte';
export { default as LookQuestionBar } from './LookQuestion.svelte';
export { default as NewInvoice } from './NewInvoice.svelte';
export { default as NoInvoices } from './NoInvoices.svelte';
export { default as QuickFilters } from './QuickFilters.svelte';
export { default as QuickLook } from './QuickLook.svelte';
export { default as SumLine } from './SumLine.svelte';
export { default as Views } from './Views.svelte';
