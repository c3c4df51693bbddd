// The texts of a mail while they are typed: addresses apart by commas.
import type { MailName } from '../../components/mailFields';
import type { FileChoice, InvoiceFiles, MailTexts } from '../../lib/api.gen';

/** Addresses as typed, apart by commas; Rust says which is none. */
export function addressesOf(typed: string): string[] {
  return typed.split(/[,;\n]/).map((part) => part.trim()).filter((part) => part !== '');
}

export function typedOf(mail: MailTexts | undefined): Record<MailName, string> {
  return { to: mail?.to.join(', ') ?? '', cc: mail?.cc.join(', ') ?? '', subject: mail?.subject ?? '', text: mail?.text ?? '' };
}

/** Of a file that can go with a mail, while it is ticked. */
export function keyOf(choice: FileChoice): string {
  return choice.id === null ? 'einvoice' : String(choice.id);
}

/** Which of the choices go, by their ids; undefined: none. */
export function filesOf(choices: readonly FileChoice[], ticked: readonly string[]): InvoiceFiles | undefined {
  const going = choices.filter((choice) => ticked.includes(keyOf(choice)));
  if (going.length === 0) return undefined;
  return { files: going.flatMap((choice) => choice.id ?? []), with_einvoice: going.some((choice) => choice.id === null) };
}

/** `ticked` with one more or one less. */
export function withTick(ticked: readonly string[], key: string, isTicked: boolean): readonly string[] {
  const others = ticked.filter((other) => other !== key);
  return isTicked ? [...others, key] : others;
}

export function mailOf(typed: Readonly<Record<MailName, string>>): MailTexts {
  return { to: addressesOf(typed.to), cc: addressesOf(typed.cc), subject: typed.subject, text: typed.text };
}
