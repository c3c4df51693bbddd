//! Every column of every table that only grows, through the program's own connection.

use super::*;

const TABLES: [&str; 22] = [
    "plan_revision",
    "change_order_fact",
    "milestone_fact",
    "attachment",
    "attachment_removal",
    "file",
    "invoice",
    "invoice_line",
    "invoice_event",
    "payment",
    "payment_exchange",
    "settlement",
    "dispute",
    "dispute_end",
    "changes_withdrawal",
    "mail",
    "mail_attachment",
    "outbox",
    "outbox_step",
    "reminder",
    "reminder_item",
    "journal",
];

fn columns(conn: &Connection, table: &str) -> Vec<String> {
    let mut statement = conn.prepare(&format!("PRAGMA table_info({table})")).unwrap();
    let names = statement.query_map([], |row| row.get(1)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

/// What was tried and went through.
fn gone_through(conn: &Connection, table: &str) -> Vec<String> {
    let columns = columns(conn, table);
    let mut tries = vec![
        format!("DELETE FROM {table}"),
        format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"),
        format!("REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"),
    ];
    for column in &columns {
        for verb in ["UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE"] {
            tries.push(format!("{verb} {table} SET {column} = {column}"));
            tries.push(format!("{verb} {table} SET {column} = 999"));
        }
        let select = columns
            .iter()
            .map(|c| if c == column { format!("{c} AS x") } else { c.clone() })
            .collect::<Vec<_>>()
            .join(", ");
        tries.push(format!(
            "INSERT INTO {table} SELECT {select} FROM {table} WHERE 1 ON CONFLICT DO UPDATE SET {column} = 999"
        ));
    }
    conn.execute_batch("SAVEPOINT tries").unwrap();
    let through = tries.into_iter().filter(|sql| conn.execute_batch(sql).is_ok()).collect();
    conn.execute_batch("ROLLBACK TO tries; RELEASE tries").unwrap();
    through
}

#[test]
fn facts_are_neither_changed_nor_deleted_nor_replaced() {
    let desk = Desk::new();
    let mut store = desk.create();
    one_of_each(&mut store);
    crate::fixture::mail_of_three(&mut store);
    let mut tried = 0;
    for table in TABLES {
        let rows: i64 = store.conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert!(rows > 0, "{table} has no row to try");
        assert_eq!(gone_through(&store.conn, table), Vec::<String>::new());
        tried += columns(&store.conn, table).len();
    }
    assert!(tried > 75, "{tried} columns were tried");
}

#[test]
fn the_trial_notices_a_missing_guard() {
    let desk = Desk::new();
    let mut store = desk.create();
    one_of_each(&mut store);
    assert!(!gone_through(&store.conn, "client").is_empty(), "clients may change");
    store.conn.execute_batch("PRAGMA recursive_triggers = OFF").unwrap();
    assert!(
        gone_through(&store.conn, "journal").iter().all(|sql| sql.contains("REPLACE")),
        "only REPLACE slips past without them"
    );
    assert!(
        !gone_through(&store.conn, "journal").is_empty(),
        "REPLACE walks past a DELETE trigger without recursive_triggers"
    );
}

/// A table that is neither here nor known to change was forgotten.
#[test]
fn every_table_is_either_a_fact_or_known_to_change() {
    let desk = Desk::new();
    let store = desk.create();
    let changeable = [
        "book",
        "setting",
        "business",
        "client",
        "project",
        "milestone",
        "change_order",
        "deliverable",
        "draft_invoice",
        "draft",
        "waiting_file",
        "plan_template",
        "series",
        "due_notice",
        "invoice_balance",
        "invoice_search",
        "invoice_search_config",
        "invoice_search_content",
        "invoice_search_data",
        "invoice_search_docsize",
        "invoice_search_idx",
        "milestone_standing",
        "month_sum",
    ];
    for (kind, name, _) in migrate::schema(&store.conn).unwrap() {
        if kind == "table" {
            assert!(TABLES.contains(&name.as_str()) || changeable.contains(&name.as_str()), "{name}");
        }
    }
}
