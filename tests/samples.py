"""Dossiers for tests: the invented one, every shipped one, copies to damage, and variants made in memory.

Nothing here knows what a shipped dossier says; its content changes.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import fields, replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dossier.content.checks import LISTS, examine
from dossier.content.dates import parse, today
from dossier.content.fields import specs
from dossier.content.files import DATA, dossier_folders
from dossier.content.model import Called, Dossier, Event
from dossier.content.names import Name
from dossier.index.queries import Catalogue

TESTS = Path(__file__).resolve().parent
INVENTED_ROOT = TESTS / "dossiers"
INVENTED = INVENTED_ROOT / "vel-ost"
TOLD = TESTS / "told"
ORIGINAL = TESTS / "tiny_original.txt"
FOLDERS = [INVENTED, *dossier_folders(DATA)]
ALL = [*FOLDERS, TOLD]  # with the invented dossier that has the records of `tests/told` too


def catalogue_of(folder: Path) -> Catalogue:
    """The catalogue of a dossier, one of `ALL`, as it stands when the first test asks for it on that day."""
    return told() if folder == TOLD else _index_on(folder, today())


@cache
def _index_on(folder: Path, day: date) -> Catalogue:
    dossier = examine(folder, form=False).dossier
    assert dossier is not None, f"{folder} holds no dossier"
    return Catalogue(dossier)


def invented() -> Catalogue:
    return catalogue_of(INVENTED)


def changed(**parts: Any) -> Catalogue:
    """The invented dossier with some of its parts replaced."""
    return Catalogue(replace(invented().dossier, **parts))


def event(key: str, date: str, cameo: str = "", source: str = "vel", target: str = "ost", **more: Any) -> Event:
    """An invented event: an act where it has a code, else context."""
    known = dict(
        id=key, date=parse(date), cameo=cameo, source=source, target=target, layer="act" if cameo else "context", title=f"Title of {key}",
        text=f"Text of {key}.", kind="diplomacy", confidence="high", cites=invented().dossier.events[0].cites,
    )  # fmt: skip
    return Event(**(known | more))


FRIENDLY, HOSTILE = ("057", "112", "071", "036", "061"), ("190", "112", "057", "175", "138")


def moving(first: int = 1950, last: int = 1979) -> Catalogue:
    """The invented dossier with two or three acts a year, mostly friendly in the first half of the years and mostly hostile in the second.

    Every sixth year has a joint act: the record is thick enough for a level in every edition and direction, by year and month.
    """
    acts = []
    for year in range(first, last + 1):
        codes = FRIENDLY if year < (first + last) // 2 else HOSTILE
        for i, way in enumerate((("vel", "ost"), ("ost", "vel"))):
            acts.append(event(f"act-{year}-{i}", f"{year}-{1 + (year + 5 * i) % 12:02d}", codes[(year + 2 * i) % 5], *way))
        if year % 6 == 0:
            acts.append(event(f"both-{year}", f"{year}-06-15", codes[0], joint=True))
    return changed(events=tuple(acts))


def copied(under: Path, name: str = "vel-ost") -> Path:
    """A copy of the invented dossier that a test may damage."""
    return shutil.copytree(INVENTED, under / name)


CALLED = """\
  called:
    - name: Kingdom of Ostrania
      dates: "../1957-12-31"
      territory: with the Lowland
    - name: Österin
      language: sv
      dates: "1958/.."
