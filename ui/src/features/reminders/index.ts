// What screens take from reminders.
export { default as DueList } from './DueList.svelte';
export { default as ReminderQueue } from './Queue.svelte';
export { default as ReminderSheet } from './ReminderSheet.svelte';
