"""No text of a record or of a reader is markup, in any view, hand-out, file or export; and each escape is missed where it is gone."""

from __future__ import annotations

import importlib
import inspect
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pkgutil import iter_modules
from types import CodeType
from xml.etree.ElementTree import ParseError

import pytest

import dossier.render
from dossier import handout, publish
from dossier.api.shown import as_html
from dossier.content.checks import Report, examine
from dossier.content.dates import parse
from dossier.content.problems import Problem
from dossier.exports import chart, slides
from dossier.handout.plan import Plan
from dossier.index.coded import Coded, own_series, standard, together
from dossier.index.codes import Fit, Fits
from dossier.index.compare import PERIODS, compared, of_years, ranges
from dossier.index.entries import KINDS
from dossier.index.fluctuation import Choice, default_choice, fluctuation
from dossier.index.opinion import opinion as second
from dossier.index.queries import Catalogue
from dossier.index.search import Group, Hit, Index, Near, Piece, Results
from dossier.index.search import search as find
from dossier.index.triads import balance
from dossier.layout.level import drawn
from dossier.layout.scene import scene
from dossier.measures.flow import Flow
from dossier.render import (
    article,
    codes,
    compare,
    events,
    evidence,
    faults,
    glossary,
    health,
    legend,
    level,
    markup,
    method,
    opinion,
    pairs,
    present,
    record,
    search,
    small,
    still,
    strips,
    timeline,
    triads,
)
from dossier.render import coded as machine
from dossier.render.context import APP, outward
from tests.hostile import MARKUP
from tests.samples import INVENTED, changed, invented, moving, with_texts

View = Callable[[], str]


@cache
def catalogues(said: str) -> tuple[Catalogue, Catalogue, Catalogue]:
    """A dossier whose claims are measured, that with `said` in every text, and one with a thick record likewise."""
    measured = changed(claims=tuple(replace(c, series=tuple(invented().series)) for c in invented().dossier.claims))
    catalogue, thick = (Catalogue(with_texts(one.dossier, said)) for one in (measured, moving(1950, 1959)))
    return measured, catalogue, thick


def pictured(text: str) -> str:
    """The picture that stands in some HTML as letters of base64."""
    return b64decode(text.partition("base64,")[2].partition('"')[0]).decode("utf-8")


def views(said: str) -> Iterator[tuple[str, View]]:
    """All HTML that is made, with `said` in every text of the invented dossier and in every text that a reader gives."""
    measured, catalogue, thick = catalogues(said)
    own = dict.fromkeys(list(catalogue.sentences)[:-1], f"original {said}")
    yield (
        "period",
        lambda: "".join(article.period_article(APP, catalogue, p, given) for p in catalogue.periods for given in (None, own)),
    )
    yield "record", lambda: "".join(record.period_record(APP, catalogue, p) for p in catalogue.periods)
    yield "edition", lambda: article.whole_article(APP, catalogue, None, said)[0] + article.whole_article(APP, catalogue, own)[0]
    yield (
        "table",
        lambda: record.alignment_table(APP, catalogue, catalogue.alignments.values(), said, page="alignments", sortable=True),
    )
    yield "events", lambda: events.event_table(APP, catalogue, catalogue.events.values(), said, "weight", "icews")
    yield "claims", lambda: evidence.claim_list(APP, catalogue, catalogue.claims.values())
    yield "evidence", lambda: "".join(evidence.claim_section(APP, catalogue, c, own) for c in catalogue.claims.values())
    yield "series", lambda: evidence.measured(APP, catalogue, [said])
    yield (
        "strips",
        lambda: "".join(
            strips.strip_html(APP, catalogue, s, (1950, 1955)) + strips.entry(APP, catalogue, s)
            for s in catalogue.series.values()
        ),
    )
    yield (
        "codes",
        lambda: (
            codes.fitting(said, Fits(()))
            + codes.fitting("", Fits(()))
            + codes.fitting(said, Fits((coded(said),), ((said, said),)))
        ),
    )
    yield "sources", lambda: health.source_list(catalogue, list(catalogue.sources.values()), marked=said)
    yield "search", lambda: "".join(search_page(one, said) for one in (catalogue, measured))
    yield (
        "state",
        lambda: (
            health.coverage(catalogue)
            + health.coverage(catalogue, labelled=True)
            + health.measured(catalogue)
            + health.health(faulty(said))
        ),
    )
    yield "faults", lambda: fault_report(said) + faults.as_lines([said, f"{said}."])
    yield "legend", lambda: legend.legend(catalogue) + legend.key() + legend.stances(catalogue)
    yield (
        "words",
        lambda: glossary.words_section(APP, catalogue) + glossary.explained(legend.key(), ("level",)) + glossary.word(said, said),
    )
    yield "level", lambda: "".join(told(one, choice) for one in (catalogue, thick) for choice in choices(one))
    yield "compare", lambda: "".join(beside(one) for one in (catalogue, thick))
    yield "method", lambda: method.method(APP, catalogue) + method.method(APP, thick)
    yield (
        "triads",
        lambda: (
            triads.structural_balance(APP, catalogue, balance(catalogue)) + triads.structural_balance(APP, thick, balance(thick))
        ),
    )
    yield "drawing", lambda: timeline.timeline_svg(catalogue, drawn(catalogue), lambda kind, key: f"#{key}", titled=True)
    yield (
        "still drawing",
        lambda: pictured(still.still(scene(catalogue, drawn(catalogue)))),
    )
    yield "small drawing", lambda: small.small(catalogue, drawn(catalogue))
    yield (
        "presenter",
        lambda: (
            str(present.drawing(catalogue, drawn(catalogue)))
            + "".join(present.slide(APP, catalogue, p) for p in catalogue.periods)
        ),
    )
    yield "event data", lambda: event_data(catalogue, said) + event_data(thick, said)
    yield "notebook", lambda: as_html(catalogue, {"events": said}, {}, said)
    yield "link", lambda: outward(f"https://example.org/{said}", said) + APP.pick("event", said, said, said, said, said)
    yield "hand-out", lambda: paper(catalogue, own)
    yield "file", lambda: publish.page(catalogue)
    yield "slides", lambda: "".join(s.headline + s.text + s.group for s in slides.slides(catalogue, said))
    yield "chart", lambda: chart.make_svg(catalogue).decode("utf-8")


