//! Statements, reports and notifications of an account by ISO 20022: camt.053, camt.052 and camt.054 in any version. Old
//! versions name a party at once, newer ones one step deeper; both are read.

use super::{Booked, ENTRIES_MAX, LeftLine, LeftWhy, Outcome, Statement, cells, clean};
use domain::bank::BankEntry;
use domain::{Currency, Money, Refusal};
use roxmltree::{Document, Node, ParsingOptions};
use rust_decimal::Decimal;

/// Elements inside each other; a message has about fifteen.
const DEPTH_MAX: usize = 64;
/// Parts of one document: a bound for what is kept in memory.
const NODES_MAX: u32 = 2_000_000;
const SPACE: &str = "urn:iso:std:iso:20022:tech:xsd:";

/// Reads a message. Errors: `BankXmlRefused` for a document type, entities, too deep or not well-formed; `UnknownBankLayout`;
/// `TooManyBankEntries`.
pub(super) fn read(name: &str, text: &str) -> Result<Statement, Refusal> {
    let refused = |line: u32| Refusal::BankXmlRefused { name: name.to_owned(), line };
    is_plain(text).map_err(refused)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| refused(error.pos().row))?;
    let root = document.root_element();
    let space = root.tag_name().namespace().unwrap_or_default();
    let version = space.strip_prefix(SPACE).unwrap_or_default();
    let is_known = ["camt.052.", "camt.053.", "camt.054."].iter().any(|kind| version.starts_with(kind));
    if root.tag_name().name() != "Document" || !is_known {
        let found = clean(&format!("{} {space}", root.tag_name().name()));
        return Err(Refusal::UnknownBankLayout { name: name.to_owned(), found: crate::bounds::shortened(&found, 160) });
    }
    let mut statement = Statement { layout: version.to_owned(), entries: Vec::new(), left: Vec::new() };
    for entry in root.descendants().filter(|node| node.has_tag_name((space, "Ntry"))) {
        let line = document.text_pos_at(entry.range().start).row;
        for outcome in outcomes(entry) {
            if statement.entries.len() + statement.left.len() >= ENTRIES_MAX {
                return Err(Refusal::TooManyBankEntries { name: name.to_owned(), max: ENTRIES_MAX });
            }
            match outcome {
                Ok(entry) => statement.entries.push(Booked { line, entry }),
                Err(why) => statement.left.push(LeftLine { line, why, text: shown(entry) }),
            }
        }
    }
    Ok(statement)
}

/// A look at the marks alone, before a parser works for them. Errors: the line of a document type or entity, or of what
/// lies too deep.
fn is_plain(text: &str) -> Result<(), u32> {
    let mut rest = text;
    let mut depth = 0_usize;
    let line = |rest: &str| -> u32 {
        let before = &text[..text.len() - rest.len()];
        u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
    };
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<![CDATA[") {
            rest.find("]]>").map(|end| end + 3)
        } else if rest.starts_with("<!") {
            return Err(line(rest));
        } else {
            end_of_mark(rest)
        };
        let Some(end) = end else { return Err(line(rest)) };
        let mark = &rest[..end];
        if mark.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !mark.starts_with("<!") && !mark.starts_with("<?") && !mark.ends_with("/>") {
            depth += 1;
        }
        if depth > DEPTH_MAX {
            return Err(line(rest));
        }
        rest = &rest[end..];
    }
    Ok(())
}

