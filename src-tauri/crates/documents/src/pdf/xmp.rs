//! The metadata packet: what the file claims to be, in XMP.

use std::fmt::Write as _;

use super::Attachment;
use crate::display_list::Meta;

const FACTUR_X: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

/// The packet. Dates are the document's own, at midnight UTC.
pub(super) fn packet(meta: &Meta, attachment: Option<&Attachment>) -> String {
    let date = format!("{}T00:00:00Z", meta.dated_on.format("%Y-%m-%d"));
    let (title, author, language) = (escaped(&meta.title), escaped(&meta.author), meta.language);
    let (producer, creator) = (escaped(crate::RENDERER), super::pdfa::CREATOR);
    let profile = attachment.and_then(|file| file.factur_x_profile.map(|profile| (file.name, profile)));
    let mut packet = format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{producer}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>{creator}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate></rdf:Description>
"#,
        bom = '\u{feff}'
    );
    if let Some((name, profile)) = profile {
        let (name, profile) = (escaped(name), escaped(profile));
        let _ = writeln!(
            packet,
            r#"<rdf:Description rdf:about="" xmlns:fx="{FACTUR_X}"><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>{name}</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>{profile}</fx:ConformanceLevel></rdf:Description>"#
        );
    }
    packet.push_str(&extensions(profile.is_some()));
    packet.push_str("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
    packet
}

/// PDF/A wants every schema beyond its own list described inside the packet.
fn extensions(factur_x: bool) -> String {
    let mut schemas = schema(
        "PDF/UA identification",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        &[("part", "Integer", "internal", "Part of ISO 14289 that the file follows")],
    );
    if factur_x {
        schemas.push_str(&schema(
            "Factur-X PDFA Extension Schema",
            FACTUR_X,
            "fx",
            &[
                ("DocumentFileName", "Text", "external", "Name of the embedded XML invoice"),
                ("DocumentType", "Text", "external", "Kind of document"),
                ("Version", "Text", "external", "Version of the standard"),
                ("ConformanceLevel", "Text", "external", "Profile of the embedded XML invoice"),
            ],
        ));
    }
    format!(
        r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>
"#
    )
}

fn schema(title: &str, uri: &str, prefix: &str, properties: &[(&str, &str, &str, &str)]) -> String {
    let mut described = String::new();
    for (name, kind, category, description) in properties {
        let _ = write!(
            described,
            r#"<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>{category}</pdfaProperty:category><pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"#
        );
    }
    format!(
        r#"<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema><pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{described}</rdf:Seq></pdfaSchema:property></rdf:li>"#
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Not allowed in XML at all.
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            plain => escaped.push(plain),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn names_cannot_break_out_of_the_packet() {
        let meta = Meta {
            title: "</rdf:li><script>".into(),
            author: "A & B \u{0} \u{ffff}".into(),
            language: "de-DE",
            dated_on: NaiveDate::from_ymd_opt(2026, 11, 16).expect("a day"),
        };
        let packet = packet(&meta, None);
        assert!(packet.contains("&lt;/rdf:li&gt;&lt;script&gt;") && packet.contains("A &amp; B  <"));
        assert!(packet.contains("2026-11-16T00:00:00Z") && !packet.contains("factur-x"));
    }
}
