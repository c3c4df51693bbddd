export { default as Ageing } from './Ageing.svelte';
export { default as Clients } from './Clients.svelte';
export { default as Late } from './Late.svelte';
export { default as Overview } from './Overview.svelte';
export { default as Period } from './Period.svelte';
export { default as Projects } from './Projects.svelte';
export { default as Register } from './Register.svelte';
export { default as Tax } from './Tax.svelte';
