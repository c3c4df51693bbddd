// German sentences of what keeps an e-invoice from being valid. `address` says whose field it is: the client's or one's own.
import type { eInvoice as en } from '../en/einvoice';
import type { Detail } from '../en/problems';

const isClients = (detail: Detail): boolean => detail['address'] === 'client';

export const eInvoice: typeof en = {
  einvoice_account: () => 'Die E-Rechnung braucht ein gültiges Konto für die Überweisung.',
  einvoice_address: (d) => `Die E-Rechnung braucht Postleitzahl, Ort und Land ${isClients(d) ? 'des Kunden' : 'von Ihnen'}.`,
  einvoice_adjustment: () => 'Ein Nachlass oder Zuschlag ist für die E-Rechnung nicht vollständig.',
  einvoice_both_numbers: () => 'Diese steuerliche Behandlung braucht Ihre USt-IdNr. und die des Kunden.',
  einvoice_buyer_reference: () => 'Die Referenz des Kunden (Leitweg-ID) oder eine Bestellnummer fehlt.',
  einvoice_buyer_vat: () => 'Die USt-IdNr. des Kunden fehlt oder ist nicht gültig.',
  einvoice_company_number: (d) => `Die E-Rechnung kann ${isClients(d) ? 'die Registernummer des Kunden' : 'Ihre Registernummer'} nicht übernehmen.`,
  einvoice_contact: () => 'Die E-Rechnung braucht Ihren Namen, Ihr Telefon und Ihre E-Mail-Adresse.',
  einvoice_currency: () => 'E-Rechnungen kennen diese Währung nicht.',
  einvoice_delivery: () => 'Tag und Land der Lieferung fehlen.',
  einvoice_due: () => 'Fälligkeit oder Zahlungsziel fehlt.',
  einvoice_endpoint: (d) => `Die E-Rechnung braucht ${isClients(d) ? 'die elektronische Adresse des Kunden' : 'Ihre elektronische Adresse'}.`,
  einvoice_line_name: () => 'Der Name einer Position fehlt.',
  einvoice_lines: () => 'Es gibt noch keine Position.',
  einvoice_mixed: () => 'Nicht steuerbare und besteuerte Positionen können nicht auf einer E-Rechnung stehen.',
  einvoice_name: (d) => `Die E-Rechnung braucht ${isClients(d) ? 'den Namen des Kunden' : 'Ihren Namen'}.`,
  einvoice_number: () => 'Die Nummer der Rechnung fehlt.',
  einvoice_price: () => 'Der Preis einer Position darf nicht unter null liegen.',
  einvoice_rate: () => 'Dieser Satz passt nicht zur steuerlichen Behandlung.',
  einvoice_reason: () => 'Der Satz, warum keine Steuer anfällt, fehlt oder steht bei einer besteuerten Position.',
  einvoice_rule: () => 'Eine Regel für E-Rechnungen ist nicht erfüllt.',
  einvoice_seller_number: () => 'Ihre USt-IdNr., Steuernummer oder Registernummer fehlt.',
  einvoice_seller_vat: () => 'Ihre USt-IdNr. oder Steuernummer fehlt oder ist nicht gültig.',
  einvoice_sums: () => 'Die Summen stimmen nicht so überein, wie es E-Rechnungen verlangen.',
  einvoice_terms: () => 'Der Satz zum Zahlungsziel ist für Maschinen nicht lesbar.',
  einvoice_unit: () => 'E-Rechnungen kennen diese Einheit nicht.',
  einvoice_vat_prefix: (d) => `${isClients(d) ? 'Die USt-IdNr. des Kunden' : 'Ihre USt-IdNr.'} muss für die E-Rechnung mit den Buchstaben des Landes beginnen.`,
};
