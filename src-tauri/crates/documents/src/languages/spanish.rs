//! Spanish, as invoices of Spain write it: four digits stay together.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;

use super::{Labels, MonthEnd, Settled, left, numeric, one_or_several, sign_behind};

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

pub(super) const SPANISH: Labels = Labels {
    invoice: "Factura",
    tax_invoice: "Factura (Tax invoice)",
    credit_note: "Factura rectificativa",
    corrected_invoice: "Factura rectificativa",
    corrected_tax_invoice: "Factura rectificativa (Tax invoice)",
    adjustment_note: "Factura rectificativa (Adjustment note)",
    draft: "Borrador",
    billed_to: "Cliente",
    issued: "Fecha de emisión",
    due: "Vence el",
    project: "Proyecto",
    contract_of: |day| format!("Contrato de {day}"),
    order_number: "Su n.º de pedido",
    from: "Emisor",
    references: "Se refiere a",
    replaces: "Sustituye a",
    reference: |number, day| format!("{number} de {day}"),
    milestone_of: |position, count| format!("Hito {position} de {count}"),
    milestone_in: |position, project| format!("Hito {position} del proyecto {project}"),
    milestones: |list, count| format!("{} {list}", if count == 1 { "hito" } else { "hitos" }),
    track: |position, count, title, before| {
        let ahead = left(count, before);
        format!("Hito {position} de {count}: {title}. Facturados antes: {before}. Pendientes: {ahead}.")
    },
    track_without_current: |before, count| format!("Hitos del contrato: {before} de {count} facturados antes."),
    logo_of: |name| format!("Logotipo de {name}"),
    delivered: "Servicio prestado",
    description: "Concepto",
    amount: "Importe",
    accepted_by: |name, day| format!("Aceptado por {name} el {day}"),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} a {price}"),
    service_period: |from, to| {
        if from == to {
            format!("Servicio prestado el {from}")
        } else {
            format!("Servicio prestado del {from} al {to}")
        }
    },
    deducts: |number, day| format!("A deducir: factura {number} de {day}"),
    allowance: "Descuento",
    charge: "Recargo",
    subtotal: "Subtotal",
    net: "Base imponible",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{name} {rate}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} sobre {base}"),
    tax_in: |tax, currency| format!("{tax} en {currency}"),
    at_rate: "al cambio",
    including: |tax| format!("{tax} incluido"),
    gross: "Total",
    prepaid: "Pagado por anticipado",
    rounding: "Redondeo",
    total_due: "Total a pagar",
    total_credited: "Total abonado",
    contract_to_date: "Estado del contrato",
    contract_without: |tax| format!("Estado del contrato, sin {tax}"),
    contract_value: "Importe del contrato",
    change_orders: |count| {
        if count == 1 { "incl. modificación 1".to_owned() } else { format!("incl. modificaciones 1 a {count}") }
    },
    invoiced_before: "Facturado anteriormente",
    this_document: "Esta factura",
    this_credit_note: "Esta rectificativa",
    retained: "Retenido en garantía",
    remaining: "Pendiente de facturar",
    terms: "Condiciones de pago",
    pay_to: "Datos de pago",
    terms_sentence,
    account: "Titular",
    iban: "IBAN",
    bic: "BIC",
    account_number: "N.º de cuenta",
    routing: "Código bancario",
    payment_reference: "Referencia",
    page_of: |page, count| format!("Página {page} de {count}"),
    units: &[
        ("C62", &["unidad", "unidades"]),
        ("HUR", &["hora", "horas"]),
        ("DAY", &["día", "días"]),
        ("WEE", &["semana", "semanas"]),
        ("MON", &["mes", "meses"]),
        ("LS", &["partida alzada", "partidas alzadas"]),
        ("KMT", &["km", "km"]),
    ],
    plural: one_or_several,
    date: |day, month, year| format!("{day}\u{a0}de\u{a0}{} de\u{a0}{year}", MONTHS[month as usize - 1]),
    money: sign_behind,
    percent: |figures| format!("{figures}\u{a0}%"),
    decimal_mark: ',',
    thousands_mark: '.',
    grouped_from: 5,
    symbol_column: 4,
    number: "Número",
    buyer_reference: "Su referencia",
    contract: "Contrato",
    change_order_of: |number, day| format!("modificación {number} de {day}"),
    amount_in: |currency| format!("Importe en {currency}"),
    quantity: "Cant.",
    price: "Precio",
    tax: "Impuesto",
    your_number: |label| format!("Su {label}"),
    schedule: |revision| match revision {
        Some(revision) => format!("Calendario de hitos, revisión {revision}"),
        None => "Calendario de hitos".to_owned(),
    },
    milestone: "Hito",
    target_date: "Fecha",
    share: "Cuota",
    amount_without: |currency, tax| format!("{currency}, sin {tax}"),
    paid: "pagado",
    invoiced: "facturado",
    not_paid: "pendiente",
    scan_to_pay: "Escanee para pagar con su app bancaria",
    early_payment: |rate, days, until| match days {
        1 => format!("Descuento del {rate} por pago en 1 día, hasta el {until}."),
        days => format!("Descuento del {rate} por pago en {days} días, hasta el {until}."),
    },
    short_date: |day, month, year| numeric(day, month, year, '/'),
    payment_code_alt: |amount, payee, reference| format!("Código de pago: {amount} a {payee}, referencia {reference}"),
    payment_link_alt: |address| format!("Enlace de pago como código: {address}"),
    proposal: "Propuesta",
    certificate: "Certificado de aceptación",
    client: "Cliente",
    contractor: "Proveedor",
    dated: "Fecha",
    valid_until: "Válida hasta",
    scope: "Alcance del trabajo",
    position: "N.º",
    date_and_invoice: "Entrega y factura",
    invoice_expected: "Factura prevista",
    criterion: "Criterio de finalización",
    on_acceptance: "Cada hito se factura una vez aceptado por usted.",
    on_completion: "Cada hito se factura al completarse.",
    changes_and_disputes: "Cambios y controversias",
    agreement: "Acuerdo",
    we_agree: "Con su firma, ambas partes aceptan este calendario y sus condiciones.",
    signature: "Firma",
    signatory: "Nombre",
    role: "Cargo",
    completed: "Completado",
    acceptance: "Aceptación",
    accepted_on: "Aceptado el",
    accepting_person: "Aceptado por",
    accepted_how: "Forma de aceptación",
    accepted_files: "Prueba conservada",
    amount_before_tax: "Importe sin impuestos",
    words_of_client: "En palabras del cliente",
    titled: |word, text| format!("{word}: {text}"),
    quoted: |text| format!("«{text}»"),
    channel: |channel| match channel {
        Channel::Email => "por correo electrónico",
        Channel::Meeting => "en una reunión",
        Channel::Call => "por teléfono",
        Channel::Signature => "mediante firma",
        Channel::Message => "por mensaje",
    },
    agreed_on: |day, by, how| format!("Acordado el {day} con {by}, {how}."),
    certifies: |day| format!("Por la presente se certifica que el cliente aceptó este hito el {day}."),
    early_payment_ahead: |rate, days| match days {
        1 => format!("Descuento del {rate} por pago en 1 día desde la fecha de la factura."),
        days => format!("Descuento del {rate} por pago en {days} días desde la fecha de la factura."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "último día del mes de la factura".to_owned(),
        MonthEnd::ThenDays(days) => format!("{days}.º día tras el fin del mes de la factura"),
        MonthEnd::AfterDays(days) => {
            format!("último día del mes en que se cumplan {days} días desde la fecha de la factura")
        }
    },
    change_order: |number| format!("Modificación {number}"),
    reason: "Motivo",
    changes: "Cambios en el calendario de hitos",
    old_date: "Fecha anterior",
    new_date: "Fecha nueva",
    old_amount: "Importe anterior",
    new_amount: "Importe nuevo",
    difference: "Diferencia",
    added: "Añadido",
    removed: "Eliminado",
    changed: "Modificado",
    rescheduled: "Cambio de fecha",
    moved: |from, to| format!("Pasa de la posición {from} a la {to}"),
    previously: "Antes",
    unchanged: |count| match count {
        1 => "El otro hito no cambia.".to_owned(),
        count => format!("Los otros {count} hitos no cambian."),
    },
    value_before: "Importe anterior del contrato",
    sum_of_changes: "Suma de los cambios",
    value_after: "Nuevo importe del contrato",
    we_agree_change: "Con su firma, ambas partes aceptan esta modificación. El resto del contrato permanece sin cambios.",
    decision: "Decisión",
    declined_on: |day, who| format!("Rechazada el {day} por {who}."),
    withdrawn_on: |day| format!("Retirada el {day}."),
};

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0\u{a0}%",
        TaxCategory::Exempt => "exento",
        TaxCategory::ReverseCharge => "inversión del sujeto pasivo",
        TaxCategory::IntraCommunity => "entrega intracomunitaria",
        TaxCategory::Export => "exportación",
        TaxCategory::OutsideScope => "no sujeto",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Pago a 1 día desde la fecha de la factura".to_owned(),
        PaymentTerms::Net { days } => format!("Pago a {days} días desde la fecha de la factura"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Pago antes del {due} inclusive")
        }
        PaymentTerms::OnReceipt => "Pago a la recepción de la factura".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when}, por transferencia bancaria."),
        Settled::Otherwise => format!("{when}."),
    }
}
