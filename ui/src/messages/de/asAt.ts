// German texts of looking at a past day.
import type { asAt as en } from '../en/asAt';
import { plural } from '../plural';

const n = plural('de');

export const asAt: typeof en = {
  label: 'Stand am Ende des',
  short: 'Stand',
  today: 'heute',
  back: 'Zurück zu heute',
  title: (day) => `Sie sehen den Stand am Ende des ${day}.`,
  text: 'Was später geschah, ist nicht enthalten.',
  locked: 'Hier lässt sich nichts ändern.',
  recordedSince: (count) => n(count, { one: '1 Tatsache wurde später für einen Tag davor festgehalten', other: `${count} Tatsachen wurden später für Tage davor festgehalten` }),
  since: {
    document: (name, on, recorded, amount) => `${name} vom ${on}, ${amount}, festgehalten ${recorded}`,
    settlement: (name, on, recorded, amount) => `${amount} auf ${name} zum ${on}, festgehalten ${recorded}`,
    agreement: (name, on, recorded, amount) => `Fassung ${name} vereinbart ${on}, ${amount}, festgehalten ${recorded}`,
    work: (name, on, recorded) => `${name}, zum ${on}, festgehalten ${recorded}`,
  },
  ages: { not_due: 'nicht fällig', up_to30: '1 bis 30 Tage', up_to60: '31 bis 60', up_to90: '61 bis 90', over90: 'über 90' },
  ageing: 'Offenes nach Tagen seit Fälligkeit',
  register: 'Register speichern',
  registerHint: 'Alle gestellten Belege bis zu diesem Tag, für eine Tabelle',
  clients: 'Was Kunden schuldeten',
  credit: 'Guthaben',
  contract: 'Auftrag damals',
  noContract: 'Bis dahin war nichts vereinbart.',
  revision: (number) => `Fassung ${number} galt.`,
};
