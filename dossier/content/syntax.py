"""What is wrong with a piece of YAML, in the words of somebody who writes text and not YAML.

A parser stops at the first fault and names the place where it was lost, which is often not where the mistake is. The pieces
that a file is made of, records and their fields, are therefore read one by one, and the line itself is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.content.problems import count

ODD_SPACE = re.compile("^[ ]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
FIELD = re.compile(r"(\s*(?:- +)*)([\w-]+):(?: +(.*))?$")
GLUED = re.compile(r"\s*(?:- +)*([a-z_]+):(?=[^\s/:])")
SIGNS = "*&!%@`?|>{}],"
CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
QUOTED = "Put the whole value in double quotes."


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


class Piece(NamedTuple):
    """Lines of a file that can be read alone: the first one's number, counted from 0, all of them without the indent of their record,
    and that indent. `short` is how many spaces the first line has, where these are fewer."""

    first: int
    lines: list[str]
    indent: int
    short: int = -1

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines) + "\n"


class Fault(NamedTuple):
    """A fault at a line of a piece, from 0, and a column, from 1."""

    line: int
    column: int
    message: str
    remedy: str


def records(text: str) -> list[Piece]:
    """The records of a list: each from its hyphen at the margin to the next; empty where the text is no list."""
    lines = text.split("\n")
    begins = [i for i, line in enumerate(lines) if re.match(r"-(?: |$)", line)]
    return [Piece(i, lines[i:end], 0) for i, end in zip(begins, [*begins[1:], len(lines)], strict=False)]


def fields(piece: Piece) -> Iterator[Piece]:
    """The fields of a record, each with the lines that belong to it."""
    lines = list(piece.lines)
    indent = 2 if lines and lines[0].startswith("- ") else 0
    if indent:
        lines[0] = "  " + lines[0][2:]
    begins = [0]
    begins += [i for i, line in enumerate(lines) if i and line.strip() and _indent(line) <= indent and line.lstrip()[0] != "#"]
    for i, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        own = _indent(lines[i])
        rows = [line[min(indent, _indent(line)) :] for line in lines[i:end]]
        yield Piece(piece.first + i, rows, indent, own if own < indent else -1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def seen(piece: Piece) -> Fault | None:
    """The fault that the lines of one field show by themselves, if a parser could not read them."""
    for i, line in enumerate(piece.lines):
        if found := _spaces(line) or (_glued(line) if not i else None):
            return found._replace(line=i)
    head = FIELD.match(piece.lines[0])
    if head and piece.short >= 0 and "-" not in head.group(1):
        return _depth(0, piece.short - piece.indent + 1, piece.short, piece.indent)
    if not head:
        return _no_field(piece.lines[0])
    start, value = head.start(3) + 1, (head.group(3) or "").strip()
    if value in ("", "|", ">", "|-", ">-") or value.startswith("#"):
        return _below(piece)
    return _value(value, start, piece.lines[1:]) or _below(piece)


def _spaces(line: str) -> Fault | None:
    if odd := ODD_SPACE.match(line):
        sign = f"U+{ord(odd.group(1)):04X}"
        message = f"the line is indented with an invisible sign that is no ordinary space ({sign}, such as a no-break space)."
        return Fault(0, odd.start(1) + 1, message, "Delete it and write ordinary spaces.")
    if re.match(r" *\t", line):
        return Fault(0, line.index("\t") + 1, "a tab stands where spaces belong.", "Write two spaces for each step.")
    return None


def _glued(line: str) -> Fault | None:
    if found := GLUED.match(line):
        name = found.group(1)
        return Fault(0, found.end(), f"no space follows the colon after '{name}'.", f"Write `{name}: ` and then the value.")
    return None


def _no_field(line: str) -> Fault | None:
    text = line.strip()
    if stray := re.match(r"([^\w\s#\"'{\[-])\s*[\w-]+:(?: |$)", text):
        message = f"the sign {stray.group(1)} stands before the name of a field."
        return Fault(0, _indent(line) + 1, message, "Delete it.")
    if not text[:1].isalpha():
        return None
    first = text.split()[0]
    message = "this line is no field: it has no colon after the field's name."
    return Fault(
        0, _indent(line) + 1, message, f"Write `{first}: ` and the value, or indent text that goes on from the line above."
    )


def _value(value: str, start: int, more: list[str]) -> Fault | None:
    """A fault of a value; `more` are the lines on which it may go on."""
    sign = value[0]
    if sign in CLOSED:
        return _quotation(value, sign, start, more)
    if sign == "[":
        whole = " ".join([value, *(line.strip() for line in more)])
        if "]" not in whole:
            return Fault(0, start, "the list that opens with [ is not closed.", "Write ] at its end.")
        if re.search(r"\]\s*[^\s#\]]", whole):
            return Fault(0, start, "a value begins with [, which opens a list, and text follows the ].", QUOTED)
        return None
    if sign in SIGNS or value.startswith("- "):
        return Fault(0, start, f"a value begins with {sign}, which means something of its own here.", QUOTED)
    if (at := re.search(r":(?: |$)", value)) and not value.startswith(("http:", "https:")):
        return Fault(0, start + at.start(), "a colon stands in text without quotes.", QUOTED)
    return None


def _quotation(value: str, sign: str, start: int, more: list[str]) -> Fault | None:
    whole = CLOSED[sign].match(value)
    if whole and re.fullmatch(r"\s*(?:#.*)?", value[whole.end() :]):
        if sign == '"' and (odd := re.search(r'\\(?![0abtnvfre "/\\N_LPxuU])', value)):
            message = "a backslash within double quotes makes a sign of its own with the letter after it."
            return Fault(0, start + odd.start(), message, "Write it twice: \\\\.")
        return None
    if whole:
        said = (
            "Write “ and ” within the text." if sign == '"' else "Write ’ for an apostrophe, or put the value in double quotes."
        )
        return Fault(0, start + whole.end() - 1, f"the quotation ends at this {sign}, and text follows.", said)
    if not CLOSED[sign].match(" ".join([value, *(line.strip() for line in more)])):
        return Fault(
            0, start, f"the quotation mark {sign} that opens here is not closed.", f"Write {sign} at the end of the value."
        )
    return None


def _below(piece: Piece) -> Fault | None:
    """A fault of a line below the first: a field that is indented too far, an item that stands out of its list, or a value there."""
    head, hyphen, column = FIELD.match(piece.lines[0]), -1, -1
    for i, line in enumerate(piece.lines[1:], 1):
        found = FIELD.match(line)
        if not found:
            continue
        start, marked = found.start(2), "-" in found.group(1)
        if not marked and column < 0 and head and head.group(3):
            return _depth(i, start + 1, piece.indent + start, piece.indent)
        if marked and hyphen >= 0 and line.index("-") != hyphen:
            message = f"the hyphen stands after {count(piece.indent + line.index('-'), 'space')}, and that of the item above after {piece.indent + hyphen}."
            return Fault(i, line.index("-") + 1, message, "Let the hyphens of a list stand below one another.")
        if not marked and column >= 0 and start != column:
            message = f"the line is indented by {count(piece.indent + start, 'space')}, and the field above it by {piece.indent + column}."
            return Fault(i, start + 1, message, "Indent the fields of an item alike.")
        hyphen, column = (line.index("-"), start) if marked else (hyphen, column)
        if found.group(3) and (fault := _value(found.group(3).strip(), found.start(3) + 1, piece.lines[i + 1 :])):
            return fault._replace(line=i)
    return None


def _depth(line: int, column: int, depth: int, wanted: int) -> Fault:
    message = f"the line is indented by {count(depth, 'space')}, and the fields of its record by {wanted}."
    return Fault(line, column, message, "Indent all fields of a record alike.")


def parser_said(words: str) -> str:
    """What the parser says, in an editor's words where there are such, with its own behind."""
    words = " ".join(words.split())
    plain = next((ours for theirs, ours in SAID.items() if theirs in words), "")
    return f"{plain} (YAML: {words})." if plain else f"this is not well-formed YAML: {words}."
