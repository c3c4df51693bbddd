//! Findings on how a contract is spread over its milestones, the score of its balance, and fairer spreads. Knows no dates.

use super::finding::{Finding, FindingKind, Suggestion};
use super::plan::{Plan, of_plan};
use super::thresholds::{Limits, Thresholds};
use crate::milestone::Milestone;
use crate::money::Money;
use crate::percent::Percent;
use crate::plan::{Worth, resolve};
use crate::refusal::Why;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub(super) fn findings(plan: &Plan, thresholds: &Thresholds) -> Vec<Finding> {
    let limits = thresholds.limits();
    let amounts: Vec<Money> = plan.milestones.iter().map(|milestone| milestone.amount).collect();
    let spread = offers(plan.milestones, plan.contract, thresholds).into_iter().next();
    let mut findings: Vec<Finding> = heavy(&amounts, plan.contract, limits)
        .into_iter()
        .map(|heavy| Finding {
            milestones: plan.milestones[heavy.milestones].iter().map(|milestone| milestone.id).collect(),
            kind: heavy.kind,
            suggestion: spread.clone().map(|offer| Suggestion::Amounts { amounts: offer.amounts }),
        })
        .collect();
    findings.extend(too_small(plan, limits));
    let count = u32::try_from(plan.milestones.len()).unwrap_or(u32::MAX);
    findings
        .extend((count > limits.milestones).then(|| of_plan(FindingKind::TooMany { count, limit: limits.milestones })));
    findings
}

struct Heavy {
    /// Places in the plan.
    milestones: std::ops::Range<usize>,
    kind: FindingKind,
}

/// Milestones that carry too much. A plan of one has nothing to balance; one without amounts nothing to say yet.
fn heavy(amounts: &[Money], contract: Money, limits: &Limits) -> Vec<Heavy> {
    let count = amounts.len();
    let mut found = Vec::new();
    if count < 2 || !contract.is_positive() {
        return found;
    }
    let (first_limit, last_limit) = if count == 2 {
        (limits.of_two_percent, limits.of_two_percent)
    } else {
        (limits.first_percent, limits.last_percent)
    };
    let third = count / 3;
    let first = if third > 1 { sum(&amounts[..third]) } else { None };
    if let Some(share) = above(amounts[0], contract, first_limit) {
        found.push(Heavy {
            milestones: 0..1,
            kind: FindingKind::FrontLoaded { share, limit: first_limit, milestones: 1 },
        });
    } else if let Some(share) = first.and_then(|first| above(first, contract, limits.first_third_percent)) {
        let milestones = u32::try_from(third).unwrap_or(u32::MAX);
        let kind = FindingKind::FrontLoaded { share, limit: limits.first_third_percent, milestones };
        found.push(Heavy { milestones: 0..third, kind });
    }
    if let Some(share) = above(amounts[count - 1], contract, last_limit) {
        found.push(Heavy { milestones: count - 1..count, kind: FindingKind::BackLoaded { share, limit: last_limit } });
    }
    if count > 3 {
        for (at, amount) in amounts.iter().enumerate().take(count - 1).skip(1) {
            if let Some(share) = above(*amount, contract, limits.single_percent) {
                found.push(Heavy {
                    milestones: at..at + 1,
                    kind: FindingKind::Oversized { share, limit: limits.single_percent },
                });
            }
        }
    }
    found
}

fn sum(amounts: &[Money]) -> Option<Money> {
    Money::sum(amounts.iter().copied(), amounts.first()?.currency()).ok()
}

/// The share of `part` in `whole`, for display, if it is above `limit`; compared exactly.
fn above(part: Money, whole: Money, limit: Percent) -> Option<Percent> {
    let exceeds =
        part.currency() == whole.currency() && times_hundred(part)? > limit.value().checked_mul(whole.amount())?;
    exceeds.then(|| display(part, whole))
}

fn times_hundred(amount: Money) -> Option<Decimal> {
    amount.amount().checked_mul(Decimal::ONE_HUNDRED)
}

/// A share for the screen, with two decimals, so that 40.01 does not read as the limit. Beyond 1,000 % it says 1,000 %.
fn display(part: Money, whole: Money) -> Percent {
    Percent::share(part, whole, 2).or_else(|_| Percent::new(Decimal::ONE_THOUSAND)).unwrap_or(Percent::ZERO)
}

/// Milestones below the smallest share, together. Without an amount they are not small, but unfinished.
fn too_small(plan: &Plan, limits: &Limits) -> Option<Finding> {
    let is_small = |milestone: &&Milestone| is_below(milestone.amount, plan.contract, limits.small_percent);
    let small: Vec<&Milestone> = plan.milestones.iter().filter(is_small).collect();
    let smallest = small.iter().min_by_key(|milestone| milestone.amount.minor())?;
    let milestones: Vec<_> = small.iter().map(|milestone| milestone.id).collect();
    let open = small.iter().all(|milestone| milestone.facts.billed.is_none());
    Some(Finding {
        kind: FindingKind::TooSmall { share: display(smallest.amount, plan.contract), limit: limits.small_percent },
        suggestion: (open && milestones.len() > 1).then(|| Suggestion::Merge { milestones: milestones.clone() }),
        milestones,
    })
}

