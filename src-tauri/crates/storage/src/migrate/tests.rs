//! Steps run once, after a backup, whole or not at all.

use super::*;
use crate::fixture::{Desk, contents, moment};

mod mails;
mod texts;

/// The steps of today and one more.
fn steps_and(next: &'static str) -> Vec<&'static str> {
    STEPS.iter().copied().chain([next]).collect()
}

const NEXT: &str = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;";
const BROKEN: &str = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);";

#[test]
fn the_steps_are_valid() {
    migrations(STEPS).validate().unwrap();
    assert_eq!(expected_schema(known()).unwrap().len(), {
        let mut conn = Connection::open_in_memory().unwrap();
        build(&mut conn).unwrap();
        schema(&conn).unwrap().len()
    });
}

fn book_of_today() -> (Desk, Connection) {
    let desk = Desk::with_documents(2);
    let conn = crate::book::connect(&desk.book(), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    (desk, conn)
}

#[test]
fn an_older_book_is_backed_up_before_it_changes() {
    let (desk, mut conn) = book_of_today();
    let keep = |conn: &Connection| backup::of_connection(conn, &desk.book(), &desk.backups(), moment(2).at).map(drop);
    bring_up_by(&steps_and(NEXT), &mut conn, moment(2), keep).unwrap();
    assert_eq!(version(&conn).unwrap(), known() + 1);
    let last: String =
        conn.query_row("SELECT command FROM journal ORDER BY id DESC LIMIT 1", [], |row| row.get(0)).unwrap();
    assert_eq!(last, "migrate");
    let backups = backup::backups(&desk.backups(), &desk.book());
    assert_eq!(backups.len(), 1);
    assert_eq!(
        version(&crate::book::connect_immutable(&backups[0].path).unwrap()).unwrap(),
        known(),
        "the backup is of the old format"
    );
}

#[test]
fn without_a_backup_nothing_changes() {
    let (desk, mut conn) = book_of_today();
    let refused = bring_up_by(&steps_and(NEXT), &mut conn, moment(2), |_| {
        Err(StoreError::DiskFull { path: desk.book(), free_bytes: None })
    });
    assert!(matches!(refused, Err(StoreError::DiskFull { .. })));
    assert_eq!(version(&conn).unwrap(), known());
}

#[test]
fn a_step_that_fails_leaves_the_old_format() {
    let (desk, mut conn) = book_of_today();
    let before = contents(desk.folder());
    assert!(matches!(bring_up_by(&steps_and(BROKEN), &mut conn, moment(2), |_| Ok(())), Err(StoreError::Migration(_))));
    assert_eq!(version(&conn).unwrap(), known());
    assert_eq!(schema(&conn).unwrap(), expected_schema(known()).unwrap());
    drop(conn);
    assert_eq!(contents(desk.folder())[&desk.book()], before[&desk.book()]);
}

/// A closed book as the first release wrote it, with a client, a project and its journal.
fn book_of_format_1() -> Desk {
    let desk = Desk::new();
    let mut conn = Connection::open(desk.book()).unwrap();
    conn.execute_batch(&format!(
        "PRAGMA application_id = {}; PRAGMA journal_mode = WAL;",
        crate::header::APPLICATION_ID
    ))
    .unwrap();
    migrations(&STEPS[..1]).to_latest(&mut conn).unwrap();
    let kestrel = crate::record::row::json_of(&crate::fixture::client());
    conn.execute_batch(&format!(
        "INSERT INTO book VALUES (1, 'a1b2', '2026-11-16T09:12:00.000Z', 0);
         INSERT INTO client VALUES (1, 'Kestrel', 0, '{kestrel}');
         INSERT INTO project VALUES (4, 1, 'K1', 'Portal', 'EUR', 500000, 1, 'PO-1', NULL, NULL, 'ask Ada', 0);"
    ))
    .unwrap();
    let tx = conn.transaction().unwrap();
    journal::append(&tx, "create", moment(0), &Entry::book(serde_json::json!({ "uuid": "a1b2" }))).unwrap();
    tx.commit().unwrap();
    desk
}

#[test]
fn a_book_of_format_1_opens_with_all_it_had_and_room_for_an_offer() {
    let desk = book_of_format_1();
    let mut store = desk.open().unwrap();
    let id = domain::ProjectId(4);
    let project = store.read(|conn| crate::record::project::project(conn, id)).unwrap();
    let of = (project.title.as_str(), project.order_number.as_str(), project.private_note.as_str());
    assert_eq!(of, ("Portal", "PO-1", "ask Ada"));
    assert_eq!((project.scope.as_str(), project.dispute_note.as_str(), project.offer_until), ("", "", None));

    let offered = domain::project::Project {
        scope: "A portal.\nIn two steps.".to_owned(),
        dispute_note: "The parties talk first.".to_owned(),
        offer_until: "2026-12-31".parse().ok(),
        ..project
    };
    let keep = |tx: &rusqlite::Transaction<'_>| {
        crate::record::project::put_project(tx, &offered)?;
        Ok::<_, StoreError>(((), Entry::about("project", id, serde_json::json!({ "project": offered }))))
    };
    store.write("save_project", moment(2), keep).unwrap();
    assert_eq!(store.read(|conn| crate::record::project::project(conn, id)).unwrap(), offered);
    assert_eq!(store.verify().unwrap().problems, [], "the schema is that of a new book, the chain goes on");

    let backups = backup::backups(&desk.backups(), &desk.book());
    let kept = crate::book::connect_immutable(&backups[0].path).unwrap();
    assert_eq!((backups.len(), version(&kept).unwrap()), (1, 1), "and the book of before is kept");
}

