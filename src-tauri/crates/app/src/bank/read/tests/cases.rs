//! What is read of each sample.

use super::As;

/// File, how it is written, layout, what came in, and how many went out, are pending or cannot be read.
pub(super) type Case = (&'static str, As, &'static str, &'static [&'static str], [usize; 3]);

pub(super) const GERMAN: &[Case] = &[
    (
        "sparkasse-camt.csv",
        As::Windows,
        "Sparkasse (CSV-CAMT)",
        &[
            "2: 2026-11-16 14760.00 EUR | Müller & Söhne GmbH | DE89370400440532013000 | Rechnung 2026-031 vielen Dank E2E-77 | ",
        ],
        [1, 1, 0],
    ),
    (
        "sparkasse-mt940.csv",
        As::Windows,
        "Sparkasse (CSV-MT940)",
        &["2: 2026-11-16 1476.00 EUR | HALDEN RAIL LTD |  | SVWZ+RE 2026-0 31 | "],
        [0, 0, 0],
    ),
    (
        "volksbank.csv",
        As::Utf8,
        "Volksbank Raiffeisenbank",
        &["2: 2026-11-16 1476.00 EUR | Halden Rail Ltd | IE29AIBK93115212345678 | Invoice 2026/031 | "],
        [0, 0, 0],
    ),
    (
        "volksbank-sh.csv",
        As::Windows,
        "Volksbank Raiffeisenbank (S/H)",
        &["4: 2026-11-16 1476.00 EUR | Halden Rail Ltd | IE29AIBK93115212345678 | Rechnung 2026-031 | "],
        [1, 0, 0],
    ),
    (
        "dkb.csv",
        As::Marked,
        "DKB",
        &["6: 2026-11-16 1476.00 EUR | Halden Rail Ltd | IE29AIBK93115212345678 | RE 2026-031 | "],
        [1, 1, 0],
    ),
    (
        "deutsche-bank.csv",
        As::Windows,
        "Deutsche Bank, Postbank",
        &["6: 2026-11-16 1476.00 EUR | Halden Rail Ltd | IE29AIBK93115212345678 | Invoice 2026-031 | "],
        [1, 0, 0],
    ),
    (
        "ing-de.csv",
        As::Windows,
        "ING (Deutschland)",
        &["13: 2026-11-16 1476.00 EUR | Halden Rail Ltd |  | RE 2026-031 | "],
        [1, 0, 0],
    ),
    (
        "commerzbank.csv",
        As::Marked,
        "Commerzbank",
        &["2: 2026-11-16 1476.00 EUR |  |  | HALDEN RAIL LTD RE 2026-031 End-to-End-Ref.: 77 | "],
        [0, 0, 0],
    ),
    (
        "comdirect.csv",
        As::Windows,
        "comdirect",
        &["7: 2026-11-16 1476.00 EUR | HALDEN RAIL LTD |  | RE 2026-031 Ref. H9211/2 | "],
        [1, 1, 0],
    ),
];

pub(super) const IRISH_AND_BRITISH: &[Case] = &[
    ("aib.csv", As::Utf8, "AIB", &["2: 2026-11-16 1476.00 EUR |  |  | HALDEN RAIL INV 2026-031 | "], [1, 0, 0]),
    (
        "bank-of-ireland.csv",
        As::Utf8,
        "Bank of Ireland",
        &["2: 2026-11-16 1476.00 EUR |  |  | HALDEN RAIL 2026-031 SP | "],
        [1, 0, 0],
    ),
    (
        "monzo.csv",
        As::Utf8,
        "Monzo",
        &["2: 2026-11-16 960.00 GBP | Kestrel Foods Ltd |  | 2026-032 KESTREL FOODS LTD | tx_00009"],
        [1, 0, 0],
    ),
    (
        "starling.csv",
        As::WideBig,
        "Starling",
        &["2: 2026-11-16 960.00 GBP | Kestrel Foods Ltd |  | INV2026032 | "],
        [1, 0, 0],
    ),
    (
        "lloyds.csv",
        As::Utf8,
        "Lloyds, Halifax",
        &["2: 2026-11-16 960.00 GBP |  |  | KESTREL FOODS LTD 2026-032 | "],
        [1, 0, 0],
    ),
];

