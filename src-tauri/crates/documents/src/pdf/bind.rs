//! Many finished files bound into one, for printing them at once: all their pages in order, with a bookmark for each file.
//! What makes each an archive file (metadata, tags, e-invoice) stays behind: the single files are the documents.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary, text_string};
use sha2::{Digest, Sha256};

use super::{file, objects::write_dictionary, pdfa};
use crate::DocumentError;

/// Entries that lead out of a page: to the tree of its file and to the tags of its text.
const LEFT_BEHIND: [&[u8]; 3] = [b"Parent", b"StructParents", b"StructParent"];
/// Entries that a page may have from the tree above it (ISO 32000-1, 7.7.3.4).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Binds PDFs that this crate has written, each with the name of its bookmark. Equal files give equal bytes.
/// Errors: `Structure` for bytes that are no PDF.
pub fn bind<'a>(title: &str, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>, DocumentError> {
    let mut binder = Binder { bound: Document::with_version("1.7"), streams: BTreeMap::new(), pages: Vec::new() };
    let tree = binder.bound.new_object_id();
    let mut marks = Vec::new();
    for (name, bytes) in files {
        let first = binder.pages.len();
        binder.add(&Document::load_mem(bytes)?, tree)?;
        if let Some(page) = binder.pages.get(first) {
            marks.push((name, *page));
        }
    }
    let Binder { mut bound, pages, .. } = binder;
    let count = i64::try_from(pages.len()).expect("pages fit a file");
    let kids: Vec<Object> = pages.into_iter().map(Object::Reference).collect();
    bound.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let mut catalog = dictionary! {
        "Type" => "Catalog", "Pages" => tree, "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    if let Some(outline) = outline(&mut bound, &marks) {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    let catalog = bound.add_object(catalog);
    let info = bound.add_object(dictionary! {
        "Title" => text_string(title), "Creator" => text_string(pdfa::CREATOR), "Producer" => text_string(crate::RENDERER),
    });
    bound.trailer.set("Root", catalog);
    bound.trailer.set("Info", info);
    pdfa::identify(&mut bound);
    Ok(file::bytes(bound))
}

struct Binder {
    bound: Document,
    /// Where a stream lies that was carried already, by its digest: logos and colour profiles are the same in many files.
    streams: BTreeMap<[u8; 32], ObjectId>,
    pages: Vec<ObjectId>,
}

impl Binder {
    fn add(&mut self, source: &Document, tree: ObjectId) -> Result<(), DocumentError> {
        // Pages first: links lead from one to the other.
        let pages: Vec<ObjectId> = source.get_pages().into_values().collect();
        let mut carried: BTreeMap<ObjectId, ObjectId> =
            pages.iter().map(|page| (*page, self.bound.new_object_id())).collect();
        for page in pages {
            let mut dict = source.get_dictionary(page)?.clone();
            for key in INHERITED {
                if let (false, Some(value)) = (dict.has(key), inherited(source, &dict, key)) {
                    dict.set(key, value);
                }
            }
            let mut dict = self.dictionary(source, &dict, &mut carried)?;
            dict.set("Parent", tree);
            self.bound.set_object(carried[&page], dict);
            self.pages.push(carried[&page]);
        }
        Ok(())
    }

    fn object(
        &mut self,
        source: &Document,
        object: &Object,
        carried: &mut BTreeMap<ObjectId, ObjectId>,
    ) -> Result<Object, DocumentError> {
        Ok(match object {
            Object::Reference(id) => Object::Reference(self.reference(source, *id, carried)?),
            Object::Array(all) => {
                let all = all.iter().map(|one| self.object(source, one, carried));
                Object::Array(all.collect::<Result<_, _>>()?)
            }
            Object::Dictionary(dict) => Object::Dictionary(self.dictionary(source, dict, carried)?),
            Object::Stream(stream) => {
                let dict = self.dictionary(source, &stream.dict, carried)?;
                Object::Stream(Stream::new(dict, stream.content.clone()).with_compression(stream.allows_compression))
            }
            other => other.clone(),
        })
    }

    fn dictionary(
        &mut self,
        source: &Document,
        dict: &Dictionary,
        carried: &mut BTreeMap<ObjectId, ObjectId>,
    ) -> Result<Dictionary, DocumentError> {
        let mut copy = Dictionary::new();
        for (key, value) in dict.iter().filter(|(key, _)| !LEFT_BEHIND.contains(&key.as_slice())) {
            copy.set(key.clone(), self.object(source, value, carried)?);
        }
        Ok(copy)
    }

    fn reference(
        &mut self,
        source: &Document,
        id: ObjectId,
        carried: &mut BTreeMap<ObjectId, ObjectId>,
    ) -> Result<ObjectId, DocumentError> {
        if let Some(known) = carried.get(&id) {
            return Ok(*known);
        }
        let found = source.get_object(id)?;
        if let Object::Stream(_) = found {
            // What a stream refers to never leads back to it.
            let object = self.object(source, found, carried)?;
            let digest = digest(&object);
            let known = self.streams.get(&digest).copied();
            let place = known.unwrap_or_else(|| self.bound.add_object(object));
            self.streams.insert(digest, place);
            carried.insert(id, place);
            return Ok(place);
        }
        let place = self.bound.new_object_id();
        carried.insert(id, place);
        let object = self.object(source, found, carried)?;
        self.bound.set_object(place, object);
        Ok(place)
    }
}

