//! The status of a project for its client: the contract, how far each milestone is, what comes next, and the contract
//! account with its invoices and payments.

use domain::Money;
use domain::papers::{NextMilestone, StatusReport};

use super::Setting;
use super::opening::Head;
use super::schedule::SumRow;
use super::sections::whole;
use crate::Uncovered;
use crate::clean::isolated;
use crate::display_list::Pages;
use crate::faces::Fonts;
use crate::image::Logo;
use crate::languages::Labels;
use crate::layout::content::{Fact, capitalised, fact};
use crate::layout::flow::{Block, TableHeads, Unit};

mod invoices;
mod plan;

pub(in crate::layout) fn status_report(
    report: &StatusReport,
    logo: Option<&Logo>,
    fonts: &Fonts,
) -> (Pages, Vec<Uncovered>) {
    let mut setting = Setting::new(&report.letter, logo, fonts);
    let words = setting.words;
    let head = setting.status_head(report);
    let heading = setting.heading_of(&head);
    // The nodes are made in the order in which they are to be read.
    let mut units = vec![setting.opening(head)];
    units.extend(setting.contract(report));
    let (schedule, rows) = setting.progress(report);
    units.extend(rows);
    units.extend(setting.next_steps(report));
    units.extend(setting.account(report));
    let mut heads = TableHeads { schedule, ..TableHeads::default() };
    if report.invoices.is_empty() {
        let (heading, sentence) = (
            words.label(|labels| labels.invoices_and_payments),
            words.each(|labels| labels.no_invoices_yet.to_owned()),
        );
        units.extend(setting.text_section(&heading, "labels", &sentence.join("\n")));
    } else {
        let (lines, rows) = setting.invoices(report);
        heads.lines = lines;
        units.extend(rows);
    }
    setting.finished_with(units, heads, Block::default(), &heading)
}

impl Setting<'_> {
    fn status_head(&self, report: &StatusReport) -> Head {
        let (words, project) = (self.words, &report.letter.project);
        let contract =
            project.contract_on.map(|day| fact("project", words.label(|labels| labels.contract), words.day(day)));
        Head {
            kind: words.label(|labels| labels.status_report),
            subject: project.title.clone(),
            subject_field: "project.title",
            place: words.each(|labels| (labels.as_of)(&labels.day(report.letter.dated_on))).join(" / "),
            facts: self.facts(contract.into_iter().collect()),
        }
    }

    /// `Contract (EUR, excl. VAT)`: a heading, and what the amounts below it are.
    fn net_heading(&self, report: &StatusReport, word: fn(&'static Labels) -> &'static str) -> String {
        let (words, code) = (self.words, report.currency.code());
        let amounts = match &report.tax_name {
            Some(tax) => words.label(|labels| (labels.amount_without)(code, tax)),
            None => code.to_owned(),
        };
        format!("{} ({amounts})", words.label(word))
    }

    /// What was agreed first, each change order in force, and what the contract comes to.
    fn contract(&mut self, report: &StatusReport) -> Vec<Unit> {
        let (words, account) = (self.words, &report.account);
        let mut rows = Vec::new();
        if !report.changes.is_empty() {
            let original = match report.letter.project.contract_on {
                Some(day) => words.label(|labels| (labels.contract_of)(&labels.day(day))),
                None => words.label(|labels| labels.contract),
            };
            rows.push(SumRow { field: "account.original", label: original, amount: words.amount(account.original) });
        }
        for change in &report.changes {
            let day = words.short_day(change.on, i32::MIN);
            let label = words.label(|labels| capitalised(&(labels.change_order_of)(change.number, &day)));
            rows.push(SumRow { field: "account.changes", label, amount: self.signed(change.delta) });
        }
        let label = words.label(|labels| labels.contract_value);
        let total = SumRow { field: "account.current", label, amount: words.money(account.current) };
        let heading = self.net_heading(report, |labels| labels.contract);
        self.sums_section(&heading, &rows, &total)
    }

    /// Sums under a heading, as one piece.
    fn sums_section(&mut self, heading: &str, rows: &[SumRow], total: &SumRow) -> Vec<Unit> {
        let gap = self.design.sections.gap;
        self.section(heading, |setting, _| vec![whole(setting.sums_table(rows, total), gap)])
    }

    /// What both sides do next, each with its day.
    fn next_steps(&mut self, report: &StatusReport) -> Vec<Unit> {
        let (words, next) = (self.words, &report.next);
        if next.is_empty() {
            return Vec::new();
        }
        let mut facts: Vec<Fact> = Vec::new();
        let label = |word: fn(&'static Labels) -> &'static str| words.label(word);
        let approvals = next.approvals.iter().map(|step| (label(|labels| labels.next_approval), step));
        let invoices = next.invoices.iter().map(|step| (label(|labels| labels.next_invoice), step));
        let coming = next.milestone.iter().map(|step| (label(|labels| labels.next_milestone), step));
        facts.extend(approvals.chain(invoices).chain(coming).map(|(label, step)| fact("next", label, self.step(step))));
        if let Some(payment) = &next.payment {
            let said = [words.day(payment.due_on), payment.number.clone(), words.money(payment.open)].join(", ");
            facts.push(fact("next", label(|labels| labels.next_payment), said));
        }
        let (look, gap) = (self.design.facts, self.design.sections.gap);
        self.section(&words.label(|labels| labels.what_comes_next), |setting, column| {
            vec![whole(setting.composer.facts(facts, &look, column), gap)]
        })
    }

    /// `Full rollout, 30 January 2027`, with its number before it.
    fn step(&self, step: &NextMilestone) -> String {
        let title = isolated(&format!("{}. {}", step.position, step.title));
        step.on.map_or_else(|| title.clone(), |day| format!("{title}, {}", self.words.day(day)))
    }

    /// The contract account: every figure as the screen has it. What is nothing and says nothing is left out.
    fn account(&mut self, report: &StatusReport) -> Vec<Unit> {
        let (words, account) = (self.words, &report.account);
        let heading = match &report.tax_name {
            Some(tax) => words.label(|labels| (labels.contract_without)(tax)),
            None => words.label(|labels| labels.contract_to_date),
        };
        type Word = fn(&'static Labels) -> &'static str;
        let always: [(&'static str, Word, Money); 4] = [
            ("account.current", |labels| labels.contract_value, account.current),
            ("account.invoiced", |labels| labels.account_invoiced, account.invoiced),
            ("account.paid", |labels| labels.account_paid, account.paid),
            ("account.open", |labels| labels.account_open, account.open),
        ];
        let sometimes: [(&'static str, Word, Money); 5] = [
            ("account.retained", |labels| labels.retained, account.retained),
            ("account.deposits", |labels| labels.account_deposits, account.deposits),
            ("account.credited", |labels| labels.account_credited, account.credited),
            ("account.written_off", |labels| labels.account_waived, account.written_off),
            ("account.outside", |labels| labels.account_outside, account.outside),
        ];
        let said = always.into_iter().chain(sometimes.into_iter().filter(|(.., amount)| !amount.is_zero()));
        let rows: Vec<SumRow> = said
            .map(|(field, word, amount)| SumRow { field, label: words.label(word), amount: words.amount(amount) })
            .collect();
        let label = words.label(|labels| labels.remaining);
        let total = SumRow { field: "account.remaining", label, amount: words.money(account.remaining) };
        self.sums_section(&heading, &rows, &total)
    }
}
