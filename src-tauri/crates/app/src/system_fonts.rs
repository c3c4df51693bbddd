//! The fonts of the system, for what the shipped ones lack. Looked at only when a document needs one: an invoice in
//! Latin, Greek or Cyrillic letters never gets here. Knows no layout; which face is taken depends on the document and
//! the installed fonts alone, never on what was set before.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use documents::{AddedFace, Fonts};
use domain::papers::Letter;
use domain::{Country, InvoiceBody};
use fontdb::{Database, FaceInfo, ID, Source, Stretch, Style};
use serde::Serialize;

mod preferences;
#[cfg(test)]
mod tests;

use preferences::{Group, groups};

/// More families than this are not taken for one script: what is still lacking is named to the user.
const MOST_FAMILIES: usize = 3;
/// Choices kept: a name that is being typed makes a new one with each letter.
const MOST_CHOICES: usize = 500;

/// Faces that the system has, listed at first need. A font that is installed later is seen after a restart.
#[derive(Default)]
pub(crate) struct SystemFonts {
    /// Where to look instead of the system's own folders.
    folders: Option<Vec<PathBuf>>,
    listed: OnceLock<Database>,
    known: Mutex<Known>,
}

/// What was found out about the listed faces.
#[derive(Default)]
struct Known {
    choices: BTreeMap<(Group, BTreeSet<char>), Vec<ID>>,
    /// Whole files, which the faces of a collection share.
    files: BTreeMap<PathBuf, Arc<[u8]>>,
    /// `None`: the file is gone, or it cannot be used after all.
    faces: BTreeMap<ID, Option<AddedFace>>,
}

/// Fonts for a document: the shipped ones, and those of the system for what these lack.
pub(crate) fn fonts_for(body: &InvoiceBody, number: Option<&str>) -> Fonts {
    fonts_for_all(body, number.unwrap_or_default(), body.buyer.address.country)
}

/// The same for a paper beside the invoice.
pub(crate) fn fonts_for_paper(paper: &impl Serialize, letter: &Letter) -> Fonts {
    fonts_for_all(paper, "", letter.buyer.address.country)
}

/// `reader`: where the document goes.
fn fonts_for_all(document: &impl Serialize, beside: &str, reader: Country) -> Fonts {
    static INSTALLED: OnceLock<SystemFonts> = OnceLock::new();
    // Every text of a document stands in its JSON as it was typed.
    let text = serde_json::to_string(document).unwrap_or_default() + beside;
    INSTALLED.get_or_init(SystemFonts::default).for_text(&text, reader.code())
}

impl SystemFonts {
    /// `text`: all that the document says. `country`: where the reader is at home; it decides how characters look
    /// that China, Japan and Korea share.
    fn for_text(&self, text: &str, country: &str) -> Fonts {
        let lacking = Fonts::shipped().lacking(text);
        if lacking.is_empty() { Fonts::shipped() } else { self.covering(&lacking, country) }
    }

    /// The shipped fonts and those that draw as much of `lacking` as the system can.
    fn covering(&self, lacking: &BTreeSet<char>, country: &str) -> Fonts {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut added: Vec<AddedFace> = Vec::new();
        for (group, chars) in groups(lacking, country) {
            // A face for one script may draw the signs of the next.
            let chars: BTreeSet<char> = match group {
                Group::Signs => Fonts::with(added.clone()).lacking(&chars.iter().collect::<String>()),
                Group::Script(_) | Group::Han(_) => chars,
            };
            for id in self.choice(&mut known, group, chars) {
                added.extend(self.face(&mut known, id));
            }
        }
        Fonts::with(added)
    }

    fn database(&self) -> &Database {
        self.listed.get_or_init(|| {
            let mut database = Database::new();
            match &self.folders {
                Some(folders) => folders.iter().for_each(|folder| database.load_fonts_dir(folder)),
                None => database.load_system_fonts(),
            }
            database
        })
    }

