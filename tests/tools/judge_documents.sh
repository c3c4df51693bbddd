#!/usr/bin/env bash
# Judges every PDF below a folder: veraPDF for PDF/A-3b, PDF/A-3a and PDF/UA-1, then qpdf for the file's syntax.
#
#   judge_documents.sh FOLDER
#
# The last line is "N passed, N failed". No PDF at all is a failure: then the tests wrote none.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ $# -eq 1 ] || { echo "usage: judge_documents.sh FOLDER" >&2; exit 2; }

mapfile -d '' -t files < <(find "$1" -type f -name '*.pdf' -print0 | sort -z)
if [ ${#files[@]} -eq 0 ]; then
  echo "judge_documents: no PDF below $1"
  echo "0 passed, 0 failed"
  exit 1
fi

# The judge's exit status only repeats what its lines say per file; a crash shows as a missing PASS.
verdicts=$("$here/pdfcheck.sh" 3b,3a,ua1 "${files[@]}") || true
grep -v $'^PASS\t' <<<"$verdicts" || true

passed=0 failed=0
for file in "${files[@]}"; do
  passes=$(awk -F '\t' -v file="$file" '$1 == "PASS" && $4 == file' <<<"$verdicts" | wc -l)
  if ! syntax=$(qpdf --check "$file" 2>&1); then
    printf 'qpdf --check %s\n%s\n' "$file" "$syntax"
    failed=$((failed + 1))
  elif [ "$passes" -ne 3 ]; then
    failed=$((failed + 1))
  else
    passed=$((passed + 1))
  fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
