// The parts of the dashboard.
export { default as AllClear } from './AllClear.svelte';
export { default as Cash } from './Cash.svelte';
export { default as FirstSteps } from './FirstSteps.svelte';
export { default as Next } from './Next.svelte';
export { default as Pipeline } from './Pipeline.svelte';
export { default as Projects } from './Projects.svelte';
