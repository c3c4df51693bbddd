-- Facts are appended, never changed. REPLACE deletes, so it ends here too as long as recursive_triggers is on;
-- a test tries every column of every table named here.

CREATE TRIGGER plan_revision_keeps_rows BEFORE DELETE ON plan_revision BEGIN SELECT RAISE(ABORT, 'plan_revision rows are never deleted'); END;
CREATE TRIGGER plan_revision_keeps_values BEFORE UPDATE ON plan_revision BEGIN SELECT RAISE(ABORT, 'plan_revision rows are never changed'); END;
CREATE TRIGGER milestone_fact_keeps_rows BEFORE DELETE ON milestone_fact BEGIN SELECT RAISE(ABORT, 'milestone_fact rows are never deleted'); END;
CREATE TRIGGER milestone_fact_keeps_values BEFORE UPDATE ON milestone_fact BEGIN SELECT RAISE(ABORT, 'milestone_fact rows are never changed'); END;
CREATE TRIGGER file_keeps_rows BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'file rows are never deleted'); END;
CREATE TRIGGER file_keeps_values BEFORE UPDATE ON file BEGIN SELECT RAISE(ABORT, 'file rows are never changed'); END;
CREATE TRIGGER invoice_keeps_rows BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice rows are never deleted'); END;
CREATE TRIGGER invoice_keeps_values BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice rows are never changed'); END;
CREATE TRIGGER invoice_line_keeps_rows BEFORE DELETE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line rows are never deleted'); END;
CREATE TRIGGER invoice_line_keeps_values BEFORE UPDATE ON invoice_line BEGIN SELECT RAISE(ABORT, 'invoice_line rows are never changed'); END;
CREATE TRIGGER invoice_event_keeps_rows BEFORE DELETE ON invoice_event BEGIN SELECT RAISE(ABORT, 'invoice_event rows are never deleted'); END;
CREATE TRIGGER invoice_event_keeps_values BEFORE UPDATE ON invoice_event BEGIN SELECT RAISE(ABORT, 'invoice_event rows are never changed'); END;
CREATE TRIGGER payment_keeps_rows BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'payment rows are never deleted'); END;
CREATE TRIGGER payment_keeps_values BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'payment rows are never changed'); END;
CREATE TRIGGER settlement_keeps_rows BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'settlement rows are never deleted'); END;
CREATE TRIGGER settlement_keeps_values BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'settlement rows are never changed'); END;
CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal rows are never deleted'); END;
CREATE TRIGGER journal_keeps_values BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal rows are never changed'); END;

-- A number that was used is not used again.
CREATE TRIGGER series_keeps_rows BEFORE DELETE ON series BEGIN SELECT RAISE(ABORT, 'series rows are never deleted'); END;
CREATE TRIGGER series_goes_forward BEFORE UPDATE ON series WHEN NEW.next < OLD.next OR NEW.key <> OLD.key
BEGIN SELECT RAISE(ABORT, 'a series never goes back'); END;
