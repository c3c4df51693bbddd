//! What each command takes, read from the table's own description, so that no field can be forgotten: a shape that is
//! not understood fails the test. Knows no book.

use serde_json::Value;
use std::collections::BTreeMap;

/// The shape of an argument.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Text,
    /// One of these words.
    Choice(Vec<String>),
    /// A number, with the name of its type where it has one, such as `ClientId`.
    Number(String),
    Flag,
    List(Box<Shape>),
    Object(Vec<Field>),
    /// A value or null.
    Maybe(Box<Shape>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub name: String,
    pub is_optional: bool,
    pub shape: Shape,
}

/// One command with what it takes.
pub struct Command {
    pub name: String,
    pub is_query: bool,
    pub arguments: Shape,
}

/// The commands of a description as `app::table::describe` gives it.
pub fn commands(described: &Value) -> Vec<Command> {
    let declared = described["types"].as_object().expect("the types have names");
    let types: BTreeMap<&str, &str> = declared
        .iter()
        .map(|(name, text)| (name.as_str(), body(text.as_str().expect("a declaration is a text"))))
        .collect();
    let rows = described["commands"].as_array().expect("a list of commands");
    let text = |row: &Value, key: &str| row[key].as_str().expect("a text").to_owned();
    let command = |row: &Value| Command {
        name: text(row, "name"),
        is_query: row["kind"] == "query",
        arguments: read(&text(row, "arguments"), "", &types),
    };
    rows.iter().map(command).collect()
}

/// What stands behind `type Name =`.
fn body(declaration: &str) -> &str {
    let start = declaration.find("type ").expect("a declaration of a type");
    let equals = declaration[start..].find('=').expect("a type is something");
    declaration[start + equals + 1..].trim().trim_end_matches(';')
}

/// Reads the type `text`; `called`: the name under which it was reached.
fn read(text: &str, called: &str, types: &BTreeMap<&str, &str>) -> Shape {
    let text = text.trim();
    let parts = split(text, '|');
    if parts.len() > 1 {
        let (nulls, others): (Vec<&str>, Vec<&str>) = parts.into_iter().partition(|part| *part == "null");
        if others.iter().all(|part| part.starts_with('"')) {
            return Shape::Choice(others.iter().map(|part| part.trim_matches('"').to_owned()).collect());
        }
        assert!(nulls.len() == 1 && others.len() == 1, "the walk does not know the type {text}");
        return Shape::Maybe(Box::new(read(others[0], called, types)));
    }
    match text {
        "string" => Shape::Text,
        "number" => Shape::Number(called.to_owned()),
        "boolean" => Shape::Flag,
        "Record<string, never>" => Shape::Object(Vec::new()),
        _ if text.starts_with('"') => Shape::Choice(vec![text.trim_matches('"').to_owned()]),
        _ if text.starts_with('{') => Shape::Object(fields(&text[1..text.len() - 1], types)),
        _ => match text.strip_prefix("Array<").and_then(|rest| rest.strip_suffix('>')) {
            Some(inner) => Shape::List(Box::new(read(inner, called, types))),
            None => {
                let known = types.get(text).unwrap_or_else(|| panic!("the walk does not know the type {text}"));
                read(known, text, types)
            }
        },
    }
}

fn fields(text: &str, types: &BTreeMap<&str, &str>) -> Vec<Field> {
    let plain = without_comments(text);
    let one = |part: &str| {
        let (name, of) = part.split_once(':').unwrap_or_else(|| panic!("the walk does not know the field {part}"));
        let (name, is_optional) = (name.trim().trim_end_matches('?'), name.trim().ends_with('?'));
        Field { name: name.to_owned(), is_optional, shape: read(of, "", types) }
    };
    split(&plain, ',').into_iter().filter(|part| !part.is_empty()).map(one).collect()
}

fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").expect("a comment ends").1;
    }
    plain + rest
}

