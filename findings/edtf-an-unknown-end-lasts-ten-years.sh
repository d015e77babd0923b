#!/usr/bin/env bash
# Software:  edtf==5.0.2
# Guess:     an interval with an unknown end, "1954/", has no upper bound, as "1954/.." has none; its day is not known.
# Seen:      upper_strict() is 1964-01-01: the package invents an end ten years on, and for "/1954" a beginning on 1944-12-31.
# For us:    bounds of intervals with an unknown end must not be taken from the package; missing is not a date.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check edtf==5.0.2
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from edtf import parse_edtf

open_end, unknown, before = (parse_edtf(text) for text in ("1954/..", "1954/", "/1954"))
print("1954/.. ends", open_end.upper_strict(), "| 1954/ ends", tuple(unknown.upper_strict()[:3]), "| /1954 begins", tuple(before.lower_strict()[:3]))
assert open_end.upper_strict() == float("inf")
assert tuple(unknown.upper_strict()[:3]) == (1964, 1, 1)
assert tuple(before.lower_strict()[:3]) == (1944, 12, 31)
PY
