//! The corpus of titles against the judge: at least 95 % right in each language, each fault listed.

use domain::advice::title::{Verdict, judge};

/// A title with the verdict that people gave it.
#[derive(Debug, Clone)]
struct Row {
    verdict: Verdict,
    title: String,
    criterion: String,
}

const CORPUS: [(&str, &str); 4] = [
    ("English", include_str!("titles/en.tsv")),
    ("German", include_str!("titles/de.tsv")),
    ("French", include_str!("titles/fr.tsv")),
    ("Spanish", include_str!("titles/es.tsv")),
];

const LEAST_PERCENT: usize = 95;

fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(row).collect()
}

fn row(line: &str) -> Row {
    let columns: Vec<&str> = line.split('\t').collect();
    let [verdict, title, criterion] = columns.as_slice() else { panic!("three columns are needed: {line}") };
    let verdict = match *verdict {
        "good" => Verdict::Good,
        "vague" => Verdict::Vague,
        "date" => Verdict::Date,
        "unfinished" => Verdict::Unfinished,
        other => panic!("{other} is no verdict: {line}"),
    };
    Row { verdict, title: (*title).to_owned(), criterion: (*criterion).to_owned() }
}

/// Counts of one run of a judge over rows.
#[derive(Debug, Default)]
struct Result {
    rows: usize,
    right: usize,
    /// Flagged titles, and those of them whose kind is right too.
    flagged: usize,
    kind_right: usize,
    false_alarms: Vec<String>,
    misses: Vec<String>,
}

impl Result {
    fn of(rows: &[Row], judge: impl Fn(&Row) -> Verdict) -> Self {
        let mut result = Self { rows: rows.len(), ..Self::default() };
        for row in rows {
            let verdict = judge(row);
            let said = format!("{} [{}] is {:?}, called {verdict:?}", row.title, row.criterion, row.verdict);
            match (row.verdict == Verdict::Good, verdict == Verdict::Good) {
                (true, true) => result.right += 1,
                (true, false) => result.false_alarms.push(said),
                (false, true) => result.misses.push(said),
                (false, false) => {
                    result.right += 1;
                    result.flagged += 1;
                    result.kind_right += usize::from(row.verdict == verdict);
                }
            }
        }
        result
    }

    fn passes(&self) -> bool {
        self.rows > 0 && self.right * 100 >= self.rows * LEAST_PERCENT
    }

    fn report(&self, name: &str) -> String {
        let percent = |part: usize, whole: usize| format!("{}.{} %", part * 100 / whole.max(1), part * 1000 / whole.max(1) % 10);
        let mut lines = vec![format!(
            "{name}: {} of {} right ({}), kind right in {} of {} flagged ({})",
            self.right,
            self.rows,
            percent(self.right, self.rows),
            self.kind_right,
            self.flagged,
            percent(self.kind_right, self.flagged),
        )];
        lines.extend(self.false_alarms.iter().map(|said| format!("  false alarm: {said}")));
        lines.extend(self.misses.iter().map(|said| format!("  miss: {said}")));
        lines.join("\n")
    }
}

fn by_rules(row: &Row) -> Verdict {
    judge(&row.title, &row.criterion)
}

#[test]
fn s27_titles_of_four_languages_are_judged_as_people_judge_them() {
    let mut failed = Vec::new();
    for (language, text) in CORPUS {
        let rows = rows(text);
        assert!(rows.len() >= 80, "{language} has only {} titles", rows.len());
        let result = Result::of(&rows, by_rules);
        println!("{}", result.report(language));
        if !result.passes() {
            failed.push(language);
        }
    }
    assert!(failed.is_empty(), "below {LEAST_PERCENT} %: {failed:?}");
}
