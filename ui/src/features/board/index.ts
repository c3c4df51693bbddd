// What screens take from the board.
export { default as BoardView } from './BoardView.svelte';
export { default as MilestoneList } from './MilestoneList.svelte';
