//! JSON lines in, JSON lines out: `{"call": NAME, "arguments": {...}}` is answered by `{"result": ...}` or
//! `{"problem": ...}`. The script goes on after a problem and ends refused if there was one.

use crate::outcome::{self, Failure};
use app::problem::AppError;
use app::{App, Problem};
use serde_json::{Value, json};
use std::io::BufRead;

pub fn run(app: &App) -> Result<(), Failure> {
    let mut first_problem = None;
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|e| Failure::usage(&format!("standard input is not text: {e}")))?;
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        match answer(app, &line) {
            Ok(result) => outcome::print(&json!({ "result": result }))?,
            Err(problem) => {
                outcome::print(&json!({ "problem": problem }))?;
                first_problem.get_or_insert(problem);
            }
        }
    }
    first_problem.map_or(Ok(()), |problem| Err(Failure(problem)))
}

fn answer(app: &App, line: &str) -> Result<Value, Problem> {
    let usage = |reason: String| Problem::from(AppError::Usage { name: "script".to_owned(), reason });
    let request: Value = serde_json::from_str(line).map_err(|e| usage(format!("the line is not JSON: {e}")))?;
    let name = request
        .get("call")
        .and_then(Value::as_str)
        .ok_or_else(|| usage("the line names no command in \"call\"".to_owned()))?;
    app::table::call(app, name, request.get("arguments").cloned().unwrap_or(json!({})))
}