/// Behind the `>` of a mark; in quotes it is text.
fn end_of_mark(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The child of a name, whatever its namespace: banks mix versions.
fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The node at the end of a way of names, the first of each.
fn down<'a, 'i>(node: Node<'a, 'i>, way: &[&str]) -> Option<Node<'a, 'i>> {
    way.iter().try_fold(node, |node, name| child(node, name))
}

fn text(node: Node<'_, '_>, way: &[&str]) -> String {
    down(node, way).and_then(|found| found.text()).map(clean).unwrap_or_default()
}

/// An entry, or one for each of its transactions where the bank says how much each is.
fn outcomes(entry: Node<'_, '_>) -> Vec<Outcome> {
    let state = [text(entry, &["Sts"]), text(entry, &["Sts", "Cd"])];
    if !state.iter().any(|word| word == "BOOK") {
        return vec![Err(LeftWhy::Pending)];
    }
    if matches!(text(entry, &["RvslInd"]).as_str(), "true" | "1") {
        return vec![Err(LeftWhy::Reversal)];
    }
    let Some(whole) = signed(entry, entry) else { return vec![Err(LeftWhy::Unreadable)] };
    let day = [["BookgDt", "Dt"], ["BookgDt", "DtTm"], ["ValDt", "Dt"], ["ValDt", "DtTm"]];
    let day = day.iter().map(|way| text(entry, way)).find(|text| !text.is_empty()).unwrap_or_default();
    let Some(booked_on) = cells::day(&day, cells::Order::YearMonthDay) else { return vec![Err(LeftWhy::Unreadable)] };
    let transactions: Vec<Node<'_, '_>> = entry
        .children()
        .filter(|node| node.tag_name().name() == "NtryDtls")
        .flat_map(|details| details.children().filter(|node| node.tag_name().name() == "TxDtls"))
        .collect();
    let own_id = reference_of(text(entry, &["AcctSvcrRef"]));
    let about = |transaction: Node<'_, '_>, amount: Money| {
        let id = reference_of(text(transaction, &["Refs", "AcctSvcrRef"]));
        BankEntry {
            booked_on,
            amount,
            name: party(transaction, amount),
            iban: iban(transaction, amount),
            reference: purpose(transaction),
            bank_id: if id.is_empty() { own_id.clone() } else { id },
        }
    };
    let parts: Option<Vec<Money>> = transactions.iter().map(|part| part_of(*part, entry, whole.currency())).collect();
    let is_whole = |parts: &Vec<Money>| Money::sum(parts.iter().copied(), whole.currency()) == Ok(whole);
    match (&transactions[..], parts.filter(is_whole)) {
        ([], _) => {
            let reference = text(entry, &["AddtlNtryInf"]);
            vec![Ok(BankEntry { reference, ..about(entry, whole) })]
        }
        ([one], _) => vec![Ok(about(*one, whole))],
        (several, Some(parts)) => {
            several.iter().zip(parts).map(|(transaction, amount)| Ok(about(*transaction, amount))).collect()
        }
        // How much each is, is not said: it stays one entry with all that was written to it.
        (several, None) => {
            let texts: Vec<String> = several.iter().map(|part| purpose(*part)).collect();
            let reference = clean(&texts.join(" "));
            vec![Ok(BankEntry { reference, name: String::new(), iban: String::new(), ..about(entry, whole) })]
        }
    }
}

/// The amount of a transaction in the currency of its account, with its sign.
fn part_of(transaction: Node<'_, '_>, entry: Node<'_, '_>, currency: Currency) -> Option<Money> {
    let side = if child(transaction, "CdtDbtInd").is_some() { transaction } else { entry };
    let amount = [&["Amt"][..], &["AmtDtls", "TxAmt", "Amt"], &["AmtDtls", "InstdAmt", "Amt"]];
    let found = amount.iter().filter_map(|way| down(transaction, way)).find_map(money)?;
    if found.currency() != currency { None } else { turned(found, side) }
}

fn signed(node: Node<'_, '_>, side: Node<'_, '_>) -> Option<Money> {
    turned(money(child(node, "Amt")?)?, side)
}

fn turned(amount: Money, side: Node<'_, '_>) -> Option<Money> {
    match text(side, &["CdtDbtInd"]).as_str() {
        "CRDT" => Some(amount),
        "DBIT" => Some(amount.negated()),
        _ => None,
    }
}

/// An amount with its currency, as the standard writes it: figures with a point, never a sign.
fn money(node: Node<'_, '_>) -> Option<Money> {
    let currency = Currency::parse(node.attribute("Ccy")?).ok()?;
    let figures = node.text()?.trim();
    let is_plain = !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value = Decimal::from_str_exact(figures).ok().filter(|_| is_plain)?;
    Money::exact(value, currency).ok()
}

/// Who paid, or was paid where money went out.
fn party(transaction: Node<'_, '_>, amount: Money) -> String {
    let sides: &[&str] = if amount.is_negative() { &["Cdtr", "UltmtCdtr"] } else { &["Dbtr", "UltmtDbtr"] };
    let names = sides.iter().flat_map(|side| [vec![*side, "Nm"], vec![*side, "Pty", "Nm"]]);
    let related = child(transaction, "RltdPties");
    let found = names.filter_map(|way| related.map(|related| text(related, &way))).find(|name| !name.is_empty());
    found.unwrap_or_default()
}

fn iban(transaction: Node<'_, '_>, amount: Money) -> String {
    let account = if amount.is_negative() { "CdtrAcct" } else { "DbtrAcct" };
    let plain = text(transaction, &["RltdPties", account, "Id", "IBAN"]).replace(' ', "");
    if domain::party::check_iban(&plain).is_ok() { plain } else { String::new() }
}

/// What the money is for: in words, by references that both know, and by the payer's own where it says something new.
fn purpose(transaction: Node<'_, '_>) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut say = |text: String| {
        if !text.is_empty() && !said.iter().any(|before| before.contains(&text)) {
            said.push(text);
        }
    };
    if let Some(remittance) = child(transaction, "RmtInf") {
        // Several are parts of one text. A number that was cut in two is found across the blank.
        let words: Vec<&str> = children(remittance, "Ustrd").filter_map(|part| part.text()).collect();
        say(clean(&words.join(" ")));
        for structured in children(remittance, "Strd") {
            say(text(structured, &["CdtrRefInf", "Ref"]));
            children(structured, "RfrdDocInf").for_each(|document| say(text(document, &["Nb"])));
            children(structured, "AddtlRmtInf").filter_map(|node| node.text()).for_each(|more| say(clean(more)));
        }
    }
    say(reference_of(text(transaction, &["Refs", "EndToEndId"])));
    let joined = clean(&said.join(" "));
    if joined.is_empty() { text(transaction, &["AddtlTxInf"]) } else { joined }
}

/// Empty for what says that there is none.
fn reference_of(text: String) -> String {
    if matches!(text.to_ascii_uppercase().as_str(), "NOTPROVIDED" | "NONREF" | "NONE") { String::new() } else { text }
}

fn shown(entry: Node<'_, '_>) -> String {
    let words: Vec<&str> = entry.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
    crate::bounds::shortened(&clean(&words.join(" ")), 160)
}
