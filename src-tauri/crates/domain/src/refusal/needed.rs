//! What a document needs before it can go out, by name.

/// What a document needs by law or by the house rules before it can go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    SellerName,
    SellerAddress,
    SellerTaxNumber,
    ClientName,
    ClientAddress,
    ClientTaxNumber,
    Terms,
    PaymentMethod,
    Lines,
    LineTitle,
    LineDescription,
    TaxTreatment,
    OrderNumber,
    AdjustmentReason,
    ProjectTerms,
    MilestoneTitle,
    ExchangeRate,
}

impl std::fmt::Display for Needed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Needed::SellerName => "your business name",
            Needed::SellerAddress => "your address",
            Needed::SellerTaxNumber => "your tax number",
            Needed::ClientName => "the client's name",
            Needed::ClientAddress => "the client's address",
            Needed::ClientTaxNumber => "the client's tax number, which reverse charge needs",
            Needed::Terms => "the payment terms",
            Needed::PaymentMethod => "a way to pay you",
            Needed::Lines => "a line",
            Needed::LineTitle => "the name of a line",
            Needed::LineDescription => "what was delivered",
            Needed::TaxTreatment => "the tax of a line",
            Needed::OrderNumber => "the order number that this client always needs",
            Needed::AdjustmentReason => "the reason of a discount or charge",
            Needed::ProjectTerms => "the payment terms of the project",
            Needed::MilestoneTitle => "the name of a milestone",
            Needed::ExchangeRate => "the exchange rate, for the tax in the currency of your country",
        })
    }
}
