// The window around every screen.
export { default as Failure } from './Failure.svelte';
export { default as KeysHelp } from './KeysHelp.svelte';
export { default as Sidebar } from './Sidebar.svelte';
export { windowKeys } from './window-keys';
