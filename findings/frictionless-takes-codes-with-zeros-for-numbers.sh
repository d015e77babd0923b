#!/usr/bin/env bash
# Software:  frictionless==5.21.0
# Guess:     a column of "054", "0231", "010" is inferred as text, since an integer has no leading zero.
# Seen:      it is inferred as integer and read as 54, 231, 10: the event codes 010 and 10 become one.
# For us:    a table of event codes needs a schema that says text; a Data Package without one loses codes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from frictionless import Resource, Schema

with open("events.csv", "w") as file:
    file.write("id,cameo\na,054\nb,0231\nc,010\n")
bare = Resource(path="events.csv")
bare.infer()
print({field.name: field.type for field in bare.schema.fields}, [row["cameo"] for row in bare.read_rows()])
assert bare.schema.get_field("cameo").type == "integer"
assert [row["cameo"] for row in Resource(path="events.csv").read_rows()] == [54, 231, 10]
text = Schema.from_descriptor({"fields": [{"name": "id", "type": "string"}, {"name": "cameo", "type": "string"}]})
said = Resource(path="events.csv", schema=text)
assert [row["cameo"] for row in said.read_rows()] == ["054", "0231", "010"]
PY