pub(super) const OTHERS: &[Case] = &[
    (
        "n26.csv",
        As::Utf8,
        "N26",
        &["2: 2026-11-16 1476.00 EUR | HALDEN RAIL LTD | IE29AIBK93115212345678 | Invoice 2026-031 | "],
        [1, 0, 0],
    ),
    (
        "wise.csv",
        As::Utf8,
        "Wise",
        &[
            "2: 2026-11-16 1476.00 EUR | HALDEN RAIL LTD |  | 2026-031 Received money from HALDEN RAIL LTD with reference 2026-031 | TRANSFER-981",
        ],
        [1, 0, 0],
    ),
    (
        "revolut-business.csv",
        As::Utf8,
        "Revolut Business",
        &["2: 2026-11-16 1476.00 EUR | HALDEN RAIL LTD |  | 2026-031 Money added from HALDEN RAIL LTD | rev-77"],
        [0, 1, 0],
    ),
    (
        "revolut.csv",
        As::Utf8,
        "Revolut",
        &["2: 2026-11-16 1476.00 EUR |  |  | Payment from Halden Rail Ltd | "],
        [0, 1, 0],
    ),
    (
        "chase.csv",
        As::Utf8,
        "Chase (USA)",
        &["2: 2026-11-16 4800.00 USD |  |  | ORIG CO NAME:NORTHWIND INC DESC:INVOICE 2026-033 | "],
        [1, 0, 0],
    ),
    (
        "bank-of-america.csv",
        As::Utf8,
        "Bank of America",
        &["7: 2026-11-16 4800.00 USD |  |  | NORTHWIND INC DES:2026-033 INDN:SANDBERG | "],
        // The first row of each such file: a balance, named and left aside.
        [0, 0, 1],
    ),
    (
        "boursobank.csv",
        As::Marked,
        "BoursoBank",
        &["2: 2026-11-16 1200.00 EUR |  |  | VIR SEPA ATELIER ÉTOILE SARL 2026-034 | "],
        [1, 0, 0],
    ),
    (
        "credit-agricole.csv",
        As::Windows,
        "Crédit Agricole",
        &["9: 2026-11-16 1200.00 EUR |  |  | VIREMENT EN VOTRE FAVEUR ATELIER ETOILE SARL FACTURE 2026-034 | "],
        [1, 0, 0],
    ),
    (
        "ing-nl.csv",
        As::Utf8,
        "ING (Nederland)",
        &[
            "2: 2026-11-16 1476.00 EUR | HALDEN RAIL LTD | IE29AIBK93115212345678 | Naam: HALDEN RAIL LTD Omschrijving: 2026-031 IBAN: IE29AIBK93115212345678 | ",
        ],
        [1, 0, 0],
    ),
    (
        "rabobank.csv",
        As::Windows,
        "Rabobank",
        &["2: 2026-11-16 1476.00 EUR | HALDEN RAIL LTD | IE29AIBK93115212345678 | Factuur 2026- 031 | "],
        [1, 0, 0],
    ),
    (
        "postfinance.csv",
        As::Marked,
        "PostFinance",
        &["9: 2026-11-16 2154.00 CHF |  |  | GUTSCHRIFT AUFTRAGGEBER: ALPENWERK AG MITTEILUNGEN: 2026-037 | "],
        [1, 0, 0],
    ),
    (
        "ubs.csv",
        As::Wide,
        "UBS",
        &["8: 2026-11-16 2154.00 CHF |  |  | ALPENWERK AG;6300 Zug Gutschrift Zahlungsgrund: 2026-037 | 9930320TI0001"],
        [1, 0, 0],
    ),
];

pub(super) const MESSAGES: &[Case] = &[
    (
        "camt-053-001-02.xml",
        As::Utf8,
        "camt.053.001.02",
        &[
            "8: 2026-11-16 1476.00 EUR | Halden Rail Ltd | IE29AIBK93115212345678 | Invoice 2026-031, thank you | 2026111600077",
        ],
        [1, 1, 0],
    ),
    (
        "camt-053-001-08.xml",
        As::Marked,
        "camt.053.001.08",
        &[
            "8: 2026-11-16 1476.00 EUR | Halden Rail Ltd | IE29AIBK93115212345678 | 2026-031 | BATCH-9-1",
            "8: 2026-11-16 2460.00 EUR | Müller & Söhne GmbH |  | RF18539007547034 2026-035 | BATCH-9-2",
        ],
        [0, 0, 0],
    ),
    (
        "camt-053-001-13.xml",
        As::Wide,
        "camt.053.001.13",
        &["8: 2026-11-16 300.00 EUR |  |  | 2026-031 2026-035 | SUM-1", "17: 2026-11-16 12.50 EUR |  |  | Interest | "],
        [0, 0, 1],
    ),
    (
        "camt-052-001-02.xml",
        As::Utf8,
        "camt.052.001.02",
        &["8: 2026-11-16 1476.00 EUR | Halden Rail Ltd |  | 2026-031 | "],
        [0, 0, 0],
    ),
    (
        "camt-054-001-08.xml",
        As::Utf8,
        "camt.054.001.08",
        &["8: 2026-11-16 2154.00 CHF | Alpenwerk AG |  | 210000000003139471430009017 | "],
        [0, 0, 0],
    ),
];
