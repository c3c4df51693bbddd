//! Reference rates as they were published. A half-year that is not here yet is entered by hand, as a row of the business.

use super::Reference;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Year, month, and the rate in hundredths of a percent, from the first of that month on.
type Row = (i32, u32, i64);

/// On 1 January and 1 July. Source: European Central Bank, key interest rates.
const ECB: &[Row] = &[
    (2016, 7, 0),
    (2023, 1, 250),
    (2023, 7, 400),
    (2024, 1, 450),
    (2024, 7, 425),
    (2025, 1, 315),
    (2025, 7, 215),
    (2026, 1, 215),
];

/// Source: Deutsche Bundesbank, Basiszinssatz nach § 247 BGB.
const GERMAN: &[Row] = &[
    (2016, 7, -88),
    (2023, 1, 162),
    (2023, 7, 312),
    (2024, 1, 362),
    (2024, 7, 337),
    (2025, 1, 227),
    (2025, 7, 127),
    (2026, 1, 127),
];

/// On 1 January and 1 July, whatever changed between them. Source: Oesterreichische Nationalbank, Basiszinssatz by the first
/// Euro-Justiz-Begleitgesetz. It moves with the rate of the European Central Bank, once that has moved by half a point: from
/// July 2025 to January 2026 neither did.
const AUSTRIAN: &[Row] = &[
    (2016, 7, -62),
    (2023, 1, 188),
    (2023, 7, 338),
    (2024, 1, 388),
    (2024, 7, 388),
    (2025, 1, 253),
    (2025, 7, 153),
    (2026, 1, 153),
];

/// On 31 December for the half-year from January, on 30 June for the one from July. Source: Bank of England, Bank Rate.
const BANK_OF_ENGLAND: &[Row] = &[
    (2019, 1, 75),
    (2020, 7, 10),
    (2022, 1, 25),
    (2022, 7, 125),
    (2023, 1, 350),
    (2023, 7, 500),
    (2024, 1, 525),
    (2024, 7, 525),
    (2025, 1, 475),
    (2025, 7, 425),
    (2026, 1, 375),
];

pub(super) fn rows(reference: Reference) -> BTreeMap<NaiveDate, Decimal> {
    let rows = match reference {
        Reference::Ecb => ECB,
        Reference::German => GERMAN,
        Reference::Austrian => AUSTRIAN,
        Reference::BankOfEngland => BANK_OF_ENGLAND,
    };
    let row = |(year, month, hundredths): &Row| {
        Some((NaiveDate::from_ymd_opt(*year, *month, 1)?, Decimal::new(*hundredths, 2)))
    };
    rows.iter().filter_map(row).collect()
}
