"""What a store holds, from its records and its rows: coverage, days without a file, what was rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, ClassVar

from dossier.content.problems import count
from dossier.eventdata.asking import contents
from dossier.eventdata.engine import DUCKDB, asked
from dossier.eventdata.reading import REASONS
from dossier.eventdata.shapes import DATASETS
from dossier.eventdata.store import FileRecord, Store

Span = tuple[date, date]
SHOWN = 3  # gaps that are named in a line


@dataclass(frozen=True)
class Described:
    """One data set of a store.

    `rows` were read; `kept`, `rejected` (with the reasons in words) and `repeated` are what became of them. Of those kept, `between` are between
    two states and `within` inside one; the others have no state on one side. `unscaled` have a code without a value; `retrospective`
    are dated back from their file. `days` are covered by files, from `first` to `last`; `gaps` are the days between that are not.
    """

    dataset: str
    files: int
    rows: int
    kept: int
    rejected: int
    reasons: str
    repeated: int
    between: int
    within: int
    unscaled: int
    retrospective: int
    first: date | None
    last: date | None
    days: int
    gaps: int
    gap_days: str
    COLUMNS: ClassVar[tuple[str, ...]] = ()

    def row(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.COLUMNS}


Described.COLUMNS = tuple(one.name for one in fields(Described))


def described(store: Store, engine: str = DUCKDB) -> list[Described]:
    """What the store holds, data set by data set, also where every row was rejected."""
    records = store.records()
    none = dict.fromkeys(("rows", "between", "within", "unscaled", "retrospective"), 0)
    found: dict[str, dict[str, Any]] = {one.dataset: dict(none) for one in records}
    if store.has(store.rows):
        with asked(store, engine) as table:
            found |= {row["dataset"]: row for row in contents(table)}
    return [
        _described(dataset, [one for one in records if one.dataset == dataset], found[dataset])
        for dataset in DATASETS
        if dataset in found
    ]


def _described(dataset: str, files: list[FileRecord], found: dict[str, Any]) -> Described:
    why: Counter[str] = Counter()
    for one in files:
        why.update(one.rejected)
    covered, gaps = covered_days(files), gaps_of(files)
    return Described(
        dataset, len(files), sum(one.rows for one in files), found["rows"], sum(why.values()), _reasons(why), sum(one.repeated for one in files),
        found["between"], found["within"], found["unscaled"], found["retrospective"], covered[0][0] if covered else None,
        covered[-1][1] if covered else None, _length(covered), _length(gaps), "; ".join(map(_span, gaps)),
    )  # fmt: skip


def _length(spans: Iterable[Span]) -> int:
    return sum((last - first).days + 1 for first, last in spans)


def _span(span: Span) -> str:
    first, last = span
    return str(first) if first == last else f"{first}/{last}"


def covered_days(files: Iterable[FileRecord]) -> list[Span]:
    """The days of which files are, as spans that neither touch nor overlap."""
    out: list[Span] = []
    for first, last in sorted((date.fromisoformat(a), date.fromisoformat(b)) for one in files for a, b in one.covers):
        if out and first <= out[-1][1] + timedelta(1):
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def gaps_of(files: Iterable[FileRecord]) -> list[Span]:
    """The days between the first and the last covered that no file is of: nothing is known of them, and they are no zeros."""
    covered = covered_days(files)
    return [(before[1] + timedelta(1), after[0] - timedelta(1)) for before, after in pairwise(covered)]


def gap_words(store: Store, dataset: str) -> str:
    """Days without a file in one line; empty where there is none."""
    gaps = gaps_of(one for one in store.records() if one.dataset == dataset)
    if not gaps:
        return ""
    more = f" and {count(len(gaps) - SHOWN, 'more span')}" if len(gaps) > SHOWN else ""
    return (
        f"no file is of {count(_length(gaps), 'day')}: {', '.join(map(_span, gaps[:SHOWN]))}{more}; these are gaps and no zeros"
    )


def _reasons(why: Counter[str]) -> str:
    return "; ".join(f"{number:,} {REASONS[reason]}" for reason, number in sorted(why.items()))


def left_out(one: FileRecord) -> str:
    """What was rejected of a file, in words."""
    return f"{count(sum(one.rejected.values()), 'row')} rejected ({_reasons(Counter(one.rejected))})"
