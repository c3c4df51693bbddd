//! Writes sample invoices as PDF and SVG into a folder, and how long one page took: `sample_invoice FOLDER [LOGO.jpg]`.

#![expect(clippy::print_stdout, reason = "an example speaks to the one who runs it")]

use std::path::Path;
use std::time::{Duration, Instant};

use documents::{Attachment, Fonts, Logo, Pages, einvoice, invoice_pages, pdf, svg};

#[path = "../tests/samples/mod.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("usage: sample_invoice FOLDER [LOGO.jpg]")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let number = Some(samples::NUMBER);
    let logo = Logo::read(&samples::logo_png())?;
    let fonts = Fonts::shipped();
    for template in samples::DESIGNS {
        let name = |what: &str| format!("{}-{what}", samples::name_of(template));
        let designed = |body| samples::in_design(body, template);
        for (what, body) in samples::papers_and_languages() {
            write(folder, &name(what), &invoice_pages(&designed(body), number, None, &fonts)?, None)?;
        }
        write(folder, &name("draft"), &invoice_pages(&designed(samples::irish()), None, Some(&logo), &fonts)?, None)?;
        let german = designed(samples::payable(samples::german()));
        let xml = einvoice::cii(&german, samples::NUMBER)?;
        let pages = invoice_pages(&german, number, Some(&logo), &fonts)?;
        write(folder, &name("logo-xml"), &pages, Some(einvoice::attachment(&xml)))?;
        let mut full = designed(samples::full());
        write(folder, &name("full"), &invoice_pages(&full, number, None, &fonts)?, None)?;
        full.second_language = Some(domain::Language::German);
        write(folder, &name("full-en-de"), &invoice_pages(&full, number, None, &fonts)?, None)?;
        let mut two = designed(samples::irish());
        two.second_language = Some(domain::Language::German);
        write(folder, &name("a4-en-de"), &invoice_pages(&two, number, None, &fonts)?, None)?;
        let mut dollars = designed(samples::in_dollars());
        write(folder, &name("dollars"), &invoice_pages(&dollars, number, None, &fonts)?, None)?;
        dollars.second_language = Some(domain::Language::German);
        write(folder, &name("dollars-en-de"), &invoice_pages(&dollars, number, None, &fonts)?, None)?;
        write(folder, &name("many"), &invoice_pages(&designed(samples::long(70)), number, None, &fonts)?, None)?;
        for language in domain::Language::ALL {
            let spoken = designed(samples::spoken(language));
            write(
                folder,
                &name(&format!("spoken-{}", language.tag())),
                &invoice_pages(&spoken, number, None, &fonts)?,
                None,
            )?;
        }
    }
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
    let body = samples::payable(samples::irish());
    let mut times: [Vec<Duration>; 4] = [const { Vec::new() }; 4];
    let mut size = 0;
    for _ in 0..200 {
        let start = Instant::now();
        let pages = invoice_pages(&body, Some(samples::NUMBER), None, &Fonts::shipped())?;
        let laid_out = Instant::now();
        let xml = einvoice::cii(&body, samples::NUMBER)?;
        let told = Instant::now();
        size = std::hint::black_box(pdf(&pages, Some(einvoice::attachment(&xml)))?).len();
        let written = Instant::now();
        std::hint::black_box(svg(&pages));
        times[0].push(laid_out - start);
        times[1].push(told - laid_out);
        times[2].push(written - told);
        times[3].push(written.elapsed());
    }
    println!("one page with its e-invoice: {size} bytes");
    for (what, mut times) in ["layout", "e-invoice, checked", "PDF", "SVG"].into_iter().zip(times) {
        times.sort_unstable();
        println!("{what}: median {:?}, slowest twentieth {:?}", times[times.len() / 2], times[times.len() * 19 / 20]);
    }
    Ok(())
}
