#!/usr/bin/env bash
# Software:  rdflib==7.6.0
# Guess:     SPARQL defines no order between a day and a year, so the filter "on or after the first day of 1948" leaves out what is known to a year only.
# Seen:      a year passes the filter whatever it is, 1900 too, and none is before a day: values of two types are put in the order of the names of their types. Sorted, all days stand before all years.
# For us:    an event known to a year is compared by its earliest and latest day; who takes the dossier into RDF should write both as days.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/python" -m pip install --quiet --disable-pip-version-check rdflib==7.6.0
cd "$dir"
"$dir/env/bin/python" - <<'PY'
from rdflib import XSD, Graph, Literal, URIRef

graph = Graph()
for number, (value, kind) in enumerate((("1900", XSD.gYear), ("1950", XSD.gYear), ("1947-08-15", XSD.date), ("1949-01-01", XSD.date))):
    graph.add((URIRef(f"urn:event:{number}"), URIRef("urn:when"), Literal(value, datatype=kind)))
head = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ?when { ?event <urn:when> ?when "
after = [str(row.when) for row in graph.query(head + 'FILTER(?when >= "1948-01-01"^^xsd:date) } ORDER BY ?when')]
before = [str(row.when) for row in graph.query(head + 'FILTER(?when < "1948-01-01"^^xsd:date) } ORDER BY ?when')]
print("on or after 1948-01-01:", after, "| before:", before)
assert after == ["1949-01-01", "1900", "1950"]
assert before == ["1947-08-15"]
PY
