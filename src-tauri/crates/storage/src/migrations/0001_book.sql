-- The book: one business in one file. Amounts are integer minor units of the row's currency,
-- dates are ISO days (_on), instants are RFC 3339 in UTC (_at).

CREATE TABLE book (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  uuid       TEXT NOT NULL,
  created_at TEXT NOT NULL,
  is_sample  INTEGER NOT NULL CHECK (is_sample IN (0, 1))
) STRICT;

CREATE TABLE setting (
  key  TEXT PRIMARY KEY,
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT, WITHOUT ROWID;

-- Changeable records -----------------------------------------------------------------------------

CREATE TABLE business (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE TABLE client (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  json     TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE TABLE project (
  id                  INTEGER PRIMARY KEY,
  client_id           INTEGER NOT NULL REFERENCES client (id),
  code                TEXT NOT NULL,
  title               TEXT NOT NULL,
  currency            TEXT NOT NULL,
  contract_minor      INTEGER NOT NULL,
  requires_acceptance INTEGER NOT NULL CHECK (requires_acceptance IN (0, 1)),
  order_number        TEXT NOT NULL,
  terms               TEXT,
  tax                 TEXT CHECK (tax IS NULL OR json_valid(tax)),
  private_note        TEXT NOT NULL,
  archived            INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT;
CREATE INDEX project_of_client ON project (client_id);
CREATE INDEX project_active ON project (id) WHERE archived = 0;

CREATE TABLE milestone (
  id           INTEGER PRIMARY KEY,
  project_id   INTEGER NOT NULL REFERENCES project (id),
  position     INTEGER NOT NULL CHECK (position > 0),
  title        TEXT NOT NULL,
  criterion    TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  target_on    TEXT,
  client_note  TEXT NOT NULL,
  private_note TEXT NOT NULL
) STRICT;
CREATE INDEX milestone_of_project ON milestone (project_id, position);

CREATE TABLE deliverable (
  id           INTEGER PRIMARY KEY,
  milestone_id INTEGER NOT NULL REFERENCES milestone (id),
  position     INTEGER NOT NULL CHECK (position > 0),
  title        TEXT NOT NULL,
  done_on      TEXT,
  on_invoice   INTEGER NOT NULL CHECK (on_invoice IN (0, 1))
) STRICT;
CREATE INDEX deliverable_of_milestone ON deliverable (milestone_id, position);

-- A prepared invoice holds no number; its form is kept as typed.
CREATE TABLE draft_invoice (
  id         INTEGER PRIMARY KEY,
  client_id  INTEGER NOT NULL REFERENCES client (id),
  project_id INTEGER REFERENCES project (id),
  json       TEXT NOT NULL CHECK (json_valid(json)),
  created_at TEXT NOT NULL
) STRICT;

-- What is typed but not yet valid, for every form.
CREATE TABLE draft (
  kind   TEXT NOT NULL,
  target INTEGER NOT NULL,
  json   TEXT NOT NULL CHECK (json_valid(json)),
  at     TEXT NOT NULL,
  PRIMARY KEY (kind, target)
) STRICT, WITHOUT ROWID;

-- Facts: appended, never changed -----------------------------------------------------------------

CREATE TABLE plan_revision (
  id             INTEGER PRIMARY KEY,
  project_id     INTEGER NOT NULL REFERENCES project (id),
  number         INTEGER NOT NULL CHECK (number > 0),
  agreed_on      TEXT NOT NULL,
  agreed_by      TEXT NOT NULL,
  channel        TEXT NOT NULL,
  words          TEXT NOT NULL,
  currency       TEXT NOT NULL,
  contract_minor INTEGER NOT NULL,
  plan           TEXT NOT NULL CHECK (json_valid(plan)),
  at             TEXT NOT NULL,
  UNIQUE (project_id, number)
) STRICT;

-- kind: started, done, reopened, accepted, acceptance_withdrawn. The last of its sort holds.
CREATE TABLE milestone_fact (
  id           INTEGER PRIMARY KEY,
  milestone_id INTEGER NOT NULL REFERENCES milestone (id),
  kind         TEXT NOT NULL CHECK (kind IN ('started', 'done', 'reopened', 'accepted', 'acceptance_withdrawn')),
  on_day       TEXT NOT NULL,
  by_name      TEXT NOT NULL,
  role         TEXT NOT NULL,
  channel      TEXT,
  words        TEXT NOT NULL,
  at           TEXT NOT NULL
) STRICT;
CREATE INDEX fact_of_milestone ON milestone_fact (milestone_id, id);

-- Bytes by their SHA-256: issued PDFs, e-invoices, logos, evidence.
CREATE TABLE file (
  hash       TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes      BLOB NOT NULL
) STRICT;

-- The next free place of a numbering series; written only while issuing.
CREATE TABLE series (
  key      TEXT PRIMARY KEY,
  next     INTEGER NOT NULL CHECK (next > 0),
  last_on  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An issued document. `canonical` is the frozen value; the other columns are projections that verify compares.
CREATE TABLE invoice (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  series      TEXT NOT NULL,
  sequence    INTEGER NOT NULL CHECK (sequence > 0),
  kind        TEXT NOT NULL,
  client_id   INTEGER NOT NULL REFERENCES client (id),
  project_id  INTEGER REFERENCES project (id),
  client_name TEXT NOT NULL,
  heading     TEXT NOT NULL,
  issue_on    TEXT NOT NULL,
  due_on      TEXT NOT NULL CHECK (due_on >= issue_on),
  currency    TEXT NOT NULL,
  net_minor   INTEGER NOT NULL,
  tax_minor   INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  canonical   TEXT NOT NULL CHECK (json_valid(canonical)),
  pdf_hash    TEXT NOT NULL REFERENCES file (hash),
  xml_hash    TEXT REFERENCES file (hash),
  renderer    TEXT NOT NULL,
  issued_at   TEXT NOT NULL,
  -- SHA-256 over every other column, `canonical` and the hashes of the files among them.
  digest      TEXT NOT NULL,
  UNIQUE (series, sequence),
  CHECK (net_minor + tax_minor = gross_minor)
) STRICT;
CREATE INDEX invoice_by_day ON invoice (issue_on, id);
CREATE INDEX invoice_of_client ON invoice (client_id, id);
CREATE INDEX invoice_of_project ON invoice (project_id, id) WHERE project_id IS NOT NULL;

CREATE TABLE invoice_line (
  invoice_id   INTEGER NOT NULL REFERENCES invoice (id),
  line         INTEGER NOT NULL CHECK (line > 0),
  milestone_id INTEGER REFERENCES milestone (id),
  title        TEXT NOT NULL,
  net_minor    INTEGER NOT NULL,
  PRIMARY KEY (invoice_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_of_milestone ON invoice_line (milestone_id) WHERE milestone_id IS NOT NULL;

-- pdf_saved, pdf_opened, mail_draft_opened, sent: what happened to a document, to whom, with which file.
CREATE TABLE invoice_event (
  id         INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoice (id),
  kind       TEXT NOT NULL,
  recipient  TEXT NOT NULL,
  file_hash  TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;
CREATE INDEX event_of_invoice ON invoice_event (invoice_id, id);

CREATE TABLE payment (
  id           INTEGER PRIMARY KEY,
  client_id    INTEGER NOT NULL REFERENCES client (id),
  received_on  TEXT NOT NULL,
  currency     TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  channel      TEXT NOT NULL,
  reference    TEXT NOT NULL,
  note         TEXT NOT NULL,
  reverses     INTEGER UNIQUE REFERENCES payment (id),
  at           TEXT NOT NULL
) STRICT;
CREATE INDEX payment_by_day ON payment (received_on, id);
CREATE INDEX payment_of_client ON payment (client_id, id);

-- What reduced an invoice's open amount. kind: payment, bank_fee, tax_withheld, write_off, credit.
CREATE TABLE settlement (
  id           INTEGER PRIMARY KEY,
  invoice_id   INTEGER NOT NULL REFERENCES invoice (id),
  payment_id   INTEGER REFERENCES payment (id),
  kind         TEXT NOT NULL CHECK (kind IN ('payment', 'bank_fee', 'tax_withheld', 'write_off', 'credit')),
  on_day       TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  -- The net part, by largest remainder over net and tax of the invoice.
  net_minor    INTEGER NOT NULL,
  reason       TEXT NOT NULL,
  at           TEXT NOT NULL
) STRICT;
CREATE INDEX settlement_of_invoice ON settlement (invoice_id, id);
CREATE INDEX settlement_of_payment ON settlement (payment_id) WHERE payment_id IS NOT NULL;

-- The journal: each entry holds the hash of the one before.
CREATE TABLE journal (
  id       INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  on_day   TEXT NOT NULL,
  command  TEXT NOT NULL,
  -- What it is about: `project:7`, `invoice:12`.
  subject  TEXT NOT NULL,
  entry    TEXT NOT NULL CHECK (json_valid(entry)),
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX journal_of_subject ON journal (subject, id);

-- Caches, changed only by the command that changes their facts; verify recomputes them ---------------

CREATE TABLE invoice_balance (
  invoice_id        INTEGER PRIMARY KEY REFERENCES invoice (id),
  currency          TEXT NOT NULL,
  due_on            TEXT NOT NULL,
  paid_minor        INTEGER NOT NULL,
  credited_minor    INTEGER NOT NULL,
  written_off_minor INTEGER NOT NULL,
  open_minor        INTEGER NOT NULL,
  open_net_minor    INTEGER NOT NULL,
  settled_on        TEXT
) STRICT;
CREATE INDEX balance_open ON invoice_balance (currency, due_on, open_minor, open_net_minor, invoice_id) WHERE open_minor <> 0;

-- Money by month: kind is issued or received; received counts settlements of the kind payment.
CREATE TABLE month_sum (
  kind        TEXT NOT NULL CHECK (kind IN ('issued', 'received')),
  currency    TEXT NOT NULL,
  month       TEXT NOT NULL,
  net_minor   INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL,
  documents   INTEGER NOT NULL,
  PRIMARY KEY (kind, currency, month)
) STRICT, WITHOUT ROWID;
