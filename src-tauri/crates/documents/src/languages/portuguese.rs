//! Portuguese of Portugal: four digits stay together.

use domain::milestone::Channel;
use domain::tax::TaxCategory;
use domain::terms::PaymentTerms;

use super::{Labels, MonthEnd, Settled, left, numeric, one_or_several, sign_behind};

const MONTHS: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];

pub(super) const PORTUGUESE: Labels = Labels {
    invoice: "Fatura",
    tax_invoice: "Fatura (Tax invoice)",
    credit_note: "Nota de crédito",
    corrected_invoice: "Fatura retificativa",
    corrected_tax_invoice: "Fatura retificativa (Tax invoice)",
    adjustment_note: "Nota de crédito (Adjustment note)",
    draft: "Rascunho",
    billed_to: "Cliente",
    issued: "Data de emissão",
    due: "Vence a",
    project: "Projeto",
    contract_of: |day| format!("Contrato de {day}"),
    order_number: "N.º da sua encomenda",
    from: "Emitente",
    references: "Referente a",
    replaces: "Substitui",
    reference: |number, day| format!("{number} de {day}"),
    milestone_of: |position, count| format!("Marco {position} de {count}"),
    milestone_in: |position, project| format!("Marco {position} do projeto {project}"),
    milestones: |list, count| format!("{} {list}", if count == 1 { "marco" } else { "marcos" }),
    track: |position, count, title, before| {
        let ahead = left(count, before);
        format!("Marco {position} de {count}: {title}. Já faturados: {before}. Por faturar: {ahead}.")
    },
    track_without_current: |before, count| format!("Marcos do contrato: {before} de {count} já faturados."),
    logo_of: |name| format!("Logótipo de {name}"),
    delivered: "Serviço prestado",
    description: "Designação",
    amount: "Valor",
    accepted_by: |name, day| format!("Aceite por {name} a {day}"),
    quantity_at: |quantity, unit, price| format!("{quantity} {unit} a {price}"),
    service_period: |from, to| {
        if from == to { format!("Serviço concluído a {from}") } else { format!("Serviço prestado de {from} a {to}") }
    },
    deducts: |number, day| format!("A deduzir: fatura {number} de {day}"),
    allowance: "Desconto",
    charge: "Encargo adicional",
    subtotal: "Subtotal",
    net: "Valor tributável",
    tax_at: |name, rate| format!("{name} {rate}"),
    taxed: |name, rate| format!("{name} {rate}"),
    tax_without: |name, category| format!("{name} ({})", untaxed(category)),
    tax_on: |label, base| format!("{label} sobre {base}"),
    tax_in: |tax, currency| format!("{tax} em {currency}"),
    at_rate: "à taxa de",
    including: |tax| format!("{tax} incluído"),
    gross: "Total",
    prepaid: "Pago antecipadamente",
    rounding: "Arredondamento",
    total_due: "Total a pagar",
    total_credited: "Total creditado",
    contract_to_date: "Situação do contrato",
    contract_without: |tax| format!("Situação do contrato, sem {tax}"),
    contract_value: "Valor do contrato",
    change_orders: |count| {
        if count == 1 { "incl. aditamento 1".to_owned() } else { format!("incl. aditamentos 1 a {count}") }
    },
    invoiced_before: "Faturado anteriormente",
    this_document: "Esta fatura",
    this_credit_note: "Esta nota de crédito",
    retained: "Retido em garantia",
    remaining: "Por faturar",
    terms: "Condições de pagamento",
    pay_to: "Dados de pagamento",
    terms_sentence,
    account: "Titular",
    iban: "IBAN",
    bic: "BIC",
    account_number: "N.º de conta",
    routing: "Código bancário",
    payment_reference: "Referência",
    page_of: |page, count| format!("Página {page} de {count}"),
    units: &[
        ("C62", &["unidade", "unidades"]),
        ("HUR", &["hora", "horas"]),
        ("DAY", &["dia", "dias"]),
        ("WEE", &["semana", "semanas"]),
        ("MON", &["mês", "meses"]),
        ("LS", &["valor global", "valores globais"]),
        ("KMT", &["km", "km"]),
    ],
    plural: one_or_several,
    date: |day, month, year| format!("{day}\u{a0}de\u{a0}{} de\u{a0}{year}", MONTHS[month as usize - 1]),
    money: sign_behind,
    percent: |figures| format!("{figures}%"),
    decimal_mark: ',',
    thousands_mark: '\u{a0}',
    grouped_from: 5,
    symbol_column: 7,
    number: "Número",
    buyer_reference: "A sua referência",
    contract: "Contrato",
    change_order_of: |number, day| format!("aditamento {number} de {day}"),
    amount_in: |currency| format!("Valor em {currency}"),
    quantity: "Qtd.",
    price: "Preço",
    tax: "Imposto",
    your_number: |label| format!("O seu {label}"),
    schedule: |revision| match revision {
        Some(revision) => format!("Plano de marcos, revisão {revision}"),
        None => "Plano de marcos".to_owned(),
    },
    milestone: "Marco",
    target_date: "Data",
    share: "Quota",
    amount_without: |currency, tax| format!("{currency}, sem {tax}"),
    paid: "pago",
    invoiced: "faturado",
    not_paid: "por pagar",
    scan_to_pay: "Leia o código para pagar com a app do banco",
    early_payment: |rate, days, until| match days {
        1 => format!("Desconto de {rate} para pagamento em 1 dia, até {until}."),
        days => format!("Desconto de {rate} para pagamento em {days} dias, até {until}."),
    },
    short_date: |day, month, year| numeric(day, month, year, '/'),
    payment_code_alt: |amount, payee, reference| {
        format!("Código de pagamento: {amount} a {payee}, referência {reference}")
    },
    payment_link_alt: |address| format!("Ligação de pagamento em código: {address}"),
    proposal: "Proposta",
    certificate: "Certificado de aceitação",
    client: "Cliente",
    contractor: "Prestador",
    dated: "Data",
    valid_until: "Válida até",
    scope: "Âmbito do trabalho",
    position: "N.º",
    date_and_invoice: "Entrega e fatura",
    invoice_expected: "Fatura prevista",
    criterion: "Critério de conclusão",
    on_acceptance: "Cada marco é faturado após a sua aceitação.",
    on_completion: "Cada marco é faturado quando concluído.",
    changes_and_disputes: "Alterações e litígios",
    agreement: "Acordo",
    we_agree: "Ao assinar, ambas as partes aceitam este plano e as suas condições.",
    signature: "Assinatura",
    signatory: "Nome",
    role: "Cargo",
    completed: "Concluído",
    acceptance: "Aceitação",
    accepted_on: "Aceite a",
    accepting_person: "Aceite por",
    accepted_how: "Forma de aceitação",
    accepted_files: "Prova arquivada",
    amount_before_tax: "Valor sem impostos",
    words_of_client: "Nas palavras do cliente",
    titled: |word, text| format!("{word}: {text}"),
    quoted: |text| format!("«{text}»"),
    channel: |channel| match channel {
        Channel::Email => "por e-mail",
        Channel::Meeting => "em reunião",
        Channel::Call => "por telefone",
        Channel::Signature => "por assinatura",
        Channel::Message => "por mensagem",
    },
    agreed_on: |day, by, how| format!("Acordado a {day} com {by}, {how}."),
    certifies: |day| format!("Certifica-se que o cliente aceitou este marco a {day}."),
    early_payment_ahead: |rate, days| match days {
        1 => format!("Desconto de {rate} para pagamento em 1 dia a contar da data da fatura."),
        days => format!("Desconto de {rate} para pagamento em {days} dias a contar da data da fatura."),
    },
    month_end: |month_end| match month_end {
        MonthEnd::OfInvoice => "ao último dia do mês da fatura".to_owned(),
        MonthEnd::ThenDays(days) => format!("ao {days}.º dia após o fim do mês da fatura"),
        MonthEnd::AfterDays(days) => format!("ao último dia do mês em que se completem {days} dias da data da fatura"),
    },
};

fn untaxed(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::Standard | TaxCategory::Zero | TaxCategory::Igic | TaxCategory::Ipsi => "0%",
        TaxCategory::Exempt => "isento",
        TaxCategory::ReverseCharge => "autoliquidação",
        TaxCategory::IntraCommunity => "transmissão intracomunitária",
        TaxCategory::Export => "exportação",
        TaxCategory::OutsideScope => "não sujeito",
    }
}

/// `due`: the due date in words.
fn terms_sentence(terms: PaymentTerms, due: &str, settled: Settled) -> String {
    let when = match terms {
        PaymentTerms::Net { days: 1 } => "Pagamento no prazo de 1 dia a contar da data da fatura".to_owned(),
        PaymentTerms::Net { days } => format!("Pagamento no prazo de {days} dias a contar da data da fatura"),
        PaymentTerms::EndOfMonth { .. } | PaymentTerms::NetEndOfMonth { .. } | PaymentTerms::FixedDate { .. } => {
            format!("Pagamento até {due}")
        }
        PaymentTerms::OnReceipt => "Pagamento na receção da fatura".to_owned(),
    };
    match settled {
        Settled::ByBankTransfer => format!("{when}, por transferência bancária."),
        Settled::Otherwise => format!("{when}."),
    }
}
