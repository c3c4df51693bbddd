//! Papers beside the invoice on their way out: saved where the user says, or opened for printing.

use super::{HandedOver, How, Saved, handed_over, put, save_as};
use crate::desktop::{Desktop, Media};
use app::papers::{
    Paper, PaperKind, PaperWay, addendum_paper, certificate_paper, proposal_paper, record, statement_pdf,
    status_report_paper,
};
use app::{App, Problem};
pub use app::{
    change_orders::ChangeOrderArgument, clients::StatementArgument, projects::ProjectArgument,
    schedule::MilestoneArgument,
};

/// Asks where to and saves a plan as a proposal, or as the schedule once it is agreed.
pub fn save_proposal(desktop: &Desktop, arguments: ProjectArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    save(desktop, &app, &proposal_paper(&app, arguments)?)
}

/// Opens it in the user's own viewer, where it is read and printed.
pub fn open_proposal(desktop: &Desktop, arguments: ProjectArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    open(desktop, &app, &proposal_paper(&app, arguments)?)
}

/// Asks where to and saves the addendum of a change order.
pub fn save_addendum(desktop: &Desktop, arguments: ChangeOrderArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    save(desktop, &app, &addendum_paper(&app, arguments)?)
}

/// Opens it in the user's own viewer, where it is read and printed.
pub fn open_addendum(desktop: &Desktop, arguments: ChangeOrderArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    open(desktop, &app, &addendum_paper(&app, arguments)?)
}

/// Asks where to and saves the certificate of a milestone's acceptance.
pub fn save_certificate(desktop: &Desktop, arguments: MilestoneArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    save(desktop, &app, &certificate_paper(&app, arguments)?)
}

/// Opens it in the user's own viewer, where it is read and printed.
pub fn open_certificate(desktop: &Desktop, arguments: MilestoneArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    open(desktop, &app, &certificate_paper(&app, arguments)?)
}

/// Asks where to and saves the status of a project for its client.
pub fn save_status_report(desktop: &Desktop, arguments: ProjectArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    save(desktop, &app, &status_report_paper(&app, arguments)?)
}

/// Opens it in the user's own viewer, where it is read and printed.
pub fn open_status_report(desktop: &Desktop, arguments: ProjectArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    open(desktop, &app, &status_report_paper(&app, arguments)?)
}

/// Asks where to and saves the account of a client as a letter.
pub fn save_statement(desktop: &Desktop, arguments: StatementArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    save(desktop, &app, &statement_pdf(&app, arguments)?)
}

/// Opens it in the user's own viewer, where it is read and printed.
pub fn open_statement(desktop: &Desktop, arguments: StatementArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    open(desktop, &app, &statement_pdf(&app, arguments)?)
}

fn save(desktop: &Desktop, app: &App, paper: &Paper) -> Result<Saved, Problem> {
    let saved = save_as(desktop, paper.name.clone(), Media::Pdf, &paper.pdf)?;
    if saved.saved {
        record(app, paper, PaperWay::Saved)?;
    }
    Ok(saved)
}

/// Writes the paper to where the user finds it again, in `Documents/Milepost`, and opens it there.
fn open(desktop: &Desktop, app: &App, paper: &Paper) -> Result<HandedOver, Problem> {
    let folder = match paper.kind {
        PaperKind::Statement => "Statements",
        PaperKind::Reminder => "Reminders",
        PaperKind::Proposal
        | PaperKind::Schedule
        | PaperKind::Addendum
        | PaperKind::Certificate
        | PaperKind::StatusReport => "Proposals and certificates",
    };
    let path = super::own_folder(desktop, app)?.join(folder).join(&paper.name);
    put(&path, &paper.pdf)?;
    let (how, way) = if desktop.hands.open(&path, Media::Pdf) {
        (How::Viewer, PaperWay::Opened)
    } else if desktop.hands.reveal(&path) {
        (How::Folder, PaperWay::Saved)
    } else {
        (How::Written, PaperWay::Saved)
    };
    record(app, paper, way)?;
    Ok(handed_over(how, &path))
}
