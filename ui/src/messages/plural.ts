// Plural forms by the rules of a language.
export type Forms = { one: string; other: string };

/** `const n = plural('en'); n(3, { one: '1 step', other: '3 steps' })` */
export function plural(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => (rules.select(count) === 'one' ? forms.one : forms.other);
}
