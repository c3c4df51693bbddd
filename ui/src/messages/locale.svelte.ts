// Which language the window speaks, and its texts.
import { de } from './de';
import { en } from './en';

export type Language = 'en' | 'de';
export type Messages = typeof en;

const tables: Record<Language, Messages> = { en, de };
const spoken = $state({ locale: navigator.language || 'en-IE' });

function language(): Language {
  return spoken.locale.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** BCP 47 tag for dates and numbers, such as `en-IE`. */
export function windowLocale(): string {
  return language() === 'en' && !spoken.locale.toLowerCase().startsWith('en') ? 'en-IE' : spoken.locale;
}

export function windowLanguage(): Language {
  return language();
}

/** Takes the system's locale; a tag that is none is left aside. */
export function setWindowLocale(tag: string): void {
  const known = Intl.NumberFormat.supportedLocalesOf([tag.replace('_', '-')].filter((text) => /^[a-z]{2,3}(-|$)/i.test(text)))[0];
  if (known) spoken.locale = known;
  document.documentElement.lang = language();
}

/** Read inside markup or an effect, so that a change of language shows at once. */
export const m: Messages = new Proxy(en, {
  get: (_, key) => tables[language()][key as keyof Messages], // Only `m.feature` asks.
});
