//! A process that issues and is killed at any moment: what it said was done is there, and no number is missing.
#![expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "the test starts itself as another process")]

use super::*;
use crate::fixture::Dice;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

const BOOK: &str = "MILEPOST_TEST_BOOK";
const KILLS: usize = 50;

/// The victim: runs only when a parent names the book. Says each number once it is durable.
#[test]
fn issues_until_killed() {
    let Some(book) = std::env::var_os(BOOK) else { return };
    let mut store = Store::open(Path::new(&book), Path::new("unused"), moment(1)).unwrap();
    loop {
        let (_, number) = issue(&mut store).unwrap();
        writeln!(std::io::stderr(), "issued {number}").unwrap();
    }
}

fn child(test: &str, book: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", &format!("book::tests::{test}"), "--nocapture", "--test-threads=1"]).env(BOOK, book);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures, for --nocapture")]
fn nothing_acknowledged_is_lost_to_a_kill() {
    let desk = Desk::with_documents(0);
    let mut dice = Dice(7);
    let (mut acknowledged, mut unacknowledged) = (0, 0);
    for kill in 0..KILLS {
        let mut victim = child("kill::issues_until_killed", &desk.book()).spawn().unwrap();
        let mut says = BufReader::new(victim.stderr.take().unwrap()).lines();
        let first = says.next().unwrap().unwrap();
        std::thread::sleep(Duration::from_micros(u64::try_from(dice.below(25_000)).unwrap()));
        victim.kill().unwrap();
        victim.wait().unwrap();
        // A line cut by the kill was not said.
        let said = std::iter::once(first)
            .chain(says.map_while(Result::ok))
            .filter(|line| line.len() == "issued 2026-001".len())
            .count();
        acknowledged += said;
        let store = desk.open().unwrap();
        let found = store.verify().unwrap();
        assert!(found.is_sound(), "after kill {kill}: {:?}", found.problems);
        let kept = usize::try_from(found.invoices).unwrap();
        assert!(kept >= acknowledged, "kill {kill}: {acknowledged} acknowledged, {kept} there");
        unacknowledged += kept - acknowledged;
        acknowledged = kept;
        let next: i64 = store.conn.query_row("SELECT next FROM series", [], |row| row.get(0)).unwrap();
        assert_eq!(next, i64::try_from(kept).unwrap() + 1, "a number was lost or used twice");
    }
    assert!(acknowledged > KILLS, "the victims worked");
    println!("{KILLS} kills, {acknowledged} issued, {unacknowledged} durable before they were said");
}

#[test]
fn finds_the_book_in_use() {
    let Some(book) = std::env::var_os(BOOK) else { return };
    let refused = Store::open(Path::new(&book), Path::new("unused"), moment(1));
    assert!(matches!(refused, Err(StoreError::InUse { .. })), "{refused:?}");
}

#[test]
fn another_process_is_told_that_the_book_is_in_use() {
    let desk = Desk::new();
    let store = desk.create();
    assert!(child("kill::finds_the_book_in_use", &desk.book()).status().unwrap().success());
    drop(store);
    assert!(
        !child("kill::finds_the_book_in_use", &desk.book()).status().unwrap().success(),
        "control: free once closed"
    );
}