#[test]
fn a_backup_of_format_1_can_still_be_put_back() {
    let desk = book_of_format_1();
    drop(desk.open().unwrap());
    let kept = backup::backups(&desk.backups(), &desk.book()).remove(0).path;
    let (store, _) = crate::Store::restore(&kept, &desk.book(), &desk.backups(), moment(3)).unwrap();
    let project = store.read(|conn| crate::record::project::project(conn, domain::ProjectId(4))).unwrap();
    assert_eq!((project.title.as_str(), project.scope.as_str()), ("Portal", ""));
    assert!(store.verify().unwrap().is_sound());
}

/// A closed book as the second release wrote it, with an agreed plan of two milestones.
fn book_of_format_2() -> Desk {
    let desk = book_of_format_1();
    let mut conn = Connection::open(desk.book()).unwrap();
    migrations(&STEPS[..2]).to_latest(&mut conn).unwrap();
    let agreed = r#"{"milestone":7,"position":1,"title":"Build","criterion":"works","amount":{"amount":"2000.00","currency":"EUR"},"target_on":null}"#;
    conn.execute_batch(&format!(
        "INSERT INTO milestone VALUES (7, 4, 1, 'Build', 'works', 200000, NULL, '', ''), (8, 4, 2, 'Handover', '', 300000, '2026-12-18', '', '');
         INSERT INTO milestone_fact VALUES (1, 7, 'started', '2026-11-16', '', '', NULL, '', '2026-11-16T09:12:00.000Z');
         INSERT INTO plan_revision VALUES (1, 4, 1, '2026-11-16', 'Ada', 'email', '', 'EUR', 500000, '[{agreed}]', '2026-11-16T09:12:00.000Z');"
    ))
    .unwrap();
    desk
}

