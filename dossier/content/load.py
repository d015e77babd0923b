"""A folder in; sound records and problems out. Never raises for a fault of content.

A record with a fault is left out and each of its faults is named with its place (see `records`).
Rules that look across records are in `rules`.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path

from dossier.content import model
from dossier.content.fields import marks, need, specs
from dossier.content.files import Folder, listed
from dossier.content.located import DAMAGED, Entry, Mapping, Mark, Node, Sequence, Value, parse_yaml, read_text
from dossier.content.model import Article, Cite, Context, Dossier, Series
from dossier.content.problems import Problem, count, quote
from dossier.content.prose import article, front
from dossier.content.records import SLUG, Reader
from dossier.content.series import FOLDER, gather, unknown_files
from dossier.content.syntax import records as records_of
from dossier.content.unicode import one_line

KNOWN = {"dossier.yaml", "article.md", "article.original.txt", "README.md", *(name for name, _, _ in model.TABLES)}
FOLDERS = {"context", FOLDER}


@dataclass
class Loaded:
    """What a folder gave. `dossier` is `None` where `dossier.yaml` is unsound; `read` counts records by kind.

    `named` holds every id that stands in the files, also of records with faults; `unread` the lists of which ids may be
    missing there, since a file or line could not be read; `trees` the text and nodes of YAML files.
    """

    folder: Folder
    shown: str
    dossier: Dossier | None = None
    problems: list[Problem] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    named: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    trees: dict[str, tuple[str, Node | None]] = field(default_factory=dict)


def load(folder: Folder, root: Path | None = None) -> Loaded:
    """Read one dossier's folder. `root` is what file names in problems are relative to."""
    folder = folder.resolve()
    base = (root or Path.cwd()).resolve()
    shown = str(folder.relative_to(base)) if folder.is_relative_to(base) else str(folder)
    out = Loaded(folder, shown)
    meta = _meta(out)
    parts: dict[str, tuple] = {attr: _table(out, name, kind, attr) for name, kind, attr in model.TABLES}
    edition = _article(out)
    contexts = _contexts(out)
    series = _series(out)
    _unknown_files(out)
    if meta:
        out.dossier = Dossier(id=folder.name, meta=meta, article=edition, contexts=contexts, series=series, **parts)
    return out


def title(folder: Folder) -> str:
    """What a dossier calls itself, read from its first file alone; the folder's name where that file is unsound."""
    meta = _meta(Loaded(folder, folder.name))
    return meta.title if meta else folder.name


def _unknown_files(out: Loaded) -> None:
    """Name what lies in the folder and is not read."""

    def stranger(path: Folder, message: str, known: set[str], otherwise: str) -> None:
        near = difflib.get_close_matches(path.name, known, 1)
        remedy = f"Did you mean {near[0]}?" if near else otherwise
        if near and (out.folder / near[0]).exists():
            message, remedy = f"{near[0]} is there and is read; this may be a copy of it and is not read.", otherwise
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
        there = len(node.items) if isinstance(node, Sequence) else 0
        out.read[attr] += max(0, len(records_of(out.trees.get(name, ("", None))[0])) - there)  # those that cannot be read
    if node is None:
        _emptied(out, name, len(out.problems) > before)
        return ()
    reader = Reader(f"{out.shown}/{name}", out.problems)
    if not isinstance(node, Sequence):
        out.unread.add(attr)
        reader.fault(
            node.mark, "value-type", attr, "the file must be one list of records.", "Begin each record with `- id: ...`."
        )
        return ()
    records, seen = [], dict[str, int]()
    for i, item in enumerate(_at_margin(reader, node, attr), 1):
        out.read[attr] += 1
        key = item.entries.get("id") if isinstance(item, Mapping) else None
        name_of = key.value.text if key and isinstance(key.value, Value) and key.value.text else ""
        place = f"{attr}[{name_of or i}]"
        record = reader.record(kind, item, place)
        if "id" in specs(kind) and not SLUG.fullmatch(name_of):
            out.unread.add(attr)  # others may name the record by the id that is meant
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


def _at_margin(reader: Reader, node: Sequence, attr: str) -> list[Node]:
    """The records of a list without the citations that stand at the margin among them, each run of which is one fault."""
    kept: list[Node] = []
    told: Node | None = None  # the record whose citations stand so
    for item in node.items:
        cites = isinstance(item, Mapping) and "work" in item.entries and "id" not in item.entries
        before = kept[-1] if kept else None
        if cites and before is not None and before is told:
            continue
        if not (cites and isinstance(before, Mapping) and "cites" in before.entries):
            kept.append(item)
            continue
        message = "a citation stands at the margin, where a record begins."
        reader.fault(item.mark, "value-type", attr, message, "Indent it under `cites:`, four spaces before its hyphen.")
        told = before
        before.entries["cites"] = Entry(item.mark, Value("", item.mark, DAMAGED))
    return kept


def _emptied(out: Loaded, name: str, told: bool) -> None:
    """Doubt a file that may be left out, is there and holds no record; `silences.yaml` begins so."""
    text, _ = out.trees.get(name, ("", None))
    if told or name not in out.trees or name == "silences.yaml":
        return
    hidden = len(re.findall(r"^#\s*- ", text, re.MULTILINE))
    more = f"; {count(hidden, 'record')} {'stands' if hidden == 1 else 'stand'} in comments" if hidden else ""
    message, remedy = f"the file holds no record{more}.", "Write one, or delete the file if there is nothing to say."
    out.problems.append(Problem(f"{out.shown}/{name}", 1, 1, "file-empty", name, message, remedy))


def _article(out: Loaded) -> Article | None:
    text = _text(out, "article.md")
    out.read["sentences"], out.named["sentences"] = 0, set()
    if text is None:
        out.unread.add("sentences")
        return None
    found, seen = article(Reader(f"{out.shown}/article.md", out.problems), text)
    if any(p.code in ("article-line", "id-form") and p.place.startswith("article") for p in out.problems):
        out.unread.add("sentences")
    out.read["sentences"], out.named["sentences"] = len(seen), seen
    return found


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
        facts, lines = front(Reader(f"{out.shown}/{name}", out.problems), text, _ContextFacts, place)
        if lines is None:
            continue
        body = "\n".join(line for _, line in lines).strip()
        paragraphs = tuple(one_line(block) for block in re.split(r"\n\s*\n", body) if block.strip())
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
