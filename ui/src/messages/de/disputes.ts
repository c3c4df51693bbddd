// German texts of disputes: what a client does not accept, and how it ended.
import type { disputes as en } from '../en/disputes';
import { plural } from '../plural';

const n = plural('de');
const days = (count: number) => n(count, { one: '1 Tag', other: `${count} Tage` });
const forDays = (count: number) => n(count, { one: '1 Tag', other: `${count} Tagen` });

export const disputes: typeof en = {
  word: 'Bestritten',
  mark: (count) => (count === 0 ? 'Seit heute bestritten' : `Seit ${forDays(count)} bestritten`),
  since: (day, count) => (count === 0 ? `Seit ${day} bestritten` : `Seit ${day} bestritten, ${days(count)}`),
  amount: (amount) => `${amount} bestritten, daran erinnert nichts.`,
  unbilled: (amount) => `${amount} noch nicht abgerechnet, daran erinnert nichts.`,
  settled: 'Nichts ist mehr offen, der Einwand steht aber noch. Halten Sie fest, wie er endete.',
  verb: 'Als bestritten vermerken…',
  resolveVerb: 'Einwand erledigen…',
  resolve: 'Erledigen',
  panel: {
    title: 'Einwände',
    inAll: (sum) => `${sum} offen, mit Steuer`,
    by: (who, day) => (who ? `${who}, ${day}` : day),
    line: (line, number) => `Position ${line} von ${number}`,
    invoice: (number) => `Rechnung ${number}`,
    milestone: (label) => `Meilenstein ${label}`,
    ended: (how, day, count) => (count === 0 ? `${how}, ${day}, am selben Tag` : `${how}, ${day}, nach ${forDays(count)}`),
    takenBack: 'Irrtümlich vermerkt',
    notBilled: 'noch nicht abgerechnet',
    resolveOf: (what) => `Erledigen: ${what}`,
  },
  outcomes: {
    client_pays: { label: 'Der Kunde zahlt', hint: 'alles, wie berechnet' },
    credit_follows: { label: 'Eine Korrektur folgt', hint: 'über alles oder einen Teil' },
    mended: { label: 'In Ordnung gebracht', hint: 'nachgebessert oder ergänzt' },
    withdrawn: { label: 'Zurückgezogen', hint: 'der Einwand ist vom Tisch' },
    otherwise: { label: 'Anders', hint: 'unten in Worten' },
  },
  sheet: {
    title: (what) => `Einwand gegen ${what}`,
    about: (client, amount) => `${client}, ${amount}`,
    what: 'Wogegen',
    whole: (amount) => `Alles, ${amount} offen`,
    line: (at, title, net) => `Position ${at}: ${title}, ${net}`,
    reason: 'Grund',
    reasonHint: 'In den Worten des Kunden. Bleibt für immer, wird nie gedruckt.',
    by: 'Wer das sagt',
    on: 'Seit',
    run: 'Als bestritten vermerken',
    note: 'Die Forderung bleibt offen. Zahlungen und Korrekturen gehen wie bisher, nur erinnert nichts mehr daran.',
    done: (what) => `${what} ist als bestritten vermerkt.`,
  },
  end: {
    title: (what) => `Einwand gegen ${what} erledigen`,
    outcome: 'Wie er endete',
    words: 'Wie er beigelegt wurde',
    wordsHint: 'In einem Satz, den Sie noch in einem Jahr verstehen.',
    on: 'Erledigt am',
    run: 'Erledigen',
    mistake: 'Irrtümlich vermerkt',
    note: 'Beide Einträge bleiben im Verlauf.',
    done: (what) => `Der Einwand gegen ${what} ist erledigt.`,
    takenBack: (what) => `${what} war irrtümlich vermerkt. Beide Einträge bleiben im Verlauf.`,
    credit: 'Jetzt gutschreiben',
  },
};
