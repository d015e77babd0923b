#!/usr/bin/env bash
# Software:  pycountry==26.2.16
# Guess:     search_fuzzy("Niger") has Niger first, being named exactly so.
# Seen:      Nigeria is first and Niger second; "Korea" gives the North first, without a word that there are two.
# For us:    a name of a state is matched exactly or shown to a person with all hits; the first hit is no answer.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check pycountry==26.2.16
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import pycountry

niger = [one.alpha_3 for one in pycountry.countries.search_fuzzy("Niger")]
korea = [one.alpha_3 for one in pycountry.countries.search_fuzzy("Korea")]
print("Niger:", niger, "Korea:", korea)
assert niger == ["NGA", "NER"] and pycountry.countries.get(name="Niger").alpha_3 == "NER"
assert korea[0] == "PRK"
PY
