//! Proposals and certificates on their way out: saved where the user says, or opened for printing.

use super::{HandedOver, How, Saved, handed_over, put, save_as};
use crate::desktop::{Desktop, Media};
use app::papers::{Paper, PaperWay, certificate_paper, proposal_paper, record_certificate, record_proposal};
use app::{App, Problem};
pub use app::{projects::ProjectArgument, schedule::MilestoneArgument};
use domain::{MilestoneId, ProjectId};

/// Asks where to and saves a plan as a proposal, or as the schedule once it is agreed.
pub fn save_proposal(desktop: &Desktop, ProjectArgument { id }: ProjectArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    save(desktop, &proposal_paper(&app, ProjectArgument { id })?, |paper, way| proposal_left(&app, id, paper, way))
}

/// Opens it in the user's own viewer, where it is read and printed.
pub fn open_proposal(desktop: &Desktop, ProjectArgument { id }: ProjectArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let paper = proposal_paper(&app, ProjectArgument { id })?;
    open(desktop, &app, &paper, |paper, way| proposal_left(&app, id, paper, way))
}

/// Asks where to and saves the certificate of a milestone's acceptance.
pub fn save_certificate(desktop: &Desktop, MilestoneArgument { id }: MilestoneArgument) -> Result<Saved, Problem> {
    let app = desktop.app()?;
    let paper = certificate_paper(&app, MilestoneArgument { id })?;
    save(desktop, &paper, |paper, way| certificate_left(&app, id, paper, way))
}

/// Opens it in the user's own viewer, where it is read and printed.
pub fn open_certificate(desktop: &Desktop, MilestoneArgument { id }: MilestoneArgument) -> Result<HandedOver, Problem> {
    let app = desktop.app()?;
    let paper = certificate_paper(&app, MilestoneArgument { id })?;
    open(desktop, &app, &paper, |paper, way| certificate_left(&app, id, paper, way))
}

fn proposal_left(app: &App, id: ProjectId, paper: &Paper, way: PaperWay) -> Result<(), Problem> {
    Ok(record_proposal(app, id, paper, way)?)
}

fn certificate_left(app: &App, id: MilestoneId, paper: &Paper, way: PaperWay) -> Result<(), Problem> {
    Ok(record_certificate(app, id, paper, way)?)
}

fn save(
    desktop: &Desktop,
    paper: &Paper,
    left: impl Fn(&Paper, PaperWay) -> Result<(), Problem>,
) -> Result<Saved, Problem> {
    let saved = save_as(desktop, paper.name.clone(), Media::Pdf, &paper.pdf)?;
    if saved.saved {
        left(paper, PaperWay::Saved)?;
    }
    Ok(saved)
}

/// Writes the paper to where the user finds it again: `Documents/Milepost/<code of its project>`, and opens it there.
fn open(
    desktop: &Desktop,
    app: &App,
    paper: &Paper,
    left: impl Fn(&Paper, PaperWay) -> Result<(), Problem>,
) -> Result<HandedOver, Problem> {
    let path = super::own_folder(desktop, app)?.join("Proposals and certificates").join(&paper.name);
    put(&path, &paper.pdf)?;
    let (how, way) = if desktop.hands.open(&path, Media::Pdf) {
        (How::Viewer, PaperWay::Opened)
    } else if desktop.hands.reveal(&path) {
        (How::Folder, PaperWay::Saved)
    } else {
        (How::Written, PaperWay::Saved)
    };
    left(paper, way)?;
    Ok(handed_over(how, &path))
}
