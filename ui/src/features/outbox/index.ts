// The parts of the outbox.
export { default as OutboxMail } from './OutboxMail.svelte';
