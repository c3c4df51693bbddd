-- Discounts for prompt payment: a settlement of a kind of its own (decision 0022). A CHECK cannot be changed, so the table is
-- made anew with every row as it was; no other table names its rows.
CREATE TABLE settlement_anew (
  id           INTEGER PRIMARY KEY,
  invoice_id   INTEGER NOT NULL REFERENCES invoice (id),
  payment_id   INTEGER REFERENCES payment (id),
  kind         TEXT NOT NULL CHECK (kind IN ('payment', 'bank_fee', 'tax_withheld', 'discount', 'write_off', 'credit')),
  on_day       TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  -- The net part, by largest remainder over net and tax of the invoice.
  net_minor    INTEGER NOT NULL,
  reason       TEXT NOT NULL,
  at           TEXT NOT NULL
) STRICT;
INSERT INTO settlement_anew (id, invoice_id, payment_id, kind, on_day, amount_minor, net_minor, reason, at)
  SELECT id, invoice_id, payment_id, kind, on_day, amount_minor, net_minor, reason, at FROM settlement ORDER BY id;
-- Dropping a table fires no trigger of it; its indexes and triggers go with it and are made again.
DROP TABLE settlement;
ALTER TABLE settlement_anew RENAME TO settlement;
CREATE INDEX settlement_of_invoice ON settlement (invoice_id, id);
CREATE INDEX settlement_of_payment ON settlement (payment_id) WHERE payment_id IS NOT NULL;
CREATE TRIGGER settlement_keeps_rows BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'settlement rows are never deleted'); END;
CREATE TRIGGER settlement_keeps_values BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'settlement rows are never changed'); END;

ALTER TABLE invoice_balance ADD COLUMN discounted_minor INTEGER NOT NULL DEFAULT 0;
