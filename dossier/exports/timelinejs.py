"""TimelineJS: the JSON that its page reads, and the rows of its spreadsheet."""

from __future__ import annotations

from typing import Any

from dossier.exports.origin import as_json
from dossier.exports.slides import LOSES, Date, Slide, slides
from dossier.index.queries import Catalogue
from dossier.tabular.tables import to_csv

# The spreadsheet's template, in its order and spelling; a further column breaks self-hosted timelines.
HEADER = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media",
    "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background",
)  # fmt: skip
CSV_LOSES = f"{LOSES}; lasting ids: an address of a slide follows its headline"
UNITS = ("year", "month", "day")


def make_json(catalogue: Catalogue) -> bytes:
    """The JSON form. Every slide has an id of its own, so that its address outlives its headline."""
    all_slides = slides(catalogue)
    return as_json(
        {
            "title": _slide(all_slides[0]),
            "eras": [_slide(s) for s in all_slides if s.kind == "era"],
            "events": [_slide(s) for s in all_slides if not s.kind],
        }
    )


def make_csv(catalogue: Catalogue) -> bytes:
    """The spreadsheet form."""
    return to_csv(_row(slide) for slide in slides(catalogue, CSV_LOSES))


def _slide(s: Slide) -> dict[str, Any]:
    said = {
        "unique_id": s.id if s.kind != "era" else "",
        "start_date": _date(s.start)
        if not s.end
        else dict.fromkeys(UNITS, "") | _date(s.start),  # or an end that repeats it is dropped
        "end_date": _date(s.end),
        "display_date": s.when if s.kind != "era" else "",
        "text": {"headline": s.headline, "text": s.text},
        "group": s.group,
    }
    return {key: value for key, value in said.items() if value}


def _date(parts: Date) -> dict[str, Any]:
    return dict(zip(UNITS, parts, strict=False))


def _row(s: Slide) -> dict[str, str]:
    cells = {"Display Date": s.when, "Headline": s.headline, "Text": s.text, "Type": s.kind, "Group": s.group}
    for before, parts in (("", s.start), ("End ", s.end)):
        cells |= {f"{before}{unit.capitalize()}": str(value) for unit, value in zip(UNITS, parts, strict=False)}
    return {column: cells.get(column, "") for column in HEADER}
