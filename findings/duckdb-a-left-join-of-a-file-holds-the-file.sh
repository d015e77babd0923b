#!/usr/bin/env bash
# Software:  duckdb==2.0.1
# Guess:     where a text file of 200,000 lines is joined to a table of 300 rows, the hash table is made of the 300.
# Seen:      it is made of the file: of a file of 61 MB that is read with its columns given, 42 rows are expected, so the plan turns
#            LEFT into RIGHT and keeps the file in memory. Without the optimizer `build_side_probe_side` it is the 300.
# For us:    the import turns that optimizer off while it reads lines; so memory does not grow with files.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check duckdb==2.0.1
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import os

import duckdb

with open("lines", "w") as file:
    file.writelines(f"C{i % 300}\t{'x' * 300}\n" for i in range(200_000))
con = duckdb.connect()
con.execute("CREATE TABLE small AS SELECT 'C' || range AS code, range AS value FROM range(300)")
read = "read_csv('lines', columns={'c': 'VARCHAR', 'rest': 'VARCHAR'}, header=false, delim='\t', quote='', auto_detect=false)"
asked = f"SELECT sum(value), sum(length(rest)) FROM {read} LEFT JOIN small ON code = c"


def plan() -> list[str]:
    rows = con.execute(f"EXPLAIN {asked}").fetchall()[0][1].splitlines()
    return [row.split("Join Type: ")[1].split()[0] for row in rows if "Join Type" in row] + ["~42 rows" for row in rows if "~42 rows" in row][:1]


usual = plan()
con.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
told = plan()
print(os.path.getsize("lines"), "bytes;", *usual, "expected; without the optimizer:", *told)
assert usual == ["RIGHT", "~42 rows"] and told[0] == "LEFT"
PY
