//! Every paper of the business at once: it says what it is and about what, carries its day, and looks like the others.

use crate::papers::bytes;
use crate::world::{World, id, words};
use serde_json::{Value, json};
use std::process::Command;

/// Names of the typefaces in a PDF, without the mark of the subset.
fn typefaces(pdf: &[u8]) -> Vec<String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let told = Command::new("pdffonts").arg(file.path()).output().expect("pdffonts is missing: install poppler-utils");
    let text = String::from_utf8(told.stdout).unwrap();
    let name = |line: &str| {
        line.split_whitespace().next().and_then(|name| name.split_once('+')).map(|(_, name)| name.to_owned())
    };
    let mut names: Vec<String> = text.lines().skip(2).filter_map(name).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn s72_every_paper_has_its_name_and_number_its_day_and_the_look_of_the_house() {
    for design in ["classic", "modern", "compact"] {
        let mut w = World::on("2026-10-01");
        w.ok("save_business", json!({ "template": design }));
        let plan = w.agreed();
        let first = w.bill(plan.milestones[0]);
        let client = first["client"].clone();
        w.accept(plan.milestones[1]);
        let credited = w.bill_freely(client.as_i64().unwrap(), "Workshop", "100");
        let note = w.ok("issue_credit", json!({ "id": credited["id"], "extent": "whole", "reason": "Not held" }));
        let order = id(&w.ok("start_change_order", json!({ "project": plan.id }))["change_order"]);
        w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "A sixth line." } }));
        w.ok("save_change_row", json!({ "id": order, "row": 3, "patch": { "amount": "18000" } }));
        w.ok("send_change_order", json!({ "id": order }));
        w.restart("2026-11-20");
        let asked = |name: &str, arguments: Value| app::bytes::bytes(w.app(), name, arguments).unwrap();
        let number = |of: &Value| of["number"].as_str().unwrap().to_owned();
        let project = "HAL-2026-01".to_owned();
        let papers = [
            ("Invoice", number(&first), "1 October 2026", w.pdf(&first)),
            ("Credit note", number(&note), "1 October 2026", w.pdf(&note)),
            ("Milestone schedule", project.clone(), "1 October 2026", bytes(&w, "proposal_pdf", plan.id).unwrap()),
            ("Change order 1", project.clone(), "1 October 2026", bytes(&w, "addendum_pdf", order).unwrap()),
            (
                "Certificate",
                project.clone(),
                "1 October 2026",
                bytes(&w, "certificate_pdf", plan.milestones[1]).unwrap(),
            ),
            ("Project status", project, "20 November 2026", bytes(&w, "status_report_pdf", plan.id).unwrap()),
            ("Statement", number(&first), "20 November 2026", asked("statement_pdf", json!({ "client": client }))),
            (
                "Payment reminder",
                number(&first),
                "20 November 2026",
                asked("reminder_pdf", json!({ "client": client })),
            ),
            ("Report", "2026".to_owned(), "20 November 2026", asked("report_pdf", json!({ "period": "2026" }))),
        ];
        let house = typefaces(&papers[0].3);
        assert!(!house.is_empty());
        for (name, about, day, pdf) in &papers {
            let said = words(pdf);
            let missing: Vec<&str> =
                [*name, about, day, "Sandberg Advisory"].into_iter().filter(|wanted| !said.contains(wanted)).collect();
            assert!(missing.is_empty(), "{design}, {name}: {missing:?} is missing in {said}");
            let strange: Vec<String> = typefaces(pdf).into_iter().filter(|face| !house.contains(face)).collect();
            assert!(strange.is_empty(), "{design}, {name} is set in {strange:?} beside {house:?}");
        }
    }
}