#[test]
fn s57_a_book_of_format_2_opens_with_its_agreed_plan_and_room_for_change_orders() {
    use crate::record::change_order::{self, ChangeOrder, ChangeOrderFact, FactKind, ProposedRow};
    use domain::change_order::AgreedRow;
    use domain::{ChangeOrderId, MilestoneId, ProjectId};

    let desk = book_of_format_2();
    let mut store = desk.open().unwrap();
    let of = ProjectId(4);
    let plan = store.read(|conn| crate::record::milestone::plan(conn, of)).unwrap();
    assert_eq!(plan.iter().map(|m| m.title.as_str()).collect::<Vec<_>>(), ["Build", "Handover"]);
    assert_eq!(store.read(|conn| crate::record::project::revisions(conn, of)).unwrap()[0].plan[0].title, "Build");

    let proposed = ProposedRow::new(1, AgreedRow::of(&plan[1]));
    let order = ChangeOrder {
        id: ChangeOrderId(1),
        project: of,
        number: 1,
        reason: "The build is bought.".to_owned(),
        plan: vec![proposed.clone()],
        created_at: crate::instant(moment(2).at),
        facts: Vec::new(),
    };
    let agreed = ChangeOrderFact {
        kind: FactKind::Agreed,
        on: moment(2).on,
        by: "Ada".to_owned(),
        channel: Some(domain::milestone::Channel::Email),
        words: "Yes".to_owned(),
        plan: vec![proposed],
    };
    let agree = |tx: &rusqlite::Transaction<'_>| {
        change_order::put_change_order(tx, &order, moment(2).at)?;
        crate::record::milestone::cancel_milestone(tx, MilestoneId(7), order.id)?;
        change_order::append_fact(tx, order.id, &agreed, moment(2).at)?;
        Ok::<_, StoreError>(((), Entry::about("project", of, serde_json::json!({ "change_order": 1 }))))
    };
    store.write("agree_change_order", moment(2), agree).unwrap();
    let found = store.read(|conn| change_order::change_orders(conn, of)).unwrap();
    assert_eq!(found, [ChangeOrder { facts: vec![agreed], ..order.clone() }], "all of it reads back");
    let left = store.read(|conn| crate::record::milestone::plan(conn, of)).unwrap();
    assert_eq!(left.iter().map(|m| m.id).collect::<Vec<_>>(), [MilestoneId(8)]);
    let (gone, by) = store.read(|conn| crate::record::milestone::cancelled(conn, of)).unwrap().remove(0);
    assert_eq!((gone.title.as_str(), gone.facts.started_on, by), ("Build", "2026-11-16".parse().ok(), 1));

    let again = ChangeOrder { reason: "Other".to_owned(), ..order };
    let change = |tx: &rusqlite::Transaction<'_>| {
        change_order::put_change_order(tx, &again, moment(3).at)?;
        Ok::<_, StoreError>(((), Entry::about("project", of, serde_json::json!({}))))
    };
    assert!(store.write("save_change_order", moment(3), change).is_err(), "what is agreed stays as it is");
    assert_eq!(store.verify().unwrap().problems, []);
}

#[test]
fn s84_a_book_of_format_3_opens_with_room_for_files_and_its_evidence_stays() {
    use crate::record::attachment::{self, Added, Incoming, Owner};

    let desk = book_of_format_2();
    let mut conn = Connection::open(desk.book()).unwrap();
    migrations(&STEPS[..3]).to_latest(&mut conn).unwrap();
    drop(conn);
    let mut store = desk.open().unwrap();
    let added = Added { by: "Northgate".to_owned(), on: moment(2).on, at: moment(2).at };
    let signed = Incoming { name: "signed.pdf", media_type: "application/pdf", bytes: b"%PDF-1.7 signed" };
    let keep = |tx: &rusqlite::Transaction<'_>| {
        let file = attachment::attach(tx, (Owner::Agreement, 1), signed, &added)?;
        let entry = serde_json::json!({ "files": [{ "attachment": file.id, "name": file.name, "sha256": file.hash }] });
        Ok::<_, StoreError>((file, Entry::about("project", 4, entry)))
    };
    let file = store.write("attach_file", moment(2), keep).unwrap();
    assert_eq!(
        store.read(|conn| attachment::attachments(conn, Owner::Agreement, 1)).unwrap(),
        std::slice::from_ref(&file)
    );
    assert_eq!(store.verify().unwrap().problems, []);
    let remove = |tx: &rusqlite::Transaction<'_>| attachment::remove(tx, file.id, moment(3).at);
    let refused = store.write_unrecorded(remove).unwrap_err();
    assert!(refused.to_string().contains("evidence of what was agreed or accepted stays"), "{refused}");
}

