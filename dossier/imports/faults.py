"""What is wrong with a file that is brought in, and what is read otherwise than it stands there: each with its place, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dossier.content.problems import count, one_line

MANY = 6  # places that are named where one thing is to be said of many


class Refused(ValueError):
    """The whole file, or the dossier, cannot be used; the message says why and what to do."""


class Unclear(ValueError):
    """A cell that cannot be read as its field. `said` is what is wrong, `remedy` what to write instead."""

    def __init__(self, said: str, remedy: str):
        super().__init__(f"{said} {remedy}")
        self.said, self.remedy = said, remedy


@dataclass(frozen=True)
class Told:
    """One thing to say: of a record or row (`where`), in a part of it (`part`, may be empty)."""

    where: str
    part: str
    said: str


@dataclass
class Log:
    """What is told of one file: `faults` keep it from being written, `remarks` name what is read otherwise or not at all."""

    faults: list[Told] = field(default_factory=list)
    remarks: list[Told] = field(default_factory=list)

    def fault(self, where: str, part: str, said: str, remedy: str) -> None:
        """Note what must be mended."""
        self.faults.append(Told(where, part, f"{said} {remedy}"))

    def warn(self, where: str, part: str, said: str, remedy: str) -> None:
        """Note what must be mended elsewhere, afterwards."""
        self.remarks.append(Told(where, part, f"{said} {remedy}"))

    def remark(self, where: str, part: str, said: str) -> None:
        """Note what an editor should know."""
        self.remarks.append(Told(where, part, said))


def lines(told: list[Told]) -> Iterator[str]:
    """One line for each thing that is said, in the order of the file; what is said of several places stands once."""
    places: dict[tuple[str, str], list[str]] = {}
    for one in told:
        of = places.setdefault((one.part, one.said), [])
        if one.where not in of:
            of.append(one.where)
    for (part, said), of in sorted(places.items(), key=lambda one: _number(one[1][0])):
        named = ", ".join(filter(None, of[:MANY])) + (f" and {count(len(of) - MANY, 'more place')}" if len(of) > MANY else "")
        yield one_line(": ".join(filter(None, [", ".join(filter(None, [named, part])), said])))


def _number(where: str) -> int:
    """The row or line of a place; 0 for what is said of the whole file."""
    found = re.search(r"\d+", where)
    return int(found[0]) if found else 0