/// Parts between `mark` outside of brackets and quotes.
fn split(text: &str, mark: char) -> Vec<&str> {
    let (mut depth, mut start, mut is_quoted, mut parts) = (0, 0, false, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '{' | '<' | '[' | '(' if !is_quoted => depth += 1,
            '}' | '>' | ']' | ')' if !is_quoted => depth -= 1,
            c if c == mark && depth == 0 && !is_quoted => {
                parts.push(text[start..at].trim());
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// A way into arguments: names of fields, and `0` for the entry of a list.
pub type Way = Vec<String>;

impl Shape {
    /// The ways to every leaf, whatever its type: a text can be sent to each of them.
    pub fn ways(&self) -> Vec<Way> {
        let behind = |name: &str, shape: &Shape| -> Vec<Way> {
            let inner = shape.ways().into_iter();
            inner.map(|way| [vec![name.to_owned()], way].concat()).collect()
        };
        match self {
            Shape::Text | Shape::Choice(_) | Shape::Number(_) | Shape::Flag => vec![Vec::new()],
            Shape::Maybe(inner) => inner.ways(),
            Shape::List(inner) => behind("0", inner),
            Shape::Object(fields) => fields.iter().flat_map(|field| behind(&field.name, &field.shape)).collect(),
        }
    }

    /// Arguments with `text` at the end of `way`. Other optional fields are left out, other required ones are filled
    /// by `example`, which gets the name of the field and its shape.
    pub fn arguments(&self, way: &[String], text: &str, example: &dyn Fn(&str, &Shape) -> Value) -> Value {
        self.filled("", Some(way), text, example)
    }

    fn filled(&self, name: &str, way: Option<&[String]>, text: &str, example: &dyn Fn(&str, &Shape) -> Value) -> Value {
        let into = |step: &str| way.and_then(|way| way.split_first()).filter(|(first, _)| *first == step);
        match (self, way) {
            (Shape::Text | Shape::Choice(_) | Shape::Number(_) | Shape::Flag, Some(_)) => Value::from(text),
            (Shape::Text | Shape::Choice(_) | Shape::Number(_) | Shape::Flag, None) => example(name, self),
            (Shape::Maybe(inner), Some(_)) => inner.filled(name, way, text, example),
            (Shape::Maybe(_), None) => Value::Null,
            (Shape::List(inner), _) => {
                let rest = into("0").map(|(_, rest)| rest);
                Value::Array(vec![inner.filled(name, rest, text, example)])
            }
            (Shape::Object(fields), _) => {
                let wanted = fields.iter().filter_map(|field| {
                    let rest = into(&field.name).map(|(_, rest)| rest);
                    (rest.is_some() || !field.is_optional)
                        .then(|| (field.name.clone(), field.shape.filled(&field.name, rest, text, example)))
                });
                Value::Object(wanted.collect())
            }
        }
    }
}

#[test]
fn a_shape_is_read_with_its_comments_lists_and_words() {
    let described = serde_json::json!({
        "commands": [{ "name": "save", "kind": "command", "arguments": "Save" }],
        "types": {
            "Save": "export type Save = { id: PlanId, channel?: Channel, \n/**\n * Own words, {odd}.\n */\nlines?: Array<Line>, };",
            "PlanId": "export type PlanId = number;",
            "Channel": "export type Channel = \"email\" | \"call\";",
            "Line": "export type Line = { of: PlanId | null, title: string, is_on: boolean, };",
        },
    });
    let save = &commands(&described)[0].arguments;
    let ways: Vec<String> = save.ways().iter().map(|way| way.join(".")).collect();
    assert_eq!(ways, ["id", "channel", "lines.0.of", "lines.0.title", "lines.0.is_on"]);
    let example = |_: &str, shape: &Shape| match shape {
        Shape::Number(of) => Value::from(of.as_str()),
        _ => Value::from("example"),
    };
    let way = ["lines", "0", "title"].map(str::to_owned);
    assert_eq!(
        save.arguments(&way, "odd", &example),
        serde_json::json!({ "id": "PlanId", "lines": [{ "of": null, "title": "odd", "is_on": "example" }] })
    );
}
