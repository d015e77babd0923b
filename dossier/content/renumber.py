"""Ids of sentences in the order of the article, and every reference to them with them.

A sentence that is put in has any free id, such as `s04a`; a sentence that is taken out leaves a gap. What names a sentence are the fields
that hold ids of sentences, the marks of footnotes, and ids such as s04 in prose. Everything is worked out beforehand and compared: each
record speaks of the same sentences as before, or nothing is written.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dossier.content.canonical import kind_of
from dossier.content.checks import examine
from dossier.content.fields import specs
from dossier.content.files import listed, write_whole
from dossier.content.load import load
from dossier.content.located import Mapping, Node, Sequence, Value
from dossier.content.model import Article, Dossier
from dossier.content.problems import command
from dossier.content.prose import LINE, NOTE

IN_PROSE = re.compile(r"[sn][0-9]+[a-z]?")  # what in prose is an id and no word
WAITING = ("sentence-unheld",)  # an error that a sentence may have that was just put in


class RenumberError(ValueError):
    """Nothing can be renumbered; the message tells an editor why."""


@dataclass(frozen=True)
class Change:
    """What renumbering does: the new id of each sentence that moves, the new text of each file, and how many places name one there."""

    moved: dict[str, str]
    texts: dict[Path, str]
    places: dict[Path, int]


def change(folder: Path) -> Change:
    """Work out what would change in a dossier; nothing is written. Raises `RenumberError` where the dossier has errors."""
    report = examine(folder, form=False)
    errors = [problem for problem in report.problems if problem.is_error and problem.code not in WAITING]
    article = report.dossier.article if report.dossier else None
    if errors or report.dossier is None or article is None:
        raise RenumberError(f"the dossier has errors, and ids would be lost. Mend them first: `{command('check', str(folder))}`.")
    moved = new_ids(article)
    texts: dict[Path, str] = {}
    places: dict[Path, int] = {}
    for path, text, number in _changed(folder, moved, {s.id for s in article.sentences}) if moved else ():
        texts[path], places[path] = text, number
    _compare(folder, report.dossier, texts, moved)
    return Change(moved, texts, places)


def new_ids(article: Article) -> dict[str, str]:
    """The ids that change: sentences are s01, s02 and so on, footnotes n01, n02, in the order of the article."""
    notes = [s.id for s in article.sentences if s.role == "note"]
    others = [s.id for s in article.sentences if s.role != "note"]
    out: dict[str, str] = {}
    for letter, ids in (("s", others), ("n", notes)):
        width = max(2, len(str(len(ids))))
        out |= {name: f"{letter}{number:0{width}}" for number, name in enumerate(ids, 1)}
    return {name: wanted for name, wanted in out.items() if name != wanted}


def put(found: Change) -> None:
    """Write all files, or none: where one cannot be written, those that were get their old text back. Raises `OSError`."""
    before = {path: path.read_bytes() for path in found.texts}
    done = []
    try:
        for path, text in found.texts.items():
            done.append(path)
            write_whole(path, text)
    except OSError:
        for path in done:
            write_whole(path, before[path])
        raise


def _changed(folder: Path, moved: dict[str, str], ids: set[str]) -> Iterator[tuple[Path, str, int]]:
    """Each file whose text changes, with its new text and the number of places."""
    swap = _Swap(moved, set(moved.values()) - ids)
    for name, (text, node) in load(folder).trees.items():
        lines = text.split("\n")
        if kind := kind_of(name):
            for first, last, column, prose in _regions(kind, node, len(lines)):
                for i in range(first, last):
                    start = column if i == first else 0
                    lines[i] = lines[i][:start] + swap.line(lines[i][start:], prose)
        yield from _told(folder / name, text, "\n".join(lines), swap)
    text = (folder / "article.md").read_text("utf-8")
    yield from _told(folder / "article.md", text, "\n".join(map(swap.sentence, text.split("\n"))), swap)
    for path in listed(folder / "context", "*.md"):
        text = path.read_text("utf-8")
        yield from _told(path, text, "\n".join(swap.line(line, True) for line in text.split("\n")), swap)


def _told(path: Path, text: str, made: str, swap: _Swap) -> Iterator[tuple[Path, str, int]]:
    number, swap.count = swap.count, 0
    if made != text:
        yield path, made, number


def _regions(kind: type, node: Node | None, end: int) -> Iterator[tuple[int, int, int, bool]]:
    """Where fields stand that may name a sentence: first line and the line after the last, from 0, the column, and whether it is prose."""
    items = [item for item in (node.items if isinstance(node, Sequence) else [node]) if isinstance(item, Mapping)]
    starts = sorted((entry.mark.line - 1, name, entry.value) for item in items for name, entry in item.entries.items())
    for (first, name, value), (last, _, _) in zip(starts, [*starts[1:], (end, "", None)], strict=True):
        spec = specs(kind).get(name)
        if spec and (spec.of == "sentence" or spec.kind == "text"):
            inline = isinstance(value, Value | Sequence) and value.mark.line - 1 == first
            yield first, max(last, first + 1), value.mark.column - 1 if inline else 0, spec.kind == "text"


class _Swap:
    """Puts new ids in the place of old ones and counts them. `gone` are new ids that no sentence has yet: who names one means another."""

    def __init__(self, moved: dict[str, str], gone: set[str]):
        self.moved, self.count = moved, 0
        names = "|".join(sorted(map(re.escape, moved), key=len, reverse=True))
        self.token = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
        self.gone = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(gone)) or '(?!)'})(?![\w-])")

    def _new(self, name: str) -> str:
        self.count += name in self.moved
        return self.moved.get(name, name)

    def line(self, text: str, prose: bool) -> str:
        """A line with its ids changed; in prose only what is plainly an id. Raises `RenumberError` for one that is gone."""
        if prose and (lost := self.gone.search(text)):
            raise RenumberError(f"a text names {lost[0]}, which is no sentence: '{text.strip()[:60]}'. Correct it first.")
        return self.token.sub(lambda m: self._new(m[0]) if not prose or IN_PROSE.fullmatch(m[0]) else m[0], text)

    def sentence(self, text: str) -> str:
        """A line of the article: its own id, and the marks of footnotes in it."""
        if found := LINE.fullmatch(text.strip()):
            sign, name = found.group(1, 2)
            start = text.index(sign) + len(sign) + 1
            text = text[:start] + self._new(name) + text[start + len(name) :]
        return NOTE.sub(lambda m: f"[^{self._new(m[1])}]", text)


def _compare(folder: Path, dossier: Dossier, texts: dict[Path, str], moved: dict[str, str]) -> None:
    """Raise `RenumberError` where a record would speak of other sentences than it does."""
    with TemporaryDirectory() as under:
        there = Path(under) / folder.name
        shutil.copytree(folder, there, ignore=shutil.ignore_patterns(".*"))
        for path, text in texts.items():
            write_whole(there / path.relative_to(folder), text)
        after = load(there).dossier
    if after is None or _named(after, {}) != _named(dossier, moved):
        raise RenumberError("a reference would be lost, so nothing is changed. Write the ids of sentences as lists in brackets.")


def _named(dossier: Dossier, moved: dict[str, str]) -> Counter[Any]:
    """Which sentences each record names, by their new ids, and the sentences themselves."""
    out: Counter[Any] = Counter()
    for attr in ("periods", "events", "alignments", "claims", "annotations"):
        for record in getattr(dossier, attr):
            for name, spec in specs(record.__class__).items():
                if spec.of == "sentence":
                    value = getattr(record, name)
                    ids = (value,) if isinstance(value, str) else value
                    out[attr, record.id, name, tuple(moved.get(one, one) for one in ids)] += 1
    for s in dossier.article.sentences if dossier.article else ():
        out[replace(s, id=moved.get(s.id, s.id))] += 1
    return out
