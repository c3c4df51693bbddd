//! `milepost-cli`: every use case from a terminal or a script.
//!
//! Exit codes: 0 done, 1 refused (the problem as JSON on standard error), 2 wrong usage, 3 trouble with a file.

mod arguments;
mod bank;
mod credit;
mod dispute;
mod export;
mod human;
mod outcome;
mod script;

use app::book::Purpose;
use app::dossier::{DossierArgument, Existing};
use app::{App, Clock, Folders, problem::AppError};
use arguments::{Arguments, Import, Verb};
use clap::Parser;
use domain::ProjectId;
use outcome::Failure;
use serde_json::{Value, json};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // clap prints help and version to standard output and faults to standard error by itself.
            let shown = error.print();
            return if error.use_stderr() || shown.is_err() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    if let Verb::Commands = arguments.verb {
        return outcome::print(&app::table::describe(&app::commands::TABLE));
    }
    let book = arguments.book.clone().ok_or_else(|| Failure::usage("say which book by --book FILE"))?;
    let clock = arguments.on.map_or(Clock::System, Clock::starting_on);
    let folders = Folders::beside(&book);
    let home = arguments.country;
    match arguments.verb {
        Verb::New => {
            App::create(folders, Purpose::Business, clock, home)?;
            outcome::print(&json!({ "created": book }))
        }
        Verb::Sample { invoices } => {
            let day = arguments.on.unwrap_or(app::sample::TODAY);
            let made = app::sample::make(folders, day, invoices)?;
            outcome::print(&json!({ "created": book, "invoices": made }))
        }
        verb => on_book(&App::open(folders, clock, home)?, verb),
    }
}

/// Verbs that work on an open book.
fn on_book(app: &App, verb: Verb) -> Result<(), Failure> {
    match verb {
        Verb::Call { name, arguments } => outcome::print(&call(app, &name, &arguments)?),
        Verb::Script => script::run(app),
        Verb::List { what, json } => human::list(app, what, json),
        Verb::Dossier { project, file, private_notes, replace } => {
            let existing = if replace { Existing::Replaced } else { Existing::Kept };
            let asked = DossierArgument { id: ProjectId(project), private_notes: Some(private_notes) };
            export::dossier(app, asked, &file, existing)
        }
        Verb::History { project, json } => human::history(app, project, json),
        Verb::Issue { milestone, reason } => human::issue(app, milestone, reason.as_deref()),
        Verb::Pay { number, amount, received_on, confirm_credit } => {
            human::pay(app, &number, amount.as_deref(), received_on.as_deref(), confirm_credit)
        }
        Verb::Credit(asked) => credit::run(app, &asked),
        Verb::Dispute(asked) => dispute::mark(app, asked),
        Verb::Resolve(asked) => dispute::resolve(app, asked),
        Verb::Import { what: Import::Bank(asked) } => bank::run(app, &asked),
        Verb::Export { what } => export::run(app, what),
        Verb::Verify => human::verify(app),
        Verb::Backup => outcome::print(&call(app, "backup", "{}")?),
        Verb::Restore { file } => {
            app::book::restore(app, &file)?;
            human::verify(app)
        }
        Verb::New | Verb::Sample { .. } | Verb::Commands => unreachable!("these verbs open no book"),
    }
}

/// One row of the command table by name. `arguments`: JSON text; empty is `{}`.
fn call(app: &App, name: &str, arguments: &str) -> Result<Value, Failure> {
    let text = if arguments.trim().is_empty() { "{}" } else { arguments };
    let value = serde_json::from_str(text)
        .map_err(|e| AppError::Usage { name: name.to_owned(), reason: format!("the arguments are not JSON: {e}") })?;
    Ok(app::table::call(app, name, value)?)
}
