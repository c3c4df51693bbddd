//! Files kept with a record. Those of an agreement or an acceptance are evidence and stay; those that wait on a sheet
//! become evidence when it is recorded. A file comes in as bytes beside its name, never by a path.

mod evidence;
mod place;

pub use evidence::{EvidenceView, YesRow, invoice_evidence};
pub use place::{Place, PlaceKind};

use crate::problem::AppError;
use crate::{App, Entry, Moment, business};
use chrono::NaiveDate;
use domain::attachment::{FILES_MAX, check_size, file_name, media_type};
use domain::{AttachmentId, MilestoneId, Refusal, WaitingFileId, Why};
use place::Shelf;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use storage::Connection;
use storage::record::attachment::{self as record, Added, Attachment, Incoming, Owner, Sheet, WaitingFile};
use storage::record::file;
use ts_rs::TS;

#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentArgument {
    pub id: AttachmentId,
}

#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WaitingFileArgument {
    pub id: WaitingFileId,
}

/// A file that somebody holds over a list: judged before it is read.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckFile {
    pub to: Place,
    pub name: String,
    #[ts(type = "number")]
    pub size: u64,
}

/// Where a file that comes in as bytes goes, and what it is called.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachFile {
    pub to: Place,
    pub name: String,
}

/// A file as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentRow {
    /// None while it waits on a sheet.
    pub id: Option<AttachmentId>,
    pub waiting: Option<WaitingFileId>,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: u32,
    pub sha256: String,
    pub on: NaiveDate,
    /// May be empty.
    pub added_by: String,
    /// Stays for ever.
    pub is_evidence: bool,
    /// Of an acceptance that was taken back, or of changes asked for.
    pub is_earlier: bool,
}

impl AttachmentRow {
    pub(crate) fn of(file: Attachment) -> Self {
        Self {
            id: Some(file.id),
            waiting: None,
            is_evidence: file.owner.is_evidence(),
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            sha256: file.hash,
            on: file.on,
            added_by: file.added_by,
            is_earlier: false,
        }
    }

    fn waiting(file: WaitingFile, today: NaiveDate) -> Self {
        Self {
            id: None,
            waiting: Some(file.id),
            name: file.name,
            media_type: file.media_type,
            size: file.size,
            sha256: file.hash,
            on: today,
            added_by: String::new(),
            is_evidence: false,
            is_earlier: false,
        }
    }
}

/// The files at a place, first to last.
pub fn attachments(app: &App, place: Place) -> Result<Vec<AttachmentRow>, AppError> {
    app.read(|conn, moment| listed(conn, &place.shelf(conn)?, moment.on))
}

fn listed(conn: &Connection, shelf: &Shelf, today: NaiveDate) -> Result<Vec<AttachmentRow>, AppError> {
    let mut rows = Vec::new();
    for acceptance in &shelf.earlier {
        let files = record::attachments(conn, Owner::Acceptance, *acceptance)?;
        rows.extend(files.into_iter().map(|file| AttachmentRow { is_earlier: true, ..AttachmentRow::of(file) }));
    }
    match shelf.goes {
        place::Goes::To(owner, id) => {
            rows.extend(record::attachments(conn, owner, id)?.into_iter().map(AttachmentRow::of));
        }
        place::Goes::Waits(sheet, target) => {
            let files = record::waiting(conn, sheet, target)?;
            rows.extend(files.into_iter().map(|file| AttachmentRow::waiting(file, today)));
        }
    }
    Ok(rows)
}

/// Judges a file before a byte of it is read. Errors: `file_is_empty`, `file_too_large`, too many at this place.
pub fn check_file(app: &App, CheckFile { to, name, size }: CheckFile) -> Result<(), AppError> {
    check_size(&name, size)?;
    app.read(|conn, moment| check_room(conn, &to.shelf(conn)?, moment.on))
}

fn check_room(conn: &Connection, shelf: &Shelf, today: NaiveDate) -> Result<(), AppError> {
    let full = listed(conn, shelf, today)?.len() >= FILES_MAX;
    if full { Err(AppError::invalid("file", Why::TooMany { max: FILES_MAX })) } else { Ok(()) }
}

