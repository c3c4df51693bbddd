// Files of records. The screens import from here.
export { default as Evidence } from './Evidence.svelte';
export { default as FileList } from './FileList.svelte';
