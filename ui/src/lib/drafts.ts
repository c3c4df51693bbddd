// Drafts that were thrown away last, brought back.
import { attempt } from './act';
import { count } from './format';
import { toast } from './toasts.svelte';
import { m } from '../messages';

export async function bringBack(): Promise<void> {
  const back = await attempt('restore_invoice_drafts', {});
  if (back) toast(m.lists.bulk.back(back.value, count(back.value)));
}
