//! Contracts of the sample book that are done and paid.

use super::{Agreed, Contract, PLANNED, Stage, yes};
use domain::milestone::Channel::{Email, Meeting, Signature};

/// Done, accepted and issued on one day, and paid.
const fn settled(
    title: &'static str,
    amount: &'static str,
    done_on: &'static str,
    by: &'static str,
    paid_on: &'static str,
    delivered: &'static [(&'static str, &'static str)],
) -> Stage {
    Stage {
        title,
        criterion: "Handed over and accepted",
        amount,
        target_on: done_on,
        deliverables: delivered,
        done_on,
        accepted: Some(Agreed { on: done_on, by, channel: Meeting, words: "" }),
        issued_on: done_on,
        paid_on,
        ..PLANNED
    }
}

pub const CLOSED: &[Contract] = &[
    Contract {
        client: "Halden Rail Ltd",
        code: "HAL-2025-01",
        title: "Ticketing data review",
        scope: "",
        order_number: "PO-79120",
        value: "28400",
        proposed_on: "2025-03-03",
        agreed: yes("2025-03-10", "Ciara Doyle", Signature, ""),
        change: None,
        stages: &[
            settled("Data inventory", "6000", "2025-04-04", "Ciara Doyle", "2025-05-08", &[("Data inventory", "")]),
            settled("Quality report", "7000", "2025-06-13", "Ciara Doyle", "2025-07-18", &[("Quality report", "")]),
            settled("Gap analysis", "6500", "2025-08-22", "Ciara Doyle", "2025-09-24", &[("Gap analysis", "")]),
            settled("Target model", "6500", "2025-10-20", "Ciara Doyle", "2025-11-25", &[("Target model", "")]),
            settled("Closing workshop", "2400", "2025-12-07", "Ciara Doyle", "2026-01-09", &[("Minutes", "")]),
        ],
        archived_on: Some("2026-01-12"),
    },
    Contract {
        client: "Corrib Foods",
        code: "COR-2026-01",
        title: "Warehouse KPI set",
        scope: "",
        order_number: "",
        value: "8450",
        proposed_on: "2025-12-15",
        agreed: yes("2025-12-18", "Maeve Lally", Email, ""),
        change: None,
        stages: &[
            settled("Kick-off", "1200", "2026-01-09", "Maeve Lally", "2026-02-12", &[("Project plan", "")]),
            settled("KPI catalogue", "1600", "2026-03-06", "Maeve Lally", "2026-04-09", &[("KPI catalogue", "")]),
            settled("Data model", "1400", "2026-05-06", "Maeve Lally", "2026-06-09", &[("Data model", "")]),
            settled("Pilot dashboard", "1400", "2026-05-20", "Maeve Lally", "2026-06-23", &[("Pilot dashboard", "")]),
            settled("Rollout", "2850", "2026-06-19", "Maeve Lally", "2026-07-24", &[("Dashboard for four halls", "")]),
        ],
        archived_on: Some("2026-07-27"),
    },
    Contract {
        client: "Atelier Brun",
        code: "BRU-2026-01",
        title: "Supplier survey",
        scope: "",
        order_number: "",
        value: "2300",
        proposed_on: "2026-02-16",
        agreed: yes("2026-02-19", "Hélène Brun", Email, ""),
        change: None,
        stages: &[
            settled("Questionnaire", "1000", "2026-03-12", "Hélène Brun", "2026-04-15", &[("Questionnaire", "")]),
            settled("Survey report", "1300", "2026-05-12", "Hélène Brun", "2026-06-15", &[("Survey report", "")]),
        ],
        archived_on: Some("2026-06-16"),
    },
    Contract {
        client: "Oakline Studio",
        code: "OAK-2026-01",
        title: "Sourcing review",
        scope: "",
        order_number: "",
        value: "2040",
        proposed_on: "2026-03-23",
        agreed: yes("2026-03-26", "Aoife Brennan", Email, ""),
        change: None,
        stages: &[
            settled("Spend overview", "670", "2026-04-09", "Aoife Brennan", "2026-05-13", &[("Spend overview", "")]),
            settled("Sourcing report", "1370", "2026-05-26", "Aoife Brennan", "2026-06-29", &[("Sourcing report", "")]),
        ],
        archived_on: Some("2026-06-30"),
    },
];
