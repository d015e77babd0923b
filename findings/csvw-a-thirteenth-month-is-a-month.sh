#!/usr/bin/env bash
# Software:  csvw==4.1.1
# Guess:     a column that the metadata declare as gYearMonth refuses a cell of a thirteenth month, and one declared as gYear a cell that holds a month.
# Seen:      both are read without a word and stay text; only the datatype `date` looks at its cells.
# For us:    a table of months that passes this reader is not thereby sound: `dossier check` and the import read each date themselves.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check csvw==4.1.1
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from csvw.metadata import Datatype


def read(kind, cell):
    try:
        return repr(Datatype.fromvalue(kind).read(cell))
    except ValueError:
        return "refused"


seen = {(kind, cell): read(kind, cell) for kind, cell in (("gYearMonth", "1947-13"), ("gYear", "1947-08"), ("date", "1947-13-01"), ("date", "1947-08-15"))}
print(seen)
assert seen["gYearMonth", "1947-13"] == "'1947-13'"
assert seen["gYear", "1947-08"] == "'1947-08'"
assert seen["date", "1947-13-01"] == "refused"
assert seen["date", "1947-08-15"] != "refused"
PY