#[test]
fn s94_a_book_of_format_5_opens_with_room_for_disputes_that_stay() {
    use crate::record::dispute;
    use domain::dispute::{Dispute, DisputeEnd, DisputeOutcome, DisputeSubject};
    use domain::{DisputeId, MilestoneId};

    let desk = book_of_format_2();
    let mut conn = Connection::open(desk.book()).unwrap();
    migrations(&STEPS[..5]).to_latest(&mut conn).unwrap();
    drop(conn);
    let mut store = desk.open().unwrap();
    let marked = Dispute {
        id: DisputeId(1),
        subject: DisputeSubject::Milestone(MilestoneId(7)),
        on: moment(2).on,
        reason: "It does not run".to_owned(),
        by: "Ada".to_owned(),
        end: None,
    };
    let mark = |tx: &rusqlite::Transaction<'_>| {
        dispute::insert(tx, &marked, moment(2).at)?;
        let entry = serde_json::json!({ "dispute": dispute::journalled(&marked) });
        Ok::<_, StoreError>(((), Entry::about("milestone", 7, entry)))
    };
    store.write("dispute_milestone", moment(2), mark).unwrap();
    let disputed_on =
        |store: &mut crate::Store| store.read(|conn| dispute::milestone_disputed_on(conn, MilestoneId(7))).unwrap();
    assert_eq!(disputed_on(&mut store), Some(marked.on));
    let end = DisputeEnd::Resolved { on: moment(3).on, outcome: DisputeOutcome::ClientPays, words: "Runs".to_owned() };
    let resolve = |tx: &rusqlite::Transaction<'_>| {
        dispute::insert_end(tx, marked.id, &end, moment(3).at)?;
        let entry = serde_json::json!({ "dispute_end": dispute::journalled_end(marked.id, &end) });
        Ok::<_, StoreError>(((), Entry::about("milestone", 7, entry)))
    };
    store.write("resolve_dispute", moment(3), resolve).unwrap();
    assert_eq!(disputed_on(&mut store), None);
    let ended = Dispute { end: Some(end.clone()), ..marked.clone() };
    assert_eq!(store.read(|conn| dispute::of_milestone(conn, MilestoneId(7))).unwrap(), [ended]);
    assert!(store.write_unrecorded(|tx| dispute::insert_end(tx, marked.id, &end, moment(4).at)).is_err(), "once");
    assert_eq!(store.verify().unwrap().problems, []);
}

/// Takes what formats 12 to 14 brought out of a book.
const BACK_TO_11: &str = "DROP TABLE due_notice; DROP TABLE mail_attachment; DROP TABLE payment_exchange; DROP TABLE invoice_search; DROP INDEX balance_listed; DROP INDEX balance_credited; DROP INDEX balance_apart;
    DROP INDEX standing_retained; DROP INDEX invoice_by_day; CREATE INDEX invoice_by_day ON invoice (issue_on, id);
    DROP INDEX invoice_of_client_by_day; DROP INDEX invoice_of_currency; DROP INDEX invoice_credit_notes; DROP INDEX invoice_by_gross; DROP INDEX invoice_by_net; DROP INDEX settlement_by_day; DROP INDEX settlement_by_record; DROP INDEX journal_midnight; ALTER TABLE invoice_balance DROP COLUMN issue_on; PRAGMA user_version = 11;";

