// The texts of a mail while they are typed: addresses apart by commas.
import type { MailTexts } from '../../lib/api.gen';

export const mailNames = ['to', 'cc', 'subject', 'text'] as const;
export type MailName = (typeof mailNames)[number];

/** Addresses as typed, apart by commas; Rust says which is none. */
export function addressesOf(typed: string): string[] {
  return typed.split(/[,;\n]/).map((part) => part.trim()).filter((part) => part !== '');
}

export function typedOf(mail: MailTexts | undefined): Record<MailName, string> {
  return { to: mail?.to.join(', ') ?? '', cc: mail?.cc.join(', ') ?? '', subject: mail?.subject ?? '', text: mail?.text ?? '' };
}

export function mailOf(typed: Readonly<Record<MailName, string>>): MailTexts {
  return { to: addressesOf(typed.to), cc: addressesOf(typed.cc), subject: typed.subject, text: typed.text };
}
