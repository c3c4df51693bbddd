//! Documents beside the invoice: a proposal and a certificate of acceptance on pages.

use domain::Paper;
use domain::papers::{Certificate, Letter, Proposal};

use super::composer::Composer;
use super::flow::{Block, Cut, Place, TableHeads, Unit};
use super::pages::{Frame, Tops, one_column};
use super::parts::Column;
use crate::Uncovered;
use crate::clean::{Breaks, clean};
use crate::contrast::INK;
use crate::display_list::{Meta, Pages};
use crate::faces::{Figures, FontStyle, Fonts, INTER};
use crate::geometry::mm;
use crate::image::Logo;
use crate::languages::labels;
use crate::paragraph::Style;

const BODY: Style = Style {
    font: FontStyle::Regular,
    size: 9.0,
    leading: 13.0,
    tracking: 0.0,
    colour: INK,
    figures: Figures::Proportional,
};

pub(super) fn proposal(proposal: &Proposal, _logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    let words = labels(proposal.letter.language);
    let mut said = vec![(words.schedule)(None), proposal.letter.project.title.clone(), proposal.scope.clone()];
    said.extend(
        proposal
            .milestones
            .iter()
            .map(|milestone| format!("{}. {}: {}", milestone.position, milestone.title, words.money(milestone.amount))),
    );
    plain(&proposal.letter, &said, fonts)
}

pub(super) fn certificate(certificate: &Certificate, _logo: Option<&Logo>, fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    let words = labels(certificate.letter.language);
    let accepted = &certificate.accepted;
    let said = vec![certificate.title.clone(), (words.accepted_by)(&accepted.by, &words.day(accepted.on))];
    plain(&certificate.letter, &said, fonts)
}

fn plain(letter: &Letter, said: &[String], fonts: &Fonts) -> (Pages, Vec<Uncovered>) {
    let (width, height) = match letter.paper {
        Paper::A4 => (mm(210.0), mm(297.0)),
        Paper::Letter => (612.0, 792.0),
    };
    let column = Column { left: mm(20.0), width: width - mm(40.0) };
    let mut composer = Composer::new(INTER, fonts);
    let mut title = Block::default();
    composer.headline(&mut title, "project.title", &letter.project.title, BODY, column);
    let mut units = vec![Unit { gap: 0.0, blocks: vec![title], cut: Cut::Never, place: Place::Outside }];
    for text in said {
        units.extend(composer.flowing("scope", text, BODY, column));
    }
    let frame = Frame { height, tops: Tops { first: mm(20.0), later: mm(20.0) }, bottom: mm(20.0), above_foot: 0.0 };
    let pages = one_column(units, Block::default(), &TableHeads::default(), &frame, |_, _| Block::default());
    let meta = Meta {
        title: clean(&letter.project.title, Breaks::Folded),
        author: clean(&letter.seller.name, Breaks::Folded),
        language: letter.language.tag(),
        dated_on: letter.dated_on,
    };
    let Composer { nodes, uncovered, .. } = composer;
    (Pages { width, height, pages, nodes, meta }, uncovered)
}
