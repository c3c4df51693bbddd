//! Steps run once, after a backup, whole or not at all.

use super::*;
use crate::fixture::{Desk, contents, moment};

const NEXT: &[&str] = &[STEPS[0], "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"];
const BROKEN: &[&str] =
    &[STEPS[0], "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);"];

#[test]
fn the_steps_are_valid() {
    migrations(STEPS).validate().unwrap();
    assert_eq!(expected_schema(known()).unwrap().len(), {
        let mut conn = Connection::open_in_memory().unwrap();
        build(&mut conn).unwrap();
        schema(&conn).unwrap().len()
    });
}

fn older_book() -> (Desk, Connection) {
    let desk = Desk::with_documents(2);
    let conn = crate::book::connect(&desk.book(), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    (desk, conn)
}

#[test]
fn an_older_book_is_backed_up_before_it_changes() {
    let (desk, mut conn) = older_book();
    let keep = |conn: &Connection| backup::of_connection(conn, &desk.book(), &desk.backups(), moment(2).at).map(drop);
    bring_up_by(NEXT, &mut conn, moment(2), keep).unwrap();
    assert_eq!(version(&conn).unwrap(), 2);
    let last: String =
        conn.query_row("SELECT command FROM journal ORDER BY id DESC LIMIT 1", [], |row| row.get(0)).unwrap();
    assert_eq!(last, "migrate");
    let backups = backup::backups(&desk.backups(), &desk.book());
    assert_eq!(backups.len(), 1);
    assert_eq!(
        version(&crate::book::connect_immutable(&backups[0].path).unwrap()).unwrap(),
        1,
        "the backup is of the old format"
    );
}

#[test]
fn without_a_backup_nothing_changes() {
    let (desk, mut conn) = older_book();
    let refused =
        bring_up_by(NEXT, &mut conn, moment(2), |_| Err(StoreError::DiskFull { path: desk.book(), free_bytes: None }));
    assert!(matches!(refused, Err(StoreError::DiskFull { .. })));
    assert_eq!(version(&conn).unwrap(), 1);
}

#[test]
fn a_step_that_fails_leaves_the_old_format() {
    let (desk, mut conn) = older_book();
    let before = contents(desk.folder());
    assert!(matches!(bring_up_by(BROKEN, &mut conn, moment(2), |_| Ok(())), Err(StoreError::Migration(_))));
    assert_eq!(version(&conn).unwrap(), 1);
    assert_eq!(schema(&conn).unwrap(), expected_schema(1).unwrap());
    drop(conn);
    assert_eq!(contents(desk.folder())[&desk.book()], before[&desk.book()]);
}
