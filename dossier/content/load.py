"""A folder in; sound records and problems out. Never raises for a fault of content.

A record with a fault is left out and each of its faults is named with its place (see `records`).
Rules that look across records are in `rules`.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossier.content import model
from dossier.content.fields import marks, need
from dossier.content.files import listed
from dossier.content.located import Mapping, Mark, Node, Sequence, Value, parse_yaml, read_text
from dossier.content.model import Article, Cite, Context, Dossier, Sentence, Series
from dossier.content.problems import Problem, quote
from dossier.content.records import SLUG, Reader
from dossier.content.series import FOLDER, gather, unknown_files

LINE = re.compile(r"(#{1,3}|>|-) (\S+)(?: (.*?))?(?: ?\{([^{}]*)\})?")
ROLES = {"#": "title", ">": "standfirst", "##": "heading", "###": "subheading", "-": "body"}
KNOWN = {"dossier.yaml", "article.md", "article.original.txt", "README.md", *(name for name, _, _ in model.TABLES)}
FOLDERS = {"context", FOLDER}


@dataclass
class Loaded:
    """What a folder gave. `dossier` is `None` where `dossier.yaml` is unsound; `read` counts records by kind.

    `named` holds every id that stands in the files, also of records with faults; `unread` the lists of which ids may be
    missing there, since a file or line could not be read; `trees` the text and nodes of YAML files.
    """

    folder: Path
    shown: str
    dossier: Dossier | None = None
    problems: list[Problem] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    named: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    trees: dict[str, tuple[str, Node | None]] = field(default_factory=dict)


def load(folder: Path, root: Path | None = None) -> Loaded:
    """Read one dossier's folder. `root` is what file names in problems are relative to."""
    folder = folder.resolve()
    base = (root or Path.cwd()).resolve()
    shown = str(folder.relative_to(base)) if folder.is_relative_to(base) else str(folder)
    out = Loaded(folder, shown)
    meta = _meta(out)
    parts: dict[str, tuple] = {attr: _table(out, name, kind, attr) for name, kind, attr in model.TABLES}
    article = _article(out)
    contexts = _contexts(out)
    series = _series(out)
    _unknown_files(out)
    if meta:
        out.dossier = Dossier(id=folder.name, meta=meta, article=article, contexts=contexts, series=series, **parts)
    return out


def title(folder: Path) -> str:
    """What a dossier calls itself, read from its first file alone; the folder's name where that file is unsound."""
    meta = _meta(Loaded(folder, folder.name))
    return meta.title if meta else folder.name


def _unknown_files(out: Loaded) -> None:
    """Name what lies in the folder and is not read."""

    def stranger(path: Path, message: str, known: set[str], otherwise: str) -> None:
        near = difflib.get_close_matches(path.name, known, 1)
        remedy = f"Did you mean {near[0]}?" if near else otherwise
        shown = f"{out.shown}/{path.relative_to(out.folder)}"
        out.problems.append(Problem(shown, 0, 0, "file-unknown", path.name, message, remedy))

    for path in listed(out.folder):
        if path.name.startswith("__"):
            continue
        if path.is_dir() and path.name not in FOLDERS:
            stranger(path, "no dossier has a folder of this name; it is not read.", FOLDERS, "Move it elsewhere.")
        elif not path.is_dir() and path.name not in KNOWN:
            stranger(path, "no dossier has a file of this name; it is not read.", KNOWN, "Move it elsewhere.")
    for path in listed(out.folder / "context"):
        if path.suffix != ".md":
            stranger(path, "a context note is a file ending in .md; this is not read.", set(), "Rename it or move it elsewhere.")
    for path in unknown_files(out.folder):
        message = "a series is a pair of files, ending in .csv and .meta.yaml; this is not read."
        stranger(path, message, set(), "Rename it or move it elsewhere.")


def _text(out: Loaded, name: str, optional: bool = False) -> str | None:
    path = out.folder / name
    if optional and not path.exists():
        return None
    text = read_text(path, f"{out.shown}/{name}", out.problems)
    if text is not None:
        out.files.append(f"{out.shown}/{name}")
    return text


