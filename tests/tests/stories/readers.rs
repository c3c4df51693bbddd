//! What programs read from an issued page, in every design on every paper: `pdftotext` as a search does, and the
//! structure of the file as a screen reader does.

use crate::pages::{assert_says, pilot};
use crate::world::{TODAY, World, words};
use serde_json::{Value, json};
use std::process::Command;

/// The invoice of a milestone in every design on every paper, issued.
fn everywhere(mut told: impl FnMut(&str, &World, &Value)) {
    for design in ["modern", "classic", "compact"] {
        for paper in ["a4", "letter"] {
            let w = World::on(TODAY);
            w.ok("save_business", json!({ "template": design, "paper": paper }));
            let invoice = w.issue(pilot(&w));
            w.hand_to_judges(&invoice, &format!("s37-{design}-{paper}.pdf"));
            told(&format!("{design} on {paper}"), &w, &invoice);
        }
    }
}

/// The texts of a file's structure, in its order: one for each paragraph, cell or heading.
fn heard(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output = Command::new("pdfinfo").args(["-enc", "UTF-8", "-struct-text"]).arg(&file).output();
    let output = output.expect("pdfinfo is missing: install poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ");
    let quoted = text.lines().map(str::trim).filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(|said| said.trim().to_owned()).collect()
}

/// Parts that are not said one after the other, in this order; each with all of its blanks.
fn not_in_order<'a>(said: &str, parts: &[&'a str]) -> Vec<&'a str> {
    let mut from = 0;
    let mut missing = Vec::new();
    for part in parts {
        match said[from..].find(part) {
            Some(at) => from += at + part.len(),
            None => missing.push(*part),
        }
    }
    missing
}

/// Texts of the frozen document that stand on its pages as they are.
fn frozen(body: &Value) -> Vec<String> {
    let mut texts = Vec::new();
    let mut all = |value: &Value| {
        let entries = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        texts.extend(entries.iter().filter_map(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned));
    };
    for party in ["seller", "buyer"] {
        for field in ["name", "attention", "address_lines", "email"] {
            // The e-mail of a client is where the mail goes; it does not print.
            if (party, field) != ("buyer", "email") {
                all(&body[party][field]);
            }
        }
    }
    for field in ["order_number", "terms_note", "note", "legal_notes"] {
        all(&body[field]);
    }
    all(&body["project"]["title"]);
    for line in body["lines"].as_array().unwrap() {
        all(&line["title"]);
        all(&line["description"]);
        all(&line["deliverables"]);
        all(&line["milestone"]["acceptance"]["by"]);
    }
    for step in body["track"].as_array().unwrap() {
        all(&step["title"]);
    }
    texts
}

#[test]
fn s37_to_s41_every_field_is_found_in_every_design_on_every_paper() {
    everywhere(|which, w, invoice| {
        let words = w.words(invoice);
        assert!(words.contains("Invoice 2026-002"), "{which}: {words}");
        assert_says(&words, &["Milestone 2 of 3", "Pilot route live", "Billing platform migration"]);
        assert_says(&words, &["Ten-day parallel run, 0.02% variance", "Operator runbook 1.0"]);
        assert_says(&words, &["Accepted by Ciara Doyle, Head of Revenue Systems, 16 November 2026"]);
        assert!(!words.contains("Rollback rehearsed"), "{which}: a deliverable without its tick does not print");
        assert_says(&words, &["19,200.00", "VAT 23%", "4,416.00", "€23,616.00"]);
        assert_says(&words, &["Payment within 30 days of the issue date", "Due", "16 December 2026"]);
        assert_says(&words, &["Sandberg Advisory", "Elin Sandberg", "14 Marine Row", "VAT IE 1234567T"]);
        assert_says(&words, &["Halden Rail Ltd", "Accounts Payable", "3 Northgate Yard", "IE 7654321B", "PO-88213"]);
        assert_says(&words, &["IE29 AIBK 9311 5212 3456 78", "AIBKIE2D"]);
        assert_says(&words, &["51,600.00", "14,400.00", "18,000.00", "Thank you, Ciara. Next is the full rollout."]);
        assert_says(&words, &["Page 1 of 1"]);
    });
}

#[test]
fn every_text_is_heard_with_its_blanks_in_the_order_of_reading() {
    everywhere(|which, w, invoice| {
        let heard = heard(&w.pdf(invoice));
        let said = heard.join(" ");
        let body = w.export()["invoices"][1]["document"]["body"].clone();
        for text in frozen(&body) {
            assert!(said.contains(&text), "{which} does not say {text:?}: {heard:#?}");
        }
        let sums = ["Subtotal 19,200.00", "VAT 23% 4,416.00", "Total due €23,616.00"];
        let delivered = ["Pilot route live", "Ten-day parallel run, 0.02% variance", "Operator runbook 1.0"];
        let accepted = "Accepted by Ciara Doyle, Head of Revenue Systems, 16 November 2026 ";
        let order =
            [&["Sandberg Advisory", "Halden Rail Ltd", "Cork"], &delivered[..], &[accepted], &sums[..]].concat();
        assert_eq!(not_in_order(&said, &order), Vec::<&str>::new(), "{which}: {heard:#?}");
        let account = [
            "Contract value incl. change order 1 51,600.00",
            "Previously invoiced milestone 1 14,400.00",
            "This invoice milestone 2 19,200.00",
            "Remaining milestone 3 18,000.00",
        ];
        assert_eq!(not_in_order(&said, &account), Vec::<&str>::new(), "{which}: {heard:#?}");
        assert!(said.contains("Payment within 30 days of the issue date, by bank transfer"), "{which}: {heard:#?}");
        assert!(said.contains("IBAN IE29 AIBK 9311 5212 3456 78"), "{which}: {heard:#?}");
        // Everything that can be found is also heard: no text stands on the page outside of the structure, but for what
        // runs at its head and foot.
        let unheard: Vec<String> =
            words(&w.pdf(invoice)).split(' ').filter(|word| !said.contains(word)).map(str::to_owned).collect();
        let running = ["Page", "of", "1", "·", "2026-002,", "2026-002", "Advisory,"];
        assert!(unheard.iter().all(|word| running.contains(&word.as_str())), "{which}: {unheard:?}");

        // The check can fail: without a blank, and in another order.
        let run_together = said.replace("parallel run", "parallelrun");
        assert_eq!(not_in_order(&run_together, &delivered), [delivered[1]]);
        assert_eq!(not_in_order(&said, &[sums[1], sums[0]]), [sums[0]]);
    });
}
