//! The contracts of the sample book: plans, dates, acceptances. Knows nothing of how they are entered.

use domain::milestone::Channel::{self, Call, Email, Meeting, Signature};

mod closed;

pub use closed::CLOSED;

/// A contract with its plan. Days are those of a book that stands on `super::TODAY`; `{2026-12-18}` in a text
/// becomes that day in words.
pub struct Contract {
    pub client: &'static str,
    pub code: &'static str,
    pub title: &'static str,
    /// As the proposal says it.
    pub scope: &'static str,
    pub order_number: &'static str,
    /// Net, as first agreed.
    pub value: &'static str,
    pub proposed_on: &'static str,
    pub agreed: Agreed,
    pub change: Option<ChangeOrder>,
    pub stages: &'static [Stage],
    pub archived_on: Option<&'static str>,
}

pub struct Agreed {
    pub on: &'static str,
    pub by: &'static str,
    pub channel: Channel,
    pub words: &'static str,
}

/// A second agreement: one amount and one date change.
pub struct ChangeOrder {
    pub sent_on: &'static str,
    pub agreed: Agreed,
    pub reason: &'static str,
    /// (stage from 1, amount)
    pub amount: (usize, &'static str),
    /// (stage from 1, day)
    pub target: (usize, &'static str),
}

/// A milestone with what became of it. Empty days: it has not happened.
pub struct Stage {
    pub title: &'static str,
    pub criterion: &'static str,
    pub amount: &'static str,
    pub target_on: &'static str,
    /// (title, day on which it was ticked)
    pub deliverables: &'static [(&'static str, &'static str)],
    pub started_on: &'static str,
    pub done_on: &'static str,
    pub accepted: Option<Agreed>,
    pub prepared_on: &'static str,
    pub issued_on: &'static str,
    pub paid_on: &'static str,
    pub client_note: &'static str,
    pub private_note: &'static str,
}

const PLANNED: Stage = Stage {
    title: "",
    criterion: "",
    amount: "",
    target_on: "",
    deliverables: &[],
    started_on: "",
    done_on: "",
    accepted: None,
    prepared_on: "",
    issued_on: "",
    paid_on: "",
    client_note: "",
    private_note: "",
};

const fn yes(on: &'static str, by: &'static str, channel: Channel, words: &'static str) -> Agreed {
    Agreed { on, by, channel, words }
}

/// As every proposal of this business says it.
pub const DISPUTES: &str = "Changes to the plan are agreed in writing before work on them begins. Should we disagree, we talk first, \
    and ask a mediator before a court.";

/// The five that run, in the order of the project list.
pub const RUNNING: &[Contract] = &[HALDEN, NORDLICHT, MARLOW, TARBERT, OAKLINE];

const HALDEN: Contract = Contract {
    client: "Halden Rail Ltd",
    code: "HAL-2026-02",
    title: "Billing platform migration",
    scope: "Fare billing moves from the mainframe to a platform that Halden's own team can run. Each stage leaves something that can be used, and is invoiced once it is accepted.\n\nNot included: licences of third parties, hardware in the depots.",
    order_number: "PO-88213",
    value: "48000",
    proposed_on: "2026-04-20",
    agreed: yes("2026-06-12", "Ciara Doyle", Signature, ""),
    change: Some(ChangeOrder {
        agreed: yes(
            "2026-10-02",
            "Ciara Doyle",
            Email,
            "Agreed: six lines instead of five, and the pilot two weeks later.",
        ),
        sent_on: "2026-09-28",
        reason: "A sixth line moves to the new platform, and the pilot waits for the new timetable of Line 14.",
        amount: (4, "15600"),
        target: (3, "2026-11-13"),
    }),
    stages: &[
        Stage {
            title: "Discovery report",
            criterion: "Report handed over and presented",
            amount: "9600",
            target_on: "2026-07-31",
            deliverables: &[
                ("Discovery report 1.0", "2026-07-28"),
                ("Presentation to the steering group", "2026-07-30"),
            ],
            started_on: "2026-06-15",
            done_on: "2026-07-30",
            accepted: Some(yes("2026-07-31", "Ciara Doyle", Meeting, "Good work, please go on.")),
            issued_on: "2026-07-31",
            paid_on: "2026-09-03",
            ..PLANNED
        },
        Stage {
            title: "Target architecture",
            criterion: "Signed off by the architecture board",
            amount: "12000",
            target_on: "2026-09-30",
            deliverables: &[("Architecture document 1.2", "2026-09-28"), ("Interface catalogue", "2026-09-28")],
            started_on: "2026-08-10",
            done_on: "2026-09-30",
            accepted: Some(yes("2026-10-02", "Ciara Doyle", Email, "The board has signed the architecture off.")),
            issued_on: "2026-10-05",
            ..PLANNED
        },
        Stage {
            title: "Pilot route live",
            criterion: "Line 14 billed for ten days",
            amount: "9600",
            target_on: "2026-10-30",
            deliverables: &[
                ("Line 14 (Cork to Mallow) billed on the new platform since {2026-11-02}", "2026-11-12"),
                ("Ten-day parallel run, 0.02% variance, report delivered", "2026-11-12"),
                ("Operator runbook 1.0", "2026-11-09"),
                ("Rollback rehearsed with the night shift", "2026-11-04"),
            ],
            started_on: "2026-10-06",
            done_on: "2026-11-10",
            accepted: Some(yes(
                "2026-11-13",
                "Ciara Doyle",
                Email,
                "Ten days on Line 14 and the variance is where we wanted it. We accept the pilot, please carry on with the rollout.",
            )),
            prepared_on: "2026-11-13",
            client_note: "Thank you, Ciara. Next is the full rollout, planned for {2026-12-18}.",
            private_note: "Ciara wants invoices before the 20th, so they make the same payment run. Ask about the depot interface.",
            ..PLANNED
        },
        Stage {
            title: "Full rollout",
            criterion: "All six lines billed on the new platform",
            amount: "12000",
            target_on: "2026-12-18",
            deliverables: &[
                ("Lines 1 to 3 billed", "2026-11-12"),
                ("Lines 8 and 9 billed", ""),
                ("Old platform read-only", ""),
                ("Cut-over report", ""),
                ("Support desk trained", "2026-11-13"),
            ],
            started_on: "2026-11-09",
            ..PLANNED
        },
        Stage {
            title: "Handover and training",
            criterion: "Two sessions held, runbook accepted",
            amount: "4800",
            target_on: "2027-01-29",
            deliverables: &[("Two training sessions", ""), ("Runbook 2.0", "")],
            ..PLANNED
        },
    ],
    archived_on: None,
};

const NORDLICHT: Contract = Contract {
    client: "Nordlicht Energie GmbH",
    code: "NOR-2026-01",
    title: "Grid data strategy",
    scope: "Where the grid data comes from, who needs it, and what it takes to trust it. The outcome is a road map that the board can decide on.",
    order_number: "",
    value: "36000",
    proposed_on: "2026-04-27",
    agreed: yes("2026-07-02", "Katrin Vogel", Signature, ""),
    change: None,
    stages: &[
        Stage {
            title: "Interviews",
            criterion: "Twelve interviews written up",
            amount: "7200",
            target_on: "2026-07-10",
            deliverables: &[("Zwölf Interviews mit Protokoll", "2026-07-10")],
            started_on: "2026-07-03",
            done_on: "2026-07-10",
            accepted: Some(yes("2026-07-13", "Katrin Vogel", Email, "Passt so, vielen Dank.")),
            issued_on: "2026-07-13",
            paid_on: "2026-08-14",
            ..PLANNED
        },
        Stage {
            title: "Data audit report",
            criterion: "Audit report presented",
            amount: "10800",
            target_on: "2026-09-04",
            deliverables: &[
                ("Prüfbericht zur Datenqualität 1.0", "2026-09-02"),
                ("Präsentation im Leitungskreis", "2026-09-03"),
            ],
            started_on: "2026-07-20",
            done_on: "2026-09-03",
            accepted: Some(yes("2026-09-04", "Katrin Vogel", Meeting, "")),
            issued_on: "2026-09-04",
            paid_on: "2026-10-08",
            ..PLANNED
        },
        Stage {
            title: "Strategy workshop",
            criterion: "Workshop held, summary accepted",
            amount: "9000",
            target_on: "2026-11-06",
            deliverables: &[
                ("Two-day workshop with the grid planning team", "2026-11-05"),
                ("Summary with twelve decisions", "2026-11-07"),
                ("Photo record of the wall", "2026-11-07"),
            ],
            started_on: "2026-10-12",
            done_on: "2026-11-07",
            ..PLANNED
        },
        Stage {
            title: "Roadmap approved",
            criterion: "Roadmap approved by the board",
            amount: "9000",
            target_on: "2027-01-15",
            deliverables: &[("Roadmap 2027 to 2029", "")],
            ..PLANNED
        },
    ],
    archived_on: None,
};

const MARLOW: Contract = Contract {
    client: "Marlow Clinics",
    code: "MAR-2026-01",
    title: "Clinic onboarding redesign",
    scope: "The way from the first call to the first visit, redrawn with staff and patients of two clinics.",
    order_number: "",
    value: "22500",
    proposed_on: "2026-05-04",
    agreed: yes("2026-05-08", "Dr Orla Keane", Email, "Agreed, we start in May."),
    change: None,
    stages: &[
        Stage {
            title: "Research readout",
            criterion: "Readout held with all clinics",
            amount: "6750",
            target_on: "2026-06-12",
            deliverables: &[("Research readout", "2026-06-11"), ("Interview archive", "2026-06-11")],
            started_on: "2026-05-11",
            done_on: "2026-06-11",
            accepted: Some(yes("2026-06-12", "Dr Orla Keane", Meeting, "")),
            issued_on: "2026-06-12",
            paid_on: "2026-07-17",
            ..PLANNED
        },
        Stage {
            title: "Prototype accepted",
            criterion: "Prototype accepted by two clinics",
            amount: "9000",
            target_on: "2026-10-23",
            deliverables: &[("Clickable prototype", "2026-10-20"), ("Test report from two clinics", "2026-10-22")],
            started_on: "2026-07-06",
            done_on: "2026-10-22",
            accepted: Some(yes("2026-10-26", "Dr Orla Keane", Email, "Both clinics are happy with it.")),
            issued_on: "2026-10-26",
            ..PLANNED
        },
        Stage {
            title: "Design handover",
            criterion: "Design files accepted by the build team",
            amount: "6750",
            target_on: "2026-12-04",
            deliverables: &[("Design files", "2026-11-11"), ("Component notes", ""), ("Handover session", "")],
            started_on: "2026-10-28",
            ..PLANNED
        },
    ],
    archived_on: None,
};

const TARBERT: Contract = Contract {
    client: "Tarbert Ferries",
    code: "TAR-2026-01",
    title: "Fleet maintenance audit",
    scope: "How the fleet plans and records its maintenance, looked at on three ships, with a list of what to change first.",
    order_number: "",
    value: "14400",
    proposed_on: "2026-10-05",
    agreed: yes("2026-10-09", "Declan Moss", Signature, ""),
    change: None,
    stages: &[
        Stage {
            title: "Kick-off",
            criterion: "Kick-off held, plan agreed",
            amount: "4320",
            target_on: "2026-10-27",
            deliverables: &[("Kick-off with the fleet office", "2026-10-26"), ("Audit plan", "2026-10-27")],
            started_on: "2026-10-19",
            done_on: "2026-10-27",
            accepted: Some(yes("2026-10-28", "Declan Moss", Call, "")),
            issued_on: "2026-10-28",
            ..PLANNED
        },
        Stage {
            title: "Audit report",
            criterion: "Report handed over to the fleet office",
            amount: "7200",
            target_on: "2026-11-20",
            deliverables: &[
                ("Inspection of MV Carrig", "2026-11-03"),
                ("Inspection of MV Inis", "2026-11-05"),
                ("Maintenance records reviewed", "2026-11-10"),
                ("Findings agreed with the yard", "2026-11-13"),
                ("Audit report 1.0", ""),
            ],
            started_on: "2026-10-29",
            ..PLANNED
        },
        Stage {
            title: "Close-out review",
            criterion: "Review held, minutes agreed",
            amount: "2880",
            target_on: "2026-12-11",
            deliverables: &[("Minutes of the review", "")],
            ..PLANNED
        },
    ],
    archived_on: None,
};

const OAKLINE: Contract = Contract {
    client: "Oakline Studio",
    code: "OAK-2026-02",
    title: "Procurement playbook",
    scope: "A playbook by which the studio chooses, orders and pays its suppliers.",
    order_number: "",
    value: "9800",
    proposed_on: "2026-10-12",
    agreed: yes("2026-10-14", "Aoife Brennan", Email, "Yes please, let us do it like that."),
    change: None,
    stages: &[
        Stage {
            title: "Interviews and draft",
            criterion: "Ten interviews, draft accepted",
            amount: "4900",
            target_on: "2026-11-12",
            deliverables: &[("Ten interviews", "2026-11-04"), ("Draft of the playbook", "2026-11-11")],
            started_on: "2026-10-19",
            done_on: "2026-11-11",
            accepted: Some(yes("2026-11-12", "Aoife Brennan", Email, "The draft is accepted.")),
            prepared_on: "2026-11-12",
            ..PLANNED
        },
        Stage {
            title: "Final playbook",
            criterion: "Playbook accepted by the studio",
            amount: "4900",
            target_on: "2026-11-30",
            deliverables: &[("Playbook 1.0", "")],
            ..PLANNED
        },
    ],
    archived_on: None,
};
