//! What other projects and the user's own limits have to say about a plan.

use super::*;
use crate::advice::Elsewhere;

#[test]
fn s71_more_days_in_a_week_than_one_person_keeps_up_with_are_named_with_the_other_projects() {
    let milestones = milestones(&["4000.00", "3000.00", "3000.00"]);
    let plan = plan_of(&milestones);
    let own = milestones[0].target_on.unwrap();
    let other = |title: &str, days: i64| Elsewhere {
        project: "Depot".to_owned(),
        title: title.to_owned(),
        on: own + chrono::TimeDelta::days(days),
    };
    let told = |elsewhere: &[Elsewhere]| -> Vec<Finding> {
        let all = findings_beside(&plan, elsewhere, &Thresholds::default(), start());
        all.into_iter().filter(|finding| finding.kind.code() == "crowded_week").collect()
    };
    assert_eq!(told(&[other("Bookings live", 1)]), [], "two in a week are fine");
    assert_eq!(told(&[other("Bookings live", 1), other("Depot manual", 7)]), [], "a week has seven days");
    let crowd = [other("Bookings live", -3), other("Depot manual", 3)];
    let found = told(&crowd);
    let FindingKind::CrowdedWeek { count: 3, limit: 2, from, to, others } = &found[0].kind else { panic!("{found:?}") };
    assert_eq!((*from, *to), (crowd[0].on, crowd[1].on));
    assert_eq!(others.as_slice(), ["Depot: Bookings live", "Depot: Depot manual"]);
    assert_eq!((found.len(), found[0].milestones.as_slice()), (1, &[milestones[0].id][..]), "each milestone once");
}

#[test]
fn s24_a_check_that_is_switched_off_finds_nothing_and_the_others_still_do() {
    let milestones = milestones(&["9000.00", "500.00", "500.00"]);
    let plan = plan_of(&milestones);
    assert!(codes(&plan).contains(&"front_loaded"));
    let off = Limits { off: ["front_loaded".to_owned()].into(), ..Limits::default() };
    let found = findings(&plan, &Thresholds::new(off).unwrap(), start());
    assert!(found.iter().all(|finding| finding.kind.code() != "front_loaded"), "{found:?}");
    let all = codes(&plan);
    assert_eq!(found.len(), all.iter().filter(|code| **code != "front_loaded").count());
}
