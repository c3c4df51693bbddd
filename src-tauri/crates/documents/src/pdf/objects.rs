//! Objects of a file as bytes (ISO 32000-1, 7.3). lopdf writes them too, but offers that only for a whole file, which it
//! goes over four times.

use std::io::Write as _;

use lopdf::{Dictionary, Object, StringFormat};

/// Appends one object. A stream is its dictionary here; its content is the file's affair.
pub(super) fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => word(out, b"null"),
        Object::Boolean(true) => word(out, b"true"),
        Object::Boolean(false) => word(out, b"false"),
        Object::Integer(number) => formatted(out, format_args!("{number}")),
        Object::Real(number) => formatted(out, format_args!("{number}")),
        Object::Reference((number, generation)) => formatted(out, format_args!("{number} {generation} R")),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, StringFormat::Literal) => write_literal(out, bytes),
        Object::String(bytes, StringFormat::Hexadecimal) => write_hexadecimal(out, bytes),
        Object::Array(items) => {
            out.push(b'[');
            items.iter().for_each(|item| write_object(out, item));
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        Object::Stream(stream) => write_dictionary(out, &stream.dict),
    }
}

pub(super) fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        write_object(out, value);
    }
    out.extend(b">>");
}

pub(super) fn formatted(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    part(out);
    out.write_fmt(text).expect("memory takes every write");
}

fn word(out: &mut Vec<u8>, word: &[u8]) {
    part(out);
    out.extend(word);
}

/// Keeps a word from running into the one before it.
pub(super) fn part(out: &mut Vec<u8>) {
    if out.last().is_some_and(|last| !b"[]<>() \n".contains(last)) {
        out.push(b' ');
    }
}

pub(super) fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            out.extend(hexadecimal(byte));
        }
    }
}

pub(super) fn write_literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            // A bare one would be read as the end of a line, which is another byte.
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

pub(super) fn write_hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    bytes.iter().for_each(|&byte| out.extend(hexadecimal(byte)));
    out.push(b'>');
}

fn hexadecimal(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)])
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn every_kind_of_object_is_written_as_the_standard_has_it() {
        let object = Object::Dictionary(dictionary! {
            "Name" => "A b#(",
            "Words" => vec![Object::Null, true.into(), Object::Integer(-7), Object::Real(0.25), (3, 0).into()],
            "Text" => Object::string_literal("(a\\\r\n)"),
            "Hex" => Object::String(vec![0, 0xfe], StringFormat::Hexadecimal),
            "Inner" => dictionary! { "N" => 1 },
        });
        let mut out = Vec::new();
        write_object(&mut out, &object);
        let expected =
            b"<</Name/A#20b#23#28/Words[null true -7 0.25 3 0 R]/Text(\\(a\\\\\\r\n\\))/Hex<00FE>/Inner<</N 1>>>>";
        assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(expected));
    }
}
