//! French, as invoices of France write it: narrow spaces in figures, a space before the colon.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;
use rust_decimal::Decimal;

use super::{Labels, MonthEnd, Settled, left, numeric, sign_behind};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) const FRENCH: Labels = Labels {
    invoice: "Facture",
    tax_invoice: "Facture (Tax invoice)",
    credit_note: "Avoir",
    corrected_invoice: "Facture rectificative",
    corrected_tax_invoice: "Facture rectificative (Tax invoice)",
    adjustment_note: "Avoir (Adjustment note)",
    draft: "Brouillon",
    billed_to: "Facturé à",
    issued: "Date d’émission",
    due: "Échéance le",
    project: "Projet",
    contract_of: |day| format!("Contrat du {day}"),
    order_number: "Votre bon de commande",
    from: "Émetteur",
    references: "Se rapporte à",
    replaces: "Remplace",
    reference: |number, day| format!("{number} du {day}"),
    milestone_of: |position, count| format!("Jalon {position} sur {count}"),
    milestone_in: |position, project| format!("Jalon {position} du projet {project}"),
    milestones: |list, count| format!("{} {list}", if count == 1 { "jalon" } else { "jalons" }),
    track: |position, count, title, before| {
        let ahead = left(count, before);
        format!("Jalon {position} sur {count}\u{a0}: {title}. Déjà facturés\u{a0}: {before}. À venir\u{a0}: {ahead}.")
    },
    track_without_current: |before, count| format!("Jalons du contrat\u{a0}: {before} sur {count} déjà facturés."),
    logo_of: |name| format!("Logo de {name}"),
    delivered: "Prestation",
    description: "Désignation",
    amount: "Montant",
    accepted_by: |name, day| format!("Validé par {name} le {day}"),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} à {price}"),
    service_period: |from, to| {
        if from == to { format!("Prestation achevée le {from}") } else { format!("Prestation du {from} au {to}") }
    },
    deducts: |number, day| format!("À déduire\u{a0}: facture {number} du {day}"),
    allowance: "Remise",
    charge: "Majoration",
    subtotal: "Sous-total HT",
    net: "Total HT",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{name} {rate}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} sur {base}"),
    tax_in: |tax, currency| format!("{tax} en {currency}"),
    at_rate: "au taux de",
    including: |tax| format!("{tax} comprise"),
    gross: "Total TTC",
    prepaid: "Déjà réglé",
    rounding: "Arrondi",
    total_due: "Net à payer",
    total_credited: "Net à votre crédit",
    contract_to_date: "Suivi du contrat",
    contract_without: |tax| format!("Suivi du contrat, hors {tax}"),
    contract_value: "Montant du contrat",
    change_orders: |count| {
        if count == 1 { "avenant 1 compris".to_owned() } else { format!("avenants 1 à {count} compris") }
    },
    invoiced_before: "Déjà facturé",
    this_document: "Présente facture",
    this_credit_note: "Présent avoir",
    retained: "Retenue de garantie",
    remaining: "Reste à facturer",
    terms: "Conditions de règlement",
    pay_to: "Coordonnées de paiement",
    terms_sentence,
    account: "Titulaire",
    iban: "IBAN",
    bic: "BIC",
    account_number: "N° de compte",
    routing: "Code banque",
    payment_reference: "Référence",
    page_of: |page, count| format!("Page {page} sur {count}"),
    units: &[
        ("C62", &["unité", "unités"]),
        ("HUR", &["heure", "heures"]),
        ("DAY", &["jour", "jours"]),
        ("WEE", &["semaine", "semaines"]),
        ("MON", &["mois", "mois"]),
        ("LS", &["forfait", "forfaits"]),
        ("KMT", &["km", "km"]),
    ],
    // Less than two is singular: 1,5 heure.
    plural: |count| usize::from(count.abs() >= Decimal::TWO),
    date: |day, month, year| {
        // The first is an ordinal in running text; CLDR's pattern cannot say so.
        let ordinal = if day == 1 { "er" } else { "" };
        format!("{day}{ordinal}\u{a0}{} {year}", MONTHS[month as usize - 1])
    },
    money: sign_behind,
    percent: |figures| format!("{figures}\u{a0}%"),
    decimal_mark: ',',
    thousands_mark: '\u{202f}',
    grouped_from: 4,
    symbol_column: 3,
    number: "Numéro",
    buyer_reference: "Votre référence",
    contract: "Contrat",
    change_order_of: |number, day| format!("avenant {number} du {day}"),
    amount_in: |currency| format!("Montant en {currency}"),
    quantity: "Qté",
    price: "Prix unitaire",
    tax: "Taxe",
    your_number: |label| format!("Votre {label}"),
    schedule: |revision| match revision {
        Some(revision) => format!("Échéancier des jalons, révision {revision}"),
        None => "Échéancier des jalons".to_owned(),
    },
    milestone: "Jalon",
    target_date: "Date",
    share: "Part",
    amount_without: |currency, tax| format!("{currency}, hors {tax}"),
    paid: "payé",
    invoiced: "facturé",
    not_paid: "à payer",
    scan_to_pay: "Scannez pour payer avec votre application bancaire",
    early_payment: |rate, days, until| match days {
        1 => format!("Escompte de {rate} pour paiement sous 1 jour, jusqu’au {until}."),
        days => format!("Escompte de {rate} pour paiement sous {days} jours, jusqu’au {until}."),
    },
    short_date: |day, month, year| numeric(day, month, year, '/'),
    payment_code_alt: |amount, payee, reference| {
        format!("Code de paiement\u{a0}: {amount} à {payee}, référence {reference}")
    },
    payment_link_alt: |address| format!("Lien de paiement sous forme de code\u{a0}: {address}"),
    proposal: "Proposition",
    certificate: "Procès-verbal de réception",
    client: "Client",
    contractor: "Prestataire",
    dated: "Date",
    valid_until: "Valable jusqu’au",
    scope: "Étendue des prestations",
    position: "N°",
    date_and_invoice: "Livraison et facture",
    invoice_expected: "Facture prévue",
    criterion: "Critère d’achèvement",
    on_acceptance: "Chaque jalon est facturé après votre acceptation.",
    on_completion: "Chaque jalon est facturé une fois achevé.",
    changes_and_disputes: "Modifications et litiges",
    agreement: "Accord",
    we_agree: "Par leur signature, les deux parties acceptent cet échéancier et ses conditions.",
    signature: "Signature",
    signatory: "Nom",
    role: "Fonction",
    completed: "Terminé",
    acceptance: "Réception",
    accepted_on: "Réceptionné le",
    accepting_person: "Réceptionné par",
    accepted_how: "Forme de la réception",
    accepted_files: "Pièce conservée",
    amount_before_tax: "Montant hors taxes",
    words_of_client: "Dans les mots du client",
    titled: |word, text| format!("{word}\u{a0}: {text}"),
    quoted: |text| format!("«\u{a0}{text}\u{a0}»"),
    channel: |channel| match channel {
        Channel::Email => "par e-mail",
        Channel::Meeting => "en réunion",
        Channel::Call => "par téléphone",
        Channel::Signature => "par signature",
        Channel::Message => "par message",
    },
    agreed_on: |day, by, how| format!("Convenu le {day} avec {by}, {how}."),
    certifies: |day| format!("Le présent document atteste que le client a réceptionné ce jalon le {day}."),
    early_payment_ahead: |rate, days| match days {
        1 => format!("Escompte de {rate} pour paiement sous 1 jour à compter de la date de facture."),
        days => format!("Escompte de {rate} pour paiement sous {days} jours à compter de la date de facture."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "dernier jour du mois de facturation".to_owned(),
        MonthEnd::ThenDays(1) => "1er jour après la fin du mois de facturation".to_owned(),
        MonthEnd::ThenDays(days) => format!("{days}e jour après la fin du mois de facturation"),
        MonthEnd::AfterDays(days) => {
            format!("dernier jour du mois où expirent {days} jours à compter de la date de facture")
        }
    },
    change_order: |number| format!("Avenant {number}"),
    reason: "Motif",
    changes: "Modifications de l’échéancier",
    old_date: "Ancienne date",
    new_date: "Nouvelle date",
    old_amount: "Ancien montant",
    new_amount: "Nouveau montant",
    difference: "Écart",
    added: "Ajouté",
    removed: "Supprimé",
    changed: "Modifié",
    rescheduled: "Nouvelle date",
    moved: |from, to| format!("Déplacé de la position {from} à la position {to}"),
    previously: "Auparavant",
    unchanged: |count| match count {
        1 => "L’autre jalon reste inchangé.".to_owned(),
        count => format!("Les {count} autres jalons restent inchangés."),
    },
    value_before: "Ancien montant du contrat",
    sum_of_changes: "Total des modifications",
    value_after: "Nouveau montant du contrat",
    we_agree_change: "Par leur signature, les deux parties acceptent cet avenant. Les autres dispositions du contrat restent inchangées.",
    decision: "Décision",
    declined_on: |day, who| format!("Refusé le {day} par {who}."),
    withdrawn_on: |day| format!("Retiré le {day}."),
};

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0\u{a0}%",
        TaxCategory::Exempt => "exonération",
        TaxCategory::ReverseCharge => "autoliquidation",
        TaxCategory::IntraCommunity => "livraison intracommunautaire",
        TaxCategory::Export => "exportation",
        TaxCategory::OutsideScope => "non applicable",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Paiement à 1 jour à compter de la date de facture".to_owned(),
        PaymentTerms::Net { days } => format!("Paiement à {days} jours à compter de la date de facture"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Paiement au plus tard le {due}")
        }
        PaymentTerms::OnReceipt => "Paiement à réception de la facture".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when}, par virement bancaire."),
        Settled::Otherwise => format!("{when}."),
    }
}
