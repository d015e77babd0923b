"""Rows of a sheet as drafts of records: each cell by what its field holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.content.dates import parse, today
from dossier.content.fields import Spec, specs
from dossier.content.located import Mapping, Node, Sequence
from dossier.content.names import Name
from dossier.content.names import plain as named
from dossier.content.records import SLUG
from dossier.imports import codes, dates
from dossier.imports.cells import Cell, Sheet
from dossier.imports.choices import Choices
from dossier.imports.drafts import NOWHERE, Draft, Known, free, known_by, mapping, name_node, slug, text_in, value, values
from dossier.imports.faults import Log, Unclear
from dossier.imports.headings import Headings
from dossier.imports.target import Target
from dossier.tabular.tables import FORMULA

YES, NO = {"true", "1", "yes"}, {"false", "0", "no"}
PARTING = re.compile(r"\s*[;\n]\s*")
OF_IDS = re.compile(r"[;,\s]+")
TWICE = re.compile(r"[ÂÃÄÅØÙÐ×][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]")  # UTF-8 that was read as Windows-1252
NOT_TEXT = {
    "date": "the spreadsheet has made a day of what stood here ({text}); what it was is lost.",
    "time": "the spreadsheet has made a time of day of what stood here ({text}); what it was is lost.",
    "error": "the cell shows an error ({text}).",
}


@dataclass
class _Row:
    """One row while it is read."""

    number: int
    cells: list[Cell]
    draft: Draft
    known: dict[str, str]


class Rows:
    """Reads the rows of one sheet. Faults and remarks go to the log."""

    def __init__(self, sheet: Sheet, headings: Headings, target: Target, choices: Choices, log: Log):
        self.sheet, self.headings, self.target, self.choices, self.log = sheet, headings, target, choices, log
        self.specs = specs(target.kind)
        coded = [n for n in headings.columns if self.specs[n].kind == "code"]
        cells = [self.cell(row, n) for row in sheet.rows[headings.row + 1 :] for n in coded]
        self.when = "date" if "date" in self.specs else "issued"
        self.titled = {known_by(one.title, getattr(one, self.when)): key for key, one in target.records.items()}
        self.made: dict[Known, str] = {}
        self.taken = set(target.records)
        self.whole = codes.keeps_zeros(cells, sheet.typed)

    def cell(self, row: list[Cell], name: str) -> Cell:
        """The cell of a field; an empty one where the row ends before it."""
        at = self.headings.columns[name]
        return row[at] if at < len(row) else Cell()

    def drafts(self) -> Iterator[Draft]:
        """One draft for each row that holds something in a column that is read."""
        for number, cells in enumerate(self.sheet.rows[self.headings.row + 1 :], self.headings.row + 2):
            if any(self.cell(cells, name).text for name in self.headings.columns):
                yield self._draft(number, cells)

    def _draft(self, number: int, cells: list[Cell]) -> Draft:
        key = self.cell(cells, "id").text if "id" in self.headings.columns else ""
        known = self.target.written(key) if key in self.target.records else {}
        row = _Row(number, cells, Draft(f"row {number}", key, parts=dict(self.headings.parts)), known)
        for name in self.headings.columns:
            self._field(row, name)
        for name, text in self.choices.given:
            if not known and name not in row.draft.fields:
                row.draft.emptied.discard(name)
                row.draft.fields[name] = self._node(self.specs[name], name, Cell(text), row)
        if not key:
            self._name(row.draft)
        return row.draft

    def _name(self, draft: Draft) -> None:
        """Give a row without an id one of the words of its title and its year, or find the record that it is."""
        known = draft.known_by(self.when)
        draft.same_as = self.titled.get(known, "")
        if known not in self.made:
            year = re.match(r"\d{3}[\dX]", draft.text(self.when))
            words = slug(draft.text("title"), 50, small=False)
            self.made[known] = free(
                ["-".join(filter(None, [words, year[0].lower() if year else ""]))] if words else [], self.taken
            )
        draft.id = self.made[known]

    def _field(self, row: _Row, name: str) -> None:
        cell, draft = self.cell(row.cells, name), row.draft
        if merged := self.sheet.merged.get((row.number - 1, self.headings.columns[name])):
            draft.broken.add(name)
            self.log.fault(draft.where, draft.parts[name], merged, "Unmerge the cells and write the value into each row.")
        if cell.lost:
            draft.broken.add(name)
            self.log.fault(draft.where, draft.parts[name], cell.lost, "")
        elif not cell.text:
            draft.emptied.add(name)
        elif name == "id":
            self._id(row, cell)
        elif row.known and _unquoted(cell.text) == row.known[name] and cell.kind == "text":
            draft.unchanged.add(name)
        else:
            try:
                draft.fields[name] = self._node(self.specs[name], name, cell, row)
            except Unclear as fault:
                draft.broken.add(name)
                self.log.fault(draft.where, draft.parts[name], fault.said, fault.remedy)

    def _id(self, row: _Row, cell: Cell) -> None:
        if cell.kind in NOT_TEXT or not SLUG.fullmatch(cell.text):
            said = NOT_TEXT.get(cell.kind, "“{text}” is not an id.").format(text=cell.text)
            remedy = "Use lower-case letters a-z, digits and single hyphens, such as a-visit-1950."
            row.draft.broken.add("id")
            self.log.fault(row.draft.where, row.draft.parts["id"], said, remedy)

    def _node(self, spec: Spec, name: str, cell: Cell, row: _Row) -> Node:
        """The value of a cell. Raises `Unclear`."""
        if spec.kind == "date":
            return self._date(name, cell, row)
        if spec.kind == "code":
            code, remark = codes.read(cell, self.whole, row.known.get(name, ""))
            self._remark(row, name, remark)
            return value(code)
        if spec.kind == "flag":
            return value(flag(cell))
        if cell.kind in NOT_TEXT:
            raise Unclear(NOT_TEXT[cell.kind].format(text=cell.text), "Format the column as text and write it again.")
        text = _unquoted(cell.text)
        if TWICE.search(text):
            raise Unclear(
                f"letters of “{text[:40]}” are damaged: UTF-8 was read as another encoding.", "Open the file anew as UTF-8."
            )
        if "\n" in text and spec.kind not in ("cites", "names"):
            self._remark(row, name, "line breaks in it become spaces.")
        if spec.kind in ("ids", "lines", "terms"):
            return values(filter(None, (PARTING if spec.kind == "lines" else OF_IDS).split(text)))
        if spec.kind == "names":
            return Sequence([name_node(written_name(one)) for one in PARTING.split(text) if one], NOWHERE)
        return self._cites(text, row.draft.id) if spec.kind == "cites" else value(text)

    def _date(self, name: str, cell: Cell, row: _Row) -> Node:
        has = parse(row.known[name]) if row.known.get(name) else None
        read = dates.read(cell, self.choices.order, has)
        self._remark(row, name, read.remark)
        if cell.kind == "date" and not read.remark and not (has and has.text == read.text) and cell.day:
            if cell.day.year == today().year and name == "date":
                self._remark(
                    row,
                    name,
                    f"{read.text} is a day of this year: a spreadsheet makes such days of 1/2 or 3-5. See that it is meant.",
                )
            elif cell.day.day == 1:
                self._remark(
                    row, name, f"{read.text}: a spreadsheet adds the 1st where only a month was typed. See that the day is meant."
                )
        return value(read.text)

    def _remark(self, row: _Row, name: str, said: str) -> None:
        if said:
            self.log.remark(row.draft.where, row.draft.parts.get(name, ""), said)

    def _cites(self, text: str, key: str) -> Sequence:
        """Citations as tables write them, `work, place; work`: a part that begins with no work goes on with the place before it.

        What else the dossier says in a citation of this record stays with the work.
        """
        parts: list[list[str]] = []
        for one in filter(None, PARTING.split(text)):
            work, _, at = one.partition(",")
            begins = SLUG.fullmatch(work.strip()) and not work.strip().isdigit()
            if parts and work.strip() not in self.target.sources and not begins:
                parts[-1][1] += f"; {one}"
            else:
                parts.append([work.strip(), at.strip()])
        return Sequence([self._cite(work, at, key) for work, at in parts], NOWHERE)

    def _cite(self, work: str, at: str, key: str) -> Mapping:
        """A citation as a node, with what the dossier's record says beside work and place."""
        said, cited = mapping(work=work, at=at), self.target.cited(key)
        same = [one for one in cited if text_in(one, "work") == work]
        exact = [one for one in same if text_in(one, "at") == at]
        for one in exact or same:
            return Mapping({name: e for name, e in one.entries.items() if name != "at"} | said.entries, NOWHERE)
        return said


def _unquoted(text: str) -> str:
    """A text without the apostrophe by which the tables keep a spreadsheet from running it."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def flag(cell: Cell) -> str:
    """`true` or `false`. Raises `Unclear`."""
    text = cell.text.casefold().removesuffix(".0")
    if text not in YES | NO:
        raise Unclear(f"“{cell.text}” is neither true nor false.", "Write true, or leave the cell empty.")
    return "true" if text in YES else "false"


def written_name(text: str) -> Name:
    """A name as tables write it: `Family, Given, Suffix`, or a body, in braces where it holds a comma."""
    if text.startswith("{") and text.endswith("}"):
        return Name(body=text[1:-1])
    family, *rest = (part.strip() for part in text.split(","))
    if len(rest) == 2 and all(rest):
        return Name(family=family, given=rest[0], suffix=rest[1])
    return named(text)
