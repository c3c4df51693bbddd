//! The command table: every use case is one row, and the window, the test bridge and the CLI read the same rows.

use crate::App;
use crate::bounds;
use crate::problem::{AppError, Problem};
use serde_json::Value;
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use ts_rs::{Config, TS, TypeVisitor};

/// Whether a row changes the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Query,
    Command,
}

/// One row of the table.
pub struct Row<C: ?Sized + 'static> {
    pub name: &'static str,
    pub kind: Kind,
    /// First sentence of the documentation.
    pub doc: &'static str,
    pub run: fn(&C, Value) -> Result<Value, Problem>,
    /// TypeScript names of the argument and result types.
    pub arguments: fn(&Config) -> String,
    pub result: fn(&Config) -> String,
    pub visit: fn(&mut Types),
}

// A derived one would ask for a context that can be cloned.
impl<C: ?Sized> Clone for Row<C> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

/// Rows of a table: `/// doc`, kind, name, argument type, result type, function.
/// The function takes the context and the parsed arguments.
#[macro_export]
macro_rules! command_table {
    ($context:ty; $($(#[doc = $doc:literal])+ $kind:ident $name:ident($arguments:ty) -> $result:ty = $function:path;)+) => {
        &[$($crate::table::Row::<$context> {
            name: stringify!($name),
            kind: $crate::table::Kind::$kind,
            doc: concat!($($doc),+),
            run: |context, value| {
                let arguments = $crate::table::parse_arguments::<$arguments>(stringify!($name), value)?;
                let result: $result = $function(context, arguments).map_err($crate::problem::Problem::from)?;
                $crate::table::to_json(stringify!($name), &result)
            },
            arguments: |config| <$arguments as ts_rs::TS>::name(config),
            result: |config| <$result as ts_rs::TS>::name(config),
            visit: |types| {
                ts_rs::TypeVisitor::visit::<$arguments>(types);
                ts_rs::TypeVisitor::visit::<$result>(types);
            },
        }),+]
    };
}

/// Arguments of commands that take none: `{}`.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

#[doc(hidden)]
pub fn parse_arguments<T: serde::de::DeserializeOwned>(name: &str, value: Value) -> Result<T, Problem> {
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    let wrong =
        |reason: String| AppError::Usage { name: name.to_owned(), reason: format!("wrong arguments: {reason}") };
    // serde would take a list as the fields in their order.
    if !value.is_object() {
        return Err(wrong("they are not an object".to_owned()).into());
    }
    bounds::check(&value)?;
    serde_json::from_value(value).map_err(|e| wrong(e.to_string()).into())
}

#[doc(hidden)]
pub fn to_json(name: &str, result: &impl serde::Serialize) -> Result<Value, Problem> {
    serde_json::to_value(result).map_err(|e| AppError::Usage { name: name.to_owned(), reason: e.to_string() }.into())
}

/// Runs the row called `name`. Errors: the row's own, or `usage` for an unknown name or wrong arguments.
pub fn call(app: &App, name: &str, arguments: Value) -> Result<Value, Problem> {
    match crate::commands::TABLE.iter().find(|row| row.name == name) {
        Some(row) => (row.run)(app, arguments),
        None => {
            let (name, reason) = (bounds::shortened(name, bounds::NAME_MAX), "there is no such command".to_owned());
            Err(AppError::Usage { name, reason }.into())
        }
    }
}

/// TypeScript types met so far, by name.
pub struct Types {
    config: Config,
    seen: HashSet<TypeId>,
    pub declarations: BTreeMap<String, String>,
}

impl Types {
    fn new() -> Self {
        let config = Config::new().with_large_int("number");
        Self { config, seen: HashSet::new(), declarations: BTreeMap::new() }
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let name = T::ident(&self.config);
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            let other = self.declarations.insert(name.clone(), declaration.clone());
            // The page knows a type by its name alone: of two the second would take the place of the first.
            debug_assert!(other.is_none_or(|other| other == declaration), "two types cross the border as {name}");
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The table as JSON: each row's name, kind, doc, argument and result type, and the types they use.
pub fn describe<C: ?Sized>(table: &[Row<C>]) -> Value {
    let mut types = Types::new();
    TypeVisitor::visit::<Problem>(&mut types);
    table.iter().for_each(|row| (row.visit)(&mut types));
    let rows: Vec<Value> = table
        .iter()
        .map(|row| {
            serde_json::json!({
                "name": row.name, "kind": row.kind, "doc": row.doc.trim(),
                "arguments": (row.arguments)(&types.config), "result": (row.result)(&types.config),
            })
        })
        .collect();
    serde_json::json!({ "commands": rows, "types": types.declarations })
}

/// TypeScript of a table: its types and an interface `name` with one method signature a row.
pub fn typescript<C: ?Sized>(name: &str, table: &[Row<C>], types: &mut TypeScript) {
    table.iter().for_each(|row| (row.visit)(&mut types.0));
    let config = &types.0.config;
    let mut text = format!("/** Argument and result of every command. */\nexport interface {name} {{\n");
    for row in table {
        let (arguments, result) = ((row.arguments)(config), (row.result)(config));
        text.push_str(&format!(
            "  /** {} */\n  {}: {{ arguments: {arguments}; result: {result} }};\n",
            row.doc.trim(),
            row.name
        ));
    }
    text.push_str("}\n");
    types.1.push(text);
}

/// The generated file as it grows: types, then one interface a table.
pub struct TypeScript(Types, Vec<String>);

impl TypeScript {
    #[expect(clippy::new_without_default, reason = "there is one way to start the file, and it is spelled out")]
    pub fn new() -> Self {
        let mut types = Types::new();
        TypeVisitor::visit::<Problem>(&mut types);
        Self(types, Vec::new())
    }

    pub fn finish(self) -> String {
        let head = "// Generated from the command tables by the bindings test; do not edit.\n\n".to_owned();
        let types = self.0.declarations.into_values().map(|t| t + "\n\n");
        head + &types.collect::<String>() + &self.1.join("\n")
    }
}
