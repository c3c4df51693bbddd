// German sentences of every refusal and fault: what happened, what was kept, what to do.
import { eInvoice } from './einvoice';
import type { Detail, problems as en } from '../en/problems';

const named = (text: string | undefined) => (text ? ` „${text}“` : '');

const sentences: Record<string, (detail: Detail) => string> = {
  // typed wrongly
  missing: () => 'Diese Angabe wird gebraucht.',
  not_a_number: () => 'Das ist keine Zahl. Schreiben Sie zum Beispiel 1250,00.',
  two_decimal_marks: () => 'Es gibt zwei Dezimalzeichen. Schreiben Sie 1250,00 oder 1.250,00.',
  ambiguous_mark: () => 'Das lässt sich auf zwei Arten lesen. Lassen Sie das Tausenderzeichen weg.',
  too_many_decimals: () => 'Die Währung hat weniger Nachkommastellen.',
  too_large: () => 'Das liegt über 9.000.000.000.000,00.',
  negative: () => 'Das darf nicht unter null liegen.',
  not_positive: () => 'Das muss mehr als null sein.',
  above: () => 'Das ist zu viel.',
  not_a_date: () => 'Das ist kein Datum. Schreiben Sie 16.11.2026, fri, +30 oder eom.',
  unknown_currency: () => 'Das ist keine Währung. Schreiben Sie drei Buchstaben wie EUR.',
  unknown_country: () => 'Das ist kein Land. Schreiben Sie zwei Buchstaben wie DE.',
  not_one_of: () => 'Das steht nicht zur Wahl.',
  too_long: () => 'Das ist zu lang.',
  control_character: () => 'Ein Zeichen darin lässt sich nicht drucken. Schreiben Sie es noch einmal.',
  too_many: () => 'Das sind zu viele Einträge.',
  not_an_email: () => 'Das ist keine E-Mail-Adresse.',
  wrong_check_digit: () => 'Eine Ziffer stimmt nicht. Vergleichen Sie mit dem Schreiben der Bank.',
  not_a_pattern: () => 'Verwenden Sie Text, {YYYY} oder {YY} und eine Folge von Nullen wie {000}.',
  weights: () => 'Mindestens ein Anteil muss mehr als null sein.',
  currency_mismatch: () => 'Zwei Währungen lassen sich nicht addieren.',
  not_an_image: () => 'Das ist kein druckbares Bild. Nehmen Sie ein PNG oder JPEG.',
  unprintable: () => 'Keine Schrift kann ein Zeichen dieses Textes drucken. Schreiben Sie es anders.',
  divided_by_zero: () => 'Hier wird durch null geteilt.',
  malformed: () => 'Das lässt sich nicht lesen.',
  invalid: () => 'Einige Felder brauchen noch einen Blick. Ihre Eingaben sind aufgehoben.',
  // not allowed now
  plan_does_not_sum: (d) =>
    d['contract'] && d['planned']
      ? `Die Meilensteine ergeben ${d['planned']}, der Vertrag ${d['contract']}. Ändern Sie einen Meilenstein oder den Vertrag.`
      : 'Die Meilensteine ergeben nicht den Vertragswert. Ändern Sie einen Meilenstein oder den Vertrag.',
  plan_is_empty: () => 'Der Plan hat noch keinen Meilenstein.',
  not_accepted: (d) =>
    `Die Abnahme von${named(d['milestone']) || ' diesem Meilenstein'} ist nicht festgehalten. Halten Sie sie fest, oder nennen Sie einen Grund, ohne sie zu berechnen.`,
  not_done: (d) => `Die Arbeit an${named(d['milestone']) || ' diesem Meilenstein'} ist nicht fertig. Markieren Sie sie zuerst als fertig.`,
  already_done: (d) => `Der Meilenstein${named(d['milestone'])} ist schon fertig.`,
  already_accepted: (d) => `Der Meilenstein${named(d['milestone'])} ist schon abgenommen.`,
  already_invoiced: (d) => `Der Meilenstein${named(d['milestone'])} steht auf Rechnung ${d['number'] ?? ''} und ändert sich nicht mehr.`,
  amount_differs_from_plan: (d) =>
    d['agreed'] ? `Der Plan sagt ${d['agreed']}, diese Zeile ${d['line'] ?? ''}. Nennen Sie einen Grund.` : 'Der Plan sagt einen anderen Betrag. Nennen Sie einen Grund.',
  due_before_issue: () => 'Fällig wird die Rechnung vor ihrem Datum.',
  issue_date_before_last: (d) =>
    d['last_on'] ? `Die letzte Rechnung hat das Datum ${d['last_on']}. Rechnungen behalten die Folge ihrer Daten.` : 'Die letzte Rechnung hat ein späteres Datum. Rechnungen behalten die Folge ihrer Daten.',
  missing_for_issue: () => 'Vor dem Stellen fehlt noch etwas. Der Entwurf ist aufgehoben.',
  missing_seller_name: () => 'Der Name Ihres Unternehmens fehlt.',
  missing_seller_address: () => 'Ihre Anschrift fehlt.',
  missing_seller_tax_number: () => 'Ihre Steuernummer fehlt.',
  missing_client_name: () => 'Der Name des Kunden fehlt.',
  missing_client_address: () => 'Die Anschrift des Kunden fehlt.',
  missing_client_tax_number: () => 'Die Steuernummer des Kunden fehlt; die Umkehr der Steuerschuld braucht sie.',
  missing_terms: () => 'Die Zahlungsbedingungen fehlen.',
  missing_payment_method: () => 'Es fehlt noch ein Zahlungsweg, zum Beispiel ein Bankkonto.',
  missing_lines: () => 'Es gibt noch keine Zeile.',
  missing_line_title: () => 'Eine Zeile hat keinen Namen.',
  missing_line_description: () => 'Es fehlt, was geliefert wurde.',
  missing_tax_treatment: () => 'Die Steuer einer Zeile fehlt.',
  missing_order_number: () => 'Dieser Kunde braucht immer eine Bestellnummer.',
  payment_above_open: (d) =>
    d['open'] ? `${d['amount'] ?? 'Das'} ist mehr als die offenen ${d['open']}. Bestätigen Sie, dass der Rest Guthaben wird.` : 'Das ist mehr, als offen ist. Bestätigen Sie, dass der Rest Guthaben wird.',
  already_reversed: () => 'Diese Zahlung ist schon zurückgenommen.',
  in_the_future: (d) => (d['date'] ? `${d['date']} liegt nach heute.` : 'Dieser Tag liegt nach heute.'),
  has_begun: (d) => `${d['milestone'] ?? 'Dieser Meilenstein'} ist begonnen und bleibt in den Unterlagen. Öffnen Sie ihn wieder oder geben Sie ihm einen anderen Namen.`,
  own_fault: () => 'Hier hat Milepost einen Fehler gemacht. Nichts wurde geändert.',
  closed: () => 'Das Buch ist geschlossen.',
  image_too_large: () => 'Das Bild ist zu groß. Nehmen Sie eines unter 10 MB.',
  cannot_be_summed: () => 'Die Beträge lassen sich nicht addieren: einer ist zu groß oder ungültig.',
  nothing_to_bill: () => 'Die Rechnung fordert kein Geld. Was zurückgegeben wird, ist eine Gutschrift.',
  contract_is_agreed: () => 'Der Vertrag ist vereinbart. Wert und Währung ändert nur ein Nachtrag.',
  several: () => 'Mehreres steht dem entgegen. Ihre Eingaben sind aufgehoben.',
  refused: () => 'Das geht jetzt nicht. Nichts wurde geändert.',
  not_found: () => 'Das gibt es nicht mehr.',
  // file and disk
  book_missing: () => 'Die Datei liegt nicht mehr an ihrem Platz. Nichts wurde geändert. Schließen Sie das Laufwerk an, oder spielen Sie eine Sicherung zurück.',
  not_a_book: () => 'Das ist keine Datei von Milepost. Nichts wurde geändert.',
  empty_file: () => 'Die Datei ist leer. Nichts wurde geändert. Spielen Sie eine Sicherung zurück.',
  foreign_file: () => 'Diese Datei gehört einem anderen Programm. Nichts wurde geändert.',
  orphan_wal: () => 'Ein Teil der Datei fehlt, deshalb wurde sie nicht geöffnet. Nichts wurde geändert. Legen Sie beide Teile zusammen, oder spielen Sie eine Sicherung zurück.',
  newer_book: () => 'Ein neueres Milepost hat diese Datei geschrieben. Nichts wurde geändert. Installieren Sie die neuere Version.',
  older_book: () => 'Ein älteres Milepost hat diese Datei geschrieben, sie ließ sich nicht erneuern. Nichts wurde geändert.',
  read_only: () => 'Die Datei kann nur gelesen werden. Nichts wurde geändert.',
  disk_full: () => 'Der Datenträger ist voll. Was gespeichert war, ist da. Schaffen Sie Platz und versuchen Sie es erneut.',
  in_use: () => 'Ein anderes Fenster hat die Datei geöffnet. Nichts wurde geändert. Schließen Sie sie dort und versuchen Sie es erneut.',
  already_exists: () => 'Eine Datei dieses Namens gibt es schon. Sie wurde behalten.',
  damaged: () => 'Die Datei besteht ihre eigene Prüfung nicht, deshalb wird nichts mehr hineingeschrieben. Spielen Sie eine Sicherung zurück.',
  sample_mismatch: () => 'Beispieldaten und eigene werden nicht gemischt. Nichts wurde geändert.',
  unreadable_row: () => 'Ein Eintrag der Datei ist nicht lesbar. Nichts wurde geändert. Spielen Sie eine Sicherung zurück.',
  book_refused: () => 'Die Datei hat die Änderung abgelehnt. Nichts wurde geändert.',
  migration: () => 'Die Datei ließ sich nicht erneuern. Nichts wurde geändert; eine Sicherung liegt daneben.',
  sqlite: () => 'Die Datei ließ sich nicht lesen oder schreiben. Was gespeichert war, ist da.',
  io: () => 'Der Datenträger antwortet nicht. Was gespeichert war, ist da.',
  document: () => 'Die Seite ließ sich nicht zeichnen. Die Rechnung bleibt, wie sie ist.',
  ...eInvoice,
  // the program
  usage: () => 'Das Programm hat nach etwas gefragt, das es nicht gibt. Nichts wurde geändert.',
  no_answer: () => 'Das Programm antwortet nicht. Was gespeichert war, ist da.',
};

/** Where a field says better than the code what it takes. */
const ofField: Record<string, (detail: Detail) => string> = {
  'early_payment not_one_of': () => 'Schreiben Sie Prozent und Tage, etwa 2/10.',
  'endpoint malformed': () => 'Schreiben Sie Schema und Adresse, etwa 0204:991-12345-67.',
  'upi_address malformed': () => 'Schreiben Sie eine Adresse wie name@bank.',
  'pix_key malformed': () => 'Ein Pix-Schlüssel hat höchstens 77 Buchstaben, Ziffern und Zeichen, ohne Leerzeichen.',
  'accent malformed': () => 'Schreiben Sie eine Farbe wie #2b4fc4.',
};

export const problems: typeof en = {
  sentences,
  ofField,
  other: (message) => `Das ging nicht: ${message}.`,
};
