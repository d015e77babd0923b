"""Read files and keep the place of every value.

Values stay as written: nothing is turned into a date, a number or a truth value, so `NO`, `12:30`
and `1954-05-19` cannot change on the way in. Faults come back as problems, never as exceptions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

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
# What the parser says, and what an editor has most likely done.
SAID = {
    "mapping values are not allowed": "a colon stands in text without quotes",
    "could not find expected ':'": "a line lacks its colon, or a quotation mark is not closed",
    "unexpected end of stream": "a quotation mark is not closed",
    "did not find expected key": "a line is indented otherwise than its neighbours, or text goes on after a closing quotation mark",
    "did not find expected '-'": "a line is indented otherwise than its neighbours, or lacks its hyphen",
    "did not find expected ','": "a list in brackets is not closed, or lacks a comma",
    "tab character": "a tab stands where spaces belong",
    "cannot start any token": "a value begins with a tab or a sign that needs quotes",
}
DAMAGED = "damaged"  # the trap of a value whose fault has been reported already
DEEPEST = 12  # levels; a dossier needs four
# What YAML does not allow, and the line breaks that editors and YAML count differently.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
COMMENT = re.compile(r"(?:^|\s)(#.*)")


class Mark(NamedTuple):
    """A place in a file, counting from 1."""

    line: int
    column: int


class Value(NamedTuple):
    """A scalar as written. `trap` says what YAML would have made of it unquoted, else it is empty."""

    text: str
    mark: Mark
    trap: str = ""


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


def read_text(path: Path, shown: str, problems: list[Problem]) -> str | None:
    """The file's text, or `None` with a problem where it is missing, unreadable or not UTF-8."""

    def fault(line: int, column: int, code: str, message: str, remedy: str) -> None:
        problems.append(Problem(shown, line, column, code, path.name, message, remedy))

    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
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
    """The tree of a YAML text. `first_line` shifts places for YAML inside another file."""

    def fault(line: int, column: int, message: str, remedy: str) -> None:
        problems.append(Problem(shown, line + first_line - 1, column, "yaml-syntax", "file", message, remedy))

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if odd := FORBIDDEN.search(text):
        line, column = text.count("\n", 0, odd.start()) + 1, odd.start() - text.rfind("\n", 0, odd.start())
        name = unicodedata.name(odd.group(), "control character")
        fault(line, column, f"an invisible character stands here (U+{ord(odd.group()):04X}, {name.lower()}).", "Delete it.")
        return None
    tree = _Tree(shown, problems, first_line - 1, text)
    try:
        return tree.root()
    except yaml.MarkedYAMLError as found:
        mark = found.problem_mark or found.context_mark
        said = " ".join(str(found.problem or found.context or "it cannot be read").split())
        plain = next((ours for theirs, ours in SAID.items() if theirs in said), "")
        message = f"{plain} (YAML: {said})." if plain else f"this is not well-formed YAML: {said}."
        remedy = "Look at this line and the one above it."
        fault(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, message, remedy)
    except yaml.YAMLError as found:
        fault(1, 1, f"not well-formed YAML: {' '.join(str(found).split())}.", "Compare the file with another dossier's.")
    return None


class _Tree:
    """Builds our nodes from the parser's events, without a step between."""

    def __init__(self, shown: str, problems: list[Problem], shift: int, text: str):
        self.shown, self.problems, self.shift = shown, problems, shift
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
            return Value(event.value, mark, _trap(event.value) if event.implicit[0] else "")
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

    def entries(self, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        while (key := self.next()).__class__ is not yaml.MappingEndEvent:
            place = self.mark(key)
            if key.__class__ is not yaml.ScalarEvent:
                self.node(key, depth + 1)
                self.fault(place, "value-type", "file", "the name of a field belongs here.", "Write `field: value`.")
                self.node(self.next(), depth + 1)
                continue
            value = self.node(self.next(), depth + 1)
            if key.value in entries:
                message = f"'{key.value}' stands on line {entries[key.value].mark.line} of this record already."
                self.fault(place, "key-repeated", key.value, message, "Keep one of the two.")
            else:
                entries[key.value] = Entry(place, value)
        return entries


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
