-- How a project is billed: the deposit, its deduction, what the client keeps back.
ALTER TABLE project ADD COLUMN billing TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(billing));

-- Cache: what issued documents did with each milestone that they bill, worked out by the ledger and changed by the
-- command that changes its facts; verify works it out again.
CREATE TABLE milestone_standing (
  milestone_id   INTEGER PRIMARY KEY REFERENCES milestone (id),
  project_id     INTEGER NOT NULL REFERENCES project (id),
  -- The last invoice that bills it.
  invoice_id     INTEGER NOT NULL REFERENCES invoice (id),
  due_on         TEXT NOT NULL,
  billed_minor   INTEGER NOT NULL,
  left_minor     INTEGER NOT NULL,
  retained_minor INTEGER NOT NULL,
  paid_minor     INTEGER NOT NULL,
  settled_on     TEXT
) STRICT;
CREATE INDEX standing_of_project ON milestone_standing (project_id);

-- An older book has documents and no standings: they are worked out when it is opened.
INSERT INTO setting (key, json) SELECT 'standings_are_missing', 'true' WHERE EXISTS (SELECT 1 FROM invoice WHERE project_id IS NOT NULL);
