//! A life in words, for a failing case. Decides nothing.

use super::*;

impl Life {
    /// The life so far in words, for a failing case.
    pub(super) fn told(&self) -> String {
        let mut told = String::new();
        for milestone in &self.plan {
            told += &format!("M{} {}\n", milestone.position, milestone.amount.amount());
        }
        for (document, settlements) in self.documents.iter().zip(&self.settlements) {
            let body = document.body();
            told += &format!(
                "{} {:?} net {} tax {}",
                document.number(),
                body.kind,
                body.totals.net.amount(),
                body.totals.tax.amount()
            );
            for reference in &body.references {
                told += &format!(" of {}", reference.number);
            }
            for line in &body.lines {
                let of = line.milestone.as_ref().map_or(String::new(), |m| format!(" M{}", m.position));
                let named = line
                    .deducts
                    .as_ref()
                    .or(line.releases.as_ref())
                    .map_or(String::new(), |r| format!(" {}", r.number));
                told += &format!("\n    {:?}{of}{named} {}", line.role, line.net.amount());
            }
            for adjustment in &body.adjustments {
                told += &format!("\n    discount {}", adjustment.amount.amount());
            }
            if let Some(kept) = body.retention {
                told += &format!("\n    keeps back {} until {}", kept.amount.amount(), kept.due_on);
            }
            for settlement in settlements {
                told += &format!("\n    {:?} {}", settlement.kind, settlement.amount.amount());
            }
            told.push('\n');
        }
        told
    }
}
