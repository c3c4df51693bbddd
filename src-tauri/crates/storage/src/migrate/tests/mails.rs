//! Mails of books of format 13 are written again as they were, and later ones carry several files.

use super::*;
use crate::record::mail::{self, Mail};
use domain::MailId;

#[test]
fn s33_s46_mails_of_a_book_of_format_13_are_written_again_byte_by_byte_and_later_ones_carry_several_files() {
    let desk = Desk::new();
    let mut store = desk.create();
    crate::fixture::one_of_each(&mut store);
    let bytes = |store: &crate::Store, id: i64| {
        store.read(|conn| mail::mail(conn, MailId(id)).and_then(|mail| mail.bytes(conn))).unwrap()
    };
    let before = bytes(&store, 1);
    drop(store);
    let conn = Connection::open(desk.book()).unwrap();
    conn.execute_batch("DROP TABLE due_notice; DROP TABLE mail_attachment; PRAGMA user_version = 13;").unwrap();
    assert_eq!(schema(&conn).unwrap(), expected_schema(13).unwrap(), "a book as format 13 wrote it");
    let row = |conn: &Connection| -> (String, Vec<u8>, Vec<u8>) {
        let sql = "SELECT attachment_hash, head, tail FROM mail WHERE id = 1";
        conn.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
    };
    let kept = row(&conn);
    drop(conn);

    let mut store = desk.open().unwrap();
    assert_eq!(bytes(&store, 1), before, "byte for byte");
    assert_eq!(row(store.connection()), kept, "and nothing of it was written anew");
    let new: Mail = crate::fixture::mail_of_three(&mut store);
    assert_eq!(store.read(mail::all).unwrap()[1], new, "in its order");
    let text = String::from_utf8(bytes(&store, 2)).unwrap();
    assert_eq!((text.matches("--next--").count(), text.matches("--end--").count()), (2, 1), "{text}");
    assert_eq!(store.verify().unwrap().problems, []);
    for refused in ["DELETE FROM mail_attachment", "UPDATE mail_attachment SET name = 'x'"] {
        assert!(store.connection().execute_batch(refused).is_err(), "{refused}");
    }
}
