// German texts of change orders on paper, of their answers, and of what they mean for cash.
import type { changes as en } from '../en/changes';

export const changes: typeof en = {
  addendum: {
    open: 'Als PDF',
    openOf: (name) => `${name} als PDF`,
    form: 'Was der Nachtrag sagt',
    missing: 'Das fehlt noch',
    draft: 'Entwurf: So hat ihn der Kunde noch nicht.',
    sent: (day) => `Versandt am ${day}. Die Antwort steht noch aus.`,
    agreed: (day, how, who) => `Vereinbart am ${day}, ${how}, ${who}.`,
    declined: (day, who) => `Abgelehnt am ${day}, ${who}.`,
    withdrawn: (day) => `Zurückgezogen am ${day}.`,
    rest: 'Zeilen, Beträge und Termine kommen aus dem Nachtrag. Beide Seiten unterschreiben unten, bis eine Antwort erfasst ist.',
    toOrder: 'Zum Nachtrag',
    parts: { reason: 'Grund', milestones: 'Nachtrag', buyer: 'Kunde', seller: 'Ihr Unternehmen', project: 'Projekt', order_number: 'Bestellnummer', logo: 'Logo', totals: 'Nachtrag' },
  },
  decline: {
    title: (number) => `Aus Nachtrag ${number} wird nichts`,
    end: 'Keine Einigung',
    who: 'Wer das entschieden hat',
    client: 'Der Kunde hat abgelehnt',
    own: 'Sie ziehen ihn zurück',
    by: 'Abgelehnt von',
    how: 'Auf welchem Weg',
    date: 'Datum',
    words: 'In den Worten des Kunden',
    why: 'Warum, für Sie',
    record: { client: 'Ablehnung erfassen', own: 'Zurückziehen' },
    note: 'Der Plan bleibt, wie er vereinbart ist. Der Nachtrag behält seine Nummer und bleibt mit seinem PDF erhalten.',
  },
  cash: {
    title: 'Erwartete Rechnungen je Monat',
    text: 'Was schon berechnet ist, steht nicht darin.',
    month: 'Monat',
    noDay: 'ohne Termin',
    before: 'Vorher',
    after: 'Nachher',
    delta: 'Differenz',
    sum: 'Zusammen',
  },
};
