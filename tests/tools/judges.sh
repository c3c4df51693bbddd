#!/usr/bin/env bash
# The judges of ./dev test, which sources this: documents, e-invoices, payment codes and formats before programs that know
# nothing of our code. They find what the Rust tests left in MILEPOST_JUDGED.

judged_documents() {
  tests/tools/judge_documents.sh "$MILEPOST_JUDGED"
  # The invoice of the whole road: it has an attachment to break too.
  tests/tools/pdfcheck.sh --selftest "$(first_below "$MILEPOST_JUDGED" road.pdf)"
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
