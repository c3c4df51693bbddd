// German texts of payments.
import type { payments as en } from '../en/payments';
import { plural } from '../plural';

const n = plural('de');

export const payments: typeof en = {
  title: 'Zahlungen',
  record: 'Zahlung erfassen',
  channels: { bank_transfer: 'Überweisung', card: 'Karte', cash: 'Bar', cheque: 'Scheck', direct_debit: 'Lastschrift', other: 'Anders' },
  sheet: {
    title: 'Zahlung erfassen',
    subtitle: (client, tax) => `${client}, alle Beträge mit ${tax || 'Steuer'}`,
    received: 'Erhalten',
    on: 'Datum',
    how: 'Zahlungsart',
    reference: 'Verwendungszweck',
    table: 'Offene Rechnungen des Kunden',
    pay: (number) => `${number} begleichen`,
    columns: { tick: 'Damit beglichen', invoice: 'Rechnung', due: 'Fällig', open: 'Offen', part: 'Aus dieser Zahlung', becomes: 'Danach' },
    ofWhichKept: (amount, day) => `davon ${amount} einbehalten bis ${day}`,
    chosen: (count) => n(count, { one: '1 Rechnung', other: `${count} Rechnungen, älteste zuerst` }),
    missing: (amount) => `${amount} fehlen.`,
    happened: 'Was ist damit geschehen?',
    differences: {
      keep_open: { label: 'Offen lassen', hint: 'bleibt teilweise bezahlt, der Rest ist weiter fällig' },
      bank_fee: { label: 'Bankgebühr', hint: 'Ihre Kosten, die Rechnung ist bezahlt' },
      tax_withheld: { label: 'Steuer einbehalten', hint: 'ans Finanzamt gezahlt, Bescheinigung aufheben' },
      write_off: { label: 'Ausbuchen', hint: 'verloren, mit Grund' },
    },
    reason: 'Grund',
    above: (amount) => `${amount} mehr, als offen ist.`,
    becomesCredit: (amount, client) => `${amount} werden Guthaben von ${client}`,
    note: 'Eine falsche Zahlung wird storniert, nie gelöscht.',
    save: 'Zahlung speichern',
    saved: (amount, client) => `${amount} von ${client} erfasst.`,
    nothingOpen: 'Hier ist nichts offen.',
  },
  list: {
    none: 'Keine Zahlung passt',
    filter: 'Zahlungen eingrenzen',
    filterHint: 'Kunde, Jahr, Monat oder Währung',
    days: { label: 'Eingang', prefix: 'tage:' },
    columns: { on: 'Datum', client: 'Kunde', for: 'Für', how: 'Zahlungsart', reference: 'Verwendungszweck', amount: 'Betrag', act: 'Aktion' },
    part: (kind, amount) => `${kind} ${amount}`,
    credit: (amount) => `${amount} Guthaben`,
    reversed: 'storniert',
    reversal: 'Storno',
    reverse: 'Stornieren',
    more: 'Ältere zeigen',
  },
  empty: {
    title: 'Noch keine Zahlung',
    text: 'Geht Geld ein, erfassen Sie es bei seiner Rechnung. Diese sind offen:',
    nothing: 'Geht Geld ein, erfassen Sie es bei seiner Rechnung. Offen ist gerade nichts.',
    outstanding: 'Offen',
  },
  choose: {
    title: 'Welche Rechnung wurde bezahlt?',
    search: 'Nummer, Kunde oder Meilenstein',
    none: 'Keine offene Rechnung passt.',
  },
  reverse: {
    title: 'Zahlung stornieren',
    subtitle: (amount, client, day) => `${amount} von ${client}, ${day}`,
    reason: 'Grund',
    note: 'Beide Einträge bleiben im Verlauf. Die Rechnungen sind wieder offen.',
    run: 'Zahlung stornieren',
    done: (amount) => `Die Zahlung von ${amount} ist storniert.`,
  },
};
