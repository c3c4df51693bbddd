//! Tables for spreadsheets: UTF-8, one line of heads, commas, quotes where they are needed. A text that a spreadsheet
//! would run as a formula is written as text; amounts and days are ours and stay as they are.

use domain::Money;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// What somebody typed.
    Text(String),
    /// A day, a code, an amount of ours.
    Plain(String),
}

impl Cell {
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(crate) fn plain(value: impl ToString) -> Self {
        Self::Plain(value.to_string())
    }

    /// A plain decimal without sign of a currency, such as `-1234.50`.
    pub(crate) fn amount(amount: Money) -> Self {
        Self::Plain(amount.amount().to_string())
    }
}

/// A table as the bytes of a file. Every row has as many cells as there are heads.
pub(crate) fn table(heads: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut text = heads.join(",");
    text.push_str("\r\n");
    for row in rows {
        assert_eq!(row.len(), heads.len(), "a row has a cell for each head");
        let cells: Vec<String> = row.into_iter().map(written).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn written(cell: Cell) -> String {
    let text = match cell {
        Cell::Plain(text) => text,
        Cell::Text(text) if is_formula(&text) => format!("'{text}"),
        Cell::Text(text) => text,
    };
    if text.contains(['"', ',', '\n', '\r', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// What a spreadsheet may take as a formula, full-width signs among it; blanks before it do not hide it.
fn is_formula(text: &str) -> bool {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}', '\u{200b}']).chars().next();
    first.is_some_and(|c| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|' | '%')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s7_no_cell_runs_as_a_formula_and_every_text_comes_back() {
        for (typed, expected) in [
            ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            (" =1", "' =1"),
            ("＝1+1", "'＝1+1"),
            ("Halden, Rail", "\"Halden, Rail\""),
            ("the \"pilot\"", "\"the \"\"pilot\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("Zoë", "Zoë"),
        ] {
            assert_eq!(written(Cell::text(typed)), expected, "{typed:?}");
        }
        let amount = Money::parse("1234.5", domain::Currency::parse("EUR").expect("a currency")).expect("an amount");
        assert_eq!(written(Cell::amount(amount.negated())), "-1234.50", "a number stays a number");
        assert_eq!(
            table(&["a", "b"], [vec![Cell::text("=1"), Cell::plain("2026-02-28")]]),
            b"a,b\r\n'=1,2026-02-28\r\n"
        );
    }
}
