// German texts of plans that are used again.
import type { reuse as en } from '../en/reuse';
import { plural } from '../plural';

const n = plural('de');

export const reuse: typeof en = {
  templates: 'Vorlagen',
  firstOn: 'Erster Meilenstein am',
  firstOnHint: 'Die anderen Termine behalten ihren Abstand. Ohne ihn hat der Plan keine Termine.',
  menu: { duplicate: 'Projekt duplizieren', template: 'Plan als Vorlage speichern', paste: 'Plan als Tabelle einfügen' },
  duplicate: {
    title: 'Projekt duplizieren',
    note: 'Namen, Abnahmekriterien, Ergebnisse, Beträge und private Notizen. Nichts, was geschehen ist, keine Bestellnummer.',
    verb: 'Duplizieren',
  },
  template: {
    title: 'Plan als Vorlage speichern',
    name: 'Name der Vorlage',
    note: 'Namen, Abnahmekriterien, Ergebnisse, Anteile und die Tage zwischen den Terminen. Keine Beträge, kein Kunde.',
    verb: 'Vorlage speichern',
    saved: (name) => `${name} steht bei den Vorlagen eines neuen Projekts.`,
    taken: 'So heißt schon eine andere Vorlage.',
    kept: 'Ihre Vorlagen',
    nameOf: (name) => `Name von ${name}`,
    remove: (name) => `Vorlage ${name} löschen`,
  },
  paste: {
    open: 'Tabelle einfügen',
    title: 'Plan einfügen',
    subtitle: 'Aus dem Vertrag, einer Tabelle oder einer Mail',
    text: 'Eingefügter Text',
    example: 'Meilenstein\tTermin\tBetrag\nAnalysebericht\t29.01.2027\t4.000 €',
    nothing: 'Darin findet sich kein Meilenstein. Fügen Sie Zeilen mit Name und Betrag ein.',
    understood: (rows, doubtful) =>
      `${n(rows, { one: '1 Meilenstein ist gelesen', other: `${rows} Meilensteine sind gelesen` })}${doubtful > 0 ? `, ${n(doubtful, { one: '1 braucht einen Blick', other: `${doubtful} brauchen einen Blick` })}` : ''}.`,
    totalEqual: (stated) => `Zusammen ergeben sie die genannte Summe, ${stated}.`,
    totalDiffers: (stated, rows) => `Die Tabelle nennt ${stated} als Summe, ihre Zeilen ergeben ${rows}.`,
    currency: (theirs, ours) => `Die Tabelle ist in ${theirs}, der Vertrag in ${ours}: Tragen Sie die Beträge in ${ours} ein.`,
    behind: (count) => n(count, { one: 'Sie kommen hinter den vorhandenen Meilenstein.', other: `Sie kommen hinter die ${count} vorhandenen Meilensteine.` }),
    take: 'Übernehmen',
    takeRow: (position) => `Zeile ${position} übernehmen`,
    cell: (column, position) => `${column} in Zeile ${position}`,
    takeOther: (other) => `Gemeint ist ${other}`,
    unused: (cells) => `Nicht verwendet: ${cells}`,
    leftOut: (count) => n(count, { one: '1 Zeile ist ausgelassen', other: `${count} Zeilen sind ausgelassen` }),
    left: (line, why) => `Zeile ${line}, ${why}:`,
    why: { header: 'Kopf der Tabelle', rule: 'ein Strich', text: 'Text darum herum', total: 'die Summe', tax: 'die Steuer', gross: 'eine Summe mit Steuer' },
    doubts: {
      two_readings: (cell, text) => `${cell}: „${text}“ lässt sich auf zwei Arten lesen.`,
      unread: (cell, text) => `${cell}: „${text}“ ist nicht verstanden.`,
      missing: (cell) => `${cell}: fehlt.`,
      negative: (_, text) => `„${text}“ liegt unter null. Ein Nachlass gehört auf eine Rechnung oder in die anderen Beträge.`,
      currency: (cell, text) => `${cell}: „${text}“ ist in einer anderen Währung.`,
      no_year: (cell, text) => `${cell}: „${text}“ nennt kein Jahr, das nächstliegende ist angenommen.`,
      no_day: (cell, text) => `${cell}: „${text}“ nennt keinen Tag, der letzte des Monats ist angenommen.`,
    },
    contract: 'Wert des Vertrags',
    keep: (value) => `Der Vertrag bleibt bei ${value}`,
    keepHint: 'Der Zahlungsplan zeigt, was fehlt oder zu viel ist.',
    sum: 'Der Vertrag wird die Summe des Plans',
    sumHint: (sum) => `Wie eingefügt ${sum}.`,
    verb: (count) => n(count, { one: '1 Meilenstein hinzufügen', other: `${count} Meilensteine hinzufügen` }),
    added: (count) => n(count, { one: '1 Meilenstein ist hinzugefügt.', other: `${count} Meilensteine sind hinzugefügt.` }),
  },
};
