#!/usr/bin/env bash
# Software:  frictionless==5.21.0
# Guess:     a year or a month that was read from a table is written so that it can be read again.
# Seen:      "0987" and "0987-08" are read and written as "987" and "987-08"; the field for years refuses that on the next reading.
# For us:    dates stand in our tables as EDTF text, whose years have four digits; a reader of them that takes years for numbers loses the noughts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from frictionless import fields

year, month = fields.YearField(name="year"), fields.YearmonthField(name="month")
read = [year.read_cell("0987"), month.read_cell("0987-08"), year.read_cell("1947")]
written = [year.write_cell(read[0][0])[0], month.write_cell(read[1][0])[0], year.write_cell(read[2][0])[0]]
again = [year.read_cell(written[0]), year.read_cell(written[2])]
print("read:", read, "| written:", written, "| read again:", again)
assert read[0] == (987, None) and read[1][1] is None
assert written == ["987", "987-08", "1947"]
assert again[0][0] is None and again[0][1], "refused"
assert again[1] == (1947, None)
PY
