//! Clients as a table: a header that says what the columns are, then a row for each.

use super::card::{self, Card};

/// What a column can hold, with the heads that programs and people give it: lower case, letters and digits only.
const COLUMNS: &[(Column, &str)] = &[
    (
        Column::Name,
        "name company companyname organisation organization client clientname customer customername \
         business firma firmenname kunde kundenname unternehmen société societe entreprise raisonsociale \
         nomclient empresa razónsocial razonsocial cliente azienda ragionesociale bedrijf bedrijfsnaam \
         klant nazwa displayname organizationname organisation1name",
    ),
    (Column::First, "firstname givenname vorname prénom prenom nombre nome voornaam imię imie"),
    (
        Column::Last,
        "lastname familyname surname nachname nom nomdefamille apellido apellidos cognome achternaam \
         apelido nazwisko",
    ),
    (
        Column::Contact,
        "contact contactname contactperson primarycontact person attention ansprechpartner kontakt \
         kontaktperson interlocuteur contacto contatto referente contactpersoon",
    ),
    (Column::Position, "position title jobtitle role funktion fonction poste cargo ruolo functie stanowisko"),
    (
        Column::Street,
        "street address address1 addressline1 streetaddress street1 billingaddress billingstreet straße \
         strasse adresse adresse1 rue dirección direccion calle indirizzo via morada adres straat ulica",
    ),
    (
        Column::Extra,
        "street2 address2 addressline2 adresse2 adresszusatz zusatz complément complement \
         complémentdadresse apartment suite",
    ),
    (
        Column::Postcode,
        "postcode postalcode zip zipcode billingzip plz postleitzahl codepostal cp códigopostal \
         codigopostal cap kodpocztowy",
    ),
    (
        Column::City,
        "city town billingcity ort stadt ville ciudad población poblacion città citta comune plaats \
         woonplaats cidade localidade miasto",
    ),
    (Column::Region, "state region county province billingstate bundesland région provincia provincie estado"),
    (Column::Country, "country countrycode billingcountry land staat pays país pais paese nazione kraj"),
    (
        Column::Email,
        "email emailaddress mail email1value workemail courriel adresseemail correo correoelectrónico \
         correoelectronico indirizzoemail",
    ),
    (
        Column::Phone,
        "phone phonenumber telephone tel mobile phone1value workphone telefon telefonnummer téléphone \
         teléfono telefono telefoon telefone",
    ),
    (
        Column::Vat,
        "vat vatnumber vatid vatregistrationnumber taxid taxnumber ustid ustidnr ustidnummer uid \
         uidnummer tva numérodetva numerodetva nif cif nifcif partitaiva piva btwnummer btw nip",
    ),
    (
        Column::Company,
        "companynumber companyno registrationnumber idnumber handelsregister registernummer siren siret \
         kvk kvknummer regon krs abn",
    ),
    (
        Column::Note,
        "note notes privatenotes comment comments notiz notizen bemerkung bemerkungen remarque remarques \
         notas nota opmerkingen uwagi",
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
    Name,
    First,
    Last,
    Contact,
    Position,
    Street,
    Extra,
    Postcode,
    City,
    Region,
    Country,
    Email,
    Phone,
    Vat,
    Company,
    Note,
}

/// What a text looked for in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub cards: Vec<Card>,
    /// Lines that have no name in them, with their text.
    pub left_out: Vec<(u32, String)>,
    /// Heads of columns that are used for nothing.
    pub unused: Vec<String>,
}

/// Reads a table whose header names at least two columns, one of them a name or an address of mail. None: it is none.
pub(crate) fn read(text: &str) -> Option<Table> {
    let best = [b',', b';', b'\t', b'|']
        .into_iter()
        .filter_map(|mark| header(text, mark).map(|of| (of.1, mark)))
        .collect::<Vec<_>>();
    let (columns, mark) = best.into_iter().max_by_key(|(columns, _)| columns.iter().flatten().count())?;
    let known: Vec<Column> = columns.iter().flatten().copied().collect();
    let names = [Column::Name, Column::First, Column::Last, Column::Contact, Column::Email];
    if known.len() < 2 || !known.iter().any(|column| names.contains(column)) {
        return None;
    }
    let (heads, _) = header(text, mark)?;
    let mut table = Table { cards: Vec::new(), left_out: Vec::new(), unused: Vec::new() };
    table.unused = heads
        .into_iter()
        .zip(&columns)
        .filter(|(head, column)| column.is_none() && !head.is_empty())
        .map(|(head, _)| head)
        .collect();
    for record in reader(text, mark).records().skip(1) {
        let Ok(record) = record else { continue };
        let line = record.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let card = of(line, &record, &columns);
        if card.name.is_empty() {
            table
                .left_out
                .push((line, record.iter().filter(|cell| !cell.trim().is_empty()).collect::<Vec<_>>().join(", ")));
        } else {
            table.cards.push(card);
        }
    }
    Some(table)
}

fn reader(text: &str, mark: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(mark).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

type Header = (Vec<String>, Vec<Option<Column>>);

fn header(text: &str, mark: u8) -> Option<Header> {
    let first = reader(text, mark).records().next()?.ok()?;
    let heads: Vec<String> = first.iter().map(|head| head.trim().trim_start_matches('\u{feff}').to_owned()).collect();
    let mut columns: Vec<Option<Column>> = Vec::new();
    for head in &heads {
        let word: String = head.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let column =
            COLUMNS.iter().find(|(_, words)| words.split(' ').any(|known| known == word)).map(|(column, _)| *column);
        // The first of two columns of a kind counts.
        columns.push(column.filter(|column| !columns.contains(&Some(*column))));
    }
    Some((heads, columns))
}

fn of(line: u32, record: &csv::StringRecord, columns: &[Option<Column>]) -> Card {
    let mut card = Card { line, ..Card::default() };
    let (mut first, mut last) = (String::new(), String::new());
    for (cell, column) in record.iter().zip(columns) {
        let cell = cell.trim();
        let Some(column) = column.filter(|_| !cell.is_empty()) else { continue };
        match column {
            Column::Name => card.put(|card| &mut card.name, cell),
            Column::First => cell.clone_into(&mut first),
            Column::Last => cell.clone_into(&mut last),
            Column::Contact => card.put(|card| &mut card.contact.name, cell),
            Column::Position => card.put(|card| &mut card.contact.position, cell),
            Column::Street => card.put(|card| &mut card.street, cell),
            Column::Extra => card.put(|card| &mut card.extra, cell),
            Column::Postcode => card.put(|card| &mut card.postcode, cell),
            Column::City => card.put(|card| &mut card.city, cell),
            Column::Region => card.put(|card| &mut card.region, cell),
            Column::Country => match card::country(cell).or_else(|| domain::Country::parse(cell).ok()) {
                Some(country) => card.country = Some(country),
                None => card.rest.push(cell.to_owned()),
            },
            Column::Email => card.put(|card| &mut card.contact.email, cell),
            Column::Phone => card.put(|card| &mut card.contact.phone, cell),
            Column::Vat => card.put(|card| &mut card.vat_number, cell),
            Column::Company => card.put(|card| &mut card.company_number, cell),
            Column::Note => card.put(|card| &mut card.private_note, cell),
        }
    }
    let person = format!("{first} {last}");
    card.put(|card| &mut card.contact.name, &person);
    if card.contact.name.is_empty() {
        std::mem::swap(&mut card.email, &mut card.contact.email);
    }
    card.settled()
}
