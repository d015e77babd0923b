#!/usr/bin/env bash
# Software:  edtf==5.0.2
# Guess:     "1947-08~", about August 1947, is at its widest a month more on each side: July to September 1947.
# Seen:      lower_fuzzy() is 1946-07-01 and upper_fuzzy() 1948-09-30: the paddings of year and month are added together.
# For us:    a filter by fuzzy bounds would find an event of about August 1947 in July 1946.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check edtf==5.0.2
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from edtf import parse_edtf

about = parse_edtf("1947-08~")
low, high = tuple(about.lower_fuzzy()[:3]), tuple(about.upper_fuzzy()[:3])
print("1947-08~ fuzzy:", low, "to", high, "| strict:", tuple(about.lower_strict()[:3]), "to", tuple(about.upper_strict()[:3]))
assert (low, high) == ((1946, 7, 1), (1948, 9, 30))
year = parse_edtf("1947~")
assert tuple(year.lower_fuzzy()[:3]) == (1946, 1, 1), "the year alone is padded by one year"
PY