    /// The faces for these characters of one group: of the first family that has all of them, else of the few
    /// families that have the most.
    fn choice(&self, known: &mut Known, group: Group, chars: BTreeSet<char>) -> Vec<ID> {
        let key = (group, chars);
        if let Some(choice) = known.choices.get(&key) {
            return choice.clone();
        }
        let candidates = self.candidates(group);
        let mut lacking = key.1.clone();
        let mut choice = Vec::new();
        for _ in 0..MOST_FAMILIES {
            let Some((best, drawn)) = self.best(&candidates, &lacking) else { break };
            choice.push(best.id);
            choice.extend(self.bold_of(best, &drawn));
            lacking.retain(|character| !drawn.contains(character));
        }
        if known.choices.len() >= MOST_CHOICES {
            known.choices.clear();
        }
        known.choices.insert(key, choice.clone());
        choice
    }

    /// Upright faces: those of regular weight before the rest, the preferred families before all others by name.
    fn candidates(&self, group: Group) -> Vec<&FaceInfo> {
        let families = group.families();
        let upright = |face: &&FaceInfo| face.style == Style::Normal && face.stretch == Stretch::Normal;
        // A dot hides a face that the system keeps for its own menus.
        let faces = self.database().faces().filter(upright).filter(|face| !name(face).starts_with('.'));
        let mut candidates: Vec<&FaceInfo> = faces.collect();
        candidates.sort_by_cached_key(|face| {
            let rank = families.iter().position(|wanted| is_of(face, wanted)).unwrap_or(families.len());
            let off = face.weight.0.abs_diff(400);
            (off > 100, rank, name(face).to_owned(), off, face.post_script_name.clone(), face.index, path(face))
        });
        candidates
    }

    /// The first candidate that draws all of `chars`, else the first of those that draw the most, and what it draws.
    fn best<'a>(&self, candidates: &[&'a FaceInfo], chars: &BTreeSet<char>) -> Option<(&'a FaceInfo, BTreeSet<char>)> {
        let mut best: Option<(&FaceInfo, BTreeSet<char>)> = None;
        for &face in candidates {
            let drawn = self.drawn(face, chars);
            if drawn.len() > best.as_ref().map_or(0, |(_, most)| most.len()) {
                best = Some((face, drawn));
            }
            if best.as_ref().is_some_and(|(_, most)| most.len() == chars.len()) {
                break;
            }
        }
        best
    }

    /// The bold face of the same family, for headings, unless it draws less.
    fn bold_of(&self, regular: &FaceInfo, chars: &BTreeSet<char>) -> Option<ID> {
        let faces = self.database().faces().filter(|face| {
            face.style == Style::Normal && face.stretch == regular.stretch && (600..=800).contains(&face.weight.0)
        });
        let mut family: Vec<&FaceInfo> = faces.filter(|face| is_of(face, name(regular))).collect();
        family.sort_by_cached_key(|face| (face.weight.0.abs_diff(600), face.post_script_name.clone(), path(face)));
        family.into_iter().find(|face| self.drawn(face, chars).len() == chars.len()).map(|face| face.id)
    }

    /// Which of `chars` a face draws; the file is only mapped for as long as that takes.
    fn drawn(&self, face: &FaceInfo, chars: &BTreeSet<char>) -> BTreeSet<char> {
        let drawn = |bytes: &[u8], index: u32| documents::drawn(bytes, index, chars);
        self.database().with_face_data(face.id, drawn).unwrap_or_default()
    }

    fn face(&self, known: &mut Known, id: ID) -> Option<AddedFace> {
        if let Some(face) = known.faces.get(&id) {
            return face.clone();
        }
        let face = self.database().face(id).and_then(|info| {
            let path = path(info)?;
            let bytes = match known.files.get(&path) {
                Some(bytes) => Arc::clone(bytes),
                // Read, not mapped: a font that is replaced while the program runs must not change under it.
                None => Arc::from(std::fs::read(&path).ok()?),
            };
            known.files.insert(path, Arc::clone(&bytes));
            AddedFace::new(bytes, info.index).ok()
        });
        known.faces.insert(id, face.clone());
        face
    }
}

/// The family's name; English where the font has one.
fn name(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}

fn is_of(face: &FaceInfo, family: &str) -> bool {
    face.families.iter().any(|(name, _)| name.eq_ignore_ascii_case(family))
}

fn path(face: &FaceInfo) -> Option<PathBuf> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
    }
}
