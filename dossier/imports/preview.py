"""What an import would do, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.content.problems import count, one_line
from dossier.imports.faults import Log, lines
from dossier.imports.merge import Conflict, Merged
from dossier.imports.target import Target

SHOWN = 40  # new records that are listed
LONG = 60  # characters of a value that are shown where two differ


def short(text: str) -> str:
    """A value in quotation marks, its beginning where it is long."""
    text = one_line(text)
    return f"“{text}”" if len(text) <= LONG else f"“{text[:LONG]}…”"


def preview(target: Target, merged: Merged, log: Log, taken: set[str]) -> Iterator[str]:
    """Every line of the preview but the last."""
    yield from _part("Faults, which must be mended first", list(lines(log.faults)))
    yield from _part("Notes", list(lines(log.remarks)))
    new = [f"{one.id}: {merged.records[one.id][1].title}" for one in merged.new]
    yield from _part("New", new[:SHOWN] + ([f"and {count(len(new) - SHOWN, 'more record')}"] if len(new) > SHOWN else []))
    twins = [f"{one.where}: {one.same_as}" for one in merged.twins]
    yield from _part("In the dossier already, under another id; not brought in", twins)
    yield from _part("Otherwise in the dossier", [line for one in merged.conflicts for line in _differing(one, taken)])


def _differing(conflict: Conflict, taken: set[str]) -> Iterator[str]:
    done = "the file’s is taken" if conflict.draft.id in taken else "the dossier’s stays"
    for name, (has, says) in conflict.fields.items():
        there = f"the dossier has {short(has)}" if has else "the dossier has nothing"
        here = f"{conflict.draft.where} has {short(says)}" if says else f"{conflict.draft.where} has nothing"
        yield f"{conflict.draft.id}, {name}: {there}, {here}; {done}"


def _part(title: str, told: list[str]) -> Iterator[str]:
    if told:
        yield f"{title} ({len(told)}):"
        yield from (f"  {one_line(one)}" for one in told)