def search_page(catalogue: Catalogue, said: str) -> str:
    """What is found of each kind with marks in every text, what is said where nothing is, and a long text cut short."""
    index = Index(catalogue)
    results = [find(index, text, 50, kind) for text in (said, "treaty", "zzqq") for kind in ("", "event")]
    marked = Piece(said * 30, ((len(said) * 20, len(said) * 21),))
    hits = {
        kind: Hit(kind, key, marked, (marked,), parse("1951"), False, True)
        for kind in KINDS
        if (key := next(entry.id for entry in index.entries if entry.kind == kind))
    }
    hits["code"] = replace(hits["term"], id=next(entry.id for entry in index.entries if entry.id.startswith("cameo:")), texts=())
    groups = tuple(Group(hit.kind, 5, (hit,)) for hit in hits.values())
    near = (Near(said, "written alike", 2), Near(said, "alone"))
    for one in (Results(said, groups, (said,)), Results(said, (), (said,), near), Results("")):
        results.append(one)
    assert all(search.target(catalogue, hit, said) for hit in hits.values() if hit.kind not in ("term",))
    return "".join([*(search.found(catalogue, one) for one in results), search.marked_piece(marked, 60)])


def coded(said: str) -> Fit:
    """A code with it in every text."""
    return Fit(said, said, said, said, {said: 1.0, f"{said} too": 2.0})


def event_data(catalogue: Catalogue, said: str) -> str:
    """Machine-coded series with it in every name, rows with it in every cell, and the second opinion of them."""
    flows = {year: Flow(2.0 * (year % 5), -3.0 * (year % 3), 4 + year % 4, year % 2) for year in range(1950, 1990)}
    one = Coded(said, said, "year", flows, (said,), {1960: 3})
    series = [own_series(catalogue, "year"), one, Coded("few", said, "year", {1950: Flow(1.0, 0.0, 1)})]
    names = ("day", "source", "source_name", "target", "target_name", "code", "link")
    rows = [
        {**dict.fromkeys(names, said), "source_name": f"{said}.", "value": 1.0, "root": False, "retrospective": True},
        {
            **dict.fromkeys(names),
            "link": f"https://example.org/{said}",
            "code": "010",
            "value": None,
            "root": None,
            "retrospective": False,
        },
    ]
    parts = [
        machine.key(series, ["few"]), machine.unit_words(series, None, "year"), machine.unit_words(series, standard(series), "year"),
        machine.summary(series, {said: (date(1950, 1, 1), date(1989, 12, 31))}), machine.correlations(together(series), "year"),
        machine.table(series, standard(series), "year"), machine.table(series, None, "year"), machine.event_rows(rows, said), machine.event_rows([], said),
        machine.critics_part(), opinion.opinion_part([second(catalogue, other) for other in series[1:]]),
    ]  # fmt: skip
    return "".join(parts)


