// What screens take from milestones.
export { default as MilestoneBar } from './MilestoneBar.svelte';
export { default as MilestonePage } from './MilestonePage.svelte';
export { default as SignOffSheet } from './SignOffSheet.svelte';
