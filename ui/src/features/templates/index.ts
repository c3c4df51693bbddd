// The parts of the screen of templates.
export { default as BrandColour } from './BrandColour.svelte';
export { default as Designs } from './Designs.svelte';
export { default as OnPage } from './OnPage.svelte';
export { TemplatesDesk } from './desk.svelte';
