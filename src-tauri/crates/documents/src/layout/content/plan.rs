//! The milestones of the contract: what was invoiced before, what this document bills, what lies ahead.

use domain::invoice::TrackState;

use super::Content;

impl Content<'_> {
    /// The track in words.
    pub fn track_sentence(&self) -> String {
        let track = &self.body.track;
        let before = track.iter().filter(|step| step.state == TrackState::Before).count();
        self.spoken(|labels| match track.iter().find(|step| step.state == TrackState::This) {
            Some(step) => {
                let count = u32::try_from(track.len()).unwrap_or(u32::MAX);
                (labels.track)(step.position, count, &step.title, before)
            }
            None => (labels.track_without_current)(before, track.len()),
        })
    }
}
