"""Where a text stands: how it links to picks, how it cites works, and whether its terms say once more what they mean.

The app is one value, a single file another. Whatever writes links or terms is given one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dossier.citing import cite
from dossier.content.model import Cite
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue
from dossier.index.selection import Selection
from dossier.render.markup import NOTHING, Markup, esc, exact, html, joined


@dataclass(frozen=True)
class RenderContext:
    """`link` is given kind, id, period, inner text, class and page; `cites` the index, the citations and their label.

    Without `titled` no term repeats what it means.
    """

    link: Callable[[str, str, str, str, str, str], Markup]
    cites: Callable[[Catalogue, Iterable[Cite], str], Markup]
    titled: bool = False

    def pick(self, kind: str, key: str, period: str, inner: str, css: str = "", page: str = "") -> Markup:
        """A link to a pick on a page, the timeline if none is named; `inner` is text, or `Markup`."""
        return self.link(kind, key, period, inner, css, page)

    def cited(self, catalogue: Catalogue, rows: Iterable[Cite], label: str = "Sources") -> Markup:
        """A list of citations; nothing where none of the works is known."""
        return self.cites(catalogue, rows, label)

    def chip(self, of: str, key: str) -> Markup:
        """A term with its sign, told apart by sign and word as well as by colour."""
        t = term(of, key)
        if not self.titled:
            return html('<b class="d-is-{key}">{sign} {label}</b>', key=key, sign=t.sign, label=t.label)
        sign = html('<i aria-hidden="true">{sign}</i> ', sign=t.sign) if t.sign else NOTHING
        return html(
            '<span class="d-chip d-{of} d-is-{key}" title="{doc}">{sign}{label}</span>',
            of=of, key=key, doc=t.doc, sign=sign, label=t.label,
        )  # fmt: skip

    def sentences(self, catalogue: Catalogue, keys: Sequence[str], period: str, page: str = "") -> Markup:
        """Sentence numbers as links to a page, each with its text as title where there are titles."""
        known = [key for key in keys if key in catalogue.sentences]
        return joined(
            (
                self.pick(
                    "sentence", key, catalogue.period_of("sentence", key, period) or "", self._number(catalogue, key), "", page
                )
                for key in known
            ),
            ", ",
        )

    def _number(self, catalogue: Catalogue, key: str) -> str:
        return html('<span title="{text}">{key}</span>', text=catalogue.sentences[key].text, key=key) if self.titled else key


def outward(url: str, text: str) -> Markup:
    """Text as a link that leaves the page; text alone where there is no address, which keeps its apostrophes."""
    if not url:
        return esc(text)
    return html('<a href="{url}" target="_blank" rel="noopener noreferrer">{text}</a>', url=exact(url), text=text)


def _link(kind: str, key: str, period: str, inner: str, css: str, page: str) -> Markup:
    """A real link; scripts take the click and save the reader a reload."""
    return html(
        '<a{css} data-page="{page}" data-pick="{kind}:{key}" href="./{page}?{query}">{inner}</a>',
        css=html(' class="{css}"', css=css) if css else NOTHING,
        page=page, kind=kind, key=key, query=urlencode(Selection(**{"period": period, kind: key}).query()), inner=inner,
    )  # fmt: skip


def _cites(catalogue: Catalogue, rows: Iterable[Cite], label: str) -> Markup:
    """Each names the work, its grade and the place in it."""
    items = [_cited(catalogue, row) for row in rows if row.work in catalogue.sources]
    return html('<ul class="d-cites" aria-label="{label}">{items}</ul>', label=label, items=joined(items)) if items else NOTHING


def _cited(catalogue: Catalogue, row: Cite) -> Markup:
    source = catalogue.sources[row.work]
    return html(
        '<li>{work}{at} <span class="d-soft">(<a data-page="data" href="./data?source={id}" title="This work in the list of sources">{grade}</a>)</span></li>',
        work=outward(source.url, cite.line(source)), at=f", {row.place}" if row.place else "", grade=cite.weighed(source), id=source.id,
    )  # fmt: skip


APP = RenderContext(_link, _cites, titled=True)
