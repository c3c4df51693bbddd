-- What screens ask of a large book, answered from indexes and caches (decision 0021).

-- Money by month of `received`: what takes back a payment of an earlier month counts in the month in which it was
-- recorded (decision 0018). Until now it stood in the month of its payment. The journal knows the day of business where
-- that is not the day of the instant in UTC.
DELETE FROM month_sum WHERE kind = 'received';
INSERT INTO month_sum (kind, currency, month, net_minor, gross_minor, documents)
WITH
  midnight AS MATERIALIZED (SELECT at, on_day FROM journal WHERE on_day <> substr(at, 1, 10) GROUP BY at),
  part AS (
    SELECT i.currency, s.on_day, s.net_minor, s.amount_minor,
      coalesce((SELECT m.on_day FROM midnight m WHERE m.at = s.at), substr(s.at, 1, 10)) AS recorded_on,
      p.reverses IS NOT NULL OR p.id IS NULL OR p.at <> s.at AS can_take_back
    FROM settlement s JOIN invoice i ON i.id = s.invoice_id LEFT JOIN payment p ON p.id = s.payment_id WHERE s.kind = 'payment'
  )
SELECT 'received', currency, substr(CASE WHEN can_take_back THEN max(on_day, recorded_on) ELSE on_day END, 1, 7),
  sum(net_minor), sum(amount_minor), sum(CASE WHEN amount_minor < 0 THEN -1 ELSE 1 END)
FROM part GROUP BY 2, 3;

-- Lists go by the day of issue: it stands beside the balance too, so that a list of what is open, credited or of one
-- sort is read from the newest on and ends when its page is full.
ALTER TABLE invoice_balance ADD COLUMN issue_on TEXT NOT NULL DEFAULT '';
UPDATE invoice_balance SET issue_on = (SELECT i.issue_on FROM invoice i WHERE i.id = invoice_id);
CREATE INDEX balance_listed ON invoice_balance (issue_on, invoice_id, currency, open_minor, due_on, kept_minor, kept_until) WHERE open_minor <> 0;
CREATE INDEX balance_credited ON invoice_balance (issue_on, invoice_id, open_minor, paid_minor) WHERE credited_minor <> 0;
-- What is more or less than plainly paid: few rows, for the sums of all states.
CREATE INDEX balance_apart ON invoice_balance (currency, invoice_id)
  WHERE paid_minor = 0 OR open_minor <> 0 OR open_net_minor <> 0 OR credited_minor <> 0 OR written_off_minor <> 0;
-- Of a past day also when each was recorded.
DROP INDEX invoice_by_day;
CREATE INDEX invoice_by_day ON invoice (issue_on, id, issued_at);
CREATE INDEX invoice_of_client_by_day ON invoice (client_id, issue_on, id);
CREATE INDEX invoice_of_currency ON invoice (currency, issue_on, id);
CREATE INDEX invoice_credit_notes ON invoice (issue_on, id) WHERE kind = 'credit_note';
CREATE INDEX standing_retained ON milestone_standing (milestone_id) WHERE retained_minor > 0;
-- Amounts that are searched for.
CREATE INDEX invoice_by_gross ON invoice (gross_minor, currency, issue_on, id);
CREATE INDEX invoice_by_net ON invoice (net_minor, currency, issue_on, id);

-- What was open at the end of a day: what is open now, and what was settled or issued since.
CREATE INDEX settlement_by_day ON settlement (on_day, invoice_id);
CREATE INDEX settlement_by_record ON settlement (at, invoice_id);
CREATE INDEX journal_midnight ON journal (at, on_day) WHERE on_day <> substr(at, 1, 10);

-- What is searched for, in small letters, by any three characters in a row. `rowid` is the place in the list: days of the
-- common era in the upper bits, the id in the lower 32. An older book has documents and no texts: they are written when it
-- is opened.
CREATE VIRTUAL TABLE invoice_search USING fts5 (text, tokenize = 'trigram case_sensitive 1');
INSERT INTO setting (key, json) SELECT 'search_is_missing', 'true' WHERE EXISTS (SELECT 1 FROM invoice);
