"""Small pieces of HTML that several views share. Every text from a record passes through `esc`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from dossier.citing import cite
from dossier.content.model import Cite
from dossier.content.vocabulary import term
from dossier.index.queries import Index
from dossier.index.selection import Selection


@dataclass(frozen=True)
class Manner:
    """How links to picks and citations are written where a text does not stand in the app.

    `link` is given kind, id, period, inner HTML, class and page; `cites` the index, the citations and their label. Without
    `titled` no term repeats what it means.
    """

    link: Callable[[str, str, str, str, str, str], str]
    cites: Callable[[Index, Iterable[Cite], str], str]
    titled: bool = False


_manner: ContextVar[Manner | None] = ContextVar("manner", default=None)


@contextmanager
def written(manner: Manner) -> Iterator[None]:
    """Write all HTML that is made within in a manner of its own."""
    token = _manner.set(manner)
    try:
        yield
    finally:
        _manner.reset(token)


def titled() -> bool:
    """Whether terms and values are explained once more where they stand, as the app does."""
    manner = _manner.get()
    return manner is None or manner.titled


APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")


def curled(text: str) -> str:
    """Text with typographic apostrophes."""
    return APOSTROPHE.sub("’", text)


def esc(text: str) -> str:
    """Text of ours made safe for HTML, with typographic apostrophes."""
    return escape(curled(text), quote=True)


def outward(url: str, text: str) -> str:
    """Text as a link that leaves the app; plain where there is no address, which keeps its apostrophes."""
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{esc(text)}</a>' if url else esc(text)


# What Streamlit makes signs and pictures of after it has read the Markdown, where no backslash helps: `:material/home:`,
# `:smile:`, `:streamlit:`, and arrows that stand alone. A word joiner, which is not seen, takes them apart.
READ_LATER = re.compile(r":(?=[\w+-]+(?:/\w+)?:)|(?<!\S)[<>~-](?=->(?!\S)|[>=-](?!\S))")


def literal(text: str) -> str:
    """Text for Streamlit's Markdown that is shown as it is, as one line."""
    line = READ_LATER.sub("\\g<0>\u2060", re.sub(r"\s*\n\s*", " ", text))
    line = re.sub(r"([\\`*_\[\]<>#~$|:&/])", r"\\\1", line)
    return re.sub(r"^(\s*\d*)(?=[-+=.)])", r"\1\\", line)  # a list, or the line below a heading


def pick_link(kind: str, key: str, period: str, inner: str, css: str = "", page: str = "") -> str:
    """A real link to a pick on a page, the timeline if none is named; scripts take the click and save the reader a reload."""
    if manner := _manner.get():
        return manner.link(kind, key, period, inner, css, page)
    query = urlencode(Selection(**{"period": period, kind: key}).query())
    css = f' class="{css}"' if css else ""
    return f'<a{css} data-page="{page}" data-pick="{kind}:{esc(key)}" href="./{page}?{esc(query)}">{inner}</a>'


def chip(of: str, key: str) -> str:
    """A term with its sign, told apart by sign and word as well as by colour."""
    t = term(of, key)
    sign = f'<i aria-hidden="true">{esc(t.sign)}</i> ' if t.sign else ""
    if not titled():
        return f'<b class="d-is-{esc(key)}">{esc(t.sign)} {esc(t.label)}</b>'
    return f'<span class="d-chip d-{of} d-is-{esc(key)}" title="{esc(t.doc)}">{sign}{esc(t.label)}</span>'


def cites(index: Index, rows: Iterable[Cite], label: str = "Sources") -> str:
    """A list of citations; each names the work, its grade and the place in it."""
    if manner := _manner.get():
        return manner.cites(index, rows, label)
    items = []
    for row in rows:
        source = index.sources.get(row.work)
        if not source:
            continue
        linked = outward(source.url, cite.line(source))
        at = f", {esc(row.at)}" if row.at else ""
        items.append(f'<li>{linked}{at} <span class="d-soft">({esc(term("grade", source.grade).label)})</span></li>')
    return f'<ul class="d-cites" aria-label="{esc(label)}">{"".join(items)}</ul>' if items else ""


def sentence_links(index: Index, keys: Sequence[str], period: str) -> str:
    """Sentence numbers as links, each with its text as title."""
    return ", ".join(
        pick_link(
            "sentence",
            key,
            index.period_of("sentence", key, period) or "",
            f'<span title="{esc(index.sentences[key].text)}">{esc(key)}</span>' if titled() else esc(key),
        )
        for key in keys
        if key in index.sentences
    )


def numbers(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of figures whose first column names the row; cells are HTML. It stays a table on a narrow page and scrolls."""
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return (
        f'<div class="d-wide" tabindex="0" role="group" aria-label="{esc(caption)}"><table class="d-numbers"><caption>{esc(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def script(text: str) -> str:
    """A script without its remarks and indents, as it is sent; a remark stands on lines of its own."""
    rows = (row.strip() for row in text.splitlines())
    return "\n".join(row for row in rows if row and not row.startswith("//"))


def count(number: int, noun: str, many: str = "") -> str:
    """`1 event`, `2 events`; `many` is a plural that takes more than an s."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"
