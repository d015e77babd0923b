#!/usr/bin/env bash
# Software:  edtf==5.0.2
# Guess:     text_to_edtf("1947 or 1948") gives the set "[1947,1948]", or None where it cannot say it.
# Seen:      it gives "1947", exact; "late 1947" is "1947" too, while "between 1954 and 1955" is None and "1954-55" the interval.
# For us:    a date read from prose must be looked at by a person; half of it can be dropped in silence.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check edtf==5.0.2
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from edtf import text_to_edtf

said = {text: text_to_edtf(text) for text in ("1947 or 1948", "late 1947", "between 1954 and 1955", "1954-55", "circa 1947", "spring 1968")}
print(said)
assert said == {"1947 or 1948": "1947", "late 1947": "1947", "between 1954 and 1955": None, "1954-55": "1954/1955", "circa 1947": "1947~", "spring 1968": "1968-21"}
PY
