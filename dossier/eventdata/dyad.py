"""A dyad in a store as series beside each other, one for each data set; which states there are, and by what name."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from dossier.content.vocabulary import countries
from dossier.eventdata.asking import Rows, span
from dossier.eventdata.held import Held
from dossier.eventdata.shapes import GDELT_1, GDELT_2, ICEWS, KEDS, POLECAT, REDUCED
from dossier.eventdata.states import known_states
from dossier.index.coded import Coded
from dossier.index.queries import Catalogue
from dossier.measures.flow import Flow, bin_label

NAMES = {
    GDELT_1: "GDELT 1.0", GDELT_2: "GDELT 2.0", REDUCED: "GDELT reduced", ICEWS: "ICEWS", POLECAT: "POLECAT", KEDS: "KEDS",
}  # fmt: skip


def coded(held: Held, pair: tuple[str, str], unit: str, rows: Rows) -> Coded:
    """The series of a dyad in the data set that `rows` names, both directions together. Raises as `Held.flows` does."""
    flows: dict[int, Flow] = {}
    for (bin, _), flow in held.flows(pair, unit, rows).items():
        flows[bin] = flows.get(bin, Flow()) + flow
    name = NAMES.get(rows.dataset, rows.dataset)
    return Coded(
        rows.dataset, name, unit, dict(sorted(flows.items())), held.edition(rows.dataset), without(held, rows.dataset, unit)
    )


def without(held: Held, dataset: str, unit: str) -> dict[int, int]:
    """How many days of a bin no file is of, between the first and the last day that files are of."""
    out: Counter[int] = Counter()
    for first, last in held.gaps(dataset):
        day = first
        while day <= last:
            bin = day.year if unit == "year" else day.year * 12 + day.month - 1
            until = min(span(bin_label(bin, unit))[1], last)
            out[bin] += (until - day).days + 1
            day = until + timedelta(1)
    return dict(sorted(out.items()))


def state_names() -> dict[str, str]:
    """The name of each state that a store may have, by its three letters; the letters where no name is known."""
    known = countries()
    return {code: known.get(code.lower(), code) for code in sorted(known_states())}


def own_pair(catalogue: Catalogue) -> tuple[str, str] | None:
    """The two states of a dossier as a store names them; `None` where one of them is no state that event data know."""
    found = [_state(catalogue, side) for side in (catalogue.meta.side_a, catalogue.meta.side_b)]
    return (found[0], found[1]) if all(found) and found[0] != found[1] else None


def _state(catalogue: Catalogue, side: str) -> str:
    code = side.upper()
    if code in known_states():
        return code
    cameo = catalogue.actors[side].cameo if side in catalogue.actors else ""
    return cameo if cameo in known_states() else ""
