-- Documents may fix an exchange rate that they say nowhere (`body.exchange`, decision 0027), for which no table changes; a program that
-- does not know the field must not open such a book, for it would lose it.

-- Invoices of which the user is told some days before they are due. A wish and no fact: it may be taken back.
CREATE TABLE due_notice (
  invoice_id INTEGER PRIMARY KEY REFERENCES invoice (id),
  days       INTEGER NOT NULL CHECK (days BETWEEN 1 AND 90)
) STRICT;
-- The longest of all bounds the days among which the dashboard looks.
CREATE INDEX due_notice_days ON due_notice (days);
