//! Many documents on several threads, handed over in order, and stopped at once when asked. Memory stays bounded: nobody
//! draws further ahead than there are threads.
//! Knows no layout and no file: what drawing means and what becomes of the result is the caller's.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How far a batch came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Orders whose result was handed over: the first ones.
    pub done: usize,
    pub of: usize,
}

impl Progress {
    pub fn is_complete(self) -> bool {
        self.done == self.of
    }
}

/// Draws `orders` on `workers` threads and hands each result to `take`, on this thread and in the order of `orders`,
/// whatever the number of threads. A refusal is a result like any other: the rest follow.
/// Once `cancel` is set, by anybody, nothing more is begun or handed over; what is being drawn is finished first, so
/// that after the k-th at most k + `workers` were drawn.
pub fn draw_all<Order: Sync, Drawn: Send>(
    orders: &[Order],
    workers: NonZeroUsize,
    cancel: &AtomicBool,
    draw: impl Fn(&Order) -> Drawn + Sync,
    mut take: impl FnMut(&Order, Drawn),
) -> Progress {
    let batch = Batch {
        count: orders.len(),
        workers: workers.get(),
        cancel,
        desk: Mutex::new(Desk { begun: 0, taken: 0, drawn: BTreeMap::new(), is_closed: false }),
        changed: Condvar::new(),
    };
    std::thread::scope(|scope| {
        // On every way out, so that no thread waits for a place that nobody clears.
        let _closing = Closing(&batch);
        for _ in 0..workers.get().min(orders.len()) {
            scope.spawn(|| {
                let _closing = ClosingInPanic(&batch);
                while let Some(at) = batch.begin() {
                    batch.put(at, draw(&orders[at]));
                }
            });
        }
        while let Some((at, drawn)) = batch.next() {
            take(&orders[at], drawn);
        }
    });
    Progress { done: batch.desk().taken, of: orders.len() }
}

struct Batch<'a, Drawn> {
    count: usize,
    workers: usize,
    cancel: &'a AtomicBool,
    desk: Mutex<Desk<Drawn>>,
    changed: Condvar,
}

/// What the threads share.
struct Desk<Drawn> {
    begun: usize,
    taken: usize,
    /// Drawn and not yet handed over, by place.
    drawn: BTreeMap<usize, Drawn>,
    is_closed: bool,
}

impl<Drawn> Batch<'_, Drawn> {
    fn desk(&self) -> MutexGuard<'_, Desk<Drawn>> {
        // Drawing and taking run outside the lock, so that a panic leaves the desk in order.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_over(&self, desk: &Desk<Drawn>) -> bool {
        desk.is_closed || self.cancel.load(Ordering::Relaxed)
    }

    /// The next place to draw, as soon as it is not too far ahead; none when there is nothing more to do.
    fn begin(&self) -> Option<usize> {
        let mut desk = self.desk();
        while !self.is_over(&desk) && desk.begun < self.count {
            if desk.begun < desk.taken + self.workers {
                desk.begun += 1;
                return Some(desk.begun - 1);
            }
            desk = self.changed.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    fn put(&self, at: usize, drawn: Drawn) {
        self.desk().drawn.insert(at, drawn);
        self.changed.notify_all();
    }

    /// The next result in order. Who sets `cancel` wakes nobody, but whoever draws will, and is not waited for long.
    fn next(&self) -> Option<(usize, Drawn)> {
        let mut desk = self.desk();
        while !self.is_over(&desk) && desk.taken < self.count {
            let at = desk.taken;
            if let Some(drawn) = desk.drawn.remove(&at) {
                desk.taken += 1;
                self.changed.notify_all();
                return Some((at, drawn));
            }
            desk = self.changed.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
        None
    }

    fn close(&self) {
        self.desk().is_closed = true;
        self.changed.notify_all();
    }
}

struct Closing<'a, Drawn>(&'a Batch<'a, Drawn>);

impl<Drawn> Drop for Closing<'_, Drawn> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A panic while drawing ends the batch; the scope passes it on.
struct ClosingInPanic<'a, Drawn>(&'a Batch<'a, Drawn>);

impl<Drawn> Drop for ClosingInPanic<'_, Drawn> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.close();
        }
    }
}
