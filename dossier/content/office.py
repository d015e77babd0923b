"""Rules on leaders: whose they are, and that one side has one holder of an office at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from dossier.content.dates import Edtf
from dossier.content.finder import Finder
from dossier.content.model import Leader
from dossier.content.problems import Problem


def leader_sides(f: Finder) -> Iterator[Problem]:
    """A leader belongs to one of the two sides."""
    sides = (f.d.meta.side_a, f.d.meta.side_b)
    for one in f.d.leaders if f.sides_known else ():
        if one.side not in sides and not f.lacks("actors", one.side):
            message = f"a leader is of {sides[0]} or of {sides[1]}, and this one of {one.side}."
            yield f.at("leaders", one, "side", "leader-side", message, "Correct the side, or take the record out.")


def terms_of_office(f: Finder) -> Iterator[Problem]:
    """One office of one side has one holder at a time. A handover may share its day; a coarse date overlaps only where it must."""
    rows: dict[tuple[str, str], list[Leader]] = defaultdict(list)
    for one in sorted(f.d.leaders, key=lambda one: one.dates.sort_key):
        rows[one.side, one.office].append(one)
    for longest, *group in rows.values():
        for one in group:
            if sure(one.dates)[0] < sure(longest.dates)[1]:
                message = f"the term begins before that of '{longest.id}' in the same office ends ({longest.dates.text})."
                remedy = "Let it begin on the day on which the other ends, or name another office."
                yield f.at("leaders", one, "dates", "leader-overlap", message, remedy)
            longest = max(longest, one, key=lambda one: sure(one.dates)[1])


def sure(when: Edtf) -> tuple[date, date]:
    """The last day on which a term may begin, and the first on which it may end; beyond all days where an end is open.

    Where one is unknown, nothing is sure but the other.
    """
    start, end = (when.start, when.end) if when.precision == "interval" else (when, when)
    begins = start.latest if start else date.min
    ends = end.earliest if end else date.max
    if when.start_unknown or when.end_unknown:
        begins, ends = (ends, ends) if when.start_unknown else (begins, begins)
    assert begins and ends
    return begins, ends
