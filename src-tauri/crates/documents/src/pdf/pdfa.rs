//! What makes the file an archive file: information, metadata, output intent, attachment, identifier.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};
use sha2::{Digest, Sha256};

use super::{Attachment, xmp};
use crate::DocumentError;
use crate::display_list::Meta;

/// The program as the file names it.
pub(super) const CREATOR: &str = "Milepost";

/// Replaces printpdf's information and adds metadata, output intent, attachment and tags to the catalog.
pub(super) fn finish(
    document: &mut Document,
    meta: &Meta,
    attachment: Option<&Attachment>,
    tags: ObjectId,
) -> Result<(), DocumentError> {
    document.version = "1.7".into();
    let info = document.trailer.get(b"Info").and_then(Object::as_reference)?;
    document.set_object(info, information(meta));
    let packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp::packet(meta, attachment).into_bytes(),
    );
    let metadata = document.add_object(packet.with_compression(false));
    let intent = output_intent(document);
    let file = attachment.map(|file| (file.name, embed(document, meta, file)));

    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("StructTreeRoot", tags);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text_string(meta.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.remove(b"PageLayout");
    if let Some((name, id)) = file {
        let names = vec![text_string(name), Object::Reference(id)];
        catalog.set("AF", vec![Object::Reference(id)]);
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    }
    Ok(())
}

fn information(meta: &Meta) -> Dictionary {
    let date = pdf_date(meta);
    dictionary! {
        "Title" => text_string(&meta.title),
        "Author" => text_string(&meta.author),
        "Creator" => text_string(CREATOR),
        "Producer" => text_string(crate::RENDERER),
        "CreationDate" => Object::string_literal(date.clone()),
        "ModDate" => Object::string_literal(date),
    }
}

fn pdf_date(meta: &Meta) -> String {
    format!("D:{}000000Z", meta.dated_on.format("%Y%m%d"))
}

fn output_intent(document: &mut Document) -> Dictionary {
    let profile = Stream::new(dictionary! { "N" => 3 }, crate::icc::srgb_profile());
    let profile = document.add_object(profile);
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    }
}

/// Embeds a file and returns the id of its specification.
fn embed(document: &mut Document, meta: &Meta, file: &Attachment) -> ObjectId {
    let size = i64::try_from(file.bytes.len()).expect("an attachment fits a file");
    let stream = Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => Object::Name(file.mime.as_bytes().to_vec()),
            "Params" => dictionary! { "Size" => size, "ModDate" => Object::string_literal(pdf_date(meta)) },
        },
        file.bytes.to_vec(),
    );
    let stream = document.add_object(stream);
    // An e-invoice says the same as the page; any other file only belongs to it.
    let relationship = if file.factur_x_profile.is_some() { "Alternative" } else { "Supplement" };
    document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text_string(file.name),
        "UF" => text_string(file.name),
        "AFRelationship" => relationship,
        "Desc" => text_string(file.description),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}

/// Identifier from the content itself: printpdf's own counts documents of the process.
pub(super) fn identify(document: &mut Document) {
    let mut digest = Sha256::new();
    digest.update(crate::RENDERER);
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let id = digest.finalize()[..16].to_vec();
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}
