// The parts of corrections.
export { default as ClientCredit } from './ClientCredit.svelte';
export { default as CorrectionSheets } from './CorrectionSheets.svelte';
