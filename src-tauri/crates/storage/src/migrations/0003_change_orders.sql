-- Change orders: proposed next revisions of agreed plans. `plan` holds the proposed rows; an agreed or declined one
-- stays as it is, and so does what was sent.

CREATE TABLE change_order (
  id         INTEGER PRIMARY KEY,
  project_id INTEGER NOT NULL REFERENCES project (id),
  number     INTEGER NOT NULL CHECK (number > 0),
  reason     TEXT NOT NULL,
  plan       TEXT NOT NULL CHECK (json_valid(plan)),
  created_at TEXT NOT NULL,
  UNIQUE (project_id, number)
) STRICT;

-- `plan`: the proposed rows as they stood then. `words`: the client's; of what was sent, its reason. `channel`: none while
-- only sent.
CREATE TABLE change_order_fact (
  id              INTEGER PRIMARY KEY,
  change_order_id INTEGER NOT NULL REFERENCES change_order (id),
  kind            TEXT NOT NULL CHECK (kind IN ('sent', 'agreed', 'declined')),
  on_day          TEXT NOT NULL,
  by_name         TEXT NOT NULL,
  channel         TEXT,
  words           TEXT NOT NULL,
  plan            TEXT NOT NULL CHECK (json_valid(plan)),
  at              TEXT NOT NULL
) STRICT;
CREATE INDEX fact_of_change_order ON change_order_fact (change_order_id, id);

CREATE TRIGGER change_order_fact_keeps_rows BEFORE DELETE ON change_order_fact BEGIN SELECT RAISE(ABORT, 'change_order_fact rows are never deleted'); END;
CREATE TRIGGER change_order_fact_keeps_values BEFORE UPDATE ON change_order_fact BEGIN SELECT RAISE(ABORT, 'change_order_fact rows are never changed'); END;
CREATE TRIGGER change_order_is_settled BEFORE UPDATE ON change_order
WHEN EXISTS (SELECT 1 FROM change_order_fact WHERE change_order_id = OLD.id AND kind <> 'sent')
BEGIN SELECT RAISE(ABORT, 'an agreed or declined change order stays as it is'); END;
CREATE TRIGGER change_order_was_sent BEFORE DELETE ON change_order
WHEN EXISTS (SELECT 1 FROM change_order_fact WHERE change_order_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a change order that was sent stays on record'); END;

-- The change order that took a milestone out of its plan; its facts stay.
ALTER TABLE milestone ADD COLUMN cancelled_by INTEGER REFERENCES change_order (id);
