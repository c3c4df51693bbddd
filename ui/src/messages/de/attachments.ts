// German texts of files that are kept with a record.
import type { attachments as en } from '../en/attachments';

export const attachments: typeof en = {
  title: 'Dateien',
  ofMilestone: 'Anhänge',
  ofProject: 'Dateien des Projekts',
  projectHint: 'Briefing, Bedingungen, Notizen. Was vereinbart oder abgenommen wurde, liegt bei Vereinbarung oder Abnahme.',
  proof: 'Nachweis',
  invite: 'Datei hier ablegen',
  inviteMail: 'Mail oder unterschriebene Datei hier ablegen',
  inviteMore: 'Weitere Mail oder Datei hier ablegen',
  choose: 'Datei wählen',
  coming: 'Wird übernommen',
  keptForEver: 'Bleibt für immer bei diesem Eintrag.',
  waits: 'Wird Teil des Eintrags, sobald er festgehalten ist.',
  earlier: 'zu einer zurückgenommenen Abnahme',
  open: (name) => `${name} öffnen`,
  more: (name) => `Mehr zu ${name}`,
  takeOff: (name) => `${name} entfernen`,
  save: 'Kopie speichern',
  copyHash: 'SHA-256 kopieren',
  hashCopied: (start) => `SHA-256 ${start} und so weiter ist kopiert.`,
  remove: 'Von der Liste nehmen',
  removed: (name) => `${name} steht nicht mehr auf der Liste.`,
  evidenceStays: 'Sie zeigt, was vereinbart oder abgenommen wurde, und bleibt deshalb.',
  saved: (name, folder) => `${name} ist in ${folder} gespeichert.`,
  shown: (folder) => `Eine Kopie liegt in ${folder}.`,
  evidence: {
    title: 'Worauf sie beruht',
    agreed: (revision, day, by) => (revision === 1 ? `Vereinbart am ${day} mit ${by}` : `Nachtrag ${revision - 1} vereinbart am ${day} mit ${by}`),
    accepted: (position, day, by) => `Meilenstein ${position} abgenommen am ${day} von ${by}`,
  },
};
