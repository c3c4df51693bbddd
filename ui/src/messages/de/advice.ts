// German texts of the advice on a plan.
import type { advice as en } from '../en/advice';
import { plural } from '../plural';

const n = plural('de');
const some = (names: readonly string[]): string => (names.length > 2 ? `${names.slice(0, 2).join(', ')} und ${names.length - 2} weitere` : names.join(' und '));

export const advice: typeof en = {
  title: 'Ausgewogenheit',
  balance: (score) => `${score} von 100`,
  balanceHint: 'Wie gleichmäßig das Geld über den Plan verteilt ist',
  found: 'Hinweis',
  fine: 'In Ordnung',
  reason: 'Warum es hier gut ist',
  dismiss: 'Zurückstellen',
  restore: 'Wieder melden',
  use: (title) => `„${title}“ übernehmen`,
  rather: (title) => `Besser: „${title}“`,
  more: (count) => n(count, { one: '1 weiterer', other: `${count} weitere` }),
  fewer: 'Weniger',
  dismissed: (count) => n(count, { one: '1 zurückgestellt', other: `${count} zurückgestellt` }),
  health: {
    title: 'Zustand des Projekts',
    plan: (count) => (count === 0 ? 'Der Plan braucht nichts.' : n(count, { one: '1 Punkt im Plan lohnt einen Blick.', other: `${count} Punkte im Plan lohnen einen Blick.` })),
    headsUp: {
      nothing_coming: () => '',
      not_yet: (title, on) => `Eine Ankündigung von ${title} ist am ${on} fällig.`,
      due: (title, on) => `Der Kunde weiß noch nicht, dass ${title} als Nächstes kommt; fällig seit ${on}.`,
      told: (title, on) => `Der Kunde hat am ${on} von ${title} erfahren.`,
    },
    look: (documents, designs) => (designs <= 1 ? n(documents, { one: 'Sein Dokument hat ein Aussehen.', other: `Alle ${documents} Dokumente sehen gleich aus.` }) : `${documents} Dokumente in ${designs} Gestaltungen.`),
  },
  fineLines: {
    start: 'Die erste Zahlung steht im Verhältnis.',
    end: 'Am Ende hängt wenig.',
    finish: 'Jeder Meilenstein hat eine Ziellinie.',
  },
  kinds: {
    started_while_overdue: (name, number, days, open) => ({ fact: `${name} hat begonnen, während ${number} seit ${n(days, { one: '1 Tag', other: `${days} Tagen` })} überfällig ist.`, why: `${open} sind offen: Wer weiterarbeitet, wagt mehr.` }),
    no_terms: { fact: 'Es gibt kein Zahlungsziel.', why: 'Ohne Ziel weiß niemand, wann eine Rechnung fällig ist.' },
    back_loaded: (name, share, limit) => ({ fact: `${share} % hängen an ${name}, dem letzten Meilenstein.`, why: `Über ${limit} % hält ein spätes Ende das meiste Geld auf.` }),
    front_loaded: (count, share, limit) => ({ fact: count === 1 ? `Der erste Meilenstein macht ${share} % des Auftrags aus.` : `Die ersten ${count} Meilensteine machen ${share} % des Auftrags aus.`, why: `Über ${limit} % zahlt der Kunde, bevor viel zu sehen ist.` }),
    oversized: (name, share, limit) => ({ fact: `${share} % hängen an ${name}.`, why: `Über ${limit} % lohnt es sich zu teilen: Geld kommt früher, und weniger hängt an einer Abnahme.` }),
    no_deposit: (contract, limit) => ({ fact: `Am Anfang von ${contract} wird nichts gezahlt.`, why: `Über ${limit} deckt eine Anzahlung die ersten Wochen.` }),
    long_gap: (days, from, to) => ({ fact: `${days} Tage ohne Geld, ${from} bis ${to}.`, why: 'Ein Meilenstein dazwischen hält Geld und Rückmeldung in Gang.' }),
    unclear_title: {
      good: (name) => ({ fact: `„${name}“`, why: '' }),
      vague: (name) => ({ fact: `„${name}“ sagt nicht, was der Kunde bekommt.`, why: 'Der Name eines Ergebnisses lässt sich leichter abnehmen und bezahlen.' }),
      date: (name) => ({ fact: `„${name}“ ist nur ein Datum.`, why: 'Was bekommt der Kunde bis dahin?' }),
      unfinished: (name) => ({ fact: `„${name}“ hat keine Ziellinie.`, why: 'Es nennt Arbeit, nicht was danach da ist.' }),
    },
    no_criterion: (names) => ({ fact: `${some(names)}: Womit es fertig ist, fehlt.`, why: 'Ein Satz jetzt erspart eine Diskussion bei der Abnahme.' }),
    duplicate_title: (title) => ({ fact: `„${title}“ steht mehrmals im Plan.`, why: 'Auf Rechnungen könnte sie niemand unterscheiden.' }),
    out_of_order: (first, second) => ({ fact: `${second} ist vor ${first} geplant.`, why: 'Die Termine folgen nicht der Reihenfolge des Plans.' }),
    no_target_date: (names) => ({ fact: `${some(names)}: kein Termin.`, why: 'Ohne ihn keine Vorschau und keine Ankündigung.' }),
    no_deliverables: (names) => ({ fact: `${some(names)}: keine Liefergegenstände.`, why: 'Die Liste zeigt dem Kunden, was er bekommt, und steht auf der Rechnung.' }),
    too_many: (count, limit) => ({ fact: `${count} Meilensteine.`, why: `Über ${limit} kostet jede Abnahme und Rechnung mehr Zeit, als sie bringt; fassen Sie Nachbarn zusammen.` }),
    too_small: (name, share, limit) => ({ fact: `${name} ist nur ${share} %.`, why: `Unter ${limit} % lohnt eine eigene Rechnung kaum.` }),
    crowded_week: (count, from, to, others) => ({ fact: `${count} Termine vom ${from} bis ${to}.`, why: `Aus anderen Projekten: ${some(others)}. Allein ist das in einer Woche kaum zu schaffen.` }),
    too_close: (first, second, days) => ({ fact: `${second} folgt auf ${first} nach ${n(days, { one: '1 Tag', other: `${days} Tagen` })}.`, why: 'Zwei so nahe Rechnungen könnten eine sein.' }),
  },
};
