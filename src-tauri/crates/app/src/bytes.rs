//! What crosses as bytes instead of JSON: out come PDFs, e-invoices, files and the logo, in come files. Two short tables
//! beside `commands::TABLE`.

use crate::bookings::BookingsFormat;
use crate::bounds;
use crate::problem::{AppError, Problem};
use crate::table::{Nothing, parse_arguments, to_json};
use crate::{App, attachments, bank, clients_in, einvoices, papers, reports};
use documents::einvoice::Format;
use serde_json::Value;
use storage::record::{file, party};

/// One kind of bytes by name.
pub struct BytesRow {
    pub name: &'static str,
    run: fn(&App, Value) -> Result<Vec<u8>, Problem>,
}

/// Arguments are those of the command that shows the same thing: an id, or none for the logo.
pub static TABLE: &[BytesRow] = &[
    BytesRow {
        name: "invoice_pdf",
        run: |app, value| Ok(crate::invoices::invoice_pdf(app, parse_arguments("invoice_pdf", value)?)?),
    },
    BytesRow {
        name: "invoice_xml",
        run: |app, value| Ok(einvoices::invoice_xml(app, parse_arguments("invoice_xml", value)?)?),
    },
    BytesRow {
        name: "invoice_xrechnung",
        run: |app, value| {
            let id = parse_arguments("invoice_xrechnung", value)?;
            Ok(einvoices::invoice_export(app, id, Format::XRechnung)?)
        },
    },
    BytesRow {
        name: "invoice_ubl",
        run: |app, value| Ok(einvoices::invoice_export(app, parse_arguments("invoice_ubl", value)?, Format::Ubl)?),
    },
    BytesRow {
        name: "draft_pdf",
        run: |app, value| Ok(crate::issuing::draft_pdf(app, parse_arguments("draft_pdf", value)?)?),
    },
    BytesRow {
        name: "proposal_pdf",
        run: |app, value| Ok(papers::proposal_paper(app, parse_arguments("proposal_pdf", value)?)?.pdf),
    },
    BytesRow {
        name: "addendum_pdf",
        run: |app, value| Ok(papers::addendum_paper(app, parse_arguments("addendum_pdf", value)?)?.pdf),
    },
    BytesRow {
        name: "certificate_pdf",
        run: |app, value| Ok(papers::certificate_paper(app, parse_arguments("certificate_pdf", value)?)?.pdf),
    },
    BytesRow {
        name: "register_csv",
        run: |app, value| Ok(crate::as_at::register(app, parse_arguments("register_csv", value)?)?.bytes),
    },
    BytesRow {
        name: "invoices_csv",
        run: |app, value| Ok(crate::invoices::invoice_table(app, parse_arguments("invoices_csv", value)?)?.bytes),
    },
    BytesRow {
        name: "status_report_pdf",
        run: |app, value| Ok(papers::status_report_paper(app, parse_arguments("status_report_pdf", value)?)?.pdf),
    },
    BytesRow {
        name: "statement_pdf",
        run: |app, value| Ok(papers::statement_pdf(app, parse_arguments("statement_pdf", value)?)?.pdf),
    },
    BytesRow {
        name: "statement_csv",
        run: |app, value| Ok(crate::clients::statement_csv(app, parse_arguments("statement_csv", value)?)?.bytes),
    },
    BytesRow {
        name: "report_csv",
        run: |app, value| Ok(reports::report_csv(app, parse_arguments("report_csv", value)?)?.bytes),
    },
    BytesRow {
        name: "report_xlsx",
        run: |app, value| Ok(reports::report_xlsx(app, parse_arguments("report_xlsx", value)?)?.bytes),
    },
    BytesRow {
        name: "report_pdf",
        run: |app, value| Ok(reports::report_pdf(app, parse_arguments("report_pdf", value)?)?.bytes),
    },
    BytesRow { name: "journal_csv", run: |app, value| bookings(app, "journal_csv", value, BookingsFormat::Csv) },
    BytesRow { name: "journal_datev", run: |app, value| bookings(app, "journal_datev", value, BookingsFormat::Datev) },
    BytesRow {
        name: "journal_hledger",
        run: |app, value| bookings(app, "journal_hledger", value, BookingsFormat::Hledger),
    },
    BytesRow {
        name: "reminder_pdf",
        run: |app, value| Ok(papers::reminder_pdf(app, parse_arguments("reminder_pdf", value)?)?.pdf),
    },
    BytesRow {
        name: "mail_eml",
        run: |app, value| Ok(crate::mail::mail_eml(app, parse_arguments("mail_eml", value)?)?),
    },
    BytesRow {
        name: "attachment",
        run: |app, value| Ok(attachments::attachment_file(app, parse_arguments("attachment", value)?)?.1),
    },
    BytesRow { name: "logo", run: |app, value| Ok(logo(app, parse_arguments("logo", value)?)?) },
];

fn bookings(app: &App, name: &str, value: Value, format: BookingsFormat) -> Result<Vec<u8>, Problem> {
    Ok(crate::bookings::journal(app, &parse_arguments(name, value)?, format)?.bytes)
}

/// The bytes called `name`. Errors: the row's own, or `usage` for an unknown name or wrong arguments.
pub fn bytes(app: &App, name: &str, arguments: Value) -> Result<Vec<u8>, Problem> {
    match TABLE.iter().find(|row| row.name == name) {
        Some(row) => (row.run)(app, arguments),
        None => {
            let (name, reason) = (bounds::shortened(name, bounds::NAME_MAX), "there are no such bytes".to_owned());
            Err(AppError::Usage { name, reason }.into())
        }
    }
}

/// One kind of bytes that come in, by name.
pub struct IntakeRow {
    pub name: &'static str,
    run: fn(&App, Value, &[u8]) -> Result<Value, Problem>,
}

/// What the page hands over as bytes, with arguments beside them.
pub static INTAKE: &[IntakeRow] = &[
    IntakeRow {
        name: "attach_file",
        run: |app, value, bytes| {
            let rows = attachments::attach_file(app, parse_arguments("attach_file", value)?, bytes)?;
            to_json("attach_file", &rows)
        },
    },
    IntakeRow {
        name: "bank_file",
        run: |app, value, bytes| {
            let view = bank::read_bank_file(app, parse_arguments("bank_file", value)?, bytes)?;
            to_json("bank_file", &view)
        },
    },
    IntakeRow {
        name: "clients_file",
        run: |app, value, bytes| {
            let view = clients_in::read_clients_file(app, parse_arguments("clients_file", value)?, bytes)?;
            to_json("clients_file", &view)
        },
    },
];

/// Takes bytes in under a name. Errors: as `bytes`.
pub fn take(app: &App, name: &str, arguments: Value, bytes: &[u8]) -> Result<Value, Problem> {
    match INTAKE.iter().find(|row| row.name == name) {
        Some(row) => (row.run)(app, arguments, bytes),
        None => {
            let (name, reason) = (bounds::shortened(name, bounds::NAME_MAX), "nothing comes in so".to_owned());
            Err(AppError::Usage { name, reason }.into())
        }
    }
}

/// The logo of new documents as it was chosen, PNG or JPEG. Errors: `not_found` without one.
pub fn logo(app: &App, _: Nothing) -> Result<Vec<u8>, AppError> {
    app.read(|conn, _| {
        let hash = party::business(conn)?.and_then(|business| business.logo);
        let hash = hash.ok_or(AppError::Unknown { what: "logo", id: String::new() })?;
        Ok(file::file(conn, &hash)?)
    })
}
