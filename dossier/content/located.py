"""Read files and keep the place of every value.

Values stay as written: nothing is turned into a date, a number or a truth value, so `NO`, `12:30`
and `1954-05-19` cannot change on the way in. Faults come back as problems, never as exceptions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import yaml

from dossier.content import syntax
from dossier.content.files import Folder
from dossier.content.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TRAPS = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date object",
    "null": "nothing",
    "merge": "a merge key",
    "value": "a default key",
}
DAMAGED = "damaged"  # the trap of a value whose fault has been reported already
PIECES, FIELDS = 5_000, 500  # records of a file, and fields of a record, that are looked at alone where the whole cannot be read
DEEPEST = 12  # levels; a dossier needs four
# What YAML does not allow, and the line breaks that editors and YAML count differently.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
COMMENT = re.compile(r"(?:^|\s)(#.*)")
BESIDE = re.compile(r"^[ \t]*[^\s#].*?[ \t](#)", re.MULTILINE)  # a comment, or what may be one, on the line of a value
CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)  # what a version control system writes where two versions meet


class Mark(NamedTuple):
    """A place in a file, counting from 1."""

    line: int
    column: int


class Value(NamedTuple):
    """A scalar as written. `trap` says what YAML would have made of it unquoted, else it is empty.

    `cut` is the comment that follows it on its line without quotes between: to an editor, perhaps a part of the text.
    """

    text: str
    mark: Mark
    trap: str = ""
    cut: str = ""


class Entry(NamedTuple):
    """One field of a mapping: its key's place and its value."""

    mark: Mark
    value: Node


@dataclass(frozen=True)
class Mapping:
    """A record: its fields by name, in the order of the file."""

    entries: dict[str, Entry]
    mark: Mark


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: list[Node]
    mark: Mark


Node = Value | Mapping | Sequence


