"""A machine-coded series by year as the two files of a measured series, on which a claim of a dossier may rest.

The store does not know who made the data and on what terms they may be passed on: those fields are left open, and the check of the dossier names each.
"""

from __future__ import annotations

import json
from datetime import date

from dossier.index.coded import Coded

OPEN = {
    "producer": "who made the data",
    "citation": "the full citation that they ask for",
    "attribution": "the short one",
    "page": "where the data are at home",
    "licence": "the terms under which anyone may pass them on",
    "cites": "the work in sources.yaml",
}


def measured(one: Coded, names: tuple[str, str], pair: tuple[str, str], counted: str, day: date) -> dict[str, bytes]:
    """The files `<id>.csv` and `<id>.meta.yaml` of a yearly series: the mean value of an event. `counted` says which events count.

    Raises `ValueError` for a series by month or one without a value.
    """
    if one.unit != "year" or not one.means:
        raise ValueError("a measured series has a value for at least one year, and is by year")
    id = f"{one.id.replace('.', '-')}-{'-'.join(pair).lower()}"
    rows = [f"{year},{value:.2f}" for year, value in one.means.items()]
    return {f"{id}.csv": _text(["date,value", *rows]), f"{id}.meta.yaml": _text(_meta(one, names, counted, day))}


def _meta(one: Coded, names: tuple[str, str], counted: str, day: date) -> list[str]:
    first, last = min(one.means), max(one.means)
    holes = len(one.means) < last - first + 1
    said = {
        "title": f"Events of the two states in {one.name}, coded by machine",
        "short": f"{one.name} by machine",
        "unit": "mean Goldstein value of an event",
        "what": (
            f"The mean value of the {one.n:,} events between {names[0]} and {names[1]} that a program found in the news, {counted}. It says how cooperative the reported acts "
            "were, not how friendly the two were. No editor chose or checked the rows; reports are counted, and one act may stand in many."
        ),
        "shape": "line",
    }
    derived = f"Mean of the values of each year in the edition {', '.join(one.editions)}; {one.missing:,} events without a value left out."
    return [
        *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()),
        "least: -10",
        "most: 10",
        f'coverage: "{first}/{last}"',
        "year: calendar",
        f"warnings: [derived{', missing-years' if holes else ''}]",
        f"derived: {json.dumps(derived, ensure_ascii=False)}",
        f'accessed: "{day.isoformat()}"',
        *(f"# {key}: {what}" for key, what in OPEN.items()),
    ]


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8")
