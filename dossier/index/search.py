"""One search over everything: sentences, claims, events, alignments, periods, notes, sources and terms.

All parts of what is looked for must stand in a record: a word at the beginning of a word, a time in any form (`said`), an actor
under any of its names, and words in quotation marks as they are. Records with all parts in their title or dated so come first,
then those of greater weight by their kind (`entries.KINDS`), then the earlier ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from dossier.content.dates import Edtf, display
from dossier.content.folding import folded, places
from dossier.index.entries import KINDS, Entry, Text, entries, names
from dossier.index.filters import sought
from dossier.index.queries import Catalogue
from dossier.index.said import Time, dated, lasting, times_said, within
from dossier.index.words import enumerated

LIMIT = 12  # hits of a kind that are shown, unless more are asked for
WORD = re.compile(r"\w[\w'.-]*")
QUOTED = re.compile(r'"([^"]*)"')
EDGES = " ,;:!?()[]{}\"'.…"
PLAIN = 0x590  # below it are alphabets in which a word begins where its letters begin


def _begins(word: str) -> tuple[str, re.Pattern[str]]:
    """A word at the beginning of a word; in other writings than Latin, Greek, Cyrillic and Armenian anywhere."""
    first = r"(?<!\w)" if word[0].isalnum() and ord(word[0]) < PLAIN else ""
    return word, re.compile(first + re.escape(word))


def _short(name: str) -> bool:
    """Whether a name is letters alone, an abbreviation: it counts in capitals and as a whole word."""
    return name.isascii() and name.isupper() and len(name) <= 4


@dataclass(frozen=True)
class Part:
    """One thing that must stand in a record. `exact` patterns count in the text itself, the others in its folded form."""

    said: str
    patterns: tuple[tuple[str, re.Pattern[str]], ...] = ()
    exact: tuple[re.Pattern[str], ...] = ()
    times: tuple[Time, ...] = ()

    def spans(self, text: Text, years: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
        """Where it stands in the folded text; what counts in the text itself is found by `stands` and `marks` alone."""
        for _, pattern in self.patterns:
            yield from (found.span() for found in pattern.finditer(text.folded))
        if self.times:
            for said in text.times:
                if any(within(one, asked, years) for one in said.times for asked in self.times):
                    yield said.start, said.end

    def stands(self, text: Text, years: tuple[int, int] | None) -> bool:
        """Whether it stands in a text."""
        return any(pattern.search(text.text) for pattern in self.exact) or next(self.spans(text, years), None) is not None

    def dates(self, entry: Entry) -> bool:
        """Whether it is a time that the record is dated by."""
        when = entry.when
        return bool(self.times) and when is not None and any(dated(when, asked) for asked in self.times)

    def lasts(self, entry: Entry) -> bool:
        """Whether it is a time at which an event went on."""
        when = entry.when
        return entry.kind == "event" and when is not None and any(lasting(when, asked) for asked in self.times)

    def within(self, entry: Entry) -> bool:
        """Whether it stands in one of the texts of a record, or is its date."""
        if self.times:
            return self.dates(entry) or self.lasts(entry) or any(self.stands(text, entry.years) for text in entry.texts)
        said = entry.folded  # most records have not even the letters
        if any(word in said and pattern.search(said) for word, pattern in self.patterns):
            return True
        return any(pattern.search(text.text) for pattern in self.exact for text in entry.texts)


@dataclass(frozen=True)
class Piece:
    """A text and the places in it that are looked for."""

    text: str
    places: tuple[tuple[int, int], ...] = ()

    @property
    def found(self) -> tuple[str, ...]:
        """What stands at the places."""
        return tuple(self.text[start:end] for start, end in self.places)


@dataclass(frozen=True)
class Hit:
    """A record that was found: its title, the further texts in which something was found, and its date.

    `in_title`: all that is looked for is the title's or the date's. `by_date`: the date itself was looked for.
    """

    kind: str
    id: str
    title: Piece
    texts: tuple[Piece, ...]
    when: Edtf | None
    in_title: bool
    by_date: bool


@dataclass(frozen=True)
class Group:
    """The hits of one kind, and how many there are beside those that are not shown."""

    kind: str
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Near:
    """Something else to look for: `text`, of which `total` records are found (`None` where nobody counted), and why it is near."""

    text: str
    why: str
    total: int | None = None


@dataclass(frozen=True)
class Results:
    """What was found for `asked`. `notes` say how it was read; `near` is what there is where nothing was found."""

    asked: str
    groups: tuple[Group, ...] = ()
    notes: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()

    @property
    def total(self) -> int:
        """The number of all hits."""
        return sum(group.total for group in self.groups)


class Index:
    """A dossier made ready for searches: made once, then shared by all readers."""

    def __init__(self, catalogue: Catalogue):
        self.entries = entries(catalogue)
        for entry in self.entries:  # now rather than at the first letter that somebody types
            for text in entry.texts:
                _ = text.times
        self.names = names(catalogue)
        alternatives = "|".join(sorted(map(re.escape, self.names), key=len, reverse=True))
        self._named = re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)")
        self._words: dict[str, list[str]] | None = None

    def parts(self, text: str) -> tuple[list[Part], list[str]]:
        """What must stand in a record, and how it was read."""
        out: list[Part] = []
        notes: list[str] = []
        rest = folded(text)
        for quoted in QUOTED.findall(rest):
            if said := quoted.strip():
                out.append(Part(said, (_begins(said),)))
        rest = QUOTED.sub(" \n ", rest).replace('"', " ")
        for said in reversed(times := times_said(rest, named=False)):
            rest = f"{rest[: said.start]} \n {rest[said.end :]}"
        for said in times:
            part = Part(" ".join(t.words() for t in said.times[:1]), times=said.times)
            out.append(part)
            if len(said.times) > 1 and "/" in text:
                notes.append(f"A day written in numbers is read in both ways: {' or '.join(t.words() for t in said.times)}.")
        for found in self._named.finditer(rest):
            own = self.names[found.group()]
            others = [name for name in own if not folded(name).startswith(found.group())]
            out.append(_named(found.group(), own))
            if others:
                notes.append(f"“{_cased(found.group(), own)}” is looked for as {enumerated(others)} too.")
        rest = self._named.sub(" \n ", rest)
        words = (word.strip(EDGES) for word in rest.split())
        out += [Part(word, (_begins(word),)) for word in words if word]
        return list(dict.fromkeys(out)), list(dict.fromkeys(notes))

    def matching(self, parts: list[Part]) -> list[Entry]:
        """The records in which all parts stand."""
        return [entry for entry in self.entries if all(part.within(entry) for part in parts)] if parts else []

    def words(self) -> dict[str, list[str]]:
        """The words of the dossier by their first letter, folded and in order; the more frequent form of two is not known."""
        if self._words is None:
            found: dict[str, set[str]] = defaultdict(set)
            for entry in self.entries:
                for text in entry.texts:
                    for word in WORD.findall(text.folded):
                        found[word[0]].add(word.strip(EDGES).removesuffix("'s"))
            self._words = {first: sorted(words) for first, words in found.items()}
        return self._words


def _cased(said: str, own: Iterable[str]) -> str:
    return next((name for name in own if folded(name) == said), said)


def _named(said: str, own: tuple[str, ...]) -> Part:
    short = [name for name in own if _short(name)]
    long = [folded(name) for name in own if not _short(name)]
    exact = tuple(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in short)
    return Part(said, tuple(_begins(name) for name in dict.fromkeys(long)), exact)


def _piece(text: Text, parts: list[Part], years: tuple[int, int] | None) -> Piece:
    """The text with all that is found in it, in order and without overlap."""
    spans = sorted({span for part in parts for span in part.spans(text, years)}, key=lambda span: (span[0], -span[1]))
    at = places(text.text, spans)
    at += [found.span() for part in parts for pattern in part.exact for found in pattern.finditer(text.text)]
    out: list[tuple[int, int]] = []
    for start, end in sorted(at, key=lambda span: (span[0], -span[1])):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return Piece(text.text, tuple(out))


def _hit(entry: Entry, parts: list[Part], in_title: bool) -> Hit:
    title, *more = (_piece(text, parts, entry.years) for text in entry.texts)
    by_date = any(part.dates(entry) or part.lasts(entry) for part in parts)
    return Hit(entry.kind, entry.id, title, tuple(piece for piece in more if piece.places), entry.when, in_title, by_date)


def _titled(entry: Entry, parts: list[Part]) -> bool:
    return all(part.dates(entry) or part.stands(entry.texts[0], entry.years) for part in parts)


def search(index: Index, text: str, limit: int = LIMIT, kind: str = "") -> Results:
    """What is found for a text, at most `limit` hits of each kind; of one `kind` alone where it is named.

    Never raises: a text without letters or digits finds nothing, and one that is too long is cut.
    """
    asked = sought(text)
    parts, notes = index.parts(asked)
    found: dict[str, list[tuple[bool, Entry]]] = defaultdict(list)
    for entry in index.matching(parts):
        if not kind or entry.kind == kind:
            found[entry.kind].append((_titled(entry, parts), entry))
    groups = []
    for name in (one for one in KINDS if one in found):
        rows = sorted(found[name], key=lambda row: not row[0])  # the entries of a kind are in order of time
        groups.append(Group(name, len(rows), tuple(_hit(entry, parts, first) for first, entry in rows[:limit])))
    groups.sort(key=lambda group: not group.hits[0].in_title if group.hits else True)
    near = () if groups or not parts else tuple(_near(index, parts, asked))
    return Results(asked, tuple(groups), tuple(notes), near)


def _near(index: Index, parts: list[Part], asked: str) -> Iterator[Near]:
    """What there is where nothing was found: words that are written alike, each part alone, the dates about the one asked for."""
    alone = [(part, len(index.matching([part]))) for part in parts]
    for part, total in alone:
        if not total and part.patterns:
            yield from _alike(index, part, asked)
        elif not total:
            yield from _about(index, part)
    if len(parts) > 1:
        yield from (Near(part.said, "alone", total) for part, total in alone if total)


def _alike(index: Index, part: Part, asked: str) -> Iterator[Near]:
    known = index.words().get(part.said[0], [])
    size = len(part.said)
    likely = [word for word in known if abs(len(word) - size) <= 2]
    for word in get_close_matches(part.said, likely, 3, 0.74):
        whole = folded(asked).replace(part.said, word, 1)
        found = {text: len(index.matching(index.parts(text)[0])) for text in (whole, word)}
        text = whole if found[whole] else word  # what would find nothing again is not offered
        yield Near(text, "written alike", found[text])


def _about(index: Index, part: Part) -> Iterator[Near]:
    """The event before a time without any, and the one after it."""
    dated_events = sorted((e.when.sort_key[0], display(e.when)) for e in index.entries if e.kind == "event" and e.when)
    bounds = next((bounds for asked in part.times if (bounds := asked.bounds())), None)
    if bounds:
        at = bisect_left(dated_events, (bounds[0], ""))
        for place, why in ((at - 1, "the event before"), (at, "the event after")):
            if 0 <= place < len(dated_events):
                yield Near(dated_events[place][1], why)
