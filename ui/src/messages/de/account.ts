// German texts of the contract account: the status on paper, exposure, and backlog.
import type { account as en } from '../en/account';

export const account: typeof en = {
  status: {
    title: 'Projektstand',
    open: 'Projektstand für den Kunden',
    form: 'Was auf der Seite steht',
    says: 'Vertrag und Nachträge, der Stand jedes Meilensteins, wie es weitergeht, und das Vertragskonto mit Rechnungen und Zahlungen. Stand heute, jedes Mal neu erstellt.',
    never: 'Private Notizen, Hinweise und Dateien bleiben bei Ihnen. Beträge des Vertrags sind netto, Rechnungen und Zahlungen mit Steuer; die Seite sagt es.',
    parts: { milestones: 'Plan', next: 'Plan', buyer: 'Kunde', seller: 'Ihr Geschäft', project: 'Projekt', order_number: 'Bestellnummer', logo: 'Logo', invoices: 'Rechnungen des Projekts', account: 'Rechnungen des Projekts' } as Record<string, string>,
  },
};
