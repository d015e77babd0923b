#!/usr/bin/env bash
# Software:  krippendorff==0.9.0
# Guess:     two coders who give every act the same code agree fully, so alpha is 1, as it is when a second code occurs once.
# Seen:      with one value in all the data a ValueError says that there has to be more than one value in the domain; with a second value in one act alpha is 1.0.
# For us:    where coders agree on one code throughout we say that agreement cannot be told from chance, and give no number.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check krippendorff==0.9.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import krippendorff

try:
    said = krippendorff.alpha(reliability_data=[[1, 1, 1, 1], [1, 1, 1, 1]], level_of_measurement="nominal")
except ValueError as fault:
    said = f"ValueError: {fault}"
other = krippendorff.alpha(reliability_data=[[1, 1, 1, 2], [1, 1, 1, 2]], level_of_measurement="nominal")
print("one value throughout:", said, "| a second value once:", other)
assert said == "ValueError: There has to be more than one value in the domain."
assert other == 1.0
PY