fn is_below(part: Money, whole: Money, limit: Percent) -> bool {
    let compared = || Some(times_hundred(part)? < limit.value().checked_mul(whole.amount())?);
    part.is_positive() && part.currency() == whole.currency() && compared().unwrap_or(false)
}

/// How well a contract is spread, 0 to 100 (S49); None for a plan with fewer than two milestones or without amounts.
///
/// 100 minus two points for each percent of the contract that lies beyond a limit: what the first milestone, else the
/// first third, and the last one and each one in between carry above theirs, and what each small one lacks to the
/// smallest share; minus five points for each milestone too many. Points are rounded up: 100 says that no limit is
/// passed, and nothing else does.
pub fn balance(amounts: &[Money], contract: Money, thresholds: &Thresholds) -> Option<u32> {
    let limits = thresholds.limits();
    if amounts.len() < 2 || !contract.is_positive() || amounts.iter().all(|amount| !amount.is_positive()) {
        return None;
    }
    let percent = |amount: Money| Some(times_hundred(amount)? / contract.amount());
    let mut beyond = Decimal::ZERO;
    for heavy in heavy(amounts, contract, limits) {
        let (FindingKind::FrontLoaded { limit, .. }
        | FindingKind::BackLoaded { limit, .. }
        | FindingKind::Oversized { limit, .. }) = heavy.kind
        else {
            continue;
        };
        beyond += percent(sum(&amounts[heavy.milestones])?)? - limit.value();
    }
    for amount in amounts.iter().filter(|amount| is_below(**amount, contract, limits.small_percent)) {
        beyond += limits.small_percent.value() - percent(*amount)?;
    }
    let surplus = u32::try_from(amounts.len()).unwrap_or(u32::MAX).saturating_sub(limits.milestones);
    let points = (beyond * Decimal::TWO).ceil() + Decimal::from(surplus) * Decimal::from(5);
    let score = (Decimal::ONE_HUNDRED - points).max(Decimal::ZERO);
    u32::try_from(score.trunc().mantissa()).ok()
}

/// A fair way to spread a contract (S51).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Offer {
    pub spread: Spread,
    /// In plan order; they sum to the contract exactly.
    pub amounts: Vec<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    /// The same for each.
    Equal,
    /// 30 % first, 30 % last, 40 % between.
    ThirtyFortyThirty,
    /// 30 % first, the rest in equal parts.
    DepositAndRest,
}

/// Spreads of `contract` over the milestones as they are, the ones worth offering: what is billed keeps its amount, the
/// open ones share the rest, and no offer has itself a milestone that carries too much.
pub fn offers(milestones: &[Milestone], contract: Money, thresholds: &Thresholds) -> Vec<Offer> {
    let open = milestones.iter().filter(|milestone| milestone.facts.billed.is_none()).count();
    let spreads = [Spread::ThirtyFortyThirty, Spread::DepositAndRest, Spread::Equal];
    let fair = spreads.into_iter().filter_map(|spread| {
        let amounts = spread_over(milestones, open, contract, spread).ok().flatten()?;
        let is_fair = heavy(&amounts, contract, thresholds.limits()).is_empty();
        let is_other = amounts.iter().zip(milestones).any(|(amount, milestone)| *amount != milestone.amount);
        (is_fair && is_other).then_some(Offer { spread, amounts })
    });
    fair.collect()
}

/// None where there are too few open milestones, or nothing is left for them. Errors: as `resolve`.
fn spread_over(
    milestones: &[Milestone],
    open: usize,
    contract: Money,
    spread: Spread,
) -> Result<Option<Vec<Money>>, Why> {
    let billed =
        milestones.iter().filter(|milestone| milestone.facts.billed.is_some()).map(|milestone| milestone.amount);
    let rest = contract.minus(Money::sum(billed, contract.currency())?)?;
    let parts = match weights(spread, open) {
        Some(weights) if rest.is_positive() => rest.split(&weights)?,
        Some(_) | None => return Ok(None),
    };
    let mut parts = parts.into_iter();
    let worths: Vec<Worth> = milestones
        .iter()
        .map(|milestone| match milestone.facts.billed {
            Some(_) => Worth::Fixed(milestone.amount),
            None => Worth::Fixed(parts.next().unwrap_or(Money::zero(contract.currency()))),
        })
        .collect();
    resolve(&worths, contract).map(Some)
}

/// Weights of `count` parts; None where the spread has no meaning for so few.
fn weights(spread: Spread, count: usize) -> Option<Vec<u64>> {
    let parts = u64::try_from(count).ok()?;
    match spread {
        Spread::Equal => (count > 0).then(|| vec![1; count]),
        // 30 and 40 over the middle: 30 (n - 2) to 40 each.
        Spread::ThirtyFortyThirty if count > 2 => {
            let end = 30 * (parts - 2);
            Some((0..count).map(|at| if at == 0 || at == count - 1 { end } else { 40 }).collect())
        }
        // 30 and 70 over the others: 30 (n - 1) to 70 each.
        Spread::DepositAndRest if count > 1 => {
            Some((0..count).map(|at| if at == 0 { 30 * (parts - 1) } else { 70 }).collect())
        }
        Spread::ThirtyFortyThirty | Spread::DepositAndRest => None,
    }
}
