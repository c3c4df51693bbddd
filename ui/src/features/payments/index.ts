// The parts of payments.
export { default as BankSheet } from './BankSheet.svelte';
export { default as BankTableSheet } from './BankTableSheet.svelte';
export { default as ChooseInvoice } from './ChooseInvoice.svelte';
export { default as Outstanding } from './Outstanding.svelte';
export { default as PaymentSheet } from './PaymentSheet.svelte';
export { default as PaymentTable } from './PaymentTable.svelte';
export { default as ReverseSheet } from './ReverseSheet.svelte';
