//! Random lives of contracts through the command table, on a real book with real PDFs: whatever order of legal acts, every
//! minor unit has its one place, what was issued never changes by a byte, and the book verifies.
//! The pure rules are walked far more often in `domain`; here the book, its caches and the documents are what can fail.

#[path = "lives/acts.rs"]
mod acts;
#[path = "lives/books.rs"]
mod books;
#[path = "lives/gains.rs"]
mod gains;
#[path = "lives/searches.rs"]
mod searches;
#[path = "lives/whole.rs"]
mod whole;
#[expect(dead_code, reason = "the stories' world, of which this takes a part")]
#[path = "stories/world.rs"]
mod world;

use serde_json::{Value, json};
use std::collections::BTreeMap;
use world::{TODAY, World, halden, id};

/// As many as `./dev test` can afford; a soak asks for more.
const LIVES: u64 = 300;
/// Books, each on a thread of its own.
const BOOKS: u64 = 2;

/// Small numbers of a kind, the same for a seed on every machine (xorshift64*).
struct Chance(u64);

impl Chance {
    fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() { None } else { of.get(usize::try_from(self.below(of.len() as u64)).unwrap()) }
    }
}

/// One contract in a book with others.
struct Life<'w> {
    w: &'w World,
    seed: u64,
    chance: Chance,
    client: i64,
    project: i64,
    /// Decimals of its currency.
    decimals: usize,
    /// In another currency than the seller's: each invoice needs a rate.
    is_abroad: bool,
    /// Bytes of each issued document, by its id.
    issued: BTreeMap<i64, Vec<u8>>,
    told: Vec<String>,
}

fn minor(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

impl Life<'_> {
    fn account(&self) -> Value {
        self.w.ok("contract_account", json!({ "id": self.project }))
    }

    /// What must hold after every act.
    fn check(&self, fault: Fault) -> Result<(), String> {
        let account = self.account();
        let places = ["planned", "in_progress", "waiting", "ready", "outstanding", "retained", "paid", "written_off"];
        let lost = i64::from(fault == Fault::CentLost);
        let rows = account["milestones"].as_array().unwrap();
        for row in rows.iter().chain([&account["total"]]) {
            let sum: i64 = places.iter().map(|place| minor(&row[place])).sum();
            if sum - lost != minor(&row["value"]) {
                return Err(format!("the places sum to {sum}: {row:#}"));
            }
        }
        // The caches that the schedule reads say what the ledger says.
        let view = self.w.ok("project", json!({ "id": self.project }));
        for (row, account) in view["milestones"].as_array().unwrap().iter().zip(rows) {
            if minor(&row["left"]) != minor(&account["unbilled"]) {
                return Err(format!(
                    "{} is left in the schedule, and in the account {}",
                    row["left"], account["unbilled"]
                ));
            }
        }
        // The balances and the ledger split what is kept back of the gross alike; what is outside the plan is in the first.
        let list = self.w.ok("invoices", json!({ "project": self.project, "state": "kept_back" }));
        let kept: i64 = list["rows"].as_array().unwrap().iter().map(|row| minor(&row["kept"]["net"])).sum();
        let kept = if fault == Fault::KeptBackLost { 0 } else { kept };
        let is_gross = self.w.ok("project", json!({ "id": self.project }))["form"]["retainage_base"] == "gross";
        if is_gross && minor(&account["retained"]) > kept {
            return Err(format!("{kept} is kept back of the invoices, and in the account {}", account["retained"]));
        }
        self.check_to_come(&account, fault)?;
        let paid = minor(&view["sums"]["paid"]);
        if paid != minor(&account["paid"]) {
            return Err(format!("{paid} is paid in the schedule, and in the account {}", account["paid"]));
        }
        Ok(())
    }

    /// What is agreed and nobody was asked for: what is left to bill, less the deposits that wait for their deduction.
    fn check_to_come(&self, account: &Value, fault: Fault) -> Result<(), String> {
        let unbilled = ["planned", "in_progress", "waiting", "ready"].map(|place| minor(&account["total"][place]));
        let deposits = if fault == Fault::DepositTwice { 0 } else { minor(&account["deposits"]) };
        let expected = (unbilled.iter().sum::<i64>() - deposits).max(0);
        let backlog = minor(&self.w.ok("exposure", json!({ "client": self.client }))["figures"][0]["backlog"]);
        if backlog != expected {
            return Err(format!("the backlog is {backlog}, and {expected} is not asked for: {account:#}"));
        }
        Ok(())
    }

    /// The forecast names the same as rows, those without a day among them.
    fn check_forecast(&self) -> Result<(), String> {
        let backlog = minor(&self.w.ok("exposure", json!({ "client": self.client }))["figures"][0]["backlog"]);
        let forecast = self.w.ok("forecast", json!({}));
        let own = forecast["rows"].as_array().unwrap().iter().filter(|row| row["project"] == self.project);
        let to_come = own.filter(|row| row["invoice"].is_null() && row["part"] != "invoiced");
        let sum: i64 = to_come.map(|row| minor(&row["amount"])).sum();
        if !self.is_abroad && sum != backlog {
            return Err(format!("the forecast expects {sum} of work, and the backlog is {backlog}"));
        }
        Ok(())
    }

    /// What must hold at the end: the documents of the contract are the bytes that were issued.
    fn check_bytes(&self, fault: Fault) -> Result<(), String> {
        for (at, (invoice, bytes)) in self.issued.iter().enumerate() {
            let mut now = self.w.pdf(&json!({ "id": invoice }));
            if fault == Fault::ByteChanged && at == 0 {
                now[10] ^= 1;
            }
            if now != *bytes {
                return Err(format!("the PDF of document {invoice} changed"));
            }
        }
        Ok(())
    }

    /// At the end of a life all that was billed of the plan is its value.
    fn check_end(&self, fault: Fault) -> Result<(), String> {
        let account = self.account();
        let left = minor(&account["remaining"]) + i64::from(fault == Fault::LeftOver);
        let (retained, deposits) = (minor(&account["retained"]), minor(&account["deposits"]));
        if (left, retained, deposits) != (0, 0, 0) {
            return Err(format!("{left} left, {retained} kept back, {deposits} of deposits at the end: {account:#}"));
        }
        self.check_bytes(fault)
    }
}

