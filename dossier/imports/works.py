"""Entries of a bibliography as drafts of sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dossier.citing.bibliography import citekey
from dossier.content.dates import display, parse
from dossier.content.fields import specs
from dossier.content.folding import folded
from dossier.content.located import Sequence
from dossier.content.model import Source
from dossier.content.records import SLUG
from dossier.content.vocabulary import vocabulary
from dossier.imports import dates
from dossier.imports.choices import Choices
from dossier.imports.drafts import NOWHERE, Draft, Known, free, known_by, name_node, slug, value, values
from dossier.imports.entries import TYPES, Entry, plain
from dossier.imports.faults import Log, Unclear
from dossier.imports.target import Target

OWN = re.compile(r"^(grade|origin): *(\S+) *$", re.MULTILINE)  # lines that an editor writes into Zotero's field “Extra”
UNDATED = {"n.d.", "nd", "n. d.", "no date", "undated", "s.d.", "o.j.", "forthcoming", "in press"}
BODY = re.compile(
    r"\b(?:nations|department|ministry|office|council|committee|commission|embassy|agency|government|organi[sz]ation|institute)\b",
    re.IGNORECASE,
)
PARTS = {name: f"`{name}`" for name in ("title", "type", "author", "issued", "accessed", "url")}


class Works:
    """Turns the entries of one file into drafts. `types` are an editor's words for types that we lack."""

    def __init__(self, target: Target, choices: Choices, types: Mapping[str, str], log: Log):
        self.target, self.choices, self.types, self.log = target, choices, types, log
        self.by_time: dict[Known, str] = {}
        self.by_place: dict[tuple[str, str], str] = {}
        self.by_url: dict[str, str] = {}
        for key, one in target.records.items():
            self.by_time.setdefault(known_by(one.title, one.issued), key)
            self.by_place.setdefault((folded(one.title), _bare(one.url)), key)
            self.by_url.setdefault(_bare(one.url), key)
        self.taken = set(target.records)
        self.left: Counter[str] = Counter()

    def drafts(self, entries: list[Entry]) -> Iterator[Draft]:
        """One draft for each entry but the dossier itself and its article, which its own exports put first."""
        name = citekey(self.target.folder.resolve().name)
        for one in entries:
            if one.key in (f"dossier-{name}", f"article-{name}"):
                self.log.remark(one.where, "", "left out: it is the dossier itself, or its article, and no source.")
            else:
                yield self._draft(one)
        if self.left:
            said = ", ".join(f"{name} ({number})" for name, number in sorted(self.left.items()))
            self.log.remark("", "", f"not carried over, since a source has no field for it: {said}.")

    def _draft(self, one: Entry) -> Draft:
        known = self.target.written(one.key) if one.key in self.target.records else {}
        draft = Draft(one.where, one.key, parts=dict(PARTS))
        for said in one.remarks:
            self.log.remark(one.where, "", said)
        self.left.update(one.left)
        keys, note = _readings(plain(OWN.sub("", one.note)))
        texts = {
            "title": plain(one.title), "publisher": plain(one.publisher), "url": _address(one), **self._placed(one),
            **dict(OWN.findall(one.note)), "note": note,
        }  # fmt: skip
        if keys and known.get("read", "") != "; ".join(keys):
            draft.fields["read"] = values(keys)
        if plain(one.title) != " ".join(one.title.split()):
            self.log.remark(one.where, PARTS["title"], "markup is taken out of it.")
        if somewhere := plain(one.somewhere):
            texts["container" if known.get("container") == somewhere else "publisher"] = somewhere
        for name, text in texts.items():
            self._text(draft, name, text, known)
        self._type(draft, one, known)
        self._names(draft, one, known)
        for name, text in (("issued", one.issued), ("accessed", one.accessed)):
            self._date(draft, name, text, known)
        if not known:
            self._new(draft, one)
        return draft

    def _placed(self, one: Entry) -> dict[str, str]:
        """What a work stands in, with volume, number and pages; its own number, archive and shelf have fields or stand there too."""
        genre = "" if _by_label(one.genre) else plain(one.genre)
        if genre and not one.number:
            self.left["genre"] += 1
        number = f"{genre} {plain(one.number)}".strip() if one.number else ""
        own = {"number": number, "archive": plain(one.archive), "shelf": plain(one.shelf)}
        fields = {name: text for name, text in own.items() if name in specs(Source)}
        rest = {name: "" if name in fields else text for name, text in own.items()}
        pages = "pages" if re.search("[-–]", one.pages) else "page"
        told = (("volume", one.volume), ("number", one.issue), ("no.", rest["number"]), (pages, one.pages.replace("--", "-")))
        parts = [plain(one.container), *(f"{word} {text}" for word, text in told if text), rest["archive"], rest["shelf"]]
        return {"container": ", ".join(filter(None, parts)), **fields}

    def _text(self, draft: Draft, name: str, text: str, known: Mapping[str, str]) -> None:
        limit = specs(Source)[name].limit
        if name == "note" and len(text) > limit:
            self.log.remark(draft.where, "", f"its note is left out: it has {len(text)} characters, and {limit} fit.")
        elif text and text == known.get(name):
            draft.unchanged.add(name)
        elif text:
            draft.fields[name] = value(text)

    def _type(self, draft: Draft, one: Entry, known: Mapping[str, str]) -> None:
        kind = self.types.get(one.type) or ours(one)
        if known and (not kind or one.form == "bibtex"):
            return  # few of our types have an entry of BibTeX of their own
        if kind:
            draft.fields["type"] = value(kind)
            if (
                kind not in (one.type, known.get("type"), self.types.get(one.type))
                and one.form == "csl"
                and not _by_label(one.genre)
            ):
                self.log.remark(draft.where, PARTS["type"], f"“{one.type}” is kept as {kind}.")
            return
        draft.broken.add("type")
        choices = ", ".join(vocabulary()["source-type"])
        said = f"“{one.type or 'nothing'}” is no type of work here."
        self.log.fault(
            draft.where,
            PARTS["type"],
            said,
            f"Say which it is, for all of them: --type {one.type or 'THEIRS'}=OURS, where ours are {choices}.",
        )

    def _names(self, draft: Draft, one: Entry, known: Mapping[str, str]) -> None:
        if known and "; ".join(name.written for name in one.names) == known["author"]:
            draft.unchanged.add("author")
        elif one.names:
            draft.fields["author"] = Sequence([name_node(name) for name in one.names], NOWHERE)
            for name in one.names:
                if name.family and BODY.search(f"{name.family} {name.given}"):
                    said = f"“{name.written}” is read as a person and looks like a body: give it as one name in the file (in BibTeX in braces)."
                    self.log.remark(draft.where, PARTS["author"], said)

    def _date(self, draft: Draft, name: str, text: str, known: Mapping[str, str]) -> None:
        text = plain(text)
        if not text:
            return
        if text.casefold() in UNDATED:
            self.log.remark(draft.where, PARTS[name], f"“{text}”: it is without a date then.")
            return
        has = parse(known[name]) if known.get(name) else None
        if has and text == display(has):
            draft.unchanged.add(name)
            return
        try:
            read = dates.of_text(text, self.choices.order, has)
        except Unclear as fault:
            draft.broken.add(name)
            self.log.fault(draft.where, PARTS[name], fault.said, fault.remedy)
            return
        if has and has.in_doubt and re.sub(r"[~?%]", "", has.text).replace("-XX", "") == re.sub(r"[~?%]", "", read.text):
            draft.unchanged.add(name)  # CSL has one sign for every doubt, BibTeX none
            self.log.remark(
                draft.where, PARTS[name], f"{read.text} stands for {has.text}, which the dossier has."
            ) if read.text != has.text else None
            return
        if read.remark:
            self.log.remark(draft.where, PARTS[name], read.remark)
        draft.fields[name] = value(read.text)

    def _new(self, draft: Draft, one: Entry) -> None:
        """What a work needs that the dossier does not have: an id, and what an editor says of all."""
        for name, text in self.choices.given:
            if name not in draft.fields:
                draft.fields[name] = value(text)
        url = _bare(_address(one))
        place = (folded(plain(one.title)), url)
        draft.same_as = self.by_time.get(draft.known_by("issued"), "") or (self.by_place.get(place, "") if url else "")
        own = SLUG.fullmatch(one.key) and not one.key.isdigit()
        draft.id = one.key if own else free(names(draft, one), self.taken)
        if url and not draft.same_as and url in self.by_url:
            self.log.remark(
                draft.where, "", f"it has the address of {self.by_url[url]}, and another title. See that it is another work."
            )