/// The table of settlements as it was until format 10, with every row, and balances without discounts.
fn without_discounts(conn: &Connection) {
    conn.execute_batch(
        "ALTER TABLE settlement RENAME TO newer;
         DROP INDEX settlement_of_invoice; DROP INDEX settlement_of_payment;
         DROP TRIGGER settlement_keeps_rows; DROP TRIGGER settlement_keeps_values;",
    )
    .unwrap();
    let of_old = expected_schema(10).unwrap().into_iter().filter(|(_, name, _)| name.starts_with("settlement"));
    let (tables, beside): (Vec<_>, Vec<_>) = of_old.partition(|(kind, ..)| kind == "table");
    conn.execute_batch(&tables[0].2).unwrap();
    conn.execute_batch("INSERT INTO settlement SELECT * FROM newer; DROP TABLE newer").unwrap();
    beside.iter().for_each(|(.., sql)| conn.execute_batch(sql).unwrap());
    conn.execute_batch("ALTER TABLE invoice_balance DROP COLUMN discounted_minor").unwrap();
}

/// Every settlement as text.
fn settlements(conn: &Connection) -> Vec<String> {
    let sql = "SELECT id || '|' || invoice_id || '|' || coalesce(payment_id, '-') || '|' || kind || '|' || on_day || '|' || amount_minor
        || '|' || net_minor || '|' || reason || '|' || at FROM settlement ORDER BY id";
    let mut statement = conn.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn s2_a_book_of_format_10_keeps_every_settlement_as_it_was_and_takes_discounts() {
    use domain::payment::{Settlement, SettlementKind};
    let desk = Desk::with_documents(2);
    let conn = Connection::open(desk.book()).unwrap();
    conn.execute_batch(
        "INSERT INTO settlement VALUES (41, 1, NULL, 'write_off', '2026-11-16', 100, 81, 'A rest: \"1 cent\"', '2026-11-16T09:12:00.000Z'),
           (43, 1, NULL, 'write_off', '2026-11-16', -100, -81, '', '2026-11-16T09:13:00.000Z');",
    )
    .unwrap();
    conn.execute_batch(BACK_TO_11).unwrap();
    without_discounts(&conn);
    conn.execute_batch("PRAGMA user_version = 10").unwrap();
    assert_eq!(schema(&conn).unwrap(), expected_schema(10).unwrap(), "a book as format 10 wrote it");
    let before = settlements(&conn);
    assert!(before.len() >= 2, "{before:?}");
    drop(conn);
    let mut store = desk.open().unwrap();
    assert_eq!(store.read(|conn| Ok::<_, StoreError>(settlements(conn))).unwrap(), before, "not a byte changed");
    assert_eq!(store.verify().unwrap().problems, []);
    let read =
        |store: &crate::Store| store.read(|conn| crate::record::invoice::invoice(conn, domain::InvoiceId(1))).unwrap();
    let entry = read(&store);
    assert!(entry.balance.discounted.is_zero());
    let amount = domain::Money::from_minor(200, entry.gross.currency()).unwrap();
    let taken = Settlement { invoice: entry.id, kind: SettlementKind::Discount, on: moment(2).on, amount };
    let take = |tx: &rusqlite::Transaction<'_>| {
        crate::record::payment::settle(tx, &taken, None, "", moment(2))?;
        Ok::<_, StoreError>(((), Entry::about("invoice", entry.id, serde_json::json!({ "discount": amount }))))
    };
    store.write("record_payment", moment(2), take).unwrap();
    let after = read(&store).balance;
    assert_eq!((after.discounted, after.open), (amount, entry.balance.open.minus(amount).unwrap()));
    assert_eq!(store.verify().unwrap().problems, []);
    for refused in ["DELETE FROM settlement", "UPDATE settlement SET amount_minor = 1"] {
        assert!(store.connection().execute_batch(refused).is_err(), "{refused}");
    }
}

