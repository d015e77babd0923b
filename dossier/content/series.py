"""Measured series: pairs of `series/<id>.csv` and `series/<id>.meta.yaml` in; records and problems out.

Never raises for a fault of content. A series with any fault is left out whole, so that nothing is drawn wrong, and all
its faults are named, each with its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from dossier.content.dates import parse
from dossier.content.files import AnyFolder, Folder, listed
from dossier.content.located import Mark, Node, parse_yaml, read_text
from dossier.content.measurements import read_points
from dossier.content.model import Point, Series
from dossier.content.problems import Problem, quote
from dossier.content.records import SLUG, Reader

FOLDER, META, ROWS = "series", ".meta.yaml", ".csv"


@dataclass
class Gathered:
    """What the folder gave: sound series by id, every id that has a file, and the files with texts and nodes of YAML."""

    series: tuple[Series, ...] = ()
    named: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    trees: dict[str, tuple[str, Node | None]] = field(default_factory=dict)


def gather(folder: Folder, shown: str, problems: list[Problem], actors: Collection[str] | None) -> Gathered:
    """Read the series of a dossier's folder. `actors` are the ids that a row may name, `None` where they are not known."""
    out, found = Gathered(), []
    names = [path.name for path in listed(folder / FOLDER)]
    out.named = {name.removesuffix(end) for name in names for end in (META, ROWS) if name.endswith(end)}
    for key in sorted(out.named):
        before, base = len(problems), f"{FOLDER}/{key}"
        if not SLUG.fullmatch(key):
            message, remedy = (
                f"{quote(key)} is not an id.",
                "Name both files with lower-case letters a-z, digits and single hyphens.",
            )
            problems.append(Problem(f"{shown}/{base}", 0, 0, "id-form", f"series[{key}]", message, remedy))
        for there, absent, do in ((ROWS, META, "Describe the series there."), (META, ROWS, "Put the rows there.")):
            if key + absent not in names:
                message, remedy = f"the file {key}{absent} is not beside it.", do
                problems.append(Problem(f"{shown}/{base}{there}", 0, 0, "series-pair", f"series[{key}]", message, remedy))
        meta = _meta(key, folder, shown, problems, out) if key + META in names else None
        points = _points(key, folder, shown, problems, out, meta, actors) if key + ROWS in names else ()
        if meta and not any(problem.is_error for problem in problems[before:]):
            found.append(replace(meta, points=points))
    out.series = tuple(found)
    return out


def unknown_files(folder: AnyFolder) -> list[AnyFolder]:
    """What lies in the folder of series and is not read."""
    return [p for p in listed(folder / FOLDER) if p.name != "README.md" and not p.name.endswith((META, ROWS))]


def _meta(key: str, folder: Folder, shown: str, problems: list[Problem], out: Gathered) -> Series | None:
    """The description, without rows; `None` where it has a fault."""
    name, place = f"{FOLDER}/{key}{META}", f"series[{key}]"
    before = len(problems)
    text = read_text(folder / name, f"{shown}/{name}", problems)
    if text is None:
        return None
    reader = Reader(f"{shown}/{name}", problems)
    node = parse_yaml(text, reader.shown, problems)
    out.files.append(reader.shown)
    out.trees[name] = (text, node)
    if node is None:
        if len(problems) == before:
            message, remedy = "the file holds no record.", "Copy one from another series and change it."
            reader.fault(Mark(1, 1), "value-empty", place, message, remedy)
        return None
    meta: Series | None = reader.record(Series, node, place, id=key)
    if meta:
        _breaks(meta, reader, place)
    return meta


def _breaks(meta: Series, reader: Reader, place: str) -> None:
    """Breaks are years of the coverage."""
    for i, year in enumerate(meta.breaks):
        if not re.fullmatch("[0-9]{4}", year) or year == "0000":
            message, remedy = f"{quote(year)} is not a year.", 'Write four digits in quotes, such as "1977".'
        elif not parse(year).overlaps(*meta.coverage.sort_key):
            message, remedy = f"{year} lies outside the coverage ({meta.coverage.text}).", "Correct the year or the coverage."
        else:
            continue
        reader.fault(meta.marks[f"breaks.{i}"], "series-break", f"{place}.breaks[{i + 1}]", message, remedy)


def _points(
    key: str,
    folder: Folder,
    shown: str,
    problems: list[Problem],
    out: Gathered,
    meta: Series | None,
    actors: Collection[str] | None,
) -> tuple[Point, ...]:
    """The rows; `meta` is `None` where the description has a fault."""
    name = f"{FOLDER}/{key}{ROWS}"
    text = read_text(folder / name, f"{shown}/{name}", problems)
    if text is None:
        return ()
    out.files.append(f"{shown}/{name}")
    return read_points(Reader(f"{shown}/{name}", problems), f"series[{key}]", text, meta, actors)


def left_out(folder: Folder) -> list[str]:
    """The list items of the README.md beside the series: what the editors have left out, and why. Empty where there is none."""
    path = folder / FOLDER / "README.md"
    text = read_text(path, path.name, []) if path.exists() else None
    found = re.findall(r"^- (.+(?:\n {2,}\S.*)*)", text or "", re.MULTILINE)
    return [" ".join(item.replace("**", "").split()) for item in found]