fn inherited(source: &Document, page: &Dictionary, key: &[u8]) -> Option<Object> {
    let mut above = page.get(b"Parent").and_then(Object::as_reference).ok()?;
    // A tree has few levels; one that leads back to itself has an end all the same.
    for _ in 0..16 {
        let node = source.get_dictionary(above).ok()?;
        if let Ok(value) = node.get(key) {
            return Some(value.clone());
        }
        above = node.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}

fn digest(object: &Object) -> [u8; 32] {
    let mut sum = Sha256::new();
    if let Object::Stream(stream) = object {
        let mut head = Vec::new();
        write_dictionary(&mut head, &stream.dict);
        sum.update(&head);
        sum.update(&stream.content);
    }
    sum.finalize().into()
}

/// One bookmark for each file, which leads to its first page.
fn outline(bound: &mut Document, marks: &[(&str, ObjectId)]) -> Option<ObjectId> {
    let root = bound.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| bound.new_object_id()).collect();
    let (first, last) = (*ids.first()?, *ids.last()?);
    for (index, (name, page)) in marks.iter().enumerate() {
        let target = vec![Object::Reference(*page), Object::Name(b"Fit".to_vec())];
        let mut mark = dictionary! { "Title" => text_string(name), "Parent" => root, "Dest" => target };
        if let Some(before) = index.checked_sub(1) {
            mark.set("Prev", ids[before]);
        }
        if let Some(next) = ids.get(index + 1) {
            mark.set("Next", *next);
        }
        bound.set_object(ids[index], mark);
    }
    let count = i64::try_from(ids.len()).expect("bookmarks fit a file");
    bound.set_object(root, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count });
    Some(root)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fonts, Logo, invoice_pages, pdf, samples};

    fn one(body: &domain::InvoiceBody, logo: Option<&Logo>) -> Vec<u8> {
        pdf(&invoice_pages(body, Some(samples::NUMBER), logo, &Fonts::shipped()).expect("pages"), None).expect("a PDF")
    }

    fn contents(document: &Document) -> Vec<Vec<u8>> {
        document.get_pages().into_values().map(|page| document.get_page_content(page)).collect()
    }

    #[test]
    fn s89_bound_files_have_all_their_pages_in_order_drawn_as_before() {
        let (long, short) = (one(&samples::long(25), None), one(&samples::irish(), None));
        let bytes = bind("Two invoices", [("Invoice-1", &*long), ("Invoice-2", &*short)]).expect("bound");
        assert_eq!(bytes, bind("Two invoices", [("Invoice-1", &*long), ("Invoice-2", &*short)]).expect("bound again"));
        let load = |bytes: &[u8]| Document::load_mem(bytes).expect("a PDF");
        let (bound, long, short) = (load(&bytes), load(&long), load(&short));
        assert!(long.get_pages().len() > 1, "the long one has more than one page");
        assert_eq!(contents(&bound), [contents(&long), contents(&short)].concat());
        for (page, from) in bound.get_pages().into_values().zip(long.get_pages().into_values()) {
            let size =
                |document: &Document, page| document.get_dictionary(page).expect("a page").get(b"MediaBox").cloned();
            assert_eq!(size(&bound, page).expect("a size"), size(&long, from).expect("a size"));
            let fonts = |document: &Document, page| {
                document.get_page_fonts(page).expect("fonts").into_keys().collect::<Vec<_>>()
            };
            assert_eq!(fonts(&bound, page), fonts(&long, from));
        }
        let marks = bound.get_toc().expect("bookmarks").toc;
        let marks: Vec<(&str, usize)> = marks.iter().map(|mark| (mark.title.as_str(), mark.page)).collect();
        assert_eq!(marks, [("Invoice-1", 1), ("Invoice-2", long.get_pages().len() + 1)]);
        assert!(bound.catalog().expect("a catalog").get(b"StructTreeRoot").is_err(), "no tags of pages that moved");
    }

    #[test]
    fn s89_a_logo_that_many_files_share_lies_in_the_bound_one_once() {
        let logo = Logo::read(include_bytes!("../../tests/samples/photo.jpg")).expect("a JPEG");
        let file = one(&samples::irish(), Some(&logo));
        let (one, two) = (bind("", [("a", &*file)]), bind("", [("a", &*file), ("b", &*file)]));
        let (one, two) = (one.expect("bound").len(), two.expect("bound").len());
        assert!(two < one + one / 4, "two of the same take {two} bytes, one takes {one}");
    }

    #[test]
    fn s89_bytes_that_are_no_pdf_are_refused_and_nothing_is_an_empty_file() {
        assert!(matches!(bind("", [("a", b"%PDF-1.7 and no more".as_slice())]), Err(DocumentError::Structure(_))));
        let empty = bind("Nothing", []).expect("bound");
        assert_eq!(Document::load_mem(&empty).expect("a PDF").get_pages().len(), 0);
    }
}
