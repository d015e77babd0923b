#!/usr/bin/env bash
# Software:  pycountry==26.2.16
# Guess:     the date of a former state is the day on which it ended, written as a day throughout.
# Seen:      it is the day on which the standard withdrew the code: for the Soviet Union 30 August 1992, eight months after it had ended; for East Germany 30 October 1990, four weeks after. For North Viet-Nam it is a year alone.
# For us:    the days on which a code passes to its successor stand in a table of our own, with their grounds; they are not taken from this list.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check pycountry==26.2.16
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import pycountry

seen = {code: pycountry.historic_countries.get(alpha_3=code).withdrawal_date for code in ("SUN", "DDR", "CSK", "VDR")}
print(seen)
assert seen == {"SUN": "1992-08-30", "DDR": "1990-10-30", "CSK": "1993-06-15", "VDR": "1977"}
PY
