//! Writes sample proposals, addenda, certificates, status reports, statements, reminders and reports of a period
//! as PDF into a folder: `sample_papers FOLDER`.

#![expect(clippy::print_stdout, reason = "an example speaks to the one who runs it")]

use std::path::Path;

use documents::{
    AddedFace, DocumentError, Fonts, Logo, Pages, addendum_pages, certificate_pages, pdf, proposal_pages,
    reminder_pages, report_pages, statement_pages, status_report_pages,
};
use domain::{InvoiceBody, Language, Paper};

#[path = "../tests/samples/mod.rs"]
mod samples;

use samples::{papers, reminders, reports, statements, status};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: sample_papers FOLDER")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let logo = Logo::read(&samples::logo_png())?;
    let fonts = Fonts::shipped();
    let write = |name: String, pages: Result<Pages, DocumentError>| -> Result<(), Box<dyn std::error::Error>> {
        let pages = pages?;
        let bytes = pdf(&pages, None)?;
        println!("{name}: {} pages, {} bytes", pages.count(), bytes.len());
        std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
        std::fs::write(folder.join(format!("{name}.txt")), pages.listing())?;
        Ok(())
    };
    for design in samples::DESIGNS {
        let look = samples::name_of(design);
        let name = |what: &str| format!("{look}-{what}");
        let on = |body: InvoiceBody, paper| {
            let mut body = samples::in_design(body, design);
            body.paper = paper;
            body
        };
        let irish = on(samples::irish(), Paper::A4);
        for (what, body) in [("a4", irish.clone()), ("letter", on(samples::american(), Paper::Letter))] {
            write(name(&format!("proposal-{what}")), proposal_pages(&papers::proposal(&body), None, &fonts))?;
            write(name(&format!("certificate-{what}")), certificate_pages(&papers::certificate(&body), None, &fonts))?;
            write(name(&format!("addendum-{what}")), addendum_pages(&papers::addendum(&body), None, &fonts))?;
            write(name(&format!("status-{what}")), status_report_pages(&status::report(&body), None, &fonts))?;
            write(name(&format!("statement-{what}")), statement_pages(&statements::statement(&body), None, &fonts))?;
            write(name(&format!("reminder-{what}")), reminder_pages(&reminders::with_interest(&body), None, &fonts))?;
            write(name(&format!("report-{what}")), report_pages(&reports::report(&body), None, &fonts))?;
        }
        let told = [
            ("currencies", reports::in_two_currencies(&irish)),
            ("many", reports::report_of(60, &irish)),
            ("bare", reports::bare_report(&irish)),
        ];
        for (what, report) in told {
            write(name(&format!("report-{what}")), report_pages(&report, Some(&logo), &fonts))?;
        }
        write(name("reminder-many"), reminder_pages(&reminders::reminder_of(60, &irish), Some(&logo), &fonts))?;
        let accounts = [
            ("currencies", statements::in_several_currencies(&irish)),
            ("many", statements::statement_of(60, &irish)),
            ("bare", statements::bare_statement(&irish)),
        ];
        for (what, statement) in accounts {
            write(name(&format!("statement-{what}")), statement_pages(&statement, Some(&logo), &fonts))?;
        }
        write(name("status-many"), status_report_pages(&status::report_of(40, &irish), Some(&logo), &fonts))?;
        write(name("status-bare"), status_report_pages(&status::bare_report(&irish), None, &fonts))?;
        let addenda = [
            ("agreed", papers::addendum_agreed(&irish)),
            ("declined", papers::addendum_declined(&irish)),
            ("many", papers::addendum_of(40, &irish)),
            ("bare", papers::bare_addendum(&irish)),
        ];
        for (what, addendum) in addenda {
            write(name(&format!("addendum-{what}")), addendum_pages(&addendum, Some(&logo), &fonts))?;
        }
        write(name("agreed"), proposal_pages(&papers::agreed(&irish), Some(&logo), &fonts))?;
        write(name("many"), proposal_pages(&papers::proposal_of(60, &irish), None, &fonts))?;
        write(name("bare"), proposal_pages(&papers::bare_proposal(&irish), None, &fonts))?;
        write(name("bare-certificate"), certificate_pages(&papers::bare_certificate(&irish), Some(&logo), &fonts))?;
        let mut two = on(samples::german(), Paper::A4);
        two.second_language = Some(Language::EnglishUk);
        write(name("two-languages"), proposal_pages(&papers::proposal(&two), None, &fonts))?;
        write(name("two-languages-certificate"), certificate_pages(&papers::certificate(&two), None, &fonts))?;
        write(name("two-languages-addendum"), addendum_pages(&papers::addendum(&two), None, &fonts))?;
        write(name("two-languages-statement"), statement_pages(&statements::statement(&two), None, &fonts))?;
        write(name("two-languages-status"), status_report_pages(&status::report(&two), None, &fonts))?;
        for (what, (bytes, index, client)) in
            [("arabic", samples::scripts::NAMES[0]), ("cjk", samples::scripts::NAMES[4])]
        {
            let fonts = Fonts::with(vec![AddedFace::new(bytes.into(), index)?]);
            let mut body = irish.clone();
            body.buyer.name = client.into();
            let mut proposal = papers::agreed(&body);
            proposal.agreed.as_mut().ok_or("an agreement")?.by = client.into();
            write(name(what), proposal_pages(&proposal, None, &fonts))?;
        }
        for language in Language::ALL {
            let body = on(samples::spoken(language), Paper::A4);
            let tag = language.tag();
            write(name(&format!("proposal-{tag}")), proposal_pages(&papers::proposal(&body), None, &fonts))?;
            write(name(&format!("certificate-{tag}")), certificate_pages(&papers::certificate(&body), None, &fonts))?;
            write(name(&format!("addendum-{tag}")), addendum_pages(&papers::addendum(&body), None, &fonts))?;
            write(name(&format!("status-{tag}")), status_report_pages(&status::report(&body), None, &fonts))?;
            write(name(&format!("statement-{tag}")), statement_pages(&statements::statement(&body), None, &fonts))?;
            write(name(&format!("reminder-{tag}")), reminder_pages(&reminders::reminder(&body), None, &fonts))?;
            write(name(&format!("report-{tag}")), report_pages(&reports::report(&body), None, &fonts))?;
        }
    }
    Ok(())
}
