//! What the health of a project is measured by.

use super::row::{Named, first};
use crate::StoreError;
use chrono::NaiveDate;
use domain::{MilestoneId, ProjectId};
use rusqlite::Connection;

/// Issued documents of a project, and how many designs they have.
pub fn designs(conn: &Connection, project: ProjectId) -> Result<(u32, u32), StoreError> {
    let sql = "SELECT count(*) AS documents, count(DISTINCT json_extract(canonical, '$.body.template')) AS designs
         FROM invoice WHERE project_id = ?1";
    let found = first(conn, sql, [project.0], |row| {
        let row = Named::new("invoice", row, "documents");
        Ok((row.get("documents")?, row.get("designs")?))
    })?;
    Ok(found.unwrap_or((0, 0)))
}

/// The last day on which a heads-up of a milestone was drafted or put into the outbox.
pub fn announced_on(conn: &Connection, milestone: MilestoneId) -> Result<Option<NaiveDate>, StoreError> {
    let sql = "SELECT id, on_day FROM journal WHERE subject = ?1 AND command IN ('open_heads_up', 'send_heads_up') ORDER BY id DESC LIMIT 1";
    first(conn, sql, [format!("milestone:{}", milestone.0)], |row| Named::new("journal", row, "id").day("on_day"))
}
