// What CLDR says, by way of this Node's Intl: the country names, the currency signs and the formats that Rust keeps as
// tables and facts. Knows no Rust beyond the shape of the three files it spells.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inCrates = (path) => fileURLToPath(new URL(`../../../src-tauri/crates/${path}`, import.meta.url));

/** The document languages, as `Language::ALL` has them. */
export const LANGUAGES = ['en-GB', 'en-US', 'en-IE', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pt-PT', 'pl-PL'];
/** The languages of names, as `Language::of_eight` orders them. */
const SPOKEN = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt-PT', 'pl'];
/** Columns of the currency signs: Great Britain and Ireland write alike. */
const WRITTEN = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pt-PT', 'pl-PL'];
/** The version that the committed tables are of. */
export const CLDR = '48';

// XI and XK are codes of the EN 16931 list, of which CLDR knows only the second.
const NORTHERN_IRELAND = [
  'Northern Ireland', 'Nordirland', 'Irlande du Nord', 'Irlanda del Norte', 'Irlanda del Nord', 'Noord-Ierland',
  'Irlanda do Norte', 'Irlandia Północna',
];

const escaped = (text) =>
  `"${text.replace(/[\u00a0\u200f\u200e\u202f]/g, (sign) => `\\u{${sign.charCodeAt(0).toString(16)}}`)}"`;

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function countries() {
  const path = inCrates('domain/src/locale/countries.rs');
  const codes = [...read(path).matchAll(/^ {4}\("([A-Z]{2})", /gm)].map((row) => row[1]);
  const row = (code) => {
    // In an address the two stand without the state they belong to.
    const style = code === 'HK' || code === 'MO' ? 'short' : 'long';
    const name = (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none', style }).of(code);
    const spoken = code === 'XI' ? NORTHERN_IRELAND : SPOKEN.map(name);
    return `    ("${code}", [${spoken.map(escaped).join(', ')}]),\n`;
  };
  const text = `//! Country codes (ISO 3166-1 alpha-2, and XI and XK as the EN 16931 list has them) with their names in English, German,
//! French, Spanish, Italian, Dutch, Portuguese and Polish; sorted by code for the binary search.
//! Source: CLDR ${CLDR}, written and proved by tests/e2e/languages.

#[rustfmt::skip] // one country a line
pub(super) const COUNTRIES: &[(&str, [&str; 8])] = &[
${codes.map(row).join('')}];
`;
  return { path, text };
}

/** Gold, special drawing rights and the like bill nobody. */
const isMoney = (code) => !code.startsWith('X') || /^X[AOP]F$|^XCD$/.test(code);
const currencyCodes = () => Intl.supportedValuesOf('currency').filter(isMoney);
/** Written by their codes in every language, and proved beside those with a sign. */
const PLAIN = 'AED ARS BHD CHF CZK DKK EGP HUF IDR ISK KES KWD MYR NGN NOK QAR RON RSD SAR SEK TRY UAH ZAR'.split(' ');

const sign = (language, currency) =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1).find((part) => part.type === 'currency').value;

const signed = () =>
  currencyCodes()
    .map((code) => [code, WRITTEN.map((language) => sign(language, code))])
    .filter(([code, signs]) => signs.some((sign) => sign !== code));

function symbols() {
  const rows = signed()
    .map(([code, signs]) => `    ("${code}", [${signs.map((sign) => escaped(sign === code ? '' : sign)).join(', ')}]),\n`);
  const text = `//! Signs of currencies in British and Irish English, American English, German, French, Spanish, Italian, Dutch,
//! Portuguese and Polish; an empty one is written by its code, as is a currency that is missing here. Sorted by code.
//! Source: CLDR ${CLDR}, written and proved by tests/e2e/languages.

#[rustfmt::skip] // one currency a line
pub(super) const SYMBOLS: &[(&str, [&str; 9])] = &[
${rows.join('')}];
`;
  return { path: inCrates('documents/src/languages/symbols.rs'), text };
}

const AMOUNTS = ['0', '7.5', '-999', '1234.5', '-9600', '12345.678', '1234567.8', '-98765432.1'];
const RATES = ['0', '5.5', '8.875', '20', '1250'];
const COUNTS = ['0', '0.5', '1', '1.5', '2', '4', '5', '11', '12', '14', '21', '22', '112', '122'];
const DAYS = [1, 2, 3, 8, 11, 21, 30];

/** One line a fact: language, kind, what is formatted, how it is written. */
function facts() {
  const lines = [];
  const currencies = [...new Set([...PLAIN, ...signed().map(([code]) => code)])].sort();
  for (const language of LANGUAGES) {
    const fact = (kind, of, text) => lines.push(`${language}|${kind}|${of}|${text}`);
    const number = (digits) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    for (const amount of AMOUNTS) fact('amount', amount, number(2).format(amount));
    for (const currency of currencies) {
      for (const amount of ['-9600', '12345.678']) {
        const style = { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 2 };
        fact('money', `${currency} ${amount}`, new Intl.NumberFormat(language, style).format(amount));
      }
    }
    const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 3 });
    for (const rate of RATES) fact('rate', rate, percent.format(Number(rate) / 100));
    const plural = new Intl.PluralRules(language);
    for (const count of COUNTS) fact('plural', count, plural.select(Number(count)));
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      for (const day of DAYS) {
        const at = new Date(Date.UTC(2026, month - 1, day));
        if (at.getUTCMonth() + 1 === month) fact('date', at.toISOString().slice(0, 10), date.format(at));
      }
    }
  }
  return { path: inCrates('documents/tests/golden/cldr.txt'), text: `CLDR ${CLDR}\n${lines.join('\n')}\n` };
}

/** The three files as this Node would write them. */
export const files = () => [countries(), symbols(), facts()];
