//! Many documents at once: the same as one by one, in order, bounded, and stopped at once when asked.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use documents::{DocumentError, Fonts, Progress, draw_all, invoice_pages, pdf};
use domain::InvoiceBody;

mod samples;

const WORKERS: [usize; 4] = [1, 2, 3, 8];

fn workers(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).expect("at least one")
}

fn drawn(body: &InvoiceBody) -> Result<Vec<u8>, DocumentError> {
    pdf(&invoice_pages(body, Some(samples::NUMBER), None, &Fonts::shipped())?, None)
}

/// Documents of one page and of several, for which the threads need unlike times.
fn bodies() -> Vec<InvoiceBody> {
    let mut bodies: Vec<InvoiceBody> = vec![samples::long(30), samples::irish(), samples::german(), samples::long(12)];
    bodies.extend((1..6).map(samples::long));
    bodies
}

#[test]
fn many_at_once_are_byte_for_byte_what_each_is_alone() {
    let bodies = bodies();
    let alone: Vec<Vec<u8>> = bodies.iter().map(|body| drawn(body).expect("a PDF")).collect();
    for count in WORKERS {
        let mut together = Vec::new();
        let take = |_: &InvoiceBody, pdf: Result<Vec<u8>, _>| together.push(pdf.expect("a PDF"));
        let progress = draw_all(&bodies, workers(count), &AtomicBool::new(false), drawn, take);
        assert!(together == alone, "{count} threads: other bytes or another order");
        assert_eq!(progress, Progress { done: bodies.len(), of: bodies.len() });
    }
}

#[test]
fn a_refusal_is_reported_under_its_name_and_stops_no_other() {
    let mut orders: Vec<(usize, InvoiceBody)> = bodies().into_iter().enumerate().collect();
    orders[2].1.buyer.name = "東京".into();
    let mut refused = Vec::new();
    let mut made = 0;
    let progress = draw_all(
        &orders,
        workers(2),
        &AtomicBool::new(false),
        |(_, body)| drawn(body),
        |(name, _), result| match result {
            Ok(_) => made += 1,
            Err(refusal) => refused.push((*name, refusal.to_string())),
        },
    );
    assert!(progress.is_complete());
    assert_eq!(made, orders.len() - 1);
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].0, 2);
    assert!(refused[0].1.contains("京東 in buyer.name"), "{}", refused[0].1);
}

#[test]
fn cancelled_after_some_hardly_any_more_are_drawn_and_none_handed_over() {
    let orders: Vec<usize> = (0..500).collect();
    for count in WORKERS {
        for last in [1, 7, 100] {
            let (cancel, begun) = (AtomicBool::new(false), AtomicUsize::new(0));
            let draw = |order: &usize| {
                begun.fetch_add(1, Ordering::Relaxed);
                *order
            };
            let mut taken = Vec::new();
            let progress = draw_all(&orders, workers(count), &cancel, draw, |_, order| {
                taken.push(order);
                cancel.store(taken.len() == last, Ordering::Relaxed);
            });
            assert_eq!(progress, Progress { done: last, of: 500 });
            assert_eq!(taken, orders[..last], "the first ones, in order");
            let begun = begun.into_inner();
            assert!(begun <= last + count, "{begun} drawn on {count} threads after {last}");
        }
    }
}

#[test]
fn nobody_draws_further_ahead_than_there_are_threads() {
    let orders: Vec<usize> = (0..300).collect();
    for count in WORKERS {
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let draw = |_: &usize| begun.fetch_add(1, Ordering::SeqCst);
        let mut furthest = 0;
        draw_all(&orders, workers(count), &AtomicBool::new(false), draw, |_, _| {
            // The one that was just handed over has left its place.
            let done = taken.fetch_add(1, Ordering::SeqCst) + 1;
            furthest = furthest.max(begun.load(Ordering::SeqCst) - done);
        });
        assert!(furthest <= count, "{furthest} ahead on {count} threads");
        assert_eq!(begun.into_inner(), orders.len());
    }
}

#[test]
fn cancelled_before_it_began_nothing_is_drawn() {
    let take = |_: &InvoiceBody, _| panic!("handed over");
    let progress = draw_all(&bodies(), workers(2), &AtomicBool::new(true), |_| panic!("drawn"), take);
    assert_eq!((progress.done, progress.is_complete()), (0, false));
    assert!(draw_all(&[], workers(2), &AtomicBool::new(false), drawn, |_: &InvoiceBody, _| ()).is_complete());
}

#[test]
fn a_panic_while_drawing_or_taking_comes_out_instead_of_hanging() {
    let orders: Vec<usize> = (0..50).collect();
    let run = |in_draw: usize, in_take: usize| {
        std::panic::catch_unwind(|| {
            let draw = |order: &usize| assert_ne!(*order, in_draw);
            draw_all(&orders, workers(3), &AtomicBool::new(false), draw, |order, ()| assert_ne!(*order, in_take))
        })
    };
    assert!(run(10, 99).is_err());
    assert!(run(99, 10).is_err());
    assert!(run(99, 99).is_ok_and(Progress::is_complete));
}
