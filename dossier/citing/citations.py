"""Citations of what a reader sees: the view, the record picked in it, and the works that the record rests on.

Each is given as a line of text, as BibTeX, as CSL-JSON and as an address. The dossier's own words are cited as the
dossier's, also where they retell the article; the article is a work of its own beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit
from zlib import crc32

from dossier.citing import cite
from dossier.citing.bibliography import Work, bibtex, citekey, csl_text, of_article, work
from dossier.content.dates import Edtf, display, parse
from dossier.content.direction import unmarked
from dossier.content.model import Cite, Source
from dossier.index.queries import Catalogue
from dossier.index.selection import KEYS, Selection
from dossier.index.words import stance_line

PAGES = {
    "": "Timeline",
    "events": "Events",
    "compare": "Compare",
    "alignments": "Alignments",
    "article": "Article",
    "evidence": "Evidence",
    "handout": "Hand-out",
    "method": "Method",
    "data": "Data",
    "eventdata": "Event data",
    "search": "Search",
    "yours": "Your dossier",
}
APART = ("search",)  # pages that have a way of their own on every page, and so no place in the menu
# What of an address makes the view. Other keys, and a reader's own copy of the article, are nobody else's.
VIEW = (
    "from", "to", "scale", "by", "acts", "without", "series", "layers", "third", "toward", "stance", "basis", "years", "words",
    "verdict", "kind", "during", "actor", "q", "find", "list", "code_words", "source_words", "grade", "source_order", "source_page", "source",
    "side", "named", "event_kind", "code", "weight", "least", "layer", "confidence", "weights", "sort", "table_page", "as_data",
    "ranges", "a", "b", "party", "other_party", "beside", "open", "order",
    "state", "partner", "sets", "counted", "unit", "raw", "bin", "row_words",
    "periods", "parts", "answers", "paper", "room", "events", "detail", "stance_words", "claim_words",
)  # fmt: skip
HEIGHT = 760  # of an embedded view, in pixels: the chart with its lanes, or a screen of text


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One thing to cite.

    Attributes
    ----------
    label : str
        Which thing: `The claim`, `Its sources`.
    text : str
        A line of text; what is printed.
    works : tuple
        The works, for the forms `bibtex` and `csl`.
    links : tuple of str
        Their addresses.

    Examples
    --------
    >>> one = d.cite(claim="c01")
    >>> one.label, one.bibtex.startswith("@misc{")
    ('The claim', True)
    """

    label: str
    text: str
    works: tuple[Work | Source, ...]
    links: tuple[str, ...]

    def __str__(self) -> str:
        return self.text

    @property
    def bibtex(self) -> str:
        """All works as BibTeX."""
        return "\n".join(bibtex(one) for one in self.works)

    @property
    def csl(self) -> str:
        """All works as a CSL-JSON list."""
        return csl_text(self.works)


def home(said: str, origin: str, root: str, page: str, framed: bool) -> str:
    """The address of a page of the app, without a query. `said` is the browser's; of a frame it may name the page around it.

    So in a frame, and where `said` does not end as the page's address must, it is put together from the `origin` of the
    app's own connection and the path `root` that the app is served under. Without an origin `said` is all there is.
    """
    own = "/".join(["", *filter(None, [root.strip("/"), page])])
    strange = page and not urlsplit(said).path.rstrip("/").endswith(own)
    return origin + own if origin and (framed or strange) else said


def link(base: str, catalogue: Catalogue, page: str, params: Mapping[str, Iterable[str]], picked: Mapping[str, str]) -> str:
    """The address of a view: the page's own, which ends with a stroke on the Timeline alone, the dossier, what `VIEW` names of the query, and the pick."""
    kept = [(key, value) for key, values in params.items() if key in VIEW for value in values]
    home = base.rstrip("/") + ("" if page else "/")
    return f"{home}?{urlencode([('dossier', catalogue.dossier.id), *kept, *picked.items()])}"


def snippet(address: str, title: str) -> str:
    """The HTML that shows a view inside another page. Copying from within it needs the page's leave."""
    source = escape(f"{address}&embed=true")
    return (
        f'<iframe src="{source}" title="{escape(title)}" width="100%" height="{HEIGHT}" style="border:0" '
        'loading="lazy" allow="clipboard-write"></iframe>'
    )


def said_by(page: str, picked: Selection, params: Mapping[str, object]) -> dict[str, str]:
    """The part of the pick that a view shows: on the Timeline all of it, elsewhere what the address says."""
    return picked.query() if page == "" or any(key in params for key in KEYS) else {}


def view_title(catalogue: Catalogue, page: str, said: Mapping[str, str]) -> str:
    """What a view is called: the page, the period or the record picked."""
    parts = [PAGES[page]]
    if page == "" and said.get("period") in catalogue.periods:
        period = catalogue.periods[said["period"]]
        parts.append(f"{period.title} ({display(period.dates)})")
    if kind := _kind(said):
        parts.append(record_title(catalogue, kind, said[kind]))
    return ": ".join(parts)


def record_title(catalogue: Catalogue, kind: str, key: str) -> str:
    """What a record is called in a citation."""
    if kind == "event":
        event = catalogue.events[key]
        return f"{event.title} ({display(event.date)})"
    if kind == "alignment":
        return unmarked(stance_line(catalogue, catalogue.alignments[key]))
    if kind == "claim":
        return f"Claim {key}: {catalogue.claims[key].claim.rstrip('.')}"
    of = f" of “{catalogue.dossier.article.meta.title}”" if catalogue.dossier.article else ""
    return f"Sentence {key}{of}{', retold' if catalogue.retold else ''}"


