#!/usr/bin/env bash
# The judges of ./dev test, which sources this: documents, e-invoices, payment codes, formats, contracts and reports before programs
# that know nothing of our code. They find what the Rust tests left in MILEPOST_JUDGED.

all_judged() {
  if stands documents "$(first_below "$MILEPOST_JUDGED" '*.pdf')"; then step "documents: judged" judged_documents; fi
  if stands codes "$(first_below "$MILEPOST_JUDGED" '*.payload')"; then step "payment codes: decoded" decoded_codes; fi
  if stands einvoices "$(first_below "$MILEPOST_JUDGED" '*.cii.xml')"; then step "e-invoices: judged" judged_einvoices; fi
  if stands contracts "$MILEPOST_JUDGED/contracts.jsonl"; then step "contracts: worked out again" reworked_contracts; fi
  if stands reports "$MILEPOST_JUDGED/reports/book.json"; then step "reports: worked out again" reworked_reports; fi
}

judged_documents() {
  # The invoice of the whole road has an attachment to break too; a soak has only plain ones.
  local sound
  sound=$(first_below "$MILEPOST_JUDGED" road.pdf)
  [ -f "$sound" ] || sound=$(first_below "$MILEPOST_JUDGED" '*.pdf')
  tests/tools/judge_documents.sh "$MILEPOST_JUDGED"
  tests/tools/pdfcheck.sh --selftest "$sound"
  .venv/bin/python tests/tools/judge_pixels.py "$MILEPOST_JUDGED"
  .venv/bin/python tests/tools/judge_pixels.py --selftest "$MILEPOST_JUDGED"
}

languages_proved() { node --test --test-reporter=spec tests/e2e/languages/*.test.mjs; }

decoded_codes() {
  .venv/bin/python tests/tools/judge_codes.py "$MILEPOST_JUDGED"
  .venv/bin/python tests/tools/judge_codes.py --selftest "$MILEPOST_JUDGED"
}

judged_einvoices() {
  .venv/bin/python tests/tools/judge_einvoices.py "$MILEPOST_JUDGED"
  .venv/bin/python tests/tools/judge_einvoices.py --selftest "$MILEPOST_JUDGED/einvoices"
}

# Another seed than the usual one, for other contracts: MILEPOST_CONTRACTS_SEED=7 ./dev test
reworked_contracts() {
  .venv/bin/python tests/tools/reference_contract.py "$MILEPOST_JUDGED/contracts.jsonl"
  .venv/bin/python tests/tools/reference_contract.py --selftest "$MILEPOST_JUDGED/contracts.jsonl"
}

# Another book than the usual one: MILEPOST_BOOK_SEED=7 ./dev test
reworked_reports() {
  .venv/bin/python tests/tools/judge_reports.py "$MILEPOST_JUDGED/reports"
  .venv/bin/python tests/tools/judge_reports.py --selftest "$MILEPOST_JUDGED/reports"
}