"""


def telling(folder: Path) -> Path:
    """The dossier in the folder with the records of `tests/told` beside its own: all that records may say and seldom do."""
    for path in sorted(TOLD.rglob("*.*")):
        at = folder / path.relative_to(TOLD)
        before = at.read_text("utf-8").rstrip("\n") + "\n\n" if at.exists() else ""
        at.write_text(before + path.read_text("utf-8"), "utf-8")
    edited(folder / "actors.yaml", "  name: Ostrania\n", f"  name: Ostrania\n{CALLED}")
    edited(folder / "dossier.yaml", "licence: CC BY 4.0\n", "licence: CC BY 4.0\nwhole: [s02]\nalso: [Hale / Halås / Χάλη]\n")
    edited(folder / "periods.yaml", "sentences: [s02, s04,", "sentences: [s04,")
    return folder


@cache
def told() -> Catalogue:
    """The invented dossier with the records of `tests/told`."""
    with TemporaryDirectory() as under:
        dossier = examine(telling(copied(Path(under)))).dossier
    assert dossier is not None
    return Catalogue(dossier)


def made_own(folder: Path) -> Path:
    """The dossier in the folder with its article as its own: the head says so and no sentence has a fingerprint."""
    path = folder / "article.md"
    text = re.sub(r" \{[0-9a-f]{64}\}", "", path.read_text("utf-8"))
    path.write_text(text.replace("\nlanguage: en\n", "\nlanguage: en\nedition: own\n", 1), "utf-8")
    return folder


@cache
def owning() -> Catalogue:
    """The invented dossier with its article as its own."""
    article = invented().dossier.article
    assert article
    sentences = tuple(replace(s, fingerprint="") for s in article.sentences)
    return changed(article=replace(article, meta=replace(article.meta, edition="own"), sentences=sentences))


# What is said of an article that another wrote, and never of the dossier's own.
OF_ANOTHERS = re.compile(
    r"\bretold\b|\bretell|\boriginal|not published|itself is not printed|\bfingerprints? of its|author’s|author's text",
    re.IGNORECASE,
)


def with_side_files(folder: Path) -> list[Path]:
    """What macOS writes beside every file on a stick or a share, and others beside it; the paths."""
    there = [path for path in sorted(folder.rglob("*")) if not path.name.startswith(".")]
    made = [path.with_name(f"._{path.name}") for path in there if path.is_file()]
    made += [path / ".DS_Store" for path in (folder, *(path for path in there if path.is_dir()))]
    for path in made:
        path.write_bytes(b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        \xff\xfe")
    return made


def edited(path: Path, find: str, put: str) -> None:
    """Replace the one place where `find` stands."""
    text = path.read_text("utf-8")
    assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {path.name}"
    path.write_text(text.replace(find, put), "utf-8")


def parts_of(name: Name) -> list[tuple[str, str]]:
    """The parts that a name has, by their fields."""
    return [(key, part) for key in specs(Name) if (part := getattr(name, key))]


def with_texts(dossier: Dossier, said: str) -> Dossier:
    """The dossier with `said` at the end of every free text in it, whatever record it stands in."""

    def filled(record: Any) -> Any:
        new: dict[str, Any] = {}
        for name, spec in specs(type(record)).items():
            value = getattr(record, name)
            if spec.kind == "text" and not (type(record).__name__ == "Meta" and name == "format"):
                new[name] = f"{value} {said}"
            elif spec.kind == "lines":
                new[name] = tuple(f"{line} {said}" for line in value) or (said,)
            elif spec.kind == "names":
                new[name] = tuple(replace(one, **{key: f"{part} {said}" for key, part in parts_of(one)}) for one in value)
            elif spec.kind == "cites":
                new[name] = tuple(filled(cite) for cite in value)
            elif spec.kind == "called":
                new[name] = (
                    *map(filled, value),
                    Called(name=said, language=said),
                    Called(name=said, dates=parse("1950"), territory=said),
                )
            elif spec.kind == "url":
                new[name] = f"https://example.org/{said}"
        return replace(record, **new)

    parts: dict[str, Any] = {attr: tuple(filled(r) for r in getattr(dossier, attr)) for attr in LISTS}
    parts["series"] = tuple(
        replace(s, points=tuple(replace(p, key=f"{p.key} {said}") for p in s.points)) if s.by == "part" else s
        for s in parts["series"]
    )
    assert dossier.article
    sentences = tuple(replace(s, text=f"{s.text} {said}") for s in dossier.article.sentences)
    article = replace(dossier.article, meta=filled(dossier.article.meta), sentences=sentences)
    contexts = tuple(
        replace(c, paragraphs=tuple(f"{p} {said}" for p in c.paragraphs), cites=tuple(filled(cite) for cite in c.cites))
        for c in dossier.contexts
    )
    assert {f.name for f in fields(Dossier)} == {"id", "meta", "article", "contexts", *parts}, (
        "a new part of a dossier has texts of its own"
    )
    return replace(dossier, meta=filled(dossier.meta), article=article, contexts=contexts, **parts)


def plain(html: str) -> str:
    """What a person reads of a page: without tags, styles and scripts."""
    return re.sub(r"<[^>]*>", " ", re.sub(r"<(style|script)\b.*?</\1>", " ", html, flags=re.DOTALL))


class Page(HTMLParser):
    """HTML as a list of elements, each with its tag, attributes and text; open and close tags must pair."""

    VOID = frozenset({"br", "hr", "img", "input"})

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {[tag for tag, _, _ in self.open]}"

    def handle_starttag(self, tag: str, attrs: list) -> None:
        element = (tag, {key: value or "" for key, value in attrs}, [])
        self.elements.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1][0] if self.open else 'nothing'}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for _, _, text in self.open:
            text.append(data)

    def all(self, tag: str = "", css: str = "", **attrs: str) -> list[tuple[dict[str, str], str]]:
        """The elements that match, as attributes and text."""
        return [
            (have, "".join(text))
            for name, have, text in self.elements
            if tag in ("", name)
            and (not css or css in have.get("class", "").split())
            and all(have.get(k.replace("_", "-")) == v for k, v in attrs.items())
        ]

    def tags(self) -> set[str]:
        return {tag for tag, _, _ in self.elements}