def ours(one: Entry) -> str:
    """Our type of work: that which its genre names, its own word, or ours for it; empty where we have none."""
    meant = (*_by_label(one.genre), one.type, TYPES[one.form].get(one.type, ""))
    return next((kind for kind in meant if kind in vocabulary()["source-type"]), "")


def _by_label(genre: str) -> list[str]:
    """The type that is called so, if there is one."""
    return [key for key, term in vocabulary()["source-type"].items() if term.label.casefold() == genre.casefold()]


def _readings(note: str) -> tuple[list[str], str]:
    """How a work was read, as the dossier's own exports begin their notes, and the rest of the note."""
    terms = vocabulary().get("source-reading", {}) if "read" in specs(Source) else {}
    keys: list[str] = []
    for key, term in terms.items():
        said = f"{term.label.capitalize()}."
        if note.startswith(said):
            keys, note = [*keys, key], note.removeprefix(said).strip()
    return keys, note


def _address(one: Entry) -> str:
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", one.doi.strip(), flags=re.IGNORECASE)
    return one.url.strip() or (f"https://doi.org/{doi}" if doi else "")


def _bare(url: str) -> str:
    """An address without what does not tell it from another of the same page."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", url)


def names(draft: Draft, one: Entry) -> list[str]:
    """Ids as this format's are made, each longer than the one before: publisher or author, date and words of the title."""
    family = next((name.family or name.body for name in one.names), "") or plain(one.container) or plain(one.publisher)
    date = re.match(r"[\dX]{4}(?:-\d\d)*", draft.text("issued"))
    words = slug(plain(one.title), small=False).split("-")[:6]
    first = max(words, key=len, default="")
    more = [first, *("-".join(words[:number]) for number in range(2, len(words) + 1))]
    return ["-".join(filter(None, [slug(family, 24, small=False), date[0].lower() if date else "", word])) for word in more]
