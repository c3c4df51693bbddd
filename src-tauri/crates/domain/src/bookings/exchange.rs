//! Money of a foreign currency that arrived as money of the seller's country (decisions 0022 and 0026): two bookings, one in each currency,
//! which meet on an account of conversion. What is left between the worth at issue and what arrived is gain or loss.

use super::{Account, Booking, BookingKind, Moved, posting};
use crate::money::{Currency, Money};
use crate::refusal::Why;

/// Those of `of` in `currency`; at most one, for its two currencies differ. Errors: `TooLarge`.
pub(super) fn bookings(of: &Moved, currency: Currency) -> Result<Option<Booking>, Why> {
    let Some(exchange) = of.exchange else { return Ok(None) };
    let exchanged = exchange.exchanged;
    let (conversion, bank, gain) = if of.amount.currency() == currency {
        // The bank sells what came.
        (exchange.foreign, exchange.foreign.negated(), Money::zero(currency))
    } else if exchanged.received.currency() == currency {
        (exchanged.at_issue.negated(), exchanged.received, exchanged.gain()?)
    } else {
        return Ok(None);
    };
    // What takes a payment back takes its gain off the account of gains, and its loss off that of losses.
    let is_gain = gain.is_negative() == of.is_reversal;
    let account = if is_gain { Account::ExchangeGains } else { Account::ExchangeLosses };
    let mut others = vec![posting(Account::Bank, "", bank)];
    if !gain.is_zero() {
        others.push(posting(account, "", gain.negated()));
    }
    Ok(Some(Booking {
        on: of.counts_on,
        kind: BookingKind::Exchange,
        client: of.client,
        number: of.reference.clone(),
        text: String::new(),
        due_on: None,
        buyer_vat: None,
        main: posting(Account::Conversion, "", conversion),
        others,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bookings::{AccountRole, MovedExchange};
    use crate::date::ymd;
    use crate::payment::Exchanged;
    use crate::tests::{currency, money};
    use crate::{ClientId, PaymentId};

    fn moved(amount: &str, foreign: &str, received: &str, at_issue: &str) -> Moved {
        let (received, at_issue) = (money(received), money(at_issue));
        Moved {
            id: PaymentId(1),
            client: ClientId(1),
            counts_on: ymd("2026-11-16"),
            amount: money(amount),
            reference: "SEPA 7".to_owned(),
            is_reversal: amount.starts_with('-'),
            exchange: Some(MovedExchange { foreign: money(foreign), exchanged: Exchanged { received, at_issue } }),
        }
    }

    fn told(of: &Moved, code: &str) -> Vec<(AccountRole, String)> {
        let booking = bookings(of, currency(code)).unwrap();
        let postings = booking.iter().flat_map(Booking::postings);
        postings.map(|of| (of.account.role(), of.amount.amount().to_string())).collect()
    }

    #[test]
    fn s2_each_side_of_an_exchange_balances_in_its_own_currency_and_goes_back_the_way_it_came() {
        use AccountRole::{Bank, Conversion, ExchangeGains, ExchangeLosses};
        // The payment, what of it settled, received, at issue | in dollars | in euros
        type Side = &'static [(AccountRole, &'static str)];
        let table: [([&str; 4], Side, Side); 5] = [
            (
                ["1640.00 USD", "1230.00 USD", "1150.07 EUR", "1134.48 EUR"],
                &[(Conversion, "1230.00"), (Bank, "-1230.00")],
                &[(Conversion, "-1134.48"), (Bank, "1150.07"), (ExchangeGains, "-15.59")],
            ),
            (
                ["1230.00 USD", "1230.00 USD", "1100.00 EUR", "1118.18 EUR"],
                &[(Conversion, "1230.00"), (Bank, "-1230.00")],
                &[(Conversion, "-1118.18"), (Bank, "1100.00"), (ExchangeLosses, "18.18")],
            ),
            (
                ["1.00 USD", "1.00 USD", "0.92 EUR", "0.92 EUR"],
                &[(Conversion, "1.00"), (Bank, "-1.00")],
                &[(Conversion, "-0.92"), (Bank, "0.92")],
            ),
            (
                ["-1230.00 USD", "-1230.00 USD", "-1150.07 EUR", "-1134.48 EUR"],
                &[(Conversion, "-1230.00"), (Bank, "1230.00")],
                &[(Conversion, "1134.48"), (Bank, "-1150.07"), (ExchangeGains, "15.59")],
            ),
            (
                ["-1230.00 USD", "-1230.00 USD", "-1100.00 EUR", "-1118.18 EUR"],
                &[(Conversion, "-1230.00"), (Bank, "1230.00")],
                &[(Conversion, "1118.18"), (Bank, "-1100.00"), (ExchangeLosses, "-18.18")],
            ),
        ];
        for ([amount, foreign, received, at_issue], dollars, euros) in table {
            let of = moved(amount, foreign, received, at_issue);
            for (code, expected) in [("USD", dollars), ("EUR", euros), ("GBP", &[][..])] {
                let expected: Vec<_> = expected.iter().map(|(role, text)| (*role, (*text).to_owned())).collect();
                assert_eq!(told(&of, code), expected, "{amount} in {code}");
            }
        }
    }
}
