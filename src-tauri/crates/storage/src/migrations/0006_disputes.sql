-- What clients do not accept, and how it ended. A milestone, all of an invoice, or one of its lines; both stay for ever.

CREATE TABLE dispute (
  id           INTEGER PRIMARY KEY,
  milestone_id INTEGER REFERENCES milestone (id),
  invoice_id   INTEGER REFERENCES invoice (id),
  -- From 1; none is all of the invoice.
  line         INTEGER CHECK (line > 0),
  on_day       TEXT NOT NULL,
  reason       TEXT NOT NULL CHECK (reason <> ''),
  by_name      TEXT NOT NULL,
  at           TEXT NOT NULL,
  CHECK ((milestone_id IS NULL) <> (invoice_id IS NULL)),
  CHECK (line IS NULL OR invoice_id IS NOT NULL),
  FOREIGN KEY (invoice_id, line) REFERENCES invoice_line (invoice_id, line)
) STRICT;
CREATE INDEX dispute_of_milestone ON dispute (milestone_id) WHERE milestone_id IS NOT NULL;
CREATE INDEX dispute_of_invoice ON dispute (invoice_id) WHERE invoice_id IS NOT NULL;

-- kind: resolved, with its outcome; taken_back: it was marked by mistake.
CREATE TABLE dispute_end (
  dispute_id INTEGER PRIMARY KEY REFERENCES dispute (id),
  kind       TEXT NOT NULL CHECK (kind IN ('resolved', 'taken_back')),
  on_day     TEXT NOT NULL,
  outcome    TEXT CHECK ((outcome IS NULL) = (kind = 'taken_back')),
  words      TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;

-- Changes that a client asked for are a milestone_fact `reopened` with a channel; this takes one back that was recorded by mistake.
CREATE TABLE changes_withdrawal (
  fact_id INTEGER PRIMARY KEY REFERENCES milestone_fact (id),
  at      TEXT NOT NULL
) STRICT;

CREATE TRIGGER dispute_keeps_rows BEFORE DELETE ON dispute BEGIN SELECT RAISE(ABORT, 'dispute rows are never deleted'); END;
CREATE TRIGGER dispute_keeps_values BEFORE UPDATE ON dispute BEGIN SELECT RAISE(ABORT, 'dispute rows are never changed'); END;
CREATE TRIGGER dispute_end_keeps_rows BEFORE DELETE ON dispute_end BEGIN SELECT RAISE(ABORT, 'dispute_end rows are never deleted'); END;
CREATE TRIGGER dispute_end_keeps_values BEFORE UPDATE ON dispute_end BEGIN SELECT RAISE(ABORT, 'dispute_end rows are never changed'); END;
CREATE TRIGGER changes_withdrawal_keeps_rows BEFORE DELETE ON changes_withdrawal BEGIN SELECT RAISE(ABORT, 'changes_withdrawal rows are never deleted'); END;
CREATE TRIGGER changes_withdrawal_keeps_values BEFORE UPDATE ON changes_withdrawal BEGIN SELECT RAISE(ABORT, 'changes_withdrawal rows are never changed'); END;
