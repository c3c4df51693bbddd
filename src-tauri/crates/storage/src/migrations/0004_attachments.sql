-- Files kept with a record; their bytes lie in `file`. Those of an agreement (a plan_revision) and of an acceptance (a
-- milestone_fact) are evidence and stay for ever. `owner_id` has no foreign key: a milestone can leave a plan that
-- nobody agreed, once the last file is off its list.

CREATE TABLE attachment (
  id         INTEGER PRIMARY KEY,
  owner      TEXT NOT NULL CHECK (owner IN ('project', 'milestone', 'agreement', 'acceptance')),
  owner_id   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size > 0),
  hash       TEXT NOT NULL REFERENCES file (hash),
  added_by   TEXT NOT NULL,
  on_day     TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_of_owner ON attachment (owner, owner_id, id);

-- Taken off a list; the row above and its bytes stay.
CREATE TABLE attachment_removal (
  attachment_id INTEGER PRIMARY KEY REFERENCES attachment (id),
  at            TEXT NOT NULL
) STRICT;

-- Files on a sheet that is not recorded yet: evidence of nothing, gone when the sheet is thrown away.
CREATE TABLE waiting_file (
  id         INTEGER PRIMARY KEY,
  sheet      TEXT NOT NULL CHECK (sheet IN ('plan', 'change_order', 'sign_off')),
  target     INTEGER NOT NULL,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size > 0),
  hash       TEXT NOT NULL,
  bytes      BLOB NOT NULL,
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX waiting_of_sheet ON waiting_file (sheet, target, id);

CREATE TRIGGER attachment_keeps_rows BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment rows are never deleted'); END;
CREATE TRIGGER attachment_keeps_values BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment rows are never changed'); END;
CREATE TRIGGER attachment_removal_keeps_rows BEFORE DELETE ON attachment_removal BEGIN SELECT RAISE(ABORT, 'attachment_removal rows are never deleted'); END;
CREATE TRIGGER attachment_removal_keeps_values BEFORE UPDATE ON attachment_removal BEGIN SELECT RAISE(ABORT, 'attachment_removal rows are never changed'); END;
CREATE TRIGGER evidence_stays BEFORE INSERT ON attachment_removal
WHEN EXISTS (SELECT 1 FROM attachment WHERE id = NEW.attachment_id AND owner IN ('agreement', 'acceptance'))
BEGIN SELECT RAISE(ABORT, 'evidence of what was agreed or accepted stays'); END;

-- Patterns of plans under their names. `rows`: titles, weights, days between them; no facts.
CREATE TABLE plan_template (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  rows TEXT NOT NULL CHECK (json_valid(rows))
) STRICT;
