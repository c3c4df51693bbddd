// Texts of fields, as short as they can be read.

/** `48000.00` as `48000`; what is not a plain number stays as typed. */
export function plainAmount(text: string): string {
  return text.replace(/^(\d+)\.0+$/, '$1');
}
