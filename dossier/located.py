"""Read files and keep the place of every value.

Values stay as written: nothing is turned into a date, a number or a truth value, so `NO`, `12:30`
and `1954-05-19` cannot change on the way in. Faults come back as problems, never as exceptions.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from dossier.problems import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXT = "tag:yaml.org,2002:str"
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
DEEPEST = 12  # levels; a dossier needs four
# What YAML does not allow, and the line breaks that editors and YAML count differently.
FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
COMMENT = re.compile(r"(?:^|\s)(#.*)", re.MULTILINE)


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
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as found:
        mark = found.problem_mark or found.context_mark
        said = " ".join(str(found.problem or found.context or "it cannot be read").split())
        remedy = "Look at this line and the one above it: indentation, quotes, a colon inside unquoted text."
        fault(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, f"not well-formed YAML: {said}.", remedy)
        return None
    except (yaml.YAMLError, RecursionError) as found:
        fault(1, 1, f"not well-formed YAML: {' '.join(str(found).split())}.", "Compare the file with another dossier's.")
        return None
    return _Tree(shown, problems, first_line - 1).node(root) if root is not None else None


class _Tree:
    """Turns what the parser composed into our nodes."""

    def __init__(self, shown: str, problems: list[Problem], shift: int):
        self.shown, self.problems, self.shift, self.seen = shown, problems, shift, set[int]()

    def fault(self, mark: Mark, code: str, place: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.shown, mark.line, mark.column, code, place, message, remedy))

    def node(self, node: yaml.Node, depth: int = 0) -> Node:
        start = node.start_mark
        mark = Mark(start.line + 1 + self.shift, start.column + 1)
        if id(node) in self.seen:  # an alias; it may even contain itself
            message = "this repeats, by an alias (*), what an anchor (&) marks elsewhere."
            self.fault(mark, "yaml-trap", "file", message, "Write the value out in both places.")
            return Value("", mark, DAMAGED)
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            tag = node.tag
            if node.style is not None or tag == TEXT:
                return Value(node.value, mark)
            kind = tag.rpartition(":")[2]
            return Value(node.value, mark, TRAPS.get(kind, f"a thing of type {kind}"))
        if depth >= DEEPEST:
            self.fault(mark, "value-type", "file", f"lists and records lie in each other {DEEPEST} deep.", "Write it flat.")
            return Value("", mark, DAMAGED)
        if isinstance(node, yaml.SequenceNode):
            return Sequence([self.node(item, depth + 1) for item in node.value], mark)
        return Mapping(self.entries(node, depth), mark)

    def entries(self, node: yaml.Node, depth: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            place = Mark(key.start_mark.line + 1 + self.shift, key.start_mark.column + 1)
            if name in entries:
                message = f"'{name}' stands on line {entries[name].mark.line} of this record already."
                self.fault(place, "key-repeated", name, message, "Keep one of the two.")
                continue
            entries[name] = Entry(place, self.node(value, depth + 1))
        return entries


def comments(text: str) -> list[tuple[int, str]]:
    """The comments of a well-formed YAML text, each with its line, in order."""
    lines = text.split("\n")
    suspect = {text.count("\n", 0, found.start(1)) for found in COMMENT.finditer(text)}
    root = yaml.compose(text, Loader=LOADER) if suspect else None
    for node in _scalars(root, set()):
        start, end = node.start_mark, node.end_mark
        first = start.line + 1 if node.style in ("|", ">") else start.line  # a comment may follow the sign
        for i in range(first, end.line + 1):
            if i in suspect:
                left = start.column if i == start.line else 0
                right = end.column if i == end.line else len(lines[i])
                lines[i] = lines[i][:left] + "_" * (right - left) + lines[i][right:]
    found = ((i + 1, COMMENT.search(lines[i])) for i in sorted(suspect))
    return [(number, at.group(1).strip()) for number, at in found if at]


def _scalars(node: yaml.Node | None, seen: set[int]):
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield node
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _scalars(inner, seen)