/// A wrong figure or byte, put in on purpose: each check must see its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    CentLost,
    ByteChanged,
    LeftOver,
    KeptBackLost,
    DepositTwice,
}

fn live(w: &World, seed: u64, fault: Fault) -> Result<usize, String> {
    let mut life = Life::begin(w, seed);
    let acts = 4 + life.chance.below(9);
    for _ in 0..acts {
        life.act();
        life.check(fault).map_err(|why| life.report(&why))?;
    }
    life.check_forecast().map_err(|why| life.report(&why))?;
    life.finish();
    life.check(fault).and_then(|()| life.check_end(fault)).map_err(|why| life.report(&why))?;
    Ok(life.issued.len())
}

/// Lives of one book, one after the other; the number of its documents.
fn lives_of(book_number: u64, lives: u64) -> usize {
    let w = World::on(TODAY);
    let seeds = (0..lives).map(|at| at * BOOKS + book_number);
    let issued = seeds.map(|seed| live(&w, seed, Fault::None).unwrap_or_else(|why| panic!("{why}"))).sum();
    w.assert_sound();
    issued
}

#[test]
fn every_minor_unit_has_its_place_and_no_byte_changes_whatever_happens() {
    let asked = std::env::var("MILEPOST_LIVES").ok().and_then(|text| text.parse().ok());
    let each = asked.unwrap_or(LIVES).div_ceil(BOOKS);
    let books: Vec<_> = (0..BOOKS).map(|book| std::thread::spawn(move || lives_of(book, each))).collect();
    let issued: usize = books.into_iter().map(|book| book.join().expect("a life failed, as it says above")).sum();
    println!("{} lives, {issued} documents issued", each * BOOKS);
    let lives = usize::try_from(each * BOOKS).unwrap();
    assert!(issued > lives * 2, "lives in which little happens prove little: {issued} documents");
}

#[test]
fn each_check_sees_its_own_fault() {
    let w = World::on(TODAY);
    for fault in [Fault::CentLost, Fault::ByteChanged, Fault::LeftOver] {
        assert!(live(&w, 7, fault).is_err(), "{fault:?} was not seen");
    }
    assert!(live(&w, 7, Fault::None).is_ok());
    let is_seen =
        |seed| live(&w, seed, Fault::KeptBackLost).is_err_and(|why| why.contains("is kept back of the invoices"));
    assert!((20..60).any(is_seen), "no life in which something is kept back of the gross");
    let is_seen = |seed| live(&w, seed, Fault::DepositTwice).is_err_and(|why| why.contains("the backlog is"));
    assert!((60..100).any(is_seen), "no life in which a deposit waits for its deduction");
}

#[test]
fn a_client_of_another_currency_lives_by_its_decimals() {
    let w = World::on(TODAY);
    let client = id(&w.ok("create_client", {
        let mut c = halden();
        c["currency"] = json!("KWD");
        c
    }));
    let plan = w.plan(client, "1.001", &[("Report", "1.001")]);
    assert_eq!(w.ok("contract_account", json!({ "id": plan.id }))["current"]["amount"], "1.001");
}
