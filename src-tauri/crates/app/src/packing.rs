//! How far a long packing of files is, and the way to stop it. One for each open book: the window packs one thing at a time.

use crate::App;
use crate::problem::AppError;
use crate::table::Nothing;
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use ts_rs::TS;

#[derive(Debug, Default)]
pub struct Packing {
    done: AtomicU32,
    of: AtomicU32,
    is_stopped: Arc<AtomicBool>,
}

/// What came of a packing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    Whole,
    /// By the user; nothing of it is left.
    Stopped,
}

/// Files done of all; 0 of 0 while nothing is packed.
#[derive(Debug, Serialize, TS)]
pub struct PackingView {
    pub done: u32,
    pub of: u32,
}

impl Packing {
    pub(crate) fn begin(&self, of: usize) {
        self.is_stopped.store(false, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.of(of);
    }

    /// How many there are, once that is known.
    pub(crate) fn of(&self, of: usize) {
        self.of.store(u32::try_from(of).unwrap_or(u32::MAX), Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// One more file is done; false when the user stopped it.
    pub(crate) fn step(&self) -> bool {
        self.done.fetch_add(1, Ordering::Relaxed);
        !self.is_stopped()
    }

    pub(crate) fn end(&self) {
        self.done.store(0, Ordering::Relaxed);
        self.of.store(0, Ordering::Relaxed);
    }
}

/// How far the packing is.
pub fn packing(app: &App, _: Nothing) -> Result<PackingView, AppError> {
    let packing = app.packing();
    Ok(PackingView { done: packing.done.load(Ordering::Relaxed), of: packing.of.load(Ordering::Relaxed) })
}

/// What a signal sets to stop the packing that goes on.
pub fn stopper(app: &App) -> Arc<AtomicBool> {
    Arc::clone(&app.packing().is_stopped)
}

/// Stops the packing that goes on; without one it does nothing.
pub fn stop_packing(app: &App, _: Nothing) -> Result<(), AppError> {
    app.packing().is_stopped.store(true, Ordering::Relaxed);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s89_what_was_stopped_before_does_not_stop_the_next() {
        let packing = Packing::default();
        packing.begin(2);
        assert!(packing.step());
        packing.is_stopped.store(true, Ordering::Relaxed);
        assert!(!packing.step(), "the user stopped it");
        packing.end();
        packing.begin(1);
        assert!(packing.step(), "a new packing begins afresh");
    }
}
