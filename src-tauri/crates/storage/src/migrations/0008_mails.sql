-- Mails that were made: every draft that a mail program was given, so that its very bytes can be written again. What is
-- attached lies in `file`; `head` and `tail` are the bytes before and behind its Base64 lines. Without an attachment `head`
-- is the whole mail.

CREATE TABLE mail (
  id              INTEGER PRIMARY KEY,
  about           TEXT NOT NULL CHECK (about IN ('invoice', 'milestone', 'client')),
  about_id        INTEGER NOT NULL,
  -- Of its file, such as `Invoice-2026-001.eml`.
  name            TEXT NOT NULL,
  -- {"to": [...], "cc": [...]}
  recipients      TEXT NOT NULL CHECK (json_valid(recipients)),
  subject         TEXT NOT NULL,
  text            TEXT NOT NULL,
  attachment_name TEXT,
  attachment_hash TEXT REFERENCES file (hash),
  head            BLOB NOT NULL,
  tail            BLOB NOT NULL,
  -- SHA-256 of the whole mail.
  sha256          TEXT NOT NULL,
  on_day          TEXT NOT NULL,
  at              TEXT NOT NULL,
  CHECK ((attachment_name IS NULL) = (attachment_hash IS NULL))
) STRICT;
CREATE INDEX mail_of ON mail (about, about_id, id);

CREATE TRIGGER mail_keeps_rows BEFORE DELETE ON mail BEGIN SELECT RAISE(ABORT, 'mail rows are never deleted'); END;
CREATE TRIGGER mail_keeps_values BEFORE UPDATE ON mail BEGIN SELECT RAISE(ABORT, 'mail rows are never changed'); END;
