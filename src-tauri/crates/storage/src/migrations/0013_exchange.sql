-- What a payment in a foreign currency brought at home, and what the same money was worth at the rates that its invoices fixed at
-- issue: the gain or loss is the difference (decision 0022). No payment of an older book says so.
CREATE TABLE payment_exchange (
  payment_id     INTEGER PRIMARY KEY REFERENCES payment (id),
  -- Currency of the seller's country.
  home           TEXT NOT NULL,
  -- Of what the payment settled; below zero where it takes another one back.
  received_minor INTEGER NOT NULL,
  at_issue_minor INTEGER NOT NULL
) STRICT;
CREATE TRIGGER payment_exchange_keeps_rows BEFORE DELETE ON payment_exchange BEGIN SELECT RAISE(ABORT, 'payment_exchange rows are never deleted'); END;
CREATE TRIGGER payment_exchange_keeps_values BEFORE UPDATE ON payment_exchange BEGIN SELECT RAISE(ABORT, 'payment_exchange rows are never changed'); END;
