//! The clients of the sample book. Knows no dates of work and no money.

use domain::party::ContactRole::{self, AccountsPayable, Approver, Copy};

/// A client as it is typed in; empty texts follow the business.
pub struct Company {
    pub name: &'static str,
    pub attention: &'static str,
    pub street: &'static str,
    pub postcode: &'static str,
    pub city: &'static str,
    pub country: &'static str,
    pub email: &'static str,
    pub vat_number: &'static str,
    pub tax_treatment: &'static str,
    pub currency: &'static str,
    pub needs_order_number: bool,
    pub private_note: &'static str,
    pub people: &'static [Person],
}

pub struct Person {
    pub name: &'static str,
    pub position: &'static str,
    pub email: &'static str,
    pub roles: &'static [ContactRole],
}

const PLAIN: Company = Company {
    name: "",
    attention: "",
    street: "",
    postcode: "",
    city: "",
    country: "IE",
    email: "",
    vat_number: "",
    tax_treatment: "",
    currency: "EUR",
    needs_order_number: false,
    private_note: "",
    people: &[],
};

/// Clients with a contract.
pub const WITH_CONTRACT: &[Company] = &[
    Company {
        name: "Halden Rail Ltd",
        attention: "Accounts Payable",
        street: "3 Northgate Yard",
        postcode: "T12 XY34",
        city: "Cork",
        vat_number: "IE 7654321B",
        needs_order_number: true,
        private_note: "Payment runs on the 20th. Architecture board meets on the first Friday.",
        people: &[
            Person {
                name: "Ciara Doyle",
                position: "Head of Revenue Systems",
                email: "ciara.doyle@halden.example",
                roles: &[Approver, Copy],
            },
            Person {
                name: "Accounts Payable",
                position: "Invoices by the 20th",
                email: "accounts@halden.example",
                roles: &[AccountsPayable],
            },
            Person {
                name: "Niall Byrne",
                position: "Architecture board",
                email: "niall.byrne@halden.example",
                roles: &[],
            },
        ],
        ..PLAIN
    },
    Company {
        name: "Nordlicht Energie GmbH",
        street: "Speicherstraße 12",
        postcode: "20457",
        city: "Hamburg",
        country: "DE",
        email: "rechnung@nordlicht.example",
        vat_number: "DE 123456788",
        tax_treatment: "reverse_charge",
        people: &[Person {
            name: "Katrin Vogel",
            position: "Head of Grid Data",
            email: "k.vogel@nordlicht.example",
            roles: &[Approver],
        }],
        ..PLAIN
    },
    Company {
        name: "Marlow Clinics",
        street: "21 Abbey Street",
        postcode: "H91 KX52",
        city: "Galway",
        email: "finance@marlow.example",
        people: &[Person {
            name: "Dr Orla Keane",
            position: "Clinical director",
            email: "orla.keane@marlow.example",
            roles: &[Approver],
        }],
        ..PLAIN
    },
    Company {
        name: "Tarbert Ferries",
        street: "Pier Road 4",
        postcode: "V31 TF20",
        city: "Tarbert",
        email: "accounts@tarbert.example",
        people: &[Person {
            name: "Declan Moss",
            position: "Fleet manager",
            email: "declan.moss@tarbert.example",
            roles: &[Approver],
        }],
        ..PLAIN
    },
    Company {
        name: "Oakline Studio",
        street: "7 Mill Lane",
        postcode: "D08 OK77",
        city: "Dublin 8",
        email: "hello@oakline.example",
        people: &[Person {
            name: "Aoife Brennan",
            position: "Partner",
            email: "aoife@oakline.example",
            roles: &[Approver, AccountsPayable],
        }],
        ..PLAIN
    },
    Company {
        name: "Corrib Foods",
        street: "Unit 9, Liosban Estate",
        postcode: "H91 CF33",
        city: "Galway",
        email: "ap@corrib.example",
        people: &[Person {
            name: "Maeve Lally",
            position: "Operations lead",
            email: "maeve.lally@corrib.example",
            roles: &[Approver],
        }],
        ..PLAIN
    },
    Company {
        name: "Atelier Brun",
        street: "18 rue de la Monnaie",
        postcode: "59000",
        city: "Lille",
        country: "FR",
        email: "compta@brun.example",
        vat_number: "FR 40303265045",
        tax_treatment: "reverse_charge",
        people: &[Person {
            name: "Hélène Brun",
            position: "Gérante",
            email: "helene@brun.example",
            roles: &[Approver],
        }],
        ..PLAIN
    },
];

const fn one_off(name: &'static str, street: &'static str, city: &'static str, email: &'static str) -> Company {
    Company { name, street, city, email, ..PLAIN }
}

const fn british(name: &'static str, street: &'static str, city: &'static str, email: &'static str) -> Company {
    Company { name, street, city, email, country: "GB", tax_treatment: "outside_scope", ..PLAIN }
}

/// Clients that are billed without a plan.
pub const ONE_OFF: &[Company] = &[
    one_off("Greenfell Council", "County Buildings, Main Street", "Athlone", "payments@greenfell.example"),
    british("Bramble Housing", "40 Canal Wharf", "Leeds", "accounts@bramble.example"),
    british("Northmoor Labs", "2 Tannery Road", "Durham", "finance@northmoor.example"),
    one_off("Cove Analytics", "11 Harbour Row", "Cobh", "office@cove.example"),
    one_off("Pillar Eight", "8 Georges Quay", "Dublin 2", "books@pillar.example"),
    one_off("Birch and Lane", "30 Oliver Plunkett Street", "Cork", "hello@birch.example"),
    one_off("Dunmore Glass", "Strand Street", "Dunmore East", "accounts@dunmore.example"),
    one_off("Studio Tern", "5 Chapel Street", "Sligo", "studio@tern.example"),
    one_off("Ostend Labs", "Innovation Centre 3", "Limerick", "ap@ostend.example"),
    one_off("Kestrel Foods", "Ballymount Road 61", "Dublin 12", "invoices@kestrel.example"),
    one_off("Fennel IT", "19 Parnell Street", "Ennis", "admin@fennel.example"),
    one_off("Lough Data", "Lake House", "Mullingar", "billing@lough.example"),
    one_off("Arden Legal", "44 Fitzwilliam Square", "Dublin 2", "accounts@arden.example"),
    one_off("Quay Print", "12 Custom House Quay", "Wexford", "print@quay.example"),
    Company {
        currency: "GBP",
        ..british("Pennine Trust", "Station House, Mill Road", "Hebden Bridge", "office@pennine.example")
    },
];
