//! Writes sample invoices as PDF and SVG into a folder, and how long one page took: `sample_invoice FOLDER [LOGO.jpg]`.

#![expect(clippy::print_stdout, reason = "an example speaks to the one who runs it")]

use std::path::Path;
use std::time::{Duration, Instant};

use documents::{Attachment, Fonts, Logo, Pages, invoice_pages, pdf, svg};

#[path = "../tests/samples/mod.rs"]
mod samples;

const XML: Attachment = Attachment {
    name: "factur-x.xml",
    mime: "text/xml",
    description: "The invoice as data",
    bytes: b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><invoice/>",
    factur_x_profile: Some("EN 16931"),
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: sample_invoice FOLDER [LOGO.jpg]")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let number = Some(samples::NUMBER);
    let logo = Logo::read(&samples::logo_png())?;
    write(folder, "a4-en", &invoice_pages(&samples::irish(), number, None, &Fonts::shipped())?, None)?;
    write(folder, "letter-en", &invoice_pages(&samples::american(), number, None, &Fonts::shipped())?, None)?;
    write(folder, "a4-de", &invoice_pages(&samples::german(), number, None, &Fonts::shipped())?, None)?;
    write(folder, "a4-draft", &invoice_pages(&samples::irish(), None, Some(&logo), &Fonts::shipped())?, None)?;
    write(
        folder,
        "a4-logo-xml",
        &invoice_pages(&samples::german(), number, Some(&logo), &Fonts::shipped())?,
        Some(XML),
    )?;
    write(folder, "a4-many", &invoice_pages(&samples::long(70), number, None, &Fonts::shipped())?, None)?;
    if let Some(path) = arguments.next() {
        let photo = Logo::read(&std::fs::read(path)?)?;
        write(
            folder,
            "letter-jpeg",
            &invoice_pages(&samples::american(), number, Some(&photo), &Fonts::shipped())?,
            None,
        )?;
    }
    measure()?;
    Ok(())
}

fn write(folder: &Path, name: &str, pages: &Pages, file: Option<Attachment>) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = pdf(pages, file)?;
    println!("{name}: {} pages, {} bytes", pages.count(), bytes.len());
    std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    std::fs::write(folder.join(format!("{name}.txt")), pages.listing())?;
    for (number, page) in svg(pages).iter().enumerate() {
        std::fs::write(folder.join(format!("{name}-{}.svg", number + 1)), &page.svg)?;
    }
    Ok(())
}

/// Medians of many runs.
#[expect(clippy::disallowed_methods, reason = "the crate has no clock, its example may look at one")]
fn measure() -> Result<(), Box<dyn std::error::Error>> {
    let body = samples::irish();
    let mut times: [Vec<Duration>; 3] = [const { Vec::new() }; 3];
    for _ in 0..200 {
        let start = Instant::now();
        let pages = invoice_pages(&body, Some(samples::NUMBER), None, &Fonts::shipped())?;
        let laid_out = Instant::now();
        std::hint::black_box(pdf(&pages, None)?);
        let written = Instant::now();
        std::hint::black_box(svg(&pages));
        times[0].push(laid_out - start);
        times[1].push(written - laid_out);
        times[2].push(written.elapsed());
    }
    for (what, mut times) in ["layout", "PDF", "SVG"].into_iter().zip(times) {
        times.sort_unstable();
        println!("{what}: median {:?}, slowest twentieth {:?}", times[times.len() / 2], times[times.len() * 19 / 20]);
    }
    Ok(())
}
