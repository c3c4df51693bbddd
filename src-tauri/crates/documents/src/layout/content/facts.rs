//! The facts that identify a document: number, dates, order, project, and how they are called.

use super::Content;

/// A fact with its label.
#[derive(Clone)]
pub(in crate::layout) struct Fact {
    pub field: &'static str,
    pub label: String,
    pub value: String,
    /// Whether it must be seen first.
    pub is_urgent: bool,
}

impl Content<'_> {
    /// `2026-035`; nothing for a draft.
    pub fn number_fact(&self) -> Option<Fact> {
        let number = self.number?;
        Some(fact("number", self.label(|labels| labels.number), number))
    }

    /// When it was issued and is due, and what the client knows it by. A credit note is not due.
    pub fn facts(&self) -> Vec<Fact> {
        let body = self.body;
        let mut facts = vec![fact("issue_on", self.label(|labels| labels.issued), self.day(body.issue_on))];
        if self.asks_for_payment() {
            let due = fact("due_on", self.label(|labels| labels.due), self.day(body.first_due_on()));
            facts.push(Fact { is_urgent: true, ..due });
        }
        if let Some(project) = &body.project {
            facts.push(fact("project", self.label(|labels| labels.project), &project.code));
        }
        if let Some(number) = &body.order_number {
            facts.push(fact("order_number", self.label(|labels| labels.order_number), number));
        }
        if let Some(reference) = &body.buyer_reference {
            facts.push(fact("buyer_reference", self.label(|labels| labels.buyer_reference), reference));
        }
        facts
    }

    /// Date of the agreement.
    pub fn contract_fact(&self) -> Option<Fact> {
        let day = self.body.project.as_ref()?.contract_on?;
        Some(fact("project", self.label(|labels| labels.contract), self.day(day)))
    }

    /// The client's tax numbers, as the client calls them: `Your VAT number`.
    pub fn buyer_number_facts(&self) -> Vec<Fact> {
        let numbers = self.body.buyer.tax_numbers.iter();
        numbers
            .map(|number| fact("buyer", self.label(|labels| (labels.your_number)(&number.label)), &number.value))
            .collect()
    }

    /// Earlier documents that this one names, each with its reason: first the one whose place it takes.
    pub fn reference_facts(&self) -> Vec<Fact> {
        let references = self.body.references.iter().map(|reference| {
            let is_replaced = self.replaces(reference);
            let named = self.label(|labels| (labels.reference)(&reference.number, &labels.day(reference.issue_on)));
            let reason = reference.reason.trim();
            let value = if reason.is_empty() { named } else { self.words.titled(&named, reason) };
            fact(
                "references",
                self.label(|labels| if is_replaced { labels.replaces } else { labels.references }),
                value,
            )
        });
        references.collect()
    }

    /// `Billing platform migration. Milestone 3 of 5: Pilot route live.`
    pub fn subject_sentence(&self) -> String {
        let project = self.body.project.as_ref().map(|project| project.title.clone()).unwrap_or_default();
        let place = self.milestone_label();
        let milestone = match self.billed_milestones().as_slice() {
            [one] if place.is_empty() => one.title.clone(),
            [one] => self.words.titled(&place, &one.title),
            _ => place,
        };
        sentences(&[project, milestone])
    }

    /// `Milestone 3 of 5. Contract of 12 June 2026, change order 1 of 2 October 2026.`
    pub fn contract_sentence(&self) -> String {
        let Some(project) = &self.body.project else { return sentences(&[self.milestone_label()]) };
        let contract = project.contract_on.map(|signed_on| {
            self.label(|labels| {
                let contract = (labels.contract_of)(&labels.day(signed_on));
                match (project.revision, project.changed_on) {
                    (Some(revision), Some(changed_on)) if revision > 1 => {
                        let order = (labels.change_order_of)(revision - 1, &labels.day(changed_on));
                        format!("{contract}, {order}")
                    }
                    (Some(_) | None, Some(_) | None) => contract,
                }
            })
        });
        sentences(&[self.milestone_label(), contract.unwrap_or_default()])
    }
}

pub(in crate::layout) fn fact(field: &'static str, label: String, value: impl Into<String>) -> Fact {
    Fact { field, label, value: value.into(), is_urgent: false }
}

/// What is said, each with a full stop.
fn sentences(parts: &[String]) -> String {
    let said: Vec<String> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .map(|part| if part.ends_with(['.', '!', '?']) { part.to_owned() } else { format!("{part}.") })
        .collect();
    said.join(" ")
}
