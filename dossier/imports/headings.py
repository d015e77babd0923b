"""Which row of a sheet has the headings, and which column is which field."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.content.fields import specs
from dossier.content.problems import count
from dossier.imports.cells import Sheet, letters
from dossier.imports.delimited import HEAD
from dossier.imports.faults import Log, Refused
from dossier.tabular.columns import columns

FEWEST = 2  # headings that make a row the row of headings


@dataclass(frozen=True)
class Headings:
    """The row of headings, counted from 0, the column of each field that there is, and what to call it."""

    row: int
    columns: dict[str, int]
    parts: dict[str, str]


def plain(heading: str) -> str:
    """A heading without what does not matter: capitals, spaces, underscores."""
    return " ".join(heading.replace("_", " ").casefold().split())


def known(kind: type, given: Mapping[str, str]) -> dict[str, str]:
    """The field by each heading that is known: the fields themselves, and those that an editor has named."""
    return {plain(name): name for name in specs(kind)} | {plain(heading): name for heading, name in given.items()}


def derived(table: str) -> frozenset[str]:
    """The columns of the dossier's own tables that the program works out itself, with those of names beside ids."""
    return frozenset(plain(one) for column in columns(table) for one in (column.name, f"{column.name}_name"))


def counted(cells: list[str], names: Mapping[str, object]) -> int:
    """How many different known headings a row has."""
    return len({plain(cell) for cell in cells} & set(names))


def find(sheet: Sheet, names: Mapping[str, str], own: frozenset[str], log: Log) -> Headings:
    """The headings of a sheet; what stands above them, and columns that are not read, are named in the log. Raises `Refused`."""
    first = sheet.rows[:HEAD]
    best = max(range(len(first)), key=lambda i: counted([cell.text for cell in first[i]], names), default=0)
    if not first or counted([cell.text for cell in first[best]], names) < FEWEST:
        raise Refused(
            f"no row among the first {HEAD} has headings that are known here. Known are: {', '.join(sorted(set(names.values())))}; "
            "for others say which field they are: --column “What happened=title”."
        )
    if above := [i + 1 for i in range(best) if any(cell.text for cell in first[i])]:
        log.remark("", "", f"not read, since it stands above the headings: row {', '.join(map(str, above))}.")
    found: dict[str, int] = {}
    called: dict[str, str] = {}
    others: list[int] = []
    for column, cell in enumerate(first[best]):
        name = names.get(plain(cell.text))
        if name in found:
            raise Refused(f"two columns say “{name}”: {letters(found[name])} and {letters(column)}. Keep one heading of the two.")
        if name:
            found[name], called[name] = column, f"column {letters(column)} “{cell.text}”"
        else:
            others.append(column)
    _unread(sheet, best, others, own, names, log)
    return Headings(best, found, called)


def _unread(sheet: Sheet, row: int, others: list[int], own: frozenset[str], names: Mapping[str, str], log: Log) -> None:
    """Name the columns that hold something and are not read."""
    width = max((len(one) for one in sheet.rows[row:]), default=0)
    worked_out = []
    for column in dict.fromkeys([*others, *range(len(sheet.rows[row]), width)]):
        heading = sheet.rows[row][column].text if column < len(sheet.rows[row]) else ""
        filled = sum(column < len(one) and bool(one[column].text) for one in sheet.rows[row + 1 :])
        if heading and plain(heading) in own:
            worked_out.append(f"“{heading}”")
        elif heading or filled:
            near = difflib.get_close_matches(plain(heading), names, 1)
            hint = f" Did you mean “{names[near[0]]}”?" if near and heading else ""
            what = f"“{heading}”" if heading else "without a heading"
            log.remark("", "", f"not read: column {letters(column)} {what} ({count(filled, 'cell')}).{hint}")
    if worked_out:
        log.remark("", "", f"not read, since the program works them out itself: {', '.join(worked_out)}.")
