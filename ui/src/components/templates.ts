// The designs and the parts of a page, in the order in which screens list them.
import type { Template } from '../lib/api.gen';
import { m } from '../messages';

export const designs: readonly Template[] = ['modern', 'classic', 'compact'];

export function isDesign(text: string): text is Template {
  return designs.some((design) => design === text);
}

export function designOptions(): { value: Template; label: string }[] {
  return designs.map((value) => ({ value, label: m.templates.designs[value] }));
}

export const parts = ['track', 'deliverables', 'acceptance', 'account', 'earlier_paid', 'payment_code'] as const;
export type Part = (typeof parts)[number];

const NONE = 'none';

/** Whether a text such as `track account` names a part. */
export function shows(text: string, part: Part): boolean {
  return text.split(' ').includes(part);
}

/** The text with a part more or less. */
export function withPart(text: string, part: Part, isOn: boolean): string {
  const shown = parts.filter((one) => (one === part ? isOn : shows(text, one)));
  return shown.length > 0 ? shown.join(' ') : NONE;
}
