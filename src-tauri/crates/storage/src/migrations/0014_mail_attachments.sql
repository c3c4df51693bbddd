-- What is attached to a mail behind its first file, which lies in `mail` itself (decision 0025): mails of before stay as they
-- were kept. A mail is `head`, the Base64 lines of its first file, then for each of these the bytes of `gap` and its lines,
-- then `tail`.
CREATE TABLE mail_attachment (
  mail_id   INTEGER NOT NULL REFERENCES mail (id),
  position  INTEGER NOT NULL CHECK (position >= 2),
  name      TEXT NOT NULL CHECK (name <> ''),
  file_hash TEXT NOT NULL REFERENCES file (hash),
  gap       BLOB NOT NULL,
  PRIMARY KEY (mail_id, position)
) STRICT;
CREATE TRIGGER mail_attachment_keeps_rows BEFORE DELETE ON mail_attachment BEGIN SELECT RAISE(ABORT, 'mail_attachment rows are never deleted'); END;
CREATE TRIGGER mail_attachment_keeps_values BEFORE UPDATE ON mail_attachment BEGIN SELECT RAISE(ABORT, 'mail_attachment rows are never changed'); END;
