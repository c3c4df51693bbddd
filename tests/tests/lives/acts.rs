//! What can happen to a contract. Each act tries; what the program refuses does not happen, and only refusals may.

use crate::world::{halden, id};
use crate::{Chance, Life, World, minor};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl<'w> Life<'w> {
    pub(crate) fn begin(w: &'w World, seed: u64) -> Self {
        let mut chance = Chance::of(seed + 1);
        let (currency, decimals) = *chance.pick(&[("EUR", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3)]).unwrap();
        let mut client = halden();
        client["currency"] = json!(currency);
        client["name"] = json!(format!("Client {seed}"));
        client["early_payment"] = json!(if seed.is_multiple_of(3) { "" } else { "2.5/14" });
        let client = id(&w.ok("create_client", client));
        let mut life = Self {
            w,
            seed,
            chance,
            client,
            project: 0,
            decimals,
            is_abroad: currency != "EUR",
            issued: BTreeMap::new(),
            told: vec![currency.to_owned()],
        };
        let amounts: Vec<u64> = (0..1 + life.chance.below(4)).map(|_| 1 + life.chance.below(3_000_000)).collect();
        let texts: Vec<String> = amounts.iter().map(|amount| life.text(*amount)).collect();
        let milestones: Vec<(&str, &str)> = texts.iter().map(|amount| ("Work", amount.as_str())).collect();
        let plan = w.plan(client, &life.text(amounts.iter().sum()), &milestones);
        life.project = plan.id;
        let percent = ["30%", "12.5%", ""][usize::try_from(life.chance.below(3)).unwrap()];
        let how = ["proportional", "first", "last"][usize::try_from(life.chance.below(3)).unwrap()];
        let retainage = ["10", "5", "", ""][usize::try_from(life.chance.below(4)).unwrap()];
        let base = ["net", "gross"][usize::try_from(life.chance.below(2)).unwrap()];
        let billing = json!({
            "deposit": percent, "deposit_deduction": how, "retainage": retainage, "retainage_base": base, "retainage_due": "400",
        });
        life.tell("begin", &billing);
        w.ok("save_project", json!({ "id": plan.id, "patch": billing }));
        w.agree(&plan);
        life
    }

    /// Minor units as they are typed.
    fn text(&self, minor: u64) -> String {
        let scale = 10_u64.pow(u32::try_from(self.decimals).unwrap());
        match self.decimals {
            0 => minor.to_string(),
            decimals => format!("{}.{:0decimals$}", minor / scale, minor % scale),
        }
    }

    pub(crate) fn report(&self, why: &str) -> String {
        format!("seed {}: {why}\n{}", self.seed, self.told.join("\n"))
    }

    fn tell(&mut self, act: &str, with: &Value) {
        self.told.push(format!("{act} {with}"));
    }

    /// None where the program refused by its rules; anything else than a refusal is a defect.
    fn try_to(&mut self, command: &str, arguments: Value) -> Option<Value> {
        let answer = self.w.call(command, arguments.clone());
        let refused = answer.as_ref().err().map(|problem| problem["message"].clone());
        self.tell(command, &json!({ "with": arguments, "refused": refused }));
        match answer {
            Ok(answer) => Some(answer),
            Err(problem) => {
                assert_eq!(problem["severity"], "refused", "{}", self.report(&format!("{problem:#}")));
                None
            }
        }
    }

    fn milestones(&self) -> Vec<Value> {
        self.w.ok("project", json!({ "id": self.project }))["milestones"].as_array().unwrap().clone()
    }

    fn ready(&self) -> Vec<Value> {
        self.milestones().into_iter().filter(|row| row["status"] == "ready" && row["is_open"] == true).collect()
    }

    fn invoices(&self) -> Vec<Value> {
        let list = self.w.ok("invoices", json!({ "project": self.project }));
        let issued = list["rows"].as_array().unwrap().iter().filter(|row| row["id"].is_i64());
        issued.map(|row| self.w.invoice(&row["id"])).filter(|invoice| invoice["kind"] != "credit_note").collect()
    }

    pub(crate) fn act(&mut self) {
        match self.chance.below(14) {
            0 | 1 => self.work(),
            2 | 3 => self.bill_whole(),
            4 | 5 => self.bill_part(),
            6 => self.bill_several(),
            7 => self.shape("prepare_deposit"),
            8 => self.shape("prepare_release"),
            9 => self.credit(),
            10 | 11 => self.pay(),
            12 => self.write_off(),
            _ => self.change_order(),
        }
    }

    fn work(&mut self) {
        for row in self.milestones() {
            if matches!(row["status"].as_str(), Some("planned" | "in_progress")) && self.chance.below(2) == 0 {
                self.w.accept(id(&row));
            }
        }
    }

    fn accept_all(&mut self) {
        for row in self.milestones() {
            if matches!(row["status"].as_str(), Some("planned" | "in_progress")) {
                self.w.accept(id(&row));
            }
        }
    }

    /// Issues a draft, or throws it away where that is refused.
    fn issue(&mut self, draft: &Value) -> bool {
        if self.is_abroad {
            let rate = json!({ "exchange_rate": "2", "rate_source": "ECB", "rate_on": "2026-11-16" });
            self.w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": rate }));
        }
        let Some(invoice) = self.try_to("issue_invoice", json!({ "id": draft["id"] })) else {
            self.w.ok("delete_invoice_draft", json!({ "id": draft["id"] }));
            return false;
        };
        let bytes = self.w.pdf(&invoice);
        self.issued.insert(id(&invoice), bytes);
        true
    }

    /// Now and then something is given or charged, on a line or on the whole document.
    fn adjust(&mut self, draft: &Value) {
        let whole = |is_charge: bool, amount: &str| json!({ "adjustments": [{ "is_charge": is_charge, "amount": amount, "reason": "" }] });
        let patch = match self.chance.below(6) {
            0 => whole(false, "10%"),
            1 => whole(true, "7.5%"),
            2 => {
                let lines = self.w.ok("invoice_draft", json!({ "id": draft["id"] }))["form"]["lines"].clone();
                let mut lines = lines.as_array().unwrap().clone();
                lines[0]["discount"] = json!("12.5%");
                json!({ "lines": lines })
            }
            _ => return,
        };
        self.tell("adjust", &patch);
        self.w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": patch }));
    }

    fn bill_whole(&mut self) {
        let ready = self.ready();
        let Some(row) = self.chance.pick(&ready) else { return };
        let Some(draft) = self.try_to("prepare_invoice", json!({ "id": row["id"] })) else { return };
        self.adjust(&draft);
        self.issue(&draft);
    }

    fn bill_part(&mut self) {
        let ready = self.ready();
        let Some(row) = self.chance.pick(&ready).cloned() else { return };
        let Some(draft) = self.try_to("prepare_invoice", json!({ "id": row["id"] })) else { return };
        let left = u64::try_from(minor(&row["left"])).unwrap();
        let part = 1 + self.chance.below(left);
        let mut line = draft["form"]["lines"][0].clone();
        line["role"] = json!("part");
        line["unit_price"] = json!(self.text(part));
        self.w.ok("save_invoice_draft", json!({ "id": draft["id"], "patch": { "lines": [line] } }));
        self.adjust(&draft);
        self.issue(&draft);
    }

    fn bill_several(&mut self) {
        let ids: Vec<Value> = self.ready().iter().map(|row| row["id"].clone()).collect();
        let chosen = json!({ "project": self.project, "milestones": ids });
        let Some(draft) = self.try_to("prepare_milestones", chosen) else { return };
        self.adjust(&draft);
        self.issue(&draft);
    }

    fn shape(&mut self, command: &str) {
        let Some(draft) = self.try_to(command, json!({ "id": self.project })) else { return };
        self.issue(&draft);
    }

    fn credit(&mut self) {
        let invoices = self.invoices();
        let Some(invoice) = self.chance.pick(&invoices).cloned() else { return };
        let whole = json!({ "id": invoice["id"], "extent": "whole", "reason": "Taken back" });
        let Some(note) = self.try_to("issue_credit", whole) else { return };
        let bytes = self.w.pdf(&note);
        self.issued.insert(id(&note), bytes);
    }

    fn pay(&mut self) {
        let open: Vec<Value> = self.invoices().into_iter().filter(|invoice| minor(&invoice["open"]) > 0).collect();
        let Some(invoice) = self.chance.pick(&open).cloned() else { return };
        let all = u64::try_from(minor(&invoice["open"])).unwrap();
        let amount = if self.chance.below(2) == 0 { all } else { 1 + self.chance.below(all) };
        let amount = self.text(amount);
        let sheet = self.w.ok("payment_sheet", json!({ "invoices": [invoice["id"]] }));
        let to_pay = sheet["discount"]["to_pay"]["amount"].as_str().filter(|_| self.chance.below(2) == 0);
        let paid = match to_pay {
            Some(to_pay) => json!({ "invoices": [invoice["id"]], "amount": to_pay, "difference": "discount" }),
            None => json!({ "invoices": [invoice["id"]], "amount": amount }),
        };
        self.try_to("record_payment", paid);
    }

    fn write_off(&mut self) {
        let open: Vec<Value> = self.invoices().into_iter().filter(|invoice| minor(&invoice["open"]) > 0).collect();
        let Some(invoice) = self.chance.pick(&open).cloned() else { return };
        self.try_to("write_off", json!({ "id": invoice["id"], "reason": "Not worth the time" }));
    }

    /// One milestone more, agreed.
    fn change_order(&mut self) {
        let Some(view) = self.try_to("start_change_order", json!({ "project": self.project })) else { return };
        let order = id(&view["change_order"]);
        let amount = 1 + self.chance.below(500_000);
        let amount = self.text(amount);
        self.w.ok("save_change_order", json!({ "id": order, "patch": { "reason": "More of it" } }));
        let row = json!({ "title": "More", "amount": amount, "criterion": "More, handed over" });
        self.w.ok("add_change_row", json!({ "id": order, "patch": row }));
        self.try_to("agree_change_order", json!({ "id": order, "by": "Ciara Doyle", "channel": "email" }));
    }

    /// Bills all that is left with every deposit deducted, and releases all that is kept back.
    pub(crate) fn finish(&mut self) {
        self.accept_all();
        for row in self.milestones() {
            if row["is_open"] == true {
                let draft = self.w.ok("prepare_invoice", json!({ "id": row["id"] }));
                let last = json!({ "id": draft["id"], "patch": { "deposits": "first" } });
                self.w.ok("save_invoice_draft", last);
                assert!(self.issue(&draft), "{}", self.report("the rest of a milestone could not be billed"));
            }
        }
        // What is kept back of the gross is paid before its day; of the net it is released.
        for invoice in self.invoices().into_iter().filter(|invoice| !invoice["kept"].is_null()) {
            let open = self.text(u64::try_from(minor(&invoice["open"])).unwrap());
            self.w.ok("record_payment", json!({ "invoices": [invoice["id"]], "amount": open }));
        }
        while minor(&self.account()["retained"]) > 0 {
            let draft = self.w.ok("prepare_release", json!({ "id": self.project }));
            assert!(self.issue(&draft), "{}", self.report("what is kept back could not be released"));
        }
    }
}
