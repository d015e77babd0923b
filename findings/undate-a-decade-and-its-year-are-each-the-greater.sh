#!/usr/bin/env bash
# Software:  undate==0.8.0
# Guess:     a year and a decade that holds it cannot be put in order, and are refused as "1990" and "1990-05" are.
# Seen:      "1990" beside "1990-05" raises NotImplementedError, but 199X > 1994 and 1994 > 199X are both true: an order by them
#            depends on how the list stood before.
# For us:    records are sorted by earliest day, then latest, then id, never by comparing dates that overlap.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check undate==0.8.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from undate import Undate

decade, within, year, month = (Undate.parse(text, "EDTF") for text in ("199X", "1994", "1990", "1990-05"))
try:
    refused = year > month and False
except NotImplementedError:
    refused = True
one, other = [str(d) for d in sorted([decade, within])], [str(d) for d in sorted([within, decade])]
print("refused:", refused, "decade > year:", decade > within, "year > decade:", within > decade, one, other)
assert refused and decade > within and within > decade
assert one != other
PY