/// Keeps a file at a place. Errors: as `check_file`; the place's record is not there.
pub fn attach_file(
    app: &App,
    AttachFile { to, name }: AttachFile,
    bytes: &[u8],
) -> Result<Vec<AttachmentRow>, AppError> {
    check_size(&name, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let name = file_name(&name);
    let incoming = Incoming { name: &name, media_type: media_type(&name, bytes), bytes };
    let goes = app.read(|conn, moment| {
        let shelf = to.shelf(conn)?;
        check_room(conn, &shelf, moment.on)?;
        Ok(shelf.goes)
    })?;
    match goes {
        place::Goes::To(..) => keep(app, to, incoming)?,
        place::Goes::Waits(sheet, target) => wait(app, (sheet, target), incoming)?,
    }
    attachments(app, to)
}

fn keep(app: &App, to: Place, file: Incoming<'_>) -> Result<(), AppError> {
    app.write("attach_file", |tx, moment| {
        let shelf = to.shelf(tx)?;
        let place::Goes::To(owner, id) = shelf.goes else { unreachable!("the sheet was recorded before this") };
        let kept = record::attach(tx, (owner, id), file, &added(tx, app, moment)?)?;
        Ok(((), shelf.entry(json!({ "files": [journalled(&kept)] }))))
    })
}

/// Text and files of a sheet that is not recorded are not in the journal: they count for nothing yet.
fn wait(app: &App, sheet: (Sheet, i64), file: Incoming<'_>) -> Result<(), AppError> {
    let moment = app.clock.tick();
    app.with_store(|store| store.write_unrecorded(|tx| Ok(record::put_waiting(tx, sheet, file, moment.at)?)))
}

fn added(conn: &Connection, app: &App, moment: Moment) -> Result<Added, AppError> {
    let business = business::of_book(conn, app)?;
    let by = if business.person.is_empty() { business.name } else { business.person };
    Ok(Added { by, on: moment.on, at: moment.at })
}

/// A file as the journal names it; `verify` compares it with the row.
fn journalled(file: &Attachment) -> Value {
    json!({ "attachment": file.id, "name": file.name, "media_type": file.media_type, "bytes": file.size, "sha256": file.hash })
}

/// What the journal says of the files that became evidence.
pub(crate) struct Settled(Vec<Value>);

impl Settled {
    /// `entry` with the files, where there are any.
    pub(crate) fn with(self, mut entry: Entry) -> Entry {
        if !self.0.is_empty() {
            entry.json["files"] = Value::Array(self.0);
        }
        entry
    }
}

/// Makes what waits on a sheet the evidence of the agreement or acceptance that was just recorded.
pub(crate) fn settle(
    tx: &Connection,
    app: &App,
    sheet: (Sheet, i64),
    owner: (Owner, i64),
    moment: Moment,
) -> Result<Settled, AppError> {
    let files = record::settle_waiting(tx, sheet, owner, &added(tx, app, moment)?)?;
    Ok(Settled(files.iter().map(journalled).collect()))
}

/// The same for the answer of the client that was recorded last of a milestone.
pub(crate) fn settle_acceptance(
    tx: &Connection,
    app: &App,
    id: MilestoneId,
    moment: Moment,
) -> Result<Settled, AppError> {
    match record::answers(tx, id)?.last() {
        Some(acceptance) => settle(tx, app, (Sheet::SignOff, id.0), (Owner::Acceptance, *acceptance), moment),
        None => Ok(Settled(Vec::new())),
    }
}

/// The files that show one answer of the client.
pub(crate) fn of_answer(conn: &Connection, id: domain::AcceptanceId) -> Result<Vec<AttachmentRow>, AppError> {
    let files = record::attachments(conn, Owner::Acceptance, id.0)?;
    Ok(files.into_iter().map(AttachmentRow::of).collect())
}

/// The files that show the acceptance of a milestone that holds.
pub(crate) fn of_acceptance(conn: &Connection, id: MilestoneId) -> Result<Vec<Attachment>, AppError> {
    match record::acceptances(conn, id)?.last() {
        Some(acceptance) => Ok(record::attachments(conn, Owner::Acceptance, *acceptance)?),
        None => Ok(Vec::new()),
    }
}

/// The files of a milestone and of the acceptance that holds, those that were removed left out.
pub(crate) fn of_milestone(conn: &Connection, id: MilestoneId) -> Result<Vec<Attachment>, AppError> {
    let mut files = record::attachments(conn, Owner::Milestone, id.0)?;
    files.extend(of_acceptance(conn, id)?);
    files.retain(|file| !file.is_removed);
    Ok(files)
}

/// A milestone with files on its list stays in its plan; what waits on its sheet goes with it. Errors: `has_files`.
pub(crate) fn leave_with(tx: &Connection, milestone: &domain::Milestone) -> Result<(), AppError> {
    if !record::attachments(tx, Owner::Milestone, milestone.id.0)?.is_empty() {
        return Err(Refusal::HasFiles { milestone: milestone.label() }.into());
    }
    Ok(record::clear_waiting(tx, Sheet::SignOff, milestone.id.0)?)
}

/// Takes a file off the list of a milestone or project. Errors: `evidence_stays`, `already_removed`.
pub fn remove_attachment(
    app: &App,
    AttachmentArgument { id }: AttachmentArgument,
) -> Result<Vec<AttachmentRow>, AppError> {
    let place = app.write("remove_attachment", |tx, moment| {
        let file = record::attachment(tx, id)?;
        if file.owner.is_evidence() {
            return Err(Refusal::EvidenceStays { name: file.name }.into());
        }
        if file.is_removed {
            return Err(Refusal::AlreadyRemoved { name: file.name }.into());
        }
        record::remove(tx, id, moment.at)?;
        let place = Place::of(&file);
        let entry = json!({ "removed_file": id, "name": file.name, "sha256": file.hash });
        Ok((place, place.shelf(tx)?.entry(entry)))
    })?;
    attachments(app, place)
}

/// Puts a file that was taken off a list back. Errors: a file that is on its list.
pub fn put_attachment_back(
    app: &App,
    AttachmentArgument { id }: AttachmentArgument,
) -> Result<Vec<AttachmentRow>, AppError> {
    let place = app.write("put_attachment_back", |tx, moment| {
        let gone = record::attachment(tx, id)?;
        if !gone.is_removed {
            return Err(AppError::Unknown { what: "removed file", id: id.to_string() });
        }
        let place = Place::of(&gone);
        let shelf = place.shelf(tx)?;
        check_room(tx, &shelf, moment.on)?;
        let back = record::put_back(tx, &gone, &added(tx, app, moment)?)?;
        Ok((place, shelf.entry(json!({ "files": [journalled(&back)] }))))
    })?;
    attachments(app, place)
}

/// Takes a file off a sheet that is not recorded yet.
pub fn drop_waiting_file(
    app: &App,
    WaitingFileArgument { id }: WaitingFileArgument,
) -> Result<Vec<AttachmentRow>, AppError> {
    let place = app.with_store(|store| {
        store.write_unrecorded(|tx| {
            let place = Place::of_waiting(&record::waiting_file(tx, id)?);
            record::drop_waiting(tx, id)?;
            Ok::<_, AppError>(place)
        })
    })?;
    attachments(app, place)
}

/// Name and bytes of a file, compared with their hash.
pub fn attachment_file(
    app: &App,
    AttachmentArgument { id }: AttachmentArgument,
) -> Result<(String, Vec<u8>), AppError> {
    app.read(|conn, _| {
        let found = record::attachment(conn, id)?;
        Ok((found.name, file::file(conn, &found.hash)?))
    })
}

/// The same for a file that waits.
pub fn waiting_bytes(
    app: &App,
    WaitingFileArgument { id }: WaitingFileArgument,
) -> Result<(String, Vec<u8>), AppError> {
    app.read(|conn, _| Ok((record::waiting_file(conn, id)?.name, record::waiting_bytes(conn, id)?)))
}

/// The first characters of the bytes' SHA-256: enough to tell files apart, short enough for a name.
pub fn short_hash(bytes: &[u8]) -> String {
    storage::digest::of_bytes(bytes).chars().take(16).collect()
}
