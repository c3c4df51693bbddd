-- What a proposal says besides the plan: scope, how disputes are settled, the last day of the offer.

ALTER TABLE project ADD COLUMN scope TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN dispute_note TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN offer_until TEXT;
