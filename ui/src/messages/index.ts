// The texts of the window: `m.dashboard.title`. The UI language is the system's; the invoice's language is another thing.
export { m, setWindowLocale, windowLanguage, windowLocale } from './locale.svelte';