def _tree(out: Loaded, name: str, optional: bool = False) -> Node | None:
    """The nodes of a YAML file; a needed file without any is a fault."""
    text = _text(out, name, optional)
    if text is None:
        return None
    shown, before = f"{out.shown}/{name}", len(out.problems)
    node = parse_yaml(text, shown, out.problems)
    out.trees[name] = (text, node)
    if node is None and not optional and len(out.problems) == before:
        fault = "the file holds no record."
        out.problems.append(Problem(shown, 1, 1, "value-empty", name, fault, "Copy one from another dossier and change it."))
    return node


def _meta(out: Loaded) -> model.Meta | None:
    node = _tree(out, "dossier.yaml")
    if node is None:
        return None
    out.read["dossier"] = 1
    reader = Reader(f"{out.shown}/dossier.yaml", out.problems)
    meta = reader.record(model.Meta, node, "dossier")
    if meta and meta.format != model.FORMAT:
        message = f"{quote(meta.format)} is a version of the format that is not read here."
        reader.fault(meta.marks["format"], "value-type", "dossier.format", message, f'Write "{model.FORMAT}".')
        return None
    return meta


def _table(out: Loaded, name: str, kind: type, attr: str) -> tuple:
    out.read[attr] = 0
    named = out.named[attr] = set()
    before = len(out.problems)
    node = _tree(out, name, name in model.OPTIONAL_FILES)
    if len(out.problems) > before:
        out.unread.add(attr)
    if node is None:
        return ()
    reader = Reader(f"{out.shown}/{name}", out.problems)
    if not isinstance(node, Sequence):
        out.unread.add(attr)
        reader.fault(
            node.mark, "value-type", attr, "the file must be one list of records.", "Begin each record with `- id: ...`."
        )
        return ()
    records, seen = [], dict[str, int]()
    for i, item in enumerate(node.items, 1):
        out.read[attr] += 1
        key = item.entries.get("id") if isinstance(item, Mapping) else None
        name_of = key.value.text if key and isinstance(key.value, Value) and key.value.text else ""
        place = f"{attr}[{name_of or i}]"
        record = reader.record(kind, item, place)
        if key and name_of in seen:
            message = f"the id stands on line {seen[name_of]} already."
            reader.fault(key.value.mark, "id-repeated", f"{place}.id", message, "Give one of the two another id.")
            continue
        if key and name_of:
            seen[name_of] = key.value.mark.line
            named.add(name_of)
        if record is not None:
            records.append(record)
    return tuple(records)


def _front(text: str, name: str, kind: type, place: str, out: Loaded) -> tuple[Any, list[tuple[int, str]]]:
    """The record between `---` lines at the head of a Markdown text, and the numbered lines below it."""
    shown, lines = f"{out.shown}/{name}", text.split("\n")
    reader = Reader(shown, out.problems)
    ends = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
    if lines[0].strip() != "---" or not ends:
        message = "the file does not begin with facts between two lines `---`."
        reader.fault(Mark(1, 1), "article-line", place, message, "Copy them from another dossier's file and change them.")
        return None, list(enumerate(lines, 1))
    before = len(out.problems)
    node = parse_yaml("\n".join(lines[1:ends]), shown, out.problems, 2)
    if node is None and len(out.problems) == before:
        reader.fault(Mark(1, 1), "value-empty", place, "nothing stands between the two lines `---`.", "Write the facts there.")
    record = reader.record(kind, node, place) if node is not None else None
    return record, list(enumerate(lines, 1))[ends + 1 :]


