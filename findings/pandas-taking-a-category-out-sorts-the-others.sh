#!/usr/bin/env bash
# Software:  pandas==3.1.1
# Guess:     remove_categories takes one category out and leaves the others in their order.
# Seen:      of categories that are not ordered the others come back by the alphabet, so that as_ordered() after it makes
#            another order, without a word; of ordered ones they stay.
# For us:    the documents leave out `unknown` with set_categories, which keeps the order that it is given.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check pandas==3.1.1
"$dir/env/bin/python" - <<'PY'
import pandas

terms = ["low", "medium", "high", "unknown"]
column = pandas.Series(pandas.Categorical(["high", "low"], categories=terms))
print(column.cat.remove_categories("unknown").cat.as_ordered().cat.categories.to_list())
assert column.cat.remove_categories("unknown").cat.categories.to_list() == ["high", "low", "medium"]
assert column.cat.as_ordered().cat.remove_categories("unknown").cat.categories.to_list() == terms[:3]
assert column.cat.set_categories(terms[:3], ordered=True).cat.categories.to_list() == terms[:3]
PY
