#!/usr/bin/env bash
# Software:  undate==0.8.0
# Guess:     reading "1954/" (EDTF: began in 1954, end unknown) and writing it again gives "1954/"; "1984~" stays about 1984.
# Seen:      "1954/" is written as "1954/..", which says that it is not over; "1984~" and "1984?/1990" lose their marks of doubt.
# For us:    dates are kept as the text that an editor wrote; bounds are worked out beside it and never written back.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check undate==0.8.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from undate import Undate

read = {text: Undate.parse(text, "EDTF").format("EDTF") for text in ("1954/", "1954/..", "1984~", "1984?/1990")}
print(read)
assert read == {"1954/": "1954/..", "1954/..": "1954/..", "1984~": "1984", "1984?/1990": "1984/1990"}
PY
