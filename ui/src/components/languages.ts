// Languages of documents. Adding one is a line here; its names come from the system.
import { windowLocale } from '../messages';

const languages = ['en-IE', 'en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pt-PT', 'pl-PL'];

const LONGEST_SHORT = 3;

const spoken = (tag: string): string => new Intl.Locale(tag).language;
const isShared = (tag: string): boolean => languages.some((other) => other !== tag && spoken(other) === spoken(tag));

/** `German`; with its country where several in the list are the same language, `English (Ireland)`; `short`: `English (IE)`. */
export function languageName(tag: string, style: 'long' | 'short' = 'long'): string {
  const names = new Intl.DisplayNames([windowLocale()], { type: 'language', fallback: 'code' });
  const { language, region } = new Intl.Locale(tag);
  const name = names.of(language) ?? tag;
  if (!region || !isShared(tag)) return name;
  const countries = new Intl.DisplayNames([windowLocale()], { type: 'region', style, fallback: 'code' });
  const country = countries.of(region) ?? region;
  // Not every country has a short name.
  return `${name} (${style === 'short' && country.length > LONGEST_SHORT ? region : country})`;
}

/** For a list to choose from; a language in use stays in it, whatever it is. `without`: one that is taken already. */
export function languageOptions(inUse = '', style: 'long' | 'short' = 'long', without = ''): { value: string; label: string }[] {
  const all = [...new Set([...languages, inUse])].filter((tag) => tag !== '' && tag !== without);
  return all.map((value) => ({ value, label: languageName(value, style) }));
}
