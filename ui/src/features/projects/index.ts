// What screens take from projects.
export { default as AddendumPage } from './AddendumPage.svelte';
export { default as ComparePage } from './ComparePage.svelte';
export { default as NewProject } from './NewProject.svelte';
export { default as NoProjects } from './NoProjects.svelte';
export { default as ProjectList } from './ProjectList.svelte';
export { default as ProjectPage } from './ProjectPage.svelte';
export { default as ProposalPage } from './ProposalPage.svelte';
export { default as StatusPage } from './StatusPage.svelte';