def faulty(said: str) -> Report:
    """A report with a problem that says it in every text, as a file may that it quotes."""
    problem = Problem(said, 1, 1, "term-unknown", said, said, said)
    return replace(examine(INVENTED, form=False), problems=(problem, problem))


def fault_report(said: str) -> str:
    """The report with the lines of a file that says it, in one line where the fault is and in those around it."""
    one = Problem(said, 2, 1, "term-unknown", said, said, said)
    late, whole = replace(one, column=len(said) // 2), replace(one, line=0)
    return faults.report_list(
        (one, late, whole), lambda file: [said, said, said], lambda _: faults.editor_address(f"x:{said}{{file}}", said, 1, 1)
    )


def choices(catalogue: Catalogue) -> tuple[Choice, ...]:
    own, left = default_choice(catalogue), frozenset(e.id for e in catalogue.acts()[:2])
    return own, replace(own, unit="month"), replace(own, way="a", without=left), replace(own, way="b", edition="icews")


def told(catalogue: Catalogue, choice: Choice) -> str:
    what = drawn(catalogue, choice)
    assert what.turned
    return (
        level.finding(what.found)
        + level.index_table(what.found)
        + level.level_words(APP, catalogue, what.found, what.envelope, what.default, what.turned)
    )


def beside(catalogue: Catalogue) -> str:
    """Periods side by side, and years that share days."""
    found, one, two = fluctuation(catalogue, default_choice(catalogue)), *list(ranges(catalogue, PERIODS).values())[:2]
    years = (
        of_years(catalogue, catalogue.opens.year, catalogue.opens.year + 20),
        of_years(catalogue, catalogue.opens.year, catalogue.closes.year),
    )
    lanes = list(catalogue.lanes)[:2]
    return "".join(
        (
            *(compare.compare(APP, catalogue, found, compared(catalogue, *pair)) for pair in ((one, two), (two, one), years)),
            *(pairs.third_parties(catalogue, lanes[0], name) for name in (lanes[0], lanes[-1])),
            pairs.two_dossiers([(catalogue, found), (catalogue, found)]),
        )
    )


def paper(catalogue: Catalogue, own: dict[str, str]) -> str:
    plans = (Plan(tuple(catalogue.periods), answers="last"), Plan(tuple(catalogue.periods), text="original", answers="hidden"))
    return "".join(handout.html(catalogue, plan, own if plan.text == "original" else None) for plan in plans)


class Tags(HTMLParser):
    """The names of elements, and those of the attributes of each."""

    def __init__(self, html: str):
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found |= {(tag,), *((tag, name) for name, _ in attrs)}


def wrong(html: str, said: str, plain: str) -> bool:
    """Whether `said` stands in it as it is, or has made an element or an attribute that is not there without it."""
    return ("<" in said and said in html) or bool(Tags(html).found - Tags(plain).found)


@cache
def plain(name: str, said: str) -> str:
    """The view with a harmless text of the same length."""
    return dict(views("m" * len(said)))[name]()


NAMES = [name for name, _ in views("")]


@pytest.mark.no_cover
@pytest.mark.parametrize("said", MARKUP)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_markup(name, said):
    html = dict(views(said))[name]()
    assert not wrong(html, said, plain(name, said))
    assert said[:5] in unescape(html), "the text itself must still be shown, and not what it would stand for"


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_a_missing_escape_is_seen(name, monkeypatch):
    """Of the escapes that a view makes of such a text the first, the last and some between are taken away, one at a time."""
    said, escape = MARKUP[0], markup.escape
    view, seen = dict(views(said))[name], 0

    def counted(text: str) -> str:
        nonlocal seen
        seen += said in text
        return text if said in text and seen == gone else escape(text)

    monkeypatch.setattr(markup, "escape", counted)
    gone = 0
    view()
    assert seen, "the view escapes nothing"
    for gone in sorted({1, seen // 3 or 1, 2 * seen // 3 or 1, seen}):
        seen = 0
        try:
            html = view()
        except ParseError:  # the drawing of the file is read as XML, which it then is not
            continue
        assert wrong(html, said, plain(name, said)), f"without escape {gone} of {name}"


def test_every_function_that_makes_html_is_tried():
    modules = [importlib.import_module(f"dossier.render.{one.name}") for one in iter_modules(dossier.render.__path__)]
    made = {
        function.__code__: f"{module.__name__}.{name}"
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and "Markup" in str(function.__annotations__.get("return", ""))
    }
    called: set[CodeType] = set()
    sys.setprofile(lambda frame, event, _: called.add(frame.f_code) if event == "call" else None)
    try:
        for _, view in views("said"):
            view()
    finally:
        sys.setprofile(None)
    assert len(made) > 60 and not sorted(name for code, name in made.items() if code not in called)
