// German texts of mails that were made.
import type { mails as en } from '../en/mails';
import { plural } from '../plural';

const n = plural('de');

export const mails: typeof en = {
  title: 'Mail, wie sie geschrieben wurde',
  note: 'Das bekam Ihr Mailprogramm, oder das sandte Milepost. Was aus einem Entwurf wurde, weiß nur Ihr Mailprogramm.',
  opened: 'Geschrieben',
  copyTo: 'Kopie',
  read: 'Lesen',
  readOf: (what) => `Lesen: ${what}`,
  files: {
    total: (count, size) => `${n(count, { one: '1 Datei', other: `${count} Dateien` })}, ${size}`,
    tooLarge: (size, max) => `Zusammen ${size}: Die meisten Mailserver nehmen höchstens ${max} an Dateien. Wählen Sie einige ab.`,
    andMore: (count) => `und ${count} weitere`,
    withMore: 'Mit den weiteren Dateien',
    more: 'Mehr anhängen',
    moreOf: (count) => n(count, { one: 'Mehr anhängen: 1 Datei', other: `Mehr anhängen: ${count} Dateien` }),
  },
  texts: {
    title: 'Texte der Mails',
    sub: 'Betreff und Nachricht an Kunden, in der Sprache des Kunden',
    kind: 'Mail',
    kinds: { invoice: 'Rechnung', credit_note: 'Gutschrift', statement: 'Kontoauszug', heads_up: 'Meilenstein steht an', progress: 'Meilenstein in Arbeit', completion: 'Meilenstein fertig', approval: 'Zur Abnahme' },
    places: (all) => `Von Milepost eingesetzt: ${all}. {sentence} sagt, worum es geht, mit Beträgen und Tagen.`,
    saved: 'Text behalten',
    reset: 'Wie mitgeliefert',
    resetDone: 'Der Text ist wieder wie mitgeliefert',
  },
};
