-- What clients keep back of the gross of an invoice and pay on a later day. No document of an older book says so.
--   kept_most_minor, kept_until: as the document says it; 0 and none where nothing is kept back.
--   kept_minor, kept_net_minor: what of the open amounts is kept back; what is due first is settled first.
-- `due_on` is the next day on which something is due: the document's, or kept_until once nothing else is open.
ALTER TABLE invoice_balance ADD COLUMN kept_most_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE invoice_balance ADD COLUMN kept_until TEXT;
ALTER TABLE invoice_balance ADD COLUMN kept_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE invoice_balance ADD COLUMN kept_net_minor INTEGER NOT NULL DEFAULT 0;

DROP INDEX balance_open;
CREATE INDEX balance_open ON invoice_balance (currency, due_on, open_minor, open_net_minor, kept_minor, kept_net_minor, kept_until, invoice_id)
  WHERE open_minor <> 0;
CREATE INDEX balance_kept ON invoice_balance (currency, kept_until, kept_minor, kept_net_minor, invoice_id) WHERE kept_minor > 0;
