"""Small pieces that several views share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from dossier.content.model import Cite
from dossier.index.queries import Index
from dossier.render.context import APP, RenderContext
from dossier.render.context import outward as outward
from dossier.render.markup import Markup, as_is, html, joined
from dossier.render.markup import curled as curled
from dossier.render.markup import esc as esc

_context: ContextVar[RenderContext] = ContextVar("context", default=APP)


class Manner(RenderContext):
    """For parts of the single file that are not given a context yet."""

    def __init__(self, link: Callable[..., str], cites: Callable[..., str]):
        super().__init__(lambda *args: as_is(link(*args)), lambda *args: as_is(cites(*args)))


@contextmanager
def written(context: RenderContext) -> Iterator[None]:
    """Write all HTML that is made within in a context of its own."""
    token = _context.set(context)
    try:
        yield
    finally:
        _context.reset(token)


def current() -> RenderContext:
    """The context of a text that is not given one yet."""
    return _context.get()


def titled() -> bool:
    """Whether terms and values are explained once more where they stand, as the app does."""
    return current().titled


def pick_link(kind: str, key: str, period: str, inner: str, css: str = "", page: str = "") -> Markup:
    return current().pick(kind, key, period, inner, css, page)


def chip(of: str, key: str) -> Markup:
    return current().chip(of, key)


def cites(index: Index, rows: Iterable[Cite], label: str = "Sources") -> Markup:
    return current().cited(index, rows, label)


# What Streamlit makes signs and pictures of after it has read the Markdown, where no backslash helps: `:material/home:`,
# `:smile:`, `:streamlit:`, and arrows that stand alone. A word joiner, which is not seen, takes them apart.
READ_LATER = re.compile(r":(?=[\w+-]+(?:/\w+)?:)|(?<!\S)[<>~-](?=->(?!\S)|[>=-](?!\S))")


def literal(text: str) -> str:
    """Text for Streamlit's Markdown that is shown as it is, as one line."""
    line = READ_LATER.sub("\\g<0>\u2060", re.sub(r"\s*\n\s*", " ", text))
    line = re.sub(r"([\\`*_\[\]<>#~$|:&/])", r"\\\1", line)
    return re.sub(r"^(\s*\d*)(?=[-+=.)])", r"\1\\", line)  # a list, or the line below a heading


def numbers(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """A table of figures whose first column names the row; a cell is text, or `Markup`. It stays a table on a narrow page and scrolls."""
    return html(
        '<div class="d-wide" tabindex="0" role="group" aria-label="{caption}"><table class="d-numbers"><caption>{caption}</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        caption=caption,
        head=joined(html('<th scope="col">{name}</th>', name=name) for name in heads),
        body=joined(_row(*row) for row in rows),
    )


def _row(first: str, *rest: str) -> Markup:
    cells = joined(html("<td>{cell}</td>", cell=cell) for cell in rest)
    return html('<tr><th scope="row">{first}</th>{cells}</tr>', first=first, cells=cells)


def script(text: str) -> str:
    """A script or a stylesheet without its remarks and indents, as it is sent.

    What stands on lines of its own is taken for a remark; one with code before or after it stays. Raises `ValueError` for a
    remark that has no end.
    """
    out, within = [], False
    for row in map(str.strip, text.splitlines()):
        opens = not within and row.startswith("/*") and ("*/" not in row or row.index("*/") == len(row) - 2)
        if row and not within and not opens and not row.startswith("//"):
            out.append(row)
        within = (within or opens) and not row.endswith("*/")
    if within:
        raise ValueError("a remark of a script or a stylesheet has no end on a line of its own")
    return "\n".join(out)


def count(number: int, noun: str, many: str = "") -> str:
    """`1 event`, `2 events`; `many` is a plural that takes more than an s."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"