def read_text(path: Folder, shown: str, problems: list[Problem]) -> str | None:
    """The file's text, or `None` with a problem where it is missing, unreadable, not UTF-8, or two versions at once."""

    def fault(line: int, column: int, code: str, message: str, remedy: str) -> None:
        problems.append(Problem(shown, line, column, code, path.name, message, remedy))

    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        if not (marks := [text.count("\n", 0, found.start()) + 1 for found in CONFLICT.finditer(text)]):
            return text
        message = "two versions of these lines stand here, and nobody has chosen; the file is not read."
        fault(marks[0], 1, "conflict-marker", message, "Keep what is right and delete the lines <<<<<<<, ======= and >>>>>>>.")
    except FileNotFoundError:
        fault(0, 0, "file-missing", "the file is not there.", "Create it, or copy it from data/template.")
    except UnicodeDecodeError as found:
        before = found.object[: found.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        fault(before.count(b"\n") + 1, column, "file-unreadable", "from here on it is not UTF-8 text.", "Save the file in UTF-8.")
    except OSError as found:
        fault(0, 0, "file-unreadable", f"it cannot be opened ({found.strerror}).", "See that it is a file and may be read.")
    return None


def parse_yaml(text: str, shown: str, problems: list[Problem], first_line: int = 1) -> Node | None:
    """The tree of a YAML text. `first_line` shifts places for YAML inside another file.

    Where it is not well-formed, every field that cannot be read is a problem; of a list the records without such a field are
    given back.
    """

    def fault(line: int, column: int, message: str, remedy: str) -> None:
        problems.append(Problem(shown, line + first_line - 1, column, "yaml-syntax", "file", message, remedy))

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if odd := FORBIDDEN.search(text):
        line, column = text.count("\n", 0, odd.start()) + 1, odd.start() - text.rfind("\n", 0, odd.start())
        name = unicodedata.name(odd.group(), "control character")
        fault(line, column, f"an invisible character stands here (U+{ord(odd.group()):04X}, {name.lower()}).", "Delete it.")
        return None
    try:
        return _Tree(shown, problems, first_line - 1, text).root()
    except yaml.YAMLError as found:
        return _pieces(text, shown, problems, first_line - 1, found)


def _pieces(text: str, shown: str, problems: list[Problem], shift: int, found: yaml.YAMLError) -> Node | None:
    """What can be read of a text that is not well-formed, record by record, each fault told; `found` is what the parser said of the whole."""
    sound: list[Node] = []
    before = len(problems)
    pieces = syntax.records(text)
    for piece in pieces if len(pieces) <= PIECES else ():
        try:
            node = _Tree(shown, [], 0, piece.text).root()
        except yaml.YAMLError as fault:
            problems += _faults(piece, shown, shift, fault)
        else:
            node = _Tree(shown, problems, piece.first + shift, piece.text).root()
            sound += node.items if isinstance(node, Sequence) else []
    if len(problems) == before:
        problems += _faults(syntax.Piece(0, text.split("\n"), 0), shown, shift, found)
    return Sequence(sound, sound[0].mark) if sound else None


def _faults(piece: syntax.Piece, shown: str, shift: int, found: yaml.YAMLError) -> list[Problem]:
    """The faults of one record: of each field that cannot be read alone, else what the parser says."""
    told = []
    for part in islice(syntax.fields(piece), FIELDS):
        try:
            lone = (
                isinstance(_Tree(shown, [], 0, part.text).root(), Value)
                or syntax.ODD_SPACE.match(part.lines[0])
                or part.short >= 0
            )
            if lone and (seen := syntax.seen(part)):
                told.append(_fault(part, shown, shift, found, seen))
        except yaml.YAMLError as fault:
            told.append(_fault(part, shown, shift, fault, syntax.seen(part)))
    return told or [_fault(piece, shown, shift, found, None)]


def _fault(piece: syntax.Piece, shown: str, shift: int, found: yaml.YAMLError, seen: syntax.Fault | None) -> Problem:
    """One fault, as its line shows it, else in the words for what the parser says."""
    if seen is None:
        mark = getattr(found, "problem_mark", None) or getattr(found, "context_mark", None)
        message = syntax.parser_said(str(getattr(found, "problem", None) or found))
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        seen = syntax.Fault(line, column, message, "Look at this line and the one above it.")
    line, column = piece.first + seen.line + shift + 1, seen.column + piece.indent
    return Problem(shown, line, column, "yaml-syntax", "file", seen.message, seen.remedy)


class _Tree:
    """Builds our nodes from the parser's events, without a step between."""

    def __init__(self, shown: str, problems: list[Problem], shift: int, text: str):
        self.shown, self.problems, self.shift = shown, problems, shift
        self.lines = text.split("\n") if " #" in text or "\t#" in text else []
        self.beside = {text.count("\n", 0, found.start(1)) for found in BESIDE.finditer(text)} if self.lines else set()
        self.next: Callable[[], Any] = LOADER(text).get_event

    def fault(self, mark: Mark, code: str, place: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.shown, mark.line, mark.column, code, place, message, remedy))

    def mark(self, event: Any) -> Mark:
        start = event.start_mark
        return Mark(start.line + 1 + self.shift, start.column + 1)

    def root(self) -> Node | None:
        """The first document's node; a second document is a fault."""
        self.next()  # the stream begins
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        event = self.next()
        empty = isinstance(event, yaml.ScalarEvent) and event.implicit[0] and not event.value
        node = self.node(event)
        self.next()  # the document ends
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            message = "a line `---` or `...` begins a second document, which is not read."
            self.fault(self.mark(event), "yaml-syntax", "file", message, "Take the line out.")
        return None if empty else node

    def node(self, event: Any, depth: int = 0) -> Node:
        kind, mark = event.__class__, self.mark(event)
        if kind is yaml.AliasEvent:
            message = f"'*{event.anchor}' repeats what '&{event.anchor}' marks elsewhere."
            self.fault(mark, "yaml-trap", "file", message, "Write the value out in both places.")
            return Value("", mark, DAMAGED)
        if event.tag:
            message = f"'{event.tag}' is a tag that changes how the value is read."
            self.fault(mark, "yaml-trap", "file", message, "Take it out.")
        if kind is yaml.ScalarEvent:
            plain = event.implicit[0]
            return Value(event.value, mark, _trap(event.value) if plain else "", self.cut(event) if plain and self.beside else "")
        if depth >= DEEPEST:
            raise yaml.MarkedYAMLError(
                problem=f"lists and records lie in each other {DEEPEST} deep", problem_mark=event.start_mark
            )
        if kind is yaml.SequenceStartEvent:
            items: list[Node] = []
            while (event := self.next()).__class__ is not yaml.SequenceEndEvent:
                items.append(self.node(event, depth + 1))
            return Sequence(items, mark)
        return Mapping(self.entries(depth), mark)

    def cut(self, event: Any) -> str:
        """The comment on the line on which a value without quotes ends."""
        end = event.end_mark
        found = re.match(r"[ \t]*(#.*)", self.lines[end.line][end.column :]) if end.line in self.beside else None
        return found.group(1) if found else ""

    def entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        again: list[tuple[str, Mark]] = []
        while (key := self.next()).__class__ is not yaml.MappingEndEvent:
            place = self.mark(key)
            if key.__class__ is not yaml.ScalarEvent:
                self.node(key, depth + 1)
                self.fault(place, "value-type", "file", "the name of a field belongs here.", "Write `field: value`.")
                self.node(self.next(), depth + 1)
                continue
            value = self.node(self.next(), depth + 1)
            if key.value in entries:
                again.append((key.value, place))
            else:
                entries[key.value] = Entry(place, value)
        self.repeated(entries, again)
        return entries

    def repeated(self, entries: dict[str, Entry], again: list[tuple[str, Mark]]) -> None:
        """Tell the fields that stand in a record again; many of them are a second record that lacks its beginning."""
        name, place = again[0] if again else ("", Mark(0, 0))
        if name == "id":
            message = "a second record begins here, without the hyphen that parts it from the one above."
            self.fault(place, "key-repeated", "id", message, "Write `- id: ` at the margin.")
        elif len(again) > 3:
            message = (
                f"{len(again)} fields from here on stand in this record already: a second record begins, without its first line."
            )
            self.fault(place, "key-repeated", name, message, "Write `- id: ` and its id, at the margin, in a line above.")
        else:
            for name, place in again:
                message = f"'{name}' stands on line {entries[name].mark.line} of this record already."
                self.fault(place, "key-repeated", name, message, "Keep one of the two.")


def _trap(text: str) -> str:
    """What YAML makes of an unquoted scalar, where that is not text."""
    for tag, pattern in LOADER.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            kind = tag.rpartition(":")[2]
            return TRAPS.get(kind, f"a thing of type {kind}")
    return ""


def comments(text: str) -> list[tuple[int, str]]:
    """The comments of a well-formed YAML text, each with its line, in order."""
    lines = text.split("\n")
    suspect = {i for i, line in enumerate(lines) if "#" in line and COMMENT.search(line)}
    events: Any = yaml.parse(text, Loader=LOADER) if suspect else ()
    for event in events:
        if not isinstance(event, yaml.ScalarEvent):
            continue
        start: Any = event.start_mark
        end: Any = event.end_mark
        first = start.line + 1 if event.style in ("|", ">") else start.line  # a comment may follow the sign
        for i in range(first, end.line + 1):
            if i in suspect:
                left = start.column if i == start.line else 0
                right = end.column if i == end.line else len(lines[i])
                lines[i] = lines[i][:left] + "_" * (right - left) + lines[i][right:]
    found = ((i + 1, COMMENT.search(lines[i])) for i in sorted(suspect))
    return [(number, at.group(1).strip()) for number, at in found if at]
