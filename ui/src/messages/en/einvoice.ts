// English sentences of what keeps an e-invoice from being valid. `address` says whose field it is: the client's or one's own.
import type { Detail } from './problems';

const whose = (detail: Detail): string => (detail['address'] === 'client' ? 'the client’s' : 'your');

export const eInvoice: Record<string, (detail: Detail) => string> = {
  einvoice_account: () => 'The e-invoice needs a valid account for the bank transfer.',
  einvoice_address: (d) => `The e-invoice needs ${whose(d)} postcode, city and country.`,
  einvoice_adjustment: () => 'A discount or charge is not complete for the e-invoice.',
  einvoice_both_numbers: () => 'This tax treatment needs your VAT number and the client’s.',
  einvoice_buyer_reference: () => 'The client’s reference (Leitweg-ID) or an order number is missing.',
  einvoice_buyer_vat: () => 'The client’s VAT number is missing or not valid.',
  einvoice_company_number: (d) => `The e-invoice cannot take ${whose(d)} company number.`,
  einvoice_contact: () => 'The e-invoice needs your name, phone and e-mail address.',
  einvoice_currency: () => 'E-invoices do not know this currency.',
  einvoice_delivery: () => 'The day and the country of delivery are missing.',
  einvoice_due: () => 'A due date or payment terms are missing.',
  einvoice_endpoint: (d) => `The e-invoice needs ${whose(d)} electronic address.`,
  einvoice_line_name: () => 'The name of a line is missing.',
  einvoice_lines: () => 'There is no line yet.',
  einvoice_mixed: () => 'Lines outside the tax and taxed lines cannot stand on one e-invoice.',
  einvoice_name: (d) => `The e-invoice needs ${whose(d)} name.`,
  einvoice_number: () => 'The number of the invoice is missing.',
  einvoice_price: () => 'The price of a line must not be below zero.',
  einvoice_rate: () => 'This rate does not go with the tax treatment.',
  einvoice_reason: () => 'The sentence that says why no tax is charged is missing, or stands where tax is charged.',
  einvoice_rule: () => 'A rule of e-invoices is not met.',
  einvoice_seller_number: () => 'Your VAT, tax or company number is missing.',
  einvoice_seller_vat: () => 'Your VAT or tax number is missing or not valid.',
  einvoice_sums: () => 'The sums do not agree as e-invoices want it.',
  einvoice_terms: () => 'The sentence about terms cannot be read by machines.',
  einvoice_unit: () => 'E-invoices do not know this unit.',
  einvoice_vat_prefix: (d) => `The e-invoice wants ${whose(d)} VAT number to begin with the letters of its country.`,
};
