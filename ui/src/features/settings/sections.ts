// The parts of Settings and which fields stand in each, for the search and for addresses that name a field.
import type { BusinessForm } from '../../lib/api.gen';
import { m } from '../../messages';

export type SectionKey = keyof typeof m.settings.sections;
/** Fields that have a place in Settings; the look of the page has its own screen. */
export type BusinessField = keyof BusinessForm & keyof typeof m.settings.fields;

export const sections: readonly { key: SectionKey; fields: readonly BusinessField[] }[] = [
  {
    key: 'business',
    fields: ['name', 'person', 'street', 'extra', 'postcode', 'city', 'region', 'country', 'email', 'phone', 'website', 'vat_number', 'tax_number', 'company_number', 'endpoint'],
  },
  { key: 'taxes', fields: ['tax_name', 'tax_rate', 'tax_note', 'currency'] },
  { key: 'numbering', fields: ['number_pattern', 'number_start'] },
  { key: 'payment', fields: ['bank_holder', 'bank_iban', 'bank_bic', 'bank_account', 'bank_routing', 'payment_link', 'payment_other', 'upi_address', 'pix_key'] },
  { key: 'terms', fields: ['terms', 'early_payment', 'terms_note'] },
  { key: 'documents', fields: ['language', 'paper'] },
  { key: 'advice', fields: [] },
  { key: 'snippets', fields: [] },
  { key: 'accounts', fields: [] },
  { key: 'email', fields: [] },
  { key: 'files', fields: [] },
  { key: 'backup', fields: [] },
  { key: 'appearance', fields: [] },
  { key: 'keyboard', fields: [] },
];

export function isSection(text: string): text is SectionKey {
  return sections.some((section) => section.key === text);
}

/** Fields that stand on the screen of templates. */
const onTemplates = ['accent', 'template', 'shows_modern', 'shows_classic', 'shows_compact'];

export function isOnTemplates(field: string): boolean {
  return onTemplates.includes(field);
}

/** Where a field stands; undefined for a name that is none of them. */
export function sectionOf(field: string): SectionKey | undefined {
  return sections.find((section) => section.fields.some((name) => name === field))?.key;
}

/** Words that lead to a section without being fields. */
function wordsOf(key: SectionKey): string[] {
  const t = m.settings;
  const more: Partial<Record<SectionKey, string[]>> = {
    business: [t.parts.logo],
    advice: [...Object.values(m.account.limits.fields), ...Object.values(m.account.limits.checks)],
    email: [m.outbox.server.title, m.outbox.server.host, m.outbox.server.security, m.outbox.server.user, m.outbox.server.fromAddress, m.outbox.password.label, m.outbox.test.run, m.outbox.title, m.mails.texts.title],
    accounts: [m.bookkeeping.accounts.chart, m.bookkeeping.accounts.yearBegins, m.bookkeeping.accounts.consultant, m.bookkeeping.accounts.client, ...Object.values(m.bookkeeping.accounts.roles)],
    files: [m.filing.folder, m.filing.name, m.filing.pattern, m.filing.when],
    payment: [m.payments.limits.title, ...Object.values(m.payments.limits.fields)],
    terms: [m.reminders.settings.days, m.reminders.settings.texts, m.reminders.settings.rates],
    backup: [t.backup.now, t.backup.restore, t.backup.verify],
    appearance: [t.appearance.theme, ...Object.values(t.appearance.themes), t.appearance.density, t.appearance.text, t.appearance.dim],
    keyboard: [t.keyboard.single, t.keyboard.all],
  };
  return more[key] ?? [];
}

/** Words that lead to the screen of templates. */
function lookWords(): string[] {
  return [m.templates.title, m.templates.colour.title, m.templates.onPage, ...Object.values(m.templates.parts)];
}

export interface Hit {
  label: string;
  to: string;
}
export interface Found {
  key: SectionKey;
  hits: Hit[];
}

/** Sections and fields whose words hold the text; all sections without one. */
export function find(text: string): Found[] {
  const wanted = text.trim().toLowerCase();
  const has = (label: string): boolean => label.toLowerCase().includes(wanted);
  if (!wanted) return sections.map(({ key }) => ({ key, hits: [] }));
  const found = sections.map(({ key, fields }) => ({
    key,
    hits: [
      ...fields.filter((field) => has(m.settings.fields[field])).map((field) => ({ label: m.settings.fields[field], to: `/settings/${key}?focus=${field}` })),
      ...wordsOf(key).filter(has).map((label) => ({ label, to: `/settings/${key}` })),
      ...(key === 'documents' ? lookWords().filter(has).map((label) => ({ label, to: '/templates' })) : []),
    ],
  }));
  return found.filter(({ key, hits }) => hits.length > 0 || has(m.settings.sections[key]));
}
