//! Larger and stranger invoices: everything at once, many lines, every language.

use super::*;

/// An invoice that says everything that an invoice can say.
pub fn full() -> InvoiceBody {
    let mut body = irish();
    let mut reduced = body.lines[0].taxes[0].clone();
    reduced.rate = percent("9");
    let count = Quantity::new("12.5".parse().expect("a decimal")).expect("a count");
    let description = "With the operating staff.\n\nThree afternoons.";
    let mut hours = Line::new("Workshops in Mallow", description, count, money("95.00", "EUR"), vec![reduced.clone()])
        .expect("a line");
    hours.unit = "HUR".into();
    hours.deliverables = strings(&["Minutes of the workshop"]);
    hours.service_from = Some(day(2026, 10, 1));
    hours.service_to = Some(day(2026, 10, 3));
    let mut deduction = body.lines[0].reversed();
    deduction.title = "Deposit".into();
    deduction.milestone = None;
    deduction.deliverables.clear();
    let earlier = |number: &str, reason: &str| DocumentReference {
        number: number.into(),
        issue_on: day(2026, 7, 1),
        reason: reason.into(),
    };
    deduction.deducts = Some(earlier("2026-012", ""));
    body.lines.extend([hours, deduction]);
    let adjustment = |is_charge, amount: &str, reason: &str| Adjustment {
        is_charge,
        amount: money(amount, "EUR"),
        reason: reason.into(),
        taxes: vec![reduced.clone()],
    };
    body.adjustments = vec![adjustment(false, "100.00", "early start"), adjustment(true, "40.00", "night work")];
    body.totals = Totals::of(&body.lines, &body.adjustments, money("500.00", "EUR")).expect("totals");
    body.references = vec![earlier("2026-031", "Second part")];
    body.buyer_reference = Some("04011000-12345-34".into());
    body.early_payment = Some(EarlyPayment { percent: percent("2"), days: 10 });
    body.seller.phone = "+353 1 000 0000".into();
    body.seller.website = "sandberg.example".into();
    body.legal_notes = vec!["Reverse charge".into()];
    body.account.as_mut().expect("an account").retained = money("480.00", "EUR");
    let link = PaymentMethod::Link { label: "By card".into(), url: "https://pay.example/2026-035".into() };
    body.payment_methods.push(link);
    body.home_tax = Some(home_tax(&body, "SEK", "11.2345"));
    body
}

/// The design's invoice with `count` lines of differing length.
pub fn long(count: usize) -> InvoiceBody {
    let mut body = irish();
    body.lines = (0..count).map(line_of_many).collect();
    body.totals = totals(&body.lines, "EUR");
    body
}

fn line_of_many(at: usize) -> Line {
    let title = format!("Work package {}", at + 1);
    let description = match at % 4 {
        0 => String::new(),
        1 => "Analysis of the fare tables with the operating staff.".into(),
        2 => "Analysis of the fare tables, interfaces to the till systems and to the ledger, tests with three months of history.\nReport handed over.".into(),
        _ => "Ελληνικά, Кириллица, Zażółć gęślą jaźń: names of stations in three scripts.".into(),
    };
    let mut line =
        Line::new(&title, &description, Quantity::ONE, money("125.50", "EUR"), vec![vat("23")]).expect("a line");
    if at % 5 == 2 {
        line.deliverables = strings(&["Minutes of the workshop", "List of open points"]);
    }
    line
}

/// A small logo with transparency, as a PNG file.
pub fn logo_png() -> Vec<u8> {
    let (width, height) = (240u32, 80u32);
    let pixels: Vec<u8> = (0..width * height)
        .flat_map(|at| {
            let (x, y) = (i64::from(at % width), i64::from(at / width));
            let inside = (x - 40).pow(2) + (y - 40).pow(2) < 38 * 38 || (x > 90 && (20..60).contains(&y));
            let shade = u8::try_from(x).unwrap_or(u8::MAX);
            [43, 79, 196 - shade / 4, if inside { 255 } else { 0 }]
        })
        .collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels)).expect("memory is writable");
    file
}

/// The design's invoice by a seller of the language's country: labels, formats, country names and legal sentences.
pub fn spoken(language: Language) -> InvoiceBody {
    let (code, rate, title) = match language {
        Language::EnglishUk => ("GB", "20", "Pilot route live"),
        Language::EnglishUs => ("US", "8.875", "Pilot route live"),
        Language::EnglishIreland => ("IE", "23", "Pilot route live"),
        Language::German => ("DE", "19", "Pilotstrecke in Betrieb"),
        Language::French => ("FR", "20", "Mise en service du pilote"),
        Language::Spanish => ("ES", "21", "Piloto en producción"),
        Language::Italian => ("IT", "22", "Avvio della linea pilota"),
        Language::Dutch => ("NL", "21", "Proefroute in bedrijf"),
        Language::Portuguese => ("PT", "23", "Rota-piloto em serviço"),
        Language::Polish => ("PL", "23", "Uruchomienie trasy pilotażowej"),
    };
    let country = Country::parse(code).expect("a country");
    let tax = Tax::new(domain::national::tax_name(country), TaxCategory::Standard, percent(rate), None).expect("a tax");
    let mut line = pilot("EUR", vec![tax.clone()], &["Runbook 1.0"]);
    line.title = title.into();
    if let Some(milestone) = &mut line.milestone {
        milestone.title = title.into();
    }
    line.service_from = Some(day(2026, 11, 1));
    line.service_to = Some(day(2026, 11, 11));
    let price = money("125.50", "EUR");
    let quantity = Quantity::parse("12.5").expect("a quantity");
    let mut hours = Line::new("Workshop", "", quantity, price, vec![tax]).expect("a line");
    hours.unit = "HUR".into();
    let mut body = irish();
    body.language = language;
    body.lines = vec![line, hours];
    body.totals = totals(&body.lines, "EUR");
    body.issue_on = day(2026, 12, 1);
    body.due_on = day(2027, 1, 8);
    let label = |kind| domain::national::number_label(kind, country, "123456789");
    body.seller.tax_numbers = vec![tax_number(label(TaxNumberKind::Vat), "123456789")];
    for party in [&mut body.seller, &mut body.buyer] {
        let last = party.address_lines.len() - 1;
        party.address_lines[last] = country.name(language).into();
    }
    body.terms_note = domain::legal::terms_note(country, language, None).unwrap_or_default();
    body.legal_notes = domain::legal::reason(TaxCategory::ReverseCharge, country, language).into_iter().collect();
    body
}
