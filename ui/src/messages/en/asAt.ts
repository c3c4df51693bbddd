// English texts of looking at a past day.
import type { Ageing, SinceKind } from '../../lib/api.gen';
import { plural } from '../plural';

const n = plural('en');

const since: Record<SinceKind, (name: string, on: string, recorded: string, amount: string) => string> = {
  document: (name, on, recorded, amount) => `${name} of ${on}, ${amount}, recorded ${recorded}`,
  settlement: (name, on, recorded, amount) => `${amount} on ${name} for ${on}, recorded ${recorded}`,
  agreement: (name, on, recorded, amount) => `Revision ${name} agreed ${on}, ${amount}, recorded ${recorded}`,
  work: (name, on, recorded) => `${name}, for ${on}, recorded ${recorded}`,
};

const ages: Record<Ageing, string> = { not_due: 'not due', up_to30: '1 to 30 days', up_to60: '31 to 60', up_to90: '61 to 90', over90: 'over 90' };

export const asAt = {
  label: 'As at the end of',
  short: 'As at',
  today: 'today',
  back: 'Back to today',
  title: (day: string) => `You look at the end of ${day}.`,
  text: 'What happened later is not in it.',
  locked: 'Nothing can be changed here.',
  recordedSince: (count: number) => n(count, { one: '1 fact was recorded later for a day before', other: `${count} facts were recorded later for days before` }),
  since,
  ages,
  ageing: 'What was open, by days late',
  register: 'Save register',
  registerHint: 'All issued documents up to this day, for a spreadsheet',
  clients: 'What clients owed',
  credit: 'credit',
  contract: 'Contract then',
  noContract: 'Nothing was agreed by then.',
  revision: (number: number) => `Revision ${number} was in force.`,
};