def _article(out: Loaded) -> Article | None:
    text = _text(out, "article.md")
    out.read["sentences"], out.named["sentences"] = 0, set()
    if text is None:
        out.unread.add("sentences")
        return None
    meta, lines = _front(text, "article.md", model.ArticleMeta, "article", out)
    reader = Reader(f"{out.shown}/article.md", out.problems)
    sentences: list[Sentence] = []
    seen: dict[str, int] = {}
    paragraph = 0
    for number, line in lines:
        if not line.strip():
            paragraph += 1
            continue
        sentence = _sentence(reader, number, line, paragraph, seen)
        if sentence:
            sentences.append(sentence)
    if any(p.code == "article-line" for p in out.problems):
        out.unread.add("sentences")
    out.read["sentences"], out.named["sentences"] = len(seen), set(seen)
    return Article(meta=meta, sentences=tuple(sentences)) if meta else None


def _sentence(reader: Reader, number: int, line: str, paragraph: int, seen: dict[str, int]) -> Sentence | None:
    """One line of the article's edition; `seen` gathers the ids met so far, with their lines."""
    start = len(line) - len(line.lstrip()) + 1
    found = LINE.fullmatch(line.strip())
    if not found:
        message = "this line is neither a heading, the standfirst nor a sentence."
        remedy = "Write `- s07 Our sentence. {fingerprint}`; headings begin with #, ## or ###, the standfirst with >."
        reader.fault(Mark(number, start), "article-line", "article", message, remedy)
        return None
    sign, name, words, mark = found.groups()
    place = f"article[{name}]"
    first = seen.setdefault(name, number)
    if not SLUG.fullmatch(name):
        at = Mark(number, start + len(sign) + 1)
        reader.fault(at, "id-form", place, f"'{name}' is not an id.", "Number the sentences s01, s02 and so on.")
    elif first != number:
        at = Mark(number, start + len(sign) + 1)
        reader.fault(at, "id-repeated", place, f"the id stands on line {first} already.", "Give one of the two another id.")
    elif not words:
        at = Mark(number, start + len(sign) + len(name) + 2)
        reader.fault(at, "value-empty", place, "the sentence has no words.", "Write it in your own words after its id.")
    elif not mark or not re.fullmatch(r"[0-9a-f]{64}", mark):
        at = Mark(number, len(line.rstrip()) if mark is None else line.rindex("{") + 1)
        message = "the fingerprint is not 64 hexadecimal digits." if mark else "the sentence has no fingerprint of its original."
        remedy = 'Print it with `python -m dossier fingerprint "the original sentence"` and write it in {} at the end.'
        reader.fault(at, "fingerprint-missing", place, message, remedy)
    else:
        role = ROLES[sign]
        return Sentence(id=name, text=words, fingerprint=mark, role=role, paragraph=paragraph, mark=Mark(number, 1))
    return None


@dataclass(frozen=True, kw_only=True)
class _ContextFacts:
    cites: tuple[Cite, ...] = need("cites", "The works that bear out the note.")
    marks: dict = marks()


def _contexts(out: Loaded) -> tuple[Context, ...]:
    notes = []
    out.read["contexts"], out.named["contexts"] = 0, set()
    for path in listed(out.folder / "context", "*.md"):
        name, place = f"context/{path.name}", f"context[{path.stem}]"
        text = _text(out, name)
        out.read["contexts"] += 1
        out.named["contexts"].add(path.stem)
        if text is None:
            continue
        facts, lines = _front(text, name, _ContextFacts, place, out)
        body = "\n".join(line for _, line in lines).strip()
        paragraphs = tuple(" ".join(block.split()) for block in re.split(r"\n\s*\n", body) if block.strip())
        if not paragraphs:
            mark = Mark(lines[-1][0] if lines else len(text.split("\n")), 1)
            message = "the note has no text."
            Reader(f"{out.shown}/{name}", out.problems).fault(
                mark, "value-empty", place, message, "Write it below the second `---`."
            )
        elif facts:
            notes.append(Context(period=path.stem, paragraphs=paragraphs, cites=facts.cites, marks=facts.marks))
    return tuple(notes)


def _series(out: Loaded) -> tuple[Series, ...]:
    found = gather(out.folder, out.shown, out.problems, None if "actors" in out.unread else out.named["actors"])
    out.read["series"], out.named["series"] = len(found.named), found.named
    out.files += found.files
    out.trees |= found.trees
    return found.series