def citations(catalogue: Catalogue, page: str, said: Mapping[str, str], address: str, record: str, day: date) -> list[Citation]:
    """What can be cited of a view: itself, the record picked (at the address `record`), and what that rests on."""
    found = [
        _part(
            catalogue, "This view", view_title(catalogue, page, said), address, day, PAGES[page].lower().replace(" ", "-"), said
        )
    ]
    kind = _kind(said)
    if not kind:
        return found
    title = record_title(catalogue, kind, said[kind])
    found.append(_part(catalogue, f"The {kind}", title, record, day, "", {kind: said[kind]}))
    if kind == "sentence":
        return [*found, *_article(catalogue, said[kind], day)]
    return [*found, *_sources(catalogue, _cites(catalogue, kind, said[kind]))]


def unshared(catalogue: Catalogue, said: Mapping[str, str]) -> list[Citation]:
    """What can be cited of a dossier that nobody else can open: itself, the record picked and what that rests on, without an address."""
    kind = _kind(said)
    if not kind:
        return [alone(catalogue)]
    rest = () if kind == "sentence" else _sources(catalogue, _cites(catalogue, kind, said[kind]))
    return [alone(catalogue), alone(catalogue, kind, said[kind]), *rest]


def _kind(said: Mapping[str, str]) -> str:
    return next((key for key in KEYS[1:] if said.get(key)), "")


def _part(catalogue: Catalogue, label: str, title: str, address: str, day: date, page: str, said: Mapping[str, str]) -> Citation:
    """A part of the dossier: the text says editors, dossier, version, licence, part, address and the day it was read."""
    read, meta = parse(day.isoformat()), catalogue.meta
    text = f"{cite.dossier(meta)}: {title}. {address} (read on {display(read)})."
    chosen = [pair for pair in parse_qsl(urlsplit(address).query) if pair[0] in VIEW]  # two views of a page need two names
    mark = f"{crc32(urlencode(chosen).encode()):08x}" if chosen else ""
    name = [citekey(catalogue.dossier.id), page, *(f"{key}-{value}" for key, value in said.items()), mark]
    one = Work(
        id="-".join(part for part in name if part), type="webpage", title=title, author=meta.editors, container=meta.title,
        issued=meta.updated, version=display(meta.updated), url=address, accessed=read, note=f"Licence: {meta.licence}.",
    )  # fmt: skip
    return Citation(label=label, text=text, works=(one,), links=(address,))


def _article(catalogue: Catalogue, sentence: str, day: date) -> list[Citation]:
    """The article itself, as its author's work, with the place of the sentence."""
    if catalogue.dossier.article is None:
        return []
    meta = catalogue.dossier.article.meta
    read = f" {meta.url} (read on {display(parse(day.isoformat()))})." if meta.url else ""
    text = f"{cite.article(meta)}, sentence {sentence} as counted here.{read}"
    accessed: Edtf | None = parse(day.isoformat()) if meta.url else None
    note = f"Sentence {sentence} as counted in the dossier “{catalogue.meta.title}”."
    one = replace(of_article(meta, catalogue.dossier.id), accessed=accessed, note=note)
    return [Citation(label="The article", text=text, works=(one,), links=(meta.url,) if meta.url else ())]


def _cites(catalogue: Catalogue, kind: str, key: str) -> tuple[Cite, ...]:
    if kind == "event":
        return catalogue.events[key].cites
    return catalogue.alignments[key].cites if kind == "alignment" else catalogue.claims[key].cites


def _sources(catalogue: Catalogue, cites: Iterable[Cite]) -> list[Citation]:
    """The works that a record rests on, each once, with the place in it."""
    rows = [(catalogue.sources[one.work], one.place) for one in cites if one.work in catalogue.sources]
    if not rows:
        return []
    lines = [", ".join(part for part in (cite.line(s), at, s.url) if part) for s, at in rows]
    works = list(dict.fromkeys(s.id for s, _ in rows))
    return [
        Citation(
            label="Its sources",
            text="\n".join(lines),
            works=tuple(work(catalogue.sources[key]) for key in works),
            links=tuple(dict.fromkeys(s.url for s, _ in rows if s.url)),
        )
    ]


def itself(catalogue: Catalogue) -> Work:
    """The dossier as a work that can be cited."""
    meta = catalogue.meta
    return Work(
        id=f"dossier-{citekey(catalogue.dossier.id)}", type="dataset", title=meta.title, author=meta.editors, issued=meta.updated,
        version=display(meta.updated), url="", note=f"Licence: {cite.licence(meta.licence)}.",
    )  # fmt: skip


def alone(catalogue: Catalogue, kind: str = "", key: str = "") -> Citation:
    """What can be cited without an address: the dossier, a record of it (`kind` as in `selection.KEYS`), or a `source`."""
    whole = cite.dossier(catalogue.meta)
    if not kind:
        return Citation(label="The dossier", text=f"{whole}.", works=(itself(catalogue),), links=())
    if kind == "source":
        of = catalogue.sources[key]
        text = f"{', '.join(part for part in (cite.line(of), of.url) if part)}."
        return Citation(label="The source", text=text, works=(of,), links=(of.url,) if of.url else ())
    title = catalogue.periods[key].title if kind == "period" else record_title(catalogue, kind, key)
    name = f"{citekey(catalogue.dossier.id)}-{kind}-{key}"
    one = replace(itself(catalogue), id=name, title=title, container=catalogue.meta.title)
    return Citation(label=f"The {kind}", text=f"{whole}: {title}.", works=(one,), links=())
