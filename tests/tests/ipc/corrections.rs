//! The cases of corrections and disputes; they follow those of invoices and payments.

use super::Step::{self, Done, Refused};
use serde_json::json;

pub fn corrections() -> Vec<Step> {
    let credit = |id: i64, reason: &str| json!({ "id": id, "extent": "whole", "reason": reason });
    vec![
        Done("payment_limits", json!({})),
        Refused("payment_limits", json!({ "of": 1 }), "usage"),
        Done("save_payment_limits", json!({ "small_rest": "2" })),
        Refused("save_payment_limits", json!({ "bank_fee": "-1" }), "invalid"),
        Done("credit_sheet", credit(1, "")),
        Refused("credit_sheet", credit(9, ""), "not_found"),
        Done("preview_credit", credit(1, "")),
        Refused("preview_credit", credit(9, ""), "not_found"),
        Refused("write_off", json!({ "id": 1, "reason": "" }), "invalid"),
        Done("write_off", json!({ "id": 1, "reason": "Agreed" })),
        Done("reverse_write_off", json!({ "id": 1, "reason": "They pay" })),
        Refused("reverse_write_off", json!({ "id": 1, "reason": "Twice" }), "already_reversed"),
        Refused("dispute_invoice", json!({ "id": 1, "reason": "" }), "invalid"),
        Done("dispute_invoice", json!({ "id": 1, "reason": "Not as ordered" })),
        Done("disputes", json!({})),
        Refused("disputes", json!({ "of": 1 }), "usage"),
        Refused("resolve_dispute", json!({ "id": 2, "outcome": "client_pays", "words": "" }), "invalid"),
        Done("resolve_dispute", json!({ "id": 2, "outcome": "client_pays", "words": "They pay" })),
        Refused("take_back_dispute", json!({ "id": 2 }), "not_disputed"),
        Done("dispute_invoice", json!({ "id": 1, "line": 1, "reason": "Still not" })),
        Done("take_back_dispute", json!({ "id": 3 })),
        Done("set_due_notice", json!({ "id": 1, "days": 3 })),
        Refused("set_due_notice", json!({ "id": 1, "days": 0 }), "invalid"),
        Refused("set_due_notice", json!({ "id": 99 }), "not_found"),
        Done("record_payment", json!({ "invoices": [1] })),
        Refused("credit_and_correct", json!({ "id": 1, "reason": "" }), "credit_without_reason"),
        Done("credit_and_correct", json!({ "id": 1, "reason": "Wrong order" })),
        Refused("refund_credit", json!({ "client": 1, "amount": "9,000,000" }), "above_client_credit"),
        Done("refund_credit", json!({ "client": 1, "amount": "1" })),
        Done("issue_invoice", json!({ "id": 3 })),
        Refused("use_credit", json!({ "invoice": 1 }), "nothing_open"),
        Done("use_credit", json!({ "invoice": 3, "amount": "1" })),
        Done("reverse_use_credit", json!({ "invoice": 3, "reason": "Too early" })),
        Refused("reverse_use_credit", json!({ "invoice": 3 }), "already_reversed"),
        Refused("issue_credit", credit(1, "Once more"), "fully_credited"),
        Done("issue_credit", credit(3, "Not wanted")),
    ]
}
