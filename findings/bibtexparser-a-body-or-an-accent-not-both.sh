#!/usr/bin/env bash
# Software:  bibtexparser==2.1.0
# Guess:     names split first and decoded afterwards keep a body in braces whole and turn {\"O}zal into Özal.
# Seen:      split first, no accent is decoded; decoded first, the braces are gone and the embassy becomes a person, "Islamabad Embassy of the United States".
# For us:    a file for this reader must write letters as Unicode, so that braces alone say what is a body.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check bibtexparser==2.1.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

text = r"""@report{a, author = {{Embassy of the United States, Islamabad} and {\"O}zal, Turgut}, title = {X}}"""


def names(*steps):
    return bibtexparser.parse_string(text, append_middleware=list(steps)).entries[0]["author"]


first = names(SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware())
then = names(LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts())
print("split, then decoded:", first, "| decoded, then split:", then)
assert first[0].last == ["{Embassy of the United States, Islamabad}"] and first[1].last == [r"{\"O}zal"]
assert (then[0].first, then[0].von, then[0].last) == (["Islamabad"], ["Embassy", "of", "the"], ["United", "States"])
assert then[1].last == ["Özal"]
PY
