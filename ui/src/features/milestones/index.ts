// What screens take from milestones.
export { default as CertificateSheet } from './CertificateSheet.svelte';
export { default as MilestoneBar } from './MilestoneBar.svelte';
export { default as MilestonePage } from './MilestonePage.svelte';
export { default as NoticeSheet } from './NoticeSheet.svelte';
export { default as ReviewSheets } from './ReviewSheets.svelte';
export { default as SignOffSheet } from './SignOffSheet.svelte';
