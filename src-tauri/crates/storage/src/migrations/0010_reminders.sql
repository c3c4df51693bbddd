-- Reminders that were given, with the invoices that each was about as these stood on that day.

CREATE TABLE reminder (
  id            INTEGER PRIMARY KEY,
  client_id     INTEGER NOT NULL REFERENCES client (id),
  on_day        TEXT NOT NULL,
  channel       TEXT NOT NULL CHECK (channel IN ('mail_draft', 'letter', 'copied', 'phone')),
  level         TEXT NOT NULL CHECK (level IN ('friendly', 'firm', 'last')),
  subject       TEXT NOT NULL,
  words         TEXT NOT NULL,
  -- Of the letter that went with it.
  letter_sha256 TEXT,
  mail_id       INTEGER REFERENCES mail (id),
  at            TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_of_client ON reminder (client_id, on_day);
CREATE INDEX reminder_of_mail ON reminder (mail_id) WHERE mail_id IS NOT NULL;

CREATE TABLE reminder_item (
  reminder_id    INTEGER NOT NULL REFERENCES reminder (id),
  -- From 1.
  place          INTEGER NOT NULL CHECK (place > 0),
  invoice_id     INTEGER NOT NULL REFERENCES invoice (id),
  number         TEXT NOT NULL,
  currency       TEXT NOT NULL,
  -- With tax, without what is kept back and not due.
  open_minor     INTEGER NOT NULL CHECK (open_minor > 0),
  due_on         TEXT NOT NULL,
  days_late      INTEGER NOT NULL CHECK (days_late > 0),
  -- None was told.
  interest_minor INTEGER,
  PRIMARY KEY (reminder_id, place),
  UNIQUE (reminder_id, invoice_id)
) STRICT;
CREATE INDEX reminder_item_of_invoice ON reminder_item (invoice_id, reminder_id);

CREATE TRIGGER reminder_keeps_rows BEFORE DELETE ON reminder BEGIN SELECT RAISE(ABORT, 'reminder rows are never deleted'); END;
CREATE TRIGGER reminder_keeps_values BEFORE UPDATE ON reminder BEGIN SELECT RAISE(ABORT, 'reminder rows are never changed'); END;
CREATE TRIGGER reminder_item_keeps_rows BEFORE DELETE ON reminder_item BEGIN SELECT RAISE(ABORT, 'reminder_item rows are never deleted'); END;
CREATE TRIGGER reminder_item_keeps_values BEFORE UPDATE ON reminder_item BEGIN SELECT RAISE(ABORT, 'reminder_item rows are never changed'); END;
