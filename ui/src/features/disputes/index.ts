// What screens take from disputes.
export { default as DisputeSheets } from './DisputeSheets.svelte';
export { default as DisputeStrip } from './DisputeStrip.svelte';
export { default as InDispute } from './InDispute.svelte';
export { canDispute } from './disputable';
