"""Words that are explained where they first stand in a part of a page, and the list of them all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import Called
from dossier.content.vocabulary import Word, glossary, vocabulary
from dossier.index.queries import Catalogue
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, as_is, esc, html, joined

PIECE = re.compile(r"(<[^>]*>)")
CLOSED = ("a", "button", "summary", "title", "caption", "th", "svg")  # elements in which no button may stand
OPENS = re.compile(rf"<({'|'.join(CLOSED)})\b")
CLOSES = re.compile(rf"</({'|'.join(CLOSED)})>")
LISTS = {"verdict": "Verdicts", "stance": "Stances", "confidence": "Confidence", "grade": "Grades of sources", "reading": "How the article describes relations"}  # fmt: skip


def word(key: str, text: str, css: str = "") -> Markup:
    """A word that shows its sentence when it is pointed at, focused or tapped."""
    return html('<button type="button" class="d-term{css}" data-term="{key}">{text}</button>', css=css, key=key, text=text)


def explained(part: Markup, keys: Iterable[str]) -> Markup:
    """A part of a page in which each of these words is explained where it first stands; its text stays the same."""
    words = [glossary()[key] for key in keys]
    code = str(part)
    for one in (w for w in words if w.tag):
        code = code.replace(f'<span class="d-tag">{one.tag}</span>', word(one.id, one.tag, " d-tag"), 1)
    left = [w for w in words if w.forms]
    out, depth = [], 0
    for piece in PIECE.split(code):
        if piece.startswith("<"):
            depth += bool(OPENS.match(piece)) - bool(CLOSES.match(piece))
        elif piece.strip() and not depth:
            piece, left = _first(piece, left)
        out.append(piece)
    return as_is("".join(out))  # text of `part`, which is `Markup`, with buttons put around some of it


def _first(text: str, words: list[Word]) -> tuple[str, list[Word]]:
    """Text with the first of these words that it holds explained, and the words that are left."""
    for one in words:
        found = re.search(rf"(?<!\w)(?:{'|'.join(re.escape(str(esc(form))) for form in one.forms)})(?!\w)", text)
        if found:
            rest = [w for w in words if w is not one]
            before, rest = _first(text[: found.start()], rest)
            after, rest = _first(text[found.end() :], rest)
            return before + word(one.id, as_is(found.group())) + after, rest
    return text, words


def sentences() -> dict[str, str]:
    """The sentence of each word by its id, for the script that shows it."""
    return {key: f"{one.term.removesuffix(' (tag)')}: {one.said}" for key, one in glossary().items()}


def words_section(context: RenderContext, catalogue: Catalogue) -> Markup:
    """All words with what they mean: those of the pages, those of the lists, and the names that the article writes otherwise."""
    return html(
        '<h2 id="words">Words</h2><dl class="d-words">{own}</dl>{lists}{names}{called}',
        own=joined(_entry(one.term, f"{one.said} {one.more}".strip()) for one in glossary().values()),
        lists=joined(_list(of, name) for of, name in LISTS.items()), names=_names(context, catalogue), called=called(catalogue),
    )  # fmt: skip


def _entry(term: str, said: str | Markup) -> Markup:
    return html("<div><dt>{term}</dt><dd>{said}</dd></div>", term=term, said=said)


def _list(of: str, name: str) -> Markup:
    rows = joined(_entry(f"{t.sign} {t.label}".strip(), f"{t.doc}.") for t in vocabulary()[of].values())
    return html("<h3>{name}</h3><dl class='d-words'>{rows}</dl>", name=name, rows=rows)


def _names(context: RenderContext, catalogue: Catalogue) -> Markup:
    """What the names of the article stand for where it writes them otherwise, with the sources of that."""
    rows = [a for a in catalogue.dossier.annotations if a.kind == "name"]
    if not rows:
        return NOTHING
    items = joined(
        html("<li>{sentence}: {note}{cites}</li>", sentence=context.pick("sentence", a.sentence, catalogue.period_of("sentence", a.sentence) or "", a.sentence), note=a.note, cites=context.cited(catalogue, a.cites))
        for a in rows
    )  # fmt: skip
    return html("<h3>Names in the article</h3><ul class='d-names'>{items}</ul>", items=items)


def called(catalogue: Catalogue) -> Markup:
    """What actors are called in other languages, and were at other times; empty where no record says so."""
    rows = [a for a in catalogue.actors.values() if a.called]
    items = joined(_entry(a.name, joined((_called(one) for one in a.called), "; ")) for a in rows)
    return html("<h3>Names of actors</h3><dl class='d-words'>{items}</dl>", items=items) if rows else NOTHING


def _called(one: Called) -> Markup:
    """A name with its language, its time and what the actor was made up of then."""
    more = ", ".join(part for part in (display(one.dates) if one.dates else "", one.territory) if part)
    name = (
        html('<span lang="{language}">{name}</span> ({language})', language=one.language, name=one.name)
        if one.language
        else esc(one.name)
    )
    return html("{name}{more}", name=name, more=f", {more}" if more else "")