#[test]
fn s84_a_book_of_format_6_opens_with_its_balances_and_keeps_nothing_back() {
    let desk = Desk::with_documents(1);
    let conn = Connection::open(desk.book()).unwrap();
    conn.execute_batch(BACK_TO_11).unwrap();
    without_discounts(&conn);
    conn.execute_batch(
        "DROP TABLE reminder_item; DROP TABLE reminder; DROP TABLE outbox_step; DROP TABLE outbox; DROP TABLE mail; DROP INDEX balance_kept; DROP INDEX balance_open;
         ALTER TABLE invoice_balance DROP COLUMN kept_net_minor; ALTER TABLE invoice_balance DROP COLUMN kept_minor;
         ALTER TABLE invoice_balance DROP COLUMN kept_until; ALTER TABLE invoice_balance DROP COLUMN kept_most_minor;
         CREATE INDEX balance_open ON invoice_balance (currency, due_on, open_minor, open_net_minor, invoice_id) WHERE open_minor <> 0;
         PRAGMA user_version = 6;",
    )
    .unwrap();
    assert_eq!(schema(&conn).unwrap(), expected_schema(6).unwrap(), "a book as format 6 wrote it");
    drop(conn);
    let store = desk.open().unwrap();
    let entry = store.read(|conn| crate::record::invoice::invoice(conn, domain::InvoiceId(1))).unwrap();
    assert_eq!((entry.share, entry.kept), (None, None));
    assert_eq!(entry.open().next_due_on(), entry.due_on);
    assert!(entry.owed().is_positive(), "what was open is open");
    assert_eq!(store.verify().unwrap().problems, []);
}

#[test]
fn s74_a_book_of_format_8_opens_with_an_empty_outbox_that_takes_a_mail_once() {
    use crate::record::{mail, outbox};
    use domain::outbox::{Attempt, Outcome, Standing, Step};
    let desk = Desk::with_documents(1);
    let conn = Connection::open(desk.book()).unwrap();
    conn.execute_batch(BACK_TO_11).unwrap();
    without_discounts(&conn);
    conn.execute_batch("DROP TABLE reminder_item; DROP TABLE reminder; DROP TABLE outbox_step; DROP TABLE outbox; PRAGMA user_version = 8;").unwrap();
    assert_eq!(schema(&conn).unwrap(), expected_schema(8).unwrap(), "a book as format 8 wrote it");
    drop(conn);
    let mut store = desk.open().unwrap();
    assert_eq!(store.read(outbox::open).unwrap(), []);
    let queue = |tx: &rusqlite::Transaction<'_>| {
        let mail = crate::fixture::mail(tx)?;
        mail::insert(tx, &mail)?;
        let queued = outbox::insert(tx, mail.id, "ada@example.com", mail.at)?;
        let entry = serde_json::json!({ "mail": mail::journalled(&mail), "outbox": queued });
        Ok::<_, StoreError>((mail.id, Entry::book(entry)))
    };
    let id = store.write("send_invoice_mail", moment(20), queue).unwrap();
    let append = |store: &mut crate::Store, second: i64, step: Step| {
        store.write("step", moment(second), |tx| {
            let step = outbox::append(tx, id, &step, moment(second).at)?;
            Ok::<_, StoreError>(((), Entry::book(serde_json::json!({ "outbox_step": step }))))
        })
    };
    append(&mut store, 30, Step::Tried(Attempt::of(Outcome::Accepted))).unwrap();
    let sent = store.read(|conn| outbox::outgoing(conn, id)).unwrap();
    assert_eq!(sent.standing(), Standing::Sent { at: moment(30).at });
    for later in [Step::Begun, Step::Again, Step::Removed, Step::Tried(Attempt::of(Outcome::Accepted))] {
        assert!(append(&mut store, 31, later.clone()).is_err(), "what was sent is never sent again: {later:?}");
    }
    assert_eq!((store.read(outbox::open).unwrap(), store.read(outbox::all).unwrap()), (Vec::new(), vec![sent]));
    assert_eq!(store.verify().unwrap().problems, []);
}
