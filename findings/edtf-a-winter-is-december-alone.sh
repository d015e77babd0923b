#!/usr/bin/env bash
# Software:  edtf==5.0.2
# Guess:     a season of a year is three months; "1954-24", winter, runs from December 1954 to February 1955, or says that its end is not known.
# Seen:      spring, summer and autumn have three months and winter one: it ends on 31 December, so January and February belong to no season of any year.
# For us:    a winter is read here, with both its years told, and a filter by the next year finds it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check edtf==5.0.2
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from datetime import date

from edtf import parse_edtf


def days(text):
    read = parse_edtf(text)
    return date(*read.lower_strict()[:3]), date(*read.upper_strict()[:3])


names = dict(zip(("spring", "summer", "autumn", "winter"), range(21, 25)))
found = {name: days(f"1954-{number}") for name, number in names.items()}
for name, (first, last) in found.items():
    print(f"{name}: {first} to {last}, {(last - first).days + 1} days")
assert [(last - first).days + 1 for first, last in found.values()] == [92, 92, 91, 31]
assert found["winter"] == (date(1954, 12, 1), date(1954, 12, 31))
covered = [span for year in (1954, 1955) for number in names.values() for span in [days(f"{year}-{number}")]]
assert not any(first <= date(1955, 1, 15) <= last for first, last in covered)
PY
