#!/usr/bin/env bash
# Software:  rispy==0.10.0
# Guess:     a RIS file that was cut off, so that its last entry has no line ER, gives that entry with what it has, or an error.
# Seen:      the entry is not in the list and nothing is raised or warned; without an end in the middle, the title of the next entry is gone.
# For us:    lines that begin with TY are counted, and a file with more of them than entries is refused.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check rispy==0.10.0
cd "$dir"
"$dir/env/bin/python" -W error - <<'PY'
import rispy

whole = "TY  - BOOK\nTI  - One\nER  - \n\nTY  - BOOK\nTI  - Two\nER  - \n"
titles = lambda text: [(one["type_of_reference"], one.get("title")) for one in rispy.loads(text)]
cut, middle = whole.removesuffix("ER  - \n"), whole.replace("ER  - \n", "", 1)
print("whole:", titles(whole), "| cut off:", titles(cut), "| without the first end:", titles(middle))
assert titles(whole) == [("BOOK", "One"), ("BOOK", "Two")]
assert titles(cut) == [("BOOK", "One")]
assert titles(middle) == [("BOOK", "One ")]
PY
