//! Invoices of the sample book that no plan knows.

use crate::payments::Difference;

/// An invoice of one free line, with what came of it.
pub struct OneOff {
    pub client: &'static str,
    pub title: &'static str,
    pub description: &'static str,
    pub amount: &'static str,
    /// Empty: those of the business.
    pub terms: &'static str,
    pub issued_on: &'static str,
    pub paid: Paid,
}

pub enum Paid {
    InFull {
        on: &'static str,
    },
    /// Received, and what happened to the rest.
    InPart {
        on: &'static str,
        amount: &'static str,
        rest: Difference,
        reason: &'static str,
    },
}

const fn day(client: &'static str, issued_on: &'static str, on: &'static str) -> OneOff {
    OneOff {
        client,
        title: "Coaching day",
        description: "One day with the data team, preparation included",
        amount: "690",
        terms: "",
        issued_on,
        paid: Paid::InFull { on },
    }
}

const fn seat(client: &'static str, issued_on: &'static str, on: &'static str) -> OneOff {
    OneOff {
        client,
        title: "Masterclass seat",
        description: "Milestone billing for consultants, one day, materials included",
        amount: "355",
        terms: "",
        issued_on,
        paid: Paid::InFull { on },
    }
}

/// Bank fee and deposit have the same net value, so that what the year received stays a round sum.
pub const ONE_OFFS: &[OneOff] = &[
    OneOff {
        paid: Paid::InPart { on: "2026-03-04", amount: "669.67", rest: Difference::BankFee, reason: "" },
        ..day("Bramble Housing", "2026-01-29", "")
    },
    day("Northmoor Labs", "2026-02-04", "2026-03-10"),
    day("Bramble Housing", "2026-03-20", "2026-04-23"),
    OneOff {
        client: "Greenfell Council",
        title: "Tender check",
        description: "Review of the draft tender for the case system",
        amount: "1500",
        terms: "",
        issued_on: "2026-04-02",
        paid: Paid::InFull { on: "2026-05-06" },
    },
    day("Northmoor Labs", "2026-04-29", "2026-06-02"),
    day("Bramble Housing", "2026-05-22", "2026-06-25"),
    seat("Cove Analytics", "2026-08-24", "2026-09-25"),
    seat("Pillar Eight", "2026-08-24", "2026-09-28"),
    seat("Birch and Lane", "2026-08-24", "2026-09-25"),
    seat("Dunmore Glass", "2026-08-26", "2026-09-28"),
    seat("Studio Tern", "2026-08-26", "2026-09-29"),
    seat("Ostend Labs", "2026-08-27", "2026-09-30"),
    seat("Kestrel Foods", "2026-08-27", "2026-09-30"),
    OneOff {
        paid: Paid::InPart {
            on: "2026-09-02",
            amount: "25.00",
            rest: Difference::WriteOff,
            reason: "Cancelled in time; the deposit is kept",
        },
        ..seat("Fennel IT", "2026-08-28", "")
    },
    seat("Lough Data", "2026-08-28", "2026-09-29"),
    seat("Arden Legal", "2026-08-31", "2026-09-30"),
    seat("Quay Print", "2026-08-31", "2026-09-30"),
    OneOff {
        client: "Greenfell Council",
        title: "Board briefing",
        description: "Briefing of the board on the case system, with paper",
        amount: "3900",
        terms: "",
        issued_on: "2026-10-07",
        paid: Paid::InFull { on: "2026-11-10" },
    },
];

/// One in pounds, from a series of its own: it is part paid, and counts in none of the figures in euros.
pub const IN_POUNDS: OneOff = OneOff {
    client: "Pennine Trust",
    title: "Timetable review",
    description: "Review of the winter timetable",
    amount: "2400",
    terms: "net 45",
    issued_on: "2026-10-20",
    paid: Paid::InPart { on: "2026-11-12", amount: "1000", rest: Difference::KeepOpen, reason: "" },
};
