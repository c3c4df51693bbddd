#!/usr/bin/env bash
# The judges of ./dev test and what ./dev soak runs; that script sources this: documents, e-invoices, payment codes, formats, contracts, reports, journals and packs before programs
# that know nothing of our code. They find what the Rust tests left in MILEPOST_JUDGED.

all_judged() {
  if stands documents "$(first_below "$MILEPOST_JUDGED" '*.pdf')"; then step "documents: judged" judged_documents; fi
  if stands codes "$(first_below "$MILEPOST_JUDGED" '*.payload')"; then step "payment codes: decoded" decoded_codes; fi
  if stands einvoices "$(first_below "$MILEPOST_JUDGED" '*.cii.xml')"; then step "e-invoices: judged" judged_einvoices; fi
  if stands contracts "$MILEPOST_JUDGED/contracts.jsonl"; then step "contracts: worked out again" reworked_contracts; fi
  if stands reports "$MILEPOST_JUDGED/reports/book.json"; then step "reports: worked out again" reworked_reports; fi
  if stands journals "$(first_below "$MILEPOST_JUDGED/journals" '*.journal')"; then step "journals: worked out again" reworked_journals; fi
  if stands packs "$(first_below "$MILEPOST_JUDGED/packs" '*.zip')"; then step "year-end packs: opened" opened_packs; fi
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

reworked_journals() {
  .venv/bin/python tests/tools/judge_journal.py "$MILEPOST_JUDGED/journals" "$MILEPOST_JUDGED/reports/book.json"
  .venv/bin/python tests/tools/judge_journal.py --selftest "$MILEPOST_JUDGED/journals" "$MILEPOST_JUDGED/reports/book.json"
}

opened_packs() {
  .venv/bin/python tests/tools/judge_year_pack.py "$MILEPOST_JUDGED/packs"
  .venv/bin/python tests/tools/judge_year_pack.py --selftest "$MILEPOST_JUDGED/packs"
}

# Enough of three hundred documents each to come to ten thousand.
SOAKED_BOOKS=34

soaked_books() {
  rm -rf "$MILEPOST_JUDGED/books"
  MILEPOST_BOOKS=$SOAKED_BOOKS cargo test --locked --workspace --features "$FEATURES" --test lives -- s80_the_report_of_a_random_book --nocapture
}

# Every book by itself; a planted fault is looked for in one.
reworked_books() {
  local book
  for book in "$MILEPOST_JUDGED"/books/*; do
    .venv/bin/python tests/tools/judge_reports.py "$book/reports"
    .venv/bin/python tests/tools/judge_journal.py "$book/journals" "$book/reports/book.json"
    .venv/bin/python tests/tools/judge_year_pack.py "$book/packs"
  done
  .venv/bin/python tests/tools/judge_reports.py --selftest "$book/reports"
}

soak() { # figures: only the books and their figures
  install_test_tools
  rm -rf "$MILEPOST_JUDGED" && mkdir -p "$MILEPOST_JUDGED"
  if [ "$1" != figures ]; then
    step "documents: every design, paper, language, number of pages and logo; 5,000 lives of contracts" \
      env MILEPOST_SOAK=1 MILEPOST_LIVES=5000 cargo test --locked --workspace --features "$FEATURES" --test matrix --test lives
    step "documents: judged" judged_documents
  fi
  step "figures: $SOAKED_BOOKS random books" soaked_books
  step "figures: worked out again" reworked_books
}
