//! The file around the objects: streams one by one, all else squeezed together into one, and the table by which both
//! are found (ISO 32000-1, 7.5.7 and 7.5.8).

use std::io::Write as _;

use lopdf::{Document, Object, Stream, dictionary};

use super::objects::{write_dictionary, write_object};
use super::squeeze::Squeezer;

/// Where an object lies.
#[derive(Debug, Clone, Copy)]
enum Place {
    Nowhere,
    /// Bytes from the start of the file.
    At(usize),
    /// So many objects stand before it in the packed ones.
    Packed(usize),
}

/// Widths of the three numbers of an entry: kind, offset or container, index.
const WIDTHS: [usize; 3] = [1, 4, 4];
const ENTRY: usize = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];

/// The finished file. Every object must be of generation 0, as those of a new document are.
pub(super) fn bytes(document: Document) -> Vec<u8> {
    let mut squeezer = Squeezer::new();
    let container = document.max_id + 1;
    let table = container + 1;
    let mut places = vec![Place::Nowhere; index(table) + 1];
    let mut file = format!("%PDF-{}\n%", document.version).into_bytes();
    file.extend(&document.binary_mark);
    file.push(b'\n');
    let (mut heads, mut packed, mut count) = (Vec::new(), Vec::new(), 0);
    for ((id, _), object) in document.objects {
        if let Object::Stream(mut stream) = object {
            squeezer.squeeze(&mut stream);
            places[index(id)] = Place::At(file.len());
            write_stream(&mut file, id, &stream);
        } else {
            places[index(id)] = Place::Packed(count);
            count += 1;
            write(&mut heads, format_args!("{id} {} ", packed.len()));
            write_object(&mut packed, &object);
            packed.push(b'\n');
        }
    }
    let first = integer(heads.len());
    heads.append(&mut packed);
    let dict = dictionary! { "Type" => "ObjStm", "N" => integer(count), "First" => first };
    let mut packed = Stream::new(dict, heads);
    squeezer.squeeze(&mut packed);
    places[index(container)] = Place::At(file.len());
    write_stream(&mut file, container, &packed);

    let start = file.len();
    places[index(table)] = Place::At(start);
    let mut dict = document.trailer;
    dict.set("Type", "XRef");
    dict.set("Size", integer(places.len()));
    dict.set("W", WIDTHS.map(integer).to_vec());
    // Each row says what differs from the one before, so that rows in sequence shrink to almost nothing.
    dict.set("DecodeParms", dictionary! { "Predictor" => 12, "Columns" => integer(ENTRY) });
    dict.set("Filter", "FlateDecode");
    let rows = squeezer.squeezed(&differences(&places, container));
    write_stream(&mut file, table, &Stream::new(dict, rows));
    write(&mut file, format_args!("startxref\n{start}\n%%EOF\n"));
    file
}

fn write_stream(file: &mut Vec<u8>, id: u32, stream: &Stream) {
    write(file, format_args!("{id} 0 obj\n"));
    write_dictionary(file, &stream.dict);
    file.extend(b"stream\n");
    file.extend(&stream.content);
    file.extend(b"\nendstream\nendobj\n");
}

/// The table's rows, each as the filter's mark (2: up) and what its bytes differ from those above.
fn differences(places: &[Place], container: u32) -> Vec<u8> {
    let mut above = [0; ENTRY];
    let mut rows = Vec::with_capacity(places.len() * (ENTRY + 1));
    for place in places {
        let row = entry(*place, container);
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = row;
    }
    rows
}

fn entry(place: Place, container: u32) -> [u8; ENTRY] {
    let (kind, number, last) = match place {
        // Never to be used again; the list of free numbers leads back to its start.
        Place::Nowhere => (0, 0, u32::from(u16::MAX)),
        Place::At(offset) => (1, small(offset), 0),
        Place::Packed(at) => (2, container, small(at)),
    };
    let mut entry = [kind; ENTRY];
    entry[1..5].copy_from_slice(&number.to_be_bytes());
    entry[5..].copy_from_slice(&last.to_be_bytes());
    entry
}

fn write(out: &mut Vec<u8>, text: std::fmt::Arguments) {
    out.write_fmt(text).expect("memory takes every write");
}

fn index(id: u32) -> usize {
    usize::try_from(id).expect("a number of an object is a place in a list")
}

fn small(value: usize) -> u32 {
    u32::try_from(value).expect("a document is smaller than 4 GB")
}

fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).expect("a file is not that long"))
}
