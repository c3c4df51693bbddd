-- Mails that are sent by Milepost itself. The mail lies in `mail`, frozen as it goes out; here is that it was put into the
-- outbox, and each thing that happened to it since. Where it stands follows from its steps.

CREATE TABLE outbox (
  mail_id INTEGER PRIMARY KEY REFERENCES mail (id),
  -- Address of the sender, to which the servers report.
  sender  TEXT NOT NULL CHECK (sender <> ''),
  at      TEXT NOT NULL
) STRICT;

-- kind: begun: it is being handed over; tried, with what came of it; again: the user wants it tried now; arrived: the user
-- knows that it did; removed: the user took it out.
CREATE TABLE outbox_step (
  id        INTEGER PRIMARY KEY,
  mail_id   INTEGER NOT NULL REFERENCES outbox (mail_id),
  kind      TEXT NOT NULL CHECK (kind IN ('begun', 'tried', 'again', 'arrived', 'removed')),
  outcome   TEXT CHECK ((outcome IS NULL) = (kind <> 'tried')),
  recipient TEXT NOT NULL,
  words     TEXT NOT NULL,
  at        TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_step_of ON outbox_step (mail_id, id);
-- What ends a mail's time in the outbox, once.
CREATE UNIQUE INDEX outbox_end ON outbox_step (mail_id) WHERE kind IN ('arrived', 'removed') OR outcome = 'accepted';

CREATE TRIGGER outbox_keeps_rows BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'outbox rows are never deleted'); END;
CREATE TRIGGER outbox_keeps_values BEFORE UPDATE ON outbox BEGIN SELECT RAISE(ABORT, 'outbox rows are never changed'); END;
CREATE TRIGGER outbox_step_keeps_rows BEFORE DELETE ON outbox_step BEGIN SELECT RAISE(ABORT, 'outbox_step rows are never deleted'); END;
CREATE TRIGGER outbox_step_keeps_values BEFORE UPDATE ON outbox_step BEGIN SELECT RAISE(ABORT, 'outbox_step rows are never changed'); END;
CREATE TRIGGER outbox_end_is_the_end BEFORE INSERT ON outbox_step
WHEN EXISTS (SELECT 1 FROM outbox_step s WHERE s.mail_id = NEW.mail_id AND (s.kind IN ('arrived', 'removed') OR s.outcome = 'accepted'))
BEGIN SELECT RAISE(ABORT, 'this mail has left the outbox'); END;
