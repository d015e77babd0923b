"""One written form for the YAML files, so that a review shows only changes of fact.

Fields stand in the order of the model, dates and codes in double quotes, prose in folded blocks of
at most 110 characters a line. Comments are kept: each stays above the field or record it stood at.
Only files without a fault are rewritten.
"""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache

from dossier.content.fields import Spec, specs
from dossier.content.located import Mapping, Node, Sequence, Value, comments, parse_yaml
from dossier.content.model import TABLES, Called, Cite, Meta, Series
from dossier.content.names import Name

WIDTH = 110
PLAIN = re.compile(r"[A-Za-z0-9(À-ɏ](?:[^:#\[\]{}&*!|>'\"%@`\n]*[^:#\[\]{}&*!|>'\"%@`\s])?")
RESERVED = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}
NUMBER = re.compile(r"[\d.,_:eE+\-/]+|0[xob].*")
PARTS: dict[str, type] = {"cites": Cite, "names": Name, "called": Called}  # lists whose items have fields of their own
KINDS = {name: kind for name, kind, _ in TABLES} | {"dossier.yaml": Meta}
Comments = deque[tuple[int, str]]


def kind_of(name: str) -> type | None:
    """The record that a file of this name holds, `None` where it is no YAML file of a dossier."""
    return Series if name.endswith(".meta.yaml") else KINDS.get(name)


def canonical(text: str, name: str, node: Node | None = None) -> str:
    """The canonical text of a dossier's YAML file. The text must be free of faults; comments survive.

    `node` is what the text parses to, where the caller has it already.
    """
    node = node or parse_yaml(text, name, [])
    left: Comments = deque(comments(text))
    kind = kind_of(name)
    assert kind, f"{name} has no written form"
    out: list[str] = []
    if isinstance(node, Sequence):
        for i, item in enumerate(node.items):
            out += [""] if i else []
            out += _take(left, item.mark.line)
            lines = _record(item, kind, left)
            first = next(j for j, line in enumerate(lines) if not line.startswith("#"))
            out += [*lines[:first], f"- {lines[first]}", *(f"  {line}" for line in lines[first + 1 :])]
    elif isinstance(node, Mapping):
        out += _record(node, kind, left)
    out += _take(left)
    return "\n".join(out) + "\n" if out else ""


def _take(left: Comments, line: float = float("inf")) -> list[str]:
    """The comments down to a line; they are taken out of what is left."""
    taken = []
    while left and left[0][0] <= line:
        taken.append(left.popleft()[1])
    return taken


def _record(node: Node, kind: type, left: Comments) -> list[str]:
    assert isinstance(node, Mapping)
    above = {name: _take(left, entry.mark.line) for name, entry in node.entries.items()} if left else {}
    lines: list[str] = []
    for name, spec in specs(kind).items():
        if entry := node.entries.get(name):
            lines += above.get(name, [])
            if spec.kind != "flag" or not isinstance(entry.value, Value) or entry.value.text != "false":
                lines += _field(name, spec, entry.value)
    return lines


def _field(name: str, spec: Spec, value: Node) -> list[str]:
    if isinstance(value, Sequence):
        return _list(name, spec, value)
    assert isinstance(value, Value)
    if spec.kind in ("date", "code"):
        return [f'{name}: "{value.text.strip()}"']
    if spec.kind in ("flag", "number", "integer"):
        return [f"{name}: {value.text.strip()}"]
    if spec.kind in ("id", "slug", "term", "url"):
        return [f"{name}: {scalar(value.text)}"]
    text = " ".join(value.text.split())
    if len(name) + len(text) + 2 <= WIDTH or not text.isprintable():
        line = f"{name}: {scalar(text)}"
        if len(line) <= WIDTH or not text.isprintable():
            return [line]
    return [f"{name}: >-", *("  " + part for part in fold(text))]


def fold(text: str) -> list[str]:
    """Lines of a folded block; joined by single spaces they give the text back."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > WIDTH - 2:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def _list(name: str, spec: Spec, value: Sequence) -> list[str]:
    if not value.items:
        return [f"{name}: []"]
    if any(isinstance(item, Mapping) for item in value.items):
        return [f"{name}:", *(line for item in value.items for line in _item(PARTS[spec.kind], item))]
    items = [scalar(" ".join(item.text.split())) for item in value.items if isinstance(item, Value)]
    line = f"{name}: [{', '.join(items)}]"
    if len(line) <= WIDTH and not any("," in item and item[0] != '"' for item in items):
        return [line]
    return [f"{name}:", *(f"  - {item}" for item in items)]


def _item(kind: type, node: Node) -> list[str]:
    """One item of a list, field by field; a name may be one text."""
    if isinstance(node, Value):
        return [f"  - {scalar(' '.join(node.text.split()))}"]
    assert isinstance(node, Mapping)
    parts = [
        part
        for name, spec in specs(kind).items()
        if name in node.entries
        for part in _field(name, spec, node.entries[name].value)
    ]
    return [("    " if i else "  - ") + part for i, part in enumerate(parts)]


@lru_cache(maxsize=4096)  # ids and words come back often
def scalar(text: str) -> str:
    """A one-line scalar: plain where every YAML reader takes it for text, else double-quoted."""
    if PLAIN.fullmatch(text) and text.isprintable() and text.lower() not in RESERVED and not NUMBER.fullmatch(text):
        return text
    if text.startswith(("http://", "https://")) and text.isprintable() and " " not in text and not text.endswith(":"):
        return text
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text if text.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in text)}"'


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
