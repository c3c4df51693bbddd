//! Patterns of plans, by name.

use super::row::{Named, execute, first, json_of, rows};
use crate::StoreError;
use domain::PlanTemplateId;
use domain::plan_template::PlanTemplate;
use rusqlite::{Connection, Row, params};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTemplate {
    pub id: PlanTemplateId,
    pub name: String,
    pub template: PlanTemplate,
}

fn read(row: &Row<'_>) -> Result<StoredTemplate, StoreError> {
    let row = Named::new("plan_template", row, "id");
    Ok(StoredTemplate {
        id: PlanTemplateId(row.get("id")?),
        name: row.get("name")?,
        template: PlanTemplate { rows: row.json("rows")? },
    })
}

/// In the order of their names.
pub fn plan_templates(conn: &Connection) -> Result<Vec<StoredTemplate>, StoreError> {
    rows(conn, "SELECT * FROM plan_template ORDER BY name COLLATE NOCASE, id", [], read)
}

pub fn plan_template(conn: &Connection, id: PlanTemplateId) -> Result<StoredTemplate, StoreError> {
    let found = first(conn, "SELECT * FROM plan_template WHERE id = ?1", [id.0], read)?;
    found.ok_or(StoreError::NotFound { table: "plan_template", id: id.0 })
}

pub fn put_plan_template(tx: &Connection, stored: &StoredTemplate) -> Result<(), StoreError> {
    execute(
        tx,
        "INSERT INTO plan_template (id, name, rows) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET name = ?2, rows = ?3",
        params![stored.id.0, stored.name, json_of(&stored.template.rows)],
    )?;
    Ok(())
}

pub fn delete_plan_template(tx: &Connection, id: PlanTemplateId) -> Result<(), StoreError> {
    execute(tx, "DELETE FROM plan_template WHERE id = ?1", [id.0])?;
    Ok(())
}
