"""What the scripts are told of the records, as one table of data: all that is keyed, counted or compared.

What people read stands in the page alone. Columns are words with a blank between two, in the order of the records' numbers
(`numbers`); several words of one record have a comma between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from dossier.citing import cite
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Catalogue
from dossier.index.selection import default_period
from dossier.layout.geometry import panels
from dossier.layout.primitives import Box, Composition
from dossier.layout.scene import scene
from dossier.publish.numbers import Numbers
from dossier.render.markup import curled

TERMS = {"stance": "stance", "basis": "basis", "verdict": "verdict", "kind": "claim-kind", "grade": "grade"}  # key of a filter
Columns = dict[str, str]


def labels(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The labels of what filters and hand-outs choose from, by the key of the choice and by id."""
    actors = {key: curled(catalogue.name(key)) for key in catalogue.actors}
    terms = {key: {t.id: t.label for t in vocabulary()[of].values()} for key, of in TERMS.items()}
    return terms | {"actor": actors, "during": {p.id: curled(p.title) for p in catalogue.periods.values()}}


def _columns(rows: Iterable[Mapping[str, str]]) -> Columns:
    rows = list(rows)
    return {key: " ".join(row[key] for row in rows) for key in rows[0]} if rows else {}


def _alignments(catalogue: Catalogue) -> Columns:
    return _columns(
        {
            "id": a.id,
            "third": a.third,
            "toward": a.toward,
            "stance": a.stance,
            "basis": a.basis,
            "first": str(a.dates.sort_key[0].year),
            "last": str(a.dates.sort_key[1].year),
            "sentences": ",".join(s for s in a.sentences if s in catalogue.sentences),
        }
        for a in catalogue.alignments.values()
    )


def _claims(catalogue: Catalogue) -> Columns:
    return _columns(
        {"id": c.id, "verdict": c.verdict, "kind": c.kind, "confidence": c.confidence, "actor": ",".join(c.actors)}
        for c in catalogue.claims.values()
    )


def facts(catalogue: Catalogue, numbers: Numbers) -> dict:
    """The whole table. `held`: the alignments of each period; `lanes`: those of the drawing, in its order; both by number."""
    lanes = scene(catalogue, how=Composition(panels(catalogue), frozenset({"alignments"})))
    return {
        "default": default_period(catalogue),
        "cite": curled(cite.dossier(catalogue.meta)),
        "labels": labels(catalogue),
        "signs": {t.id: t.sign for t in vocabulary()["stance"].values()},
        "event": _columns({"id": e.id} for e in catalogue.events.values()),
        "alignment": _alignments(catalogue),
        "claim": _claims(catalogue),
        "held": {p: " ".join(numbers.alignments[a.id][1:] for a in catalogue.alignments_in(p)) for p in catalogue.periods},
        "lanes": " ".join(numbers.alignments[one.key][1:] for one in lanes.of(Box, "alignment")),
        "warnings": {s.id: "; ".join(term("series-warning", w).label for w in s.warnings) for s in catalogue.series.values()},
    }


def as_json(data: object) -> str:
    """Data as JSON that ends no script element, whatever its words are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
