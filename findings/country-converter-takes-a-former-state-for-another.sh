#!/usr/bin/env bash
# Software:  country-converter==1.3.2 with pandas==2.3.3
# Guess:     a state that has ended is found as itself or not at all; with include_obsolete all of the great ones are found.
# Seen:      East Pakistan is Bangladesh, Czechoslovakia is Czechia, North Yemen is Yemen and British India is India, without a
#            mark; West Germany, South Vietnam and Yugoslavia are not found with include_obsolete either; the Soviet Union is.
# For us:    a name of the past is joined to a state by its dates and by a person, never by a lookup of today's names alone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check country-converter==1.3.2 pandas==2.3.3
cd "$dir"
"$dir/env/bin/python" - <<'PY' 2>/dev/null
from country_converter import CountryConverter

names = ["East Pakistan", "Czechoslovakia", "North Yemen", "British India", "West Germany", "South Vietnam", "Yugoslavia", "Soviet Union"]
today, ever = ({name: table.convert(name, to="ISO3") for name in names} for table in (CountryConverter(), CountryConverter(include_obsolete=True)))
print(today, ever, sep="\n")
lost = "not found"
assert list(today.values()) == ["BGD", "CZE", "YEM", "IND", lost, lost, lost, lost]
assert list(ever.values()) == ["BGD", "CZE", "YEM", "IND", lost, lost, lost, "SUN"]
PY
