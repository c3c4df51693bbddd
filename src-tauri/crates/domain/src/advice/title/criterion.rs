//! Whether an acceptance criterion says anything that can be checked. Only reads text.

use super::reading::read_by;
use super::{Class, Item, Verdict, judge_items};
use crate::advice::words::lexicon;

/// False for nothing and for phrases such as "when done", "wie vereinbart", "client satisfait", "a convenir".
pub fn is_real(criterion: &str) -> bool {
    let mut readings = read_by(criterion, |lexicon, word| if lexicon.is_hollow(word) { 3 } else { 0 });
    let (language, items) = readings.swap_remove(0);
    let lexicon = lexicon(language);
    let is_hollow = |item: &Item| item.text.split(' ').all(|word| lexicon.is_hollow(word));
    let solid: Vec<Item> = items.into_iter().filter(|item| !is_hollow(item)).collect();
    let ends = solid.iter().any(|item| item.is(&[Class::Finish]));
    // "As per contract" names no result, "contract signed" does.
    let names = |item: &&Item| item.is_content() && (ends || !item.is(&[Class::Deal]));
    let contents: Vec<&Item> = solid.iter().filter(names).collect();
    match contents.as_slice() {
        [] => false,
        [one] => ends || one.class.is_some() && judge_items(language, &solid) == Verdict::Good,
        _ => true,
    }
}
