// German texts of bank files.
import type { bank as en } from '../en/bank';
import { plural } from '../plural';

const n = plural('de');
const list = new Intl.ListFormat('de');

export const bank: typeof en = {
  import: 'Bankdatei einlesen',
  title: 'Bankdatei',
  subtitle: (name, layout) => `${name}, ${layout}`,
  table: 'Eingegangenes Geld, mit dem, was es begleichen kann',
  columns: { tick: 'Erfassen', on: 'Datum', from: 'Von', amount: 'Betrag', pays: 'Begleicht' },
  tick: (name, amount) => `${amount} von ${name} erfassen`,
  nobody: 'unbekannt',
  pays: (name, amount) => `Was ${amount} von ${name} begleichen`,
  aside: 'Beiseitelassen',
  choose: 'Rechnung wählen',
  several: (numbers, client) => `${numbers}, ${client}`,
  one: (number, client, open) => `${number}, ${client}, ${open} offen`,
  by: (reasons) => `nach ${list.format(reasons)}`,
  reasons: { number: 'Nummer', amount: 'Betrag', sum: 'Summe', discount: 'Betrag abzüglich Skonto', name: 'Name', account: 'Konto' },
  certainty: { sure: '', likely: 'Bitte prüfen', choice: 'Mehrere Rechnungen passen', unknown: 'Nichts passt' },
  perhaps: (day) => `Vielleicht schon erfasst, am ${day}`,
  missing: (amount) => `${amount} fehlen`,
  happened: (amount) => `Was mit den fehlenden ${amount} geschehen ist`,
  reason: 'Grund',
  becomesCredit: (amount, client) => `${amount} mehr, als offen ist, werden Guthaben von ${client}`,
  nothing: 'Hier ist kein Geld eingegangen, das erfasst werden kann.',
  moreOpen: 'Es gibt mehr offene Rechnungen, als hier gewählt werden können. Erfassen Sie die anderen bei ihrer Rechnung.',
  left: (count) => n(count, { one: '1 Eintrag beiseitegelassen', other: `${count} Einträge beiseitegelassen` }),
  leftMore: (count) => `und ${count} weitere`,
  why: {
    outgoing: 'Ausgegangenes Geld',
    pending: 'Noch nicht gebucht',
    reversal: 'Von der Bank zurückgenommen',
    unreadable: 'Nicht lesbar',
    other_currency: 'Andere Währung als die Rechnung',
    recorded: 'Schon erfasst',
    future: 'Nach heute gebucht',
  },
  line: (line) => `Zeile ${line}`,
  note: (count, sums) => (count === 0 ? 'Nichts ist gewählt.' : n(count, { one: `1 Zahlung, ${sums}`, other: `${count} Zahlungen, ${sums}` })),
  save: (count) => (count === 0 ? 'Zahlungen erfassen' : n(count, { one: '1 Zahlung erfassen', other: `${count} Zahlungen erfassen` })),
  saved: (count, sums) => n(count, { one: `1 Zahlung erfasst, ${sums}.`, other: `${count} Zahlungen erfasst, ${sums}.` }),
  oneFile: 'Eine Bankdatei nach der anderen.',
};
