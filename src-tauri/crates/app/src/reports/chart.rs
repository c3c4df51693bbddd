//! The report drawn to scale: bars by month with their axis, and bars by age.

use crate::dashboard::{AxisTick, axis_step};
use crate::problem::AppError;
use domain::Money;
use domain::as_at::Ageing;
use domain::report::{Report, Standing, Sums};
use serde::Serialize;
use ts_rs::TS;

/// Bars of issued and received by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportChart {
    pub axis: Vec<AxisTick>,
    /// For each month, in thousandths of the axis: issued, received. A month in which more went back than came has none.
    pub bars: Vec<(u32, u32)>,
}

/// The bar of one age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgeBar {
    pub age: Ageing,
    /// Of the largest, in thousandths.
    pub permille: u32,
}

pub(super) fn permille(minor: i64, most: i64) -> u32 {
    if most <= 0 {
        return 0;
    }
    u32::try_from(i128::from(minor.max(0)) * 1000 / i128::from(most)).unwrap_or(1000).min(1000)
}

impl ReportChart {
    pub(super) fn of(report: &Report, including_tax: bool) -> Result<Self, AppError> {
        let shown = |sums: Sums| if including_tax { sums.gross } else { sums.net };
        let bars = report.months.iter().map(|of| (shown(of.flows.issued), shown(of.flows.received)));
        let bars: Vec<(Money, Money)> = bars.collect();
        let highest = bars.iter().flat_map(|(a, b)| [a.minor(), b.minor()]).max().unwrap_or(0);
        let (step, count) = axis_step(highest);
        let top = step.saturating_mul(count);
        let axis = (0..=count).map(|n| {
            let minor = step.saturating_mul(n);
            Ok(AxisTick { amount: Money::from_minor(minor, report.currency)?, permille: permille(minor, top) })
        });
        let scaled = |amount: Money| permille(amount.minor(), top);
        Ok(Self {
            axis: axis.collect::<Result<_, AppError>>()?,
            bars: bars.into_iter().map(|(a, b)| (scaled(a), scaled(b))).collect(),
        })
    }
}

pub(super) fn ages(of: &Standing, including_tax: bool) -> Vec<AgeBar> {
    let shown = |sums: Sums| if including_tax { sums.gross } else { sums.net };
    let most = of.ages.iter().map(|of| shown(of.open).minor()).max().unwrap_or(0);
    let bar = |of: &domain::report::AgedSums| AgeBar { age: of.age, permille: permille(shown(of.open).minor(), most) };
    of.ages.iter().map(bar).collect()
}
