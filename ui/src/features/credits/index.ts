// The parts of corrections.
export { default as ClientCredit } from './ClientCredit.svelte';
export { default as CorrectionLinks } from './CorrectionLinks.svelte';
export { default as CorrectionSheets } from './CorrectionSheets.svelte';
export { default as CreditMark } from './CreditMark.svelte';
export { default as CreditOffer } from './CreditOffer.svelte';
export { default as RowStatus } from './RowStatus.svelte';
