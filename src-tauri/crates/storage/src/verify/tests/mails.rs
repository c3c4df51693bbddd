//! Kept mails that were changed from outside are found, and so is what is attached to them.

use super::*;
use crate::fixture::mail_of_three;

#[test]
fn s33_a_mail_that_was_changed_invented_or_taken_away_from_outside_is_found() {
    let table = [
        ("UPDATE mail SET subject = 'Other'", "is not what the journal recorded"),
        ("UPDATE mail SET text = 'Other'", "is not what the journal recorded"),
        ("UPDATE mail SET recipients = '{\"to\":[]}'", "is not what the journal recorded"),
        ("UPDATE mail SET about_id = 2", "is not what the journal recorded"),
        ("UPDATE mail SET head = x'00'", "no longer matches its hash"),
        ("UPDATE mail SET attachment_name = NULL, attachment_hash = NULL", "no longer matches its hash"),
        ("UPDATE mail SET recipients = 'nobody'", "recipients"),
        (
            "INSERT INTO mail SELECT 2, about, about_id, name, recipients, subject, text, attachment_name, attachment_hash, head, tail, sha256, on_day, at FROM mail",
            "is not what the journal recorded",
        ),
        ("DELETE FROM mail", "which the journal recorded, is missing"),
    ];
    for (sql, what) in table {
        let desk = Desk::new();
        one_of_each(&mut desk.create());
        let conn = tampering(&desk.book(), "mail");
        assert!(!faults(&desk).iter().any(|fault| fault.table == "mail"), "control: {what}");
        conn.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
        tampering(&desk.book(), "mail").execute_batch(&format!("PRAGMA ignore_check_constraints = ON; {sql}")).unwrap();
        drop(conn);
        let found = faults(&desk);
        assert!(found.iter().any(|fault| fault.table == "mail" && fault.what.contains(what)), "{sql}: {found:?}");
    }
}

/// Each reference of a mail to a file, and what stands between the files, is part of what is verified.
#[test]
fn s46_a_file_of_a_mail_that_was_swapped_renamed_moved_added_or_taken_away_is_found() {
    const NOT_AS_RECORDED: &str = "is not what the journal recorded";
    const OTHER_BYTES: &str = "no longer matches its hash";
    let table = [
        (
            "UPDATE mail_attachment SET file_hash = (SELECT attachment_hash FROM mail LIMIT 1) WHERE position = 2",
            OTHER_BYTES,
        ),
        (
            "UPDATE mail_attachment SET file_hash = (SELECT attachment_hash FROM mail LIMIT 1) WHERE position = 2",
            NOT_AS_RECORDED,
        ),
        ("UPDATE mail_attachment SET file_hash = 'ab' WHERE position = 3", "names a row of file that is not there"),
        ("UPDATE mail_attachment SET name = 'Other.txt' WHERE position = 2", NOT_AS_RECORDED),
        ("UPDATE mail SET attachment_name = 'Other.pdf' WHERE id = 2", NOT_AS_RECORDED),
        ("UPDATE mail_attachment SET gap = x'00' WHERE position = 3", OTHER_BYTES),
        (
            "UPDATE mail_attachment SET position = position + 2; UPDATE mail_attachment SET position = 7 - position",
            NOT_AS_RECORDED,
        ),
        (
            "UPDATE mail_attachment SET position = position + 2; UPDATE mail_attachment SET position = 7 - position",
            OTHER_BYTES,
        ),
        ("DELETE FROM mail_attachment WHERE position = 3", NOT_AS_RECORDED),
        ("DELETE FROM mail_attachment", OTHER_BYTES),
        (
            "INSERT INTO mail_attachment SELECT mail_id, 4, name, file_hash, gap FROM mail_attachment LIMIT 1",
            OTHER_BYTES,
        ),
        ("UPDATE mail_attachment SET mail_id = 1 WHERE position = 3", NOT_AS_RECORDED),
        ("UPDATE mail_attachment SET mail_id = 9 WHERE position = 3", "names a row of mail that is not there"),
        ("UPDATE file SET bytes = x'41' WHERE media_type = 'text/plain'", "no longer match their hash"),
    ];
    for (sql, what) in table {
        let desk = Desk::new();
        let mut store = desk.create();
        one_of_each(&mut store);
        mail_of_three(&mut store);
        drop(store);
        for other in ["mail", "file"] {
            drop(tampering(&desk.book(), other));
        }
        let conn = tampering(&desk.book(), "mail_attachment");
        assert!(!faults(&desk).iter().any(|fault| fault.what.contains(what)), "control: {what}");
        conn.execute_batch(sql).unwrap();
        drop(conn);
        let found = faults(&desk);
        let is_told = |fault: &Fault| fault.table.starts_with("mail") && fault.what.contains(what);
        assert!(found.iter().any(is_told), "{sql}: {found:?}");
    }
}
