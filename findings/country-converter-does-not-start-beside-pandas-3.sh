#!/usr/bin/env bash
# Software:  country-converter==1.3.2 with pandas==3.1.1, and with pandas==2.3.3
# Guess:     it asks for pandas without an upper bound, and its table of states loads with either.
# Seen:      with pandas 2.3.3 it answers; with 3.1.1 the table cannot be made (TypeError), since empty cells of text columns
#            are read as missing though a converter to text is given for them.
# For us:    names of states come from a table of our own, read by the standard library; a list is checked against pycountry.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
for pandas in 2.3.3 3.1.1; do
  "$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check country-converter==1.3.2 "pandas==$pandas"
  (cd "$dir" && "$dir/env/bin/python" - <<'PY'
import io

import pandas
from country_converter import CountryConverter

cell = pandas.read_csv(io.StringIO("a\tb\nx\t\ny\tz\n"), sep="\t", converters={"b": str})["b"][0]
try:
    answer = CountryConverter().convert("Namibia", to="ISO2")
except TypeError:
    answer = "TypeError"
print(pandas.__version__, answer, repr(cell))
assert answer == ("NA" if pandas.__version__ == "2.3.3" else "TypeError")
PY
  )
done
