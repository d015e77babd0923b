"""A record as a row or an entry gives it, before the dossier has been asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dossier.content.dates import Edtf, parse
from dossier.content.folding import folded
from dossier.content.located import Entry, Mapping, Mark, Node, Sequence, Value
from dossier.content.names import Name
from dossier.content.names import plain as named
from dossier.content.unicode import normalized, one_line

NOWHERE = Mark(0, 0)
LONGEST_ID = 60
Known = tuple[str, tuple[date, date] | None]
SMALL = {"the", "a", "an", "of", "on", "in", "to", "and", "for", "at", "by", "with"}


@dataclass
class Draft:
    """What a row says of one record.

    `where` is the row; `fields` what it says, `unchanged` the fields in which it says what the dossier has, `emptied` those for which
    it has a place and says nothing; `parts` the column of each field.
    """

    where: str
    id: str
    fields: dict[str, Node] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    emptied: set[str] = field(default_factory=set)
    parts: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # fields of which a fault has been told
    same_as: str = ""  # a record of another id that is the same work

    def text(self, name: str) -> str:
        """What it says in a field that is one text; empty where it says nothing."""
        return getattr(self.fields.get(name), "text", "")

    def known_by(self, when: str) -> Known:
        """By what it is known again; `when` is the field of its time."""
        return known_by(self.text("title"), parse(self.text(when)) if self.text(when) else None)

    def node(self, base: Mapping | None = None) -> Mapping:
        """The record as nodes: those of the dossier's record, with what the row says instead."""
        entries = dict(base.entries) if base else {}
        mark = base.mark if base else NOWHERE
        for name in self.emptied:
            entries.pop(name, None)
        for name, value in self.fields.items():  # where it stood, so that a comment stays with it
            entries[name] = Entry(entries[name].mark if name in entries else mark, value)
        if not base:
            entries["id"] = Entry(mark, Value(self.id, mark))
        return Mapping(entries, mark)


def value(text: str) -> Value:
    """One text as a node."""
    return Value(one_line(text), NOWHERE)


def values(texts: Iterable[str]) -> Sequence:
    """A list of texts as a node."""
    return Sequence([value(one) for one in texts], NOWHERE)


def mapping(**parts: str) -> Mapping:
    """A record of texts as a node, without those that are empty."""
    return Mapping({name: Entry(NOWHERE, value(text)) for name, text in parts.items() if text}, NOWHERE)


def texts(node: Node) -> Iterator[str]:
    """Every text in a node."""
    if isinstance(node, Value):
        yield node.text
    for one in (
        node.items
        if isinstance(node, Sequence)
        else (e.value for e in node.entries.values())
        if isinstance(node, Mapping)
        else ()
    ):
        yield from texts(one)


def text_in(node: Mapping, name: str) -> str:
    """What a record says in a field that is one text; empty where it says nothing."""
    entry = node.entries.get(name)
    return entry.value.text if entry and isinstance(entry.value, Value) else ""


def name_node(name: Name) -> Node:
    """A name as an editor would write it: in one text where its comma tells what it is, else in its parts."""
    text = ", ".join(filter(None, [name.family, name.given])) if name.family else name.body
    plainly = named(text)
    if plainly == name and not plainly.is_doubtful:
        return value(text)
    return mapping(body=name.body, family=name.family, given=name.given, suffix=name.suffix)


def free(names: Iterable[str], taken: set[str]) -> str:
    """The first of these ids that nothing has, else the last with the first number that is free; it is taken then. Empty for no name."""
    found = ""
    for found in filter(None, names):
        if found not in taken:
            break
    number, tried = 1, found
    while tried in taken:
        number += 1
        tried = f"{found}-{number}"
    if tried:
        taken.add(tried)
    return tried


def known_by(title: str, when: Edtf | None) -> Known:
    """By what a record is known again that has no id: the letters of its title, and its time."""
    return folded(title), when.sort_key if when else None


def slug(text: str, longest: int = LONGEST_ID, small: bool = True) -> str:
    """A text as an id: letters a to z, digits and hyphens; of a long one whole words. Letters of other scripts are left out."""
    plain = normalized("NFKD", folded(text)).encode("ascii", "ignore").decode("ascii")
    words = [word for word in re.findall(r"[a-z0-9]+", plain.replace("'", "")) if small or word not in SMALL]
    out = ""
    for word in words:
        if len(out) + len(word) >= longest:
            break
        out = f"{out}-{word}" if out else word
    return out
