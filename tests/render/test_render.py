"""Records as HTML: nothing of a record is markup, nothing is lost, and each link leads where it says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.checks import examine
from dossier.content.editions import bind
from dossier.content.problems import count
from dossier.content.vocabulary import term, vocabulary
from dossier.exports.slides import slides
from dossier.index.filters import Filters, filtered
from dossier.index.queries import Catalogue
from dossier.index.selection import resolve
from dossier.render.article import marked, missing_note, period_article, whole_article
from dossier.render.context import APP
from dossier.render.health import coverage, health, measured, source_list
from dossier.render.legend import legend
from dossier.render.markup import esc
from dossier.render.record import alignment_table, event_item, period_events, period_record
from tests.samples import FOLDERS, ORIGINAL, Page, catalogue_of, changed, copied, edited, event, invented, moving, with_texts


def whole_list(catalogue: Catalogue) -> str:
    return source_list(catalogue, sources_filtered(catalogue, SourceFilters()))


INJECTED = """<script>alert("x")</script><img src=x onerror='y'>&"""


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request) -> Catalogue:
    return catalogue_of(request.param)


def everything(catalogue: Catalogue, originals: dict[str, str] | None = None, query: str = "") -> str:
    """All HTML that the pages make of a dossier."""
    parts = [period_article(APP, catalogue, p, originals) + period_record(APP, catalogue, p) for p in catalogue.periods]
    parts.append(whole_article(APP, catalogue, originals, query)[0])
    parts.append(alignment_table(APP, catalogue, filtered(catalogue, Filters()), INJECTED, page="alignments", sortable=True))
    parts += [whole_list(catalogue), coverage(catalogue), measured(catalogue), legend(catalogue)]
    return "".join(parts)


@cache
def page_of(catalogue: Catalogue) -> Page:
    return Page(everything(catalogue))


@cache
def sections(catalogue: Catalogue) -> dict[str, tuple[Page, Page]]:
    """Record and article of each period."""
    return {p: (Page(period_record(APP, catalogue, p)), Page(period_article(APP, catalogue, p))) for p in catalogue.periods}


def test_all_html_is_well_formed_and_has_no_script(catalogue):
    page = page_of(catalogue)
    assert not page.tags() & {"script", "style", "iframe", "img", "form", "object"}
    assert not [name for _, attrs, _ in page.elements for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("said", [INJECTED, "\"'><b>&lt;", "--><!--", "&#60;script&#62;"])
def test_no_text_of_a_record_is_markup(said):
    catalogue = Catalogue(with_texts(invented().dossier, said))
    own = dict.fromkeys(list(catalogue.sentences)[:-1], f"original {said}")
    harmless = Catalogue(with_texts(invented().dossier, "harmless"))
    for originals, sought in ((None, ""), (own, ""), (None, "s")):
        html = everything(catalogue, originals, sought)
        plain = everything(harmless, originals and dict.fromkeys(originals, "original harmless"), "")
        assert "<script" not in html and "<img" not in html and said not in html
        assert Counter(tag for tag, *_ in Page(html).elements if tag != "mark") == Counter(
            tag for tag, *_ in Page(plain).elements
        )
        assert said[:5] in unescape(html), "the text itself must still be shown"


def test_faults_of_a_file_are_told_as_text(tmp_path):
    folder = copied(tmp_path)
    edited(folder / "events.yaml", "title: Ostrania closes the locks at Hale", f"titel: {INJECTED.replace(':', '')}")
    report = examine(folder, form=False)
    html = health(report)
    assert report.errors and "<script" not in html and "<img" not in html
    page = Page(html)
    assert all(str(p).split(":")[0] in page.all("p", "d-problems")[0][1] for p in report.problems)


def links(page: Page, css: str) -> Counter:
    return Counter(attrs["data-pick"].split(":", 1)[1] for attrs, _ in page.all("a", css))


def test_every_record_of_a_period_is_a_link_in_its_section_exactly_once(catalogue):
    for p, (record, article) in sections(catalogue).items():
        assert links(record, "d-event") == Counter(e.id for e in catalogue.events_in(p))
        assert links(record, "d-alignment") == Counter(a.id for a in catalogue.alignments_in(p))
        assert links(article, "d-sentence") == Counter(s.id for s in catalogue.sentences_in(p))


def test_sections_keep_the_order_of_time_and_of_the_article(catalogue):
    for p, (record, article) in sections(catalogue).items():
        assert list(links(record, "d-event")) == [e.id for e in catalogue.events_in(p)]
        assert list(links(article, "d-sentence")) == [s.id for s in catalogue.sentences_in(p)]


def test_every_link_resolves_to_the_pick_that_it_names(catalogue):
    found = 0
    for attrs, _ in page_of(catalogue).all("a"):
        if "data-pick" not in attrs:
            continue
        kind, key = attrs["data-pick"].split(":", 1)
        parts = urlsplit(attrs["href"])
        query = {k: v[0] for k, v in parse_qs(parts.query).items()}
        assert query[kind] == key and parts.path.removeprefix("./") == attrs["data-page"]
        pick, notes = resolve(query, catalogue)
        assert not notes and getattr(pick, kind) == key
        if "period" in query:
            assert pick.period == query["period"], "the period in the link is one that the record belongs to"
        found += 1
    assert found > len(catalogue.events)


def test_outward_links_open_apart_and_tell_nothing(catalogue):
    outward = [attrs for attrs, _ in page_of(catalogue).all("a") if attrs["href"].startswith("http")]
    assert all(attrs["target"] == "_blank" and "noopener" in attrs["rel"] for attrs in outward)


def test_ids_of_a_page_are_unique(catalogue):
    for html in (whole_article(APP, catalogue)[0], whole_list(catalogue)):
        ids = Counter(attrs["id"] for _, attrs, _ in Page(html).elements if "id" in attrs)
        assert ids and max(ids.values()) == 1


@pytest.mark.parametrize("of", ["verdict", "stance"])
def test_chips_carry_sign_and_word(of):
    for key in vocabulary()[of]:
        page = Page(APP.chip(of, key))
        ((attrs, text),) = page.all("span", "d-chip")
        assert f"d-is-{key}" in attrs["class"] and term(of, key).label in text and term(of, key).sign in text
        assert term(of, key).sign and attrs["title"]
        ((sign, _),) = page.all("i")
        assert sign["aria-hidden"] == "true", "a reader of the screen hears the word, not the sign"


def test_each_claim_shows_verdict_reason_and_evidence():
    html = period_article(APP, invented(), "treaty-years")
    page = Page(html)
    claims = {attrs["data-claim"]: text for attrs, text in page.all("li", "d-claim") if "data-claim" in attrs}
    assert set(claims) == {"c01", "c02", "c03"}
    assert (
        "contradicted" in claims["c02"]
        and "The republic let the treaty" in claims["c02"]
        and "A renewal of the treaty" in claims["c02"]
    )
    assert {"alignment:karsk-ost-1950", "alignment:karsk-ost-1979"} <= {attrs.get("data-pick", "") for attrs, _ in page.all("a")}
    assert "No notice" in html or "no notice was given" in html, "the note on a fault of the text"


def test_a_claim_of_two_sentences_is_told_once_and_named_at_the_other():
    claim = replace(invented().dossier.claims[0], sentences=("s05", "s06"))
    page = Page(period_article(APP, changed(claims=(claim,)), "treaty-years"))
    told = [text for _, text in page.all("li", "d-claim")]
    assert sum(claim.claim in text for text in told) == 1 and sum("with s05" in text for text in told) == 1


def test_a_claim_may_name_records_that_were_left_out():
    claim = replace(invented().dossier.claims[0], events=("gone",), alignments=("gone",), sentences=("s06", "gone"))
    assert claim.claim in period_article(APP, changed(claims=(claim,)), "treaty-years")


def test_a_silent_period_says_so_and_what_is_left_out():
    page = Page(period_article(APP, invented(), "quiet-years"))
    ((_, said),) = page.all("div", "d-reading")
    assert "silent" in said and not page.all("a", "d-sentence")
    ((_, context),) = page.all("div", "d-context")
    assert context.startswith(invented().contexts["quiet-years"].paragraphs[0][:40])


def test_the_record_of_a_period_is_counted_apart_from_the_reading():
    page = Page(period_article(APP, invented(), "treaty-years"))
    ((_, said),) = page.all("div", "d-reading")
    assert "tension" in said and "3 coded acts" in said
    assert "average +3.2" in said, "8 and 8 for the treaty, -8 for the locks, 5 for the tolls: 13 over 4"


def test_a_period_without_records_says_so():
    catalogue = changed(events=(), alignments=())
    page = Page(period_record(APP, catalogue, "quiet-years"))
    assert sum("is in the record" in text for _, text in page.all("p", "d-soft")) == 2


def test_an_act_without_a_value_shows_no_weight_and_zero_shows_zero():
    catalogue = changed(meta=replace(invented().meta, edition="keds"))
    assert not Page(event_item(APP, catalogue, event("plea", "1953", "0213"), "treaty-years")).all("span", "d-weight")
    ((attrs, text),) = Page(event_item(APP, catalogue, event("word", "1953", "010"), "treaty-years")).all("span", "d-weight")
    assert text == "0.0" and "d-none" in attrs["class"]
    ((attrs, text),) = Page(event_item(APP, catalogue, event("s", "1953", "163"), "treaty-years")).all("span", "d-weight")
    assert text == "−6.5" and "d-conf" in attrs["class"]


@pytest.mark.parametrize(
    ("date", "doubt"),
    [
        ("1952-05-12", False),
        ("1952-05", False),
        ("1952-05-01/1952-05-09", False),
        ("1952", True),
        ("1952-05~", True),
        ("1952-05-12?", True),
    ],
)
def test_a_date_in_doubt_is_marked(date, doubt):
    page = Page(event_item(APP, invented(), event("e", date, "042"), "treaty-years"))
    ((attrs, _),) = page.all("span", "d-when")
    assert ("d-doubt" in attrs["class"].split()) is doubt


def test_an_event_tells_who_code_dispute_confidence_and_sources():
    e = invented().events["ostrania-closes-the-locks-1963"]
    html = event_item(APP, invented(), e, "treaty-years")
    text = "".join(t for _, t in Page(html).all("li")[:1])
    for part in (
        e.title,
        e.text,
        "Ostrania → Velmark",
        "CAMEO 163",
        e.disputed.split(";")[0],
        "medium",
        "The Hale Courier",
        "paper of record",
    ):
        assert part in text
    assert "no sentence mentions it" in event_item(APP, invented(), event("e", "1952"), "treaty-years")


def test_events_are_counted_by_layer():
    assert "3 acts, 1 decision" in Page(period_events(APP, invented(), "treaty-years")).all("span", "d-count")[0][1]


def test_the_whole_article_has_every_sentence_in_order(catalogue):
    html, hits = whole_article(APP, catalogue)
    page = Page(html)
    assert [attrs["id"] for _, attrs, _ in page.elements if "id" in attrs] == list(catalogue.sentences) and hits == 0
    shown = {attrs["id"]: text for attrs, text in page.all() if "id" in attrs}
    assert all(esc(s.text) in esc(shown[key]) for key, s in catalogue.sentences.items())


def test_paragraphs_and_headings_of_the_article_are_kept(catalogue):
    page = Page(whole_article(APP, catalogue)[0])
    assert len(page.all("div", "d-para")) == len({s.paragraph for s in catalogue.sentences.values()})
    for tag, role in (("h2", "title"), ("h3", "heading"), ("h4", "subheading")):
        assert len(page.all(tag)) == sum(s.role == role for s in catalogue.sentences.values())


def test_the_margin_leads_to_every_period_event_and_alignment(catalogue):
    page = Page(whole_article(APP, catalogue)[0])
    margins = {attrs["aria-label"].removeprefix("Leads of "): 0 for attrs, _ in page.all("div", "d-margin")}
    assert list(margins) == [s.id for s in catalogue.sentences.values() if s.role in ("body", "standfirst")]
    asides = [(e, i) for i, e in enumerate(page.elements) if e[1].get("class") == "d-margin"]
    for (aside, at), nxt in zip(asides, [i for _, i in asides[1:]] + [len(page.elements)], strict=True):
        key = aside[1]["aria-label"].removeprefix("Leads of ")
        picks = Counter(
            attrs["data-pick"].split(":")[0]
            for tag, attrs, _ in page.elements[at:nxt]
            if tag == "a" and attrs.get("data-pick", "").startswith(("event", "alignment"))
        )
        assert picks["event"] >= len(catalogue.events_of.get(key, [])) and picks["alignment"] >= len(
            catalogue.alignments_of.get(key, [])
        )


def test_the_original_is_shown_where_it_is_found_and_else_said_to_be_lost():
    catalogue = invented()
    whole = bind(ORIGINAL.read_text("utf-8"), catalogue.sentences.values())
    assert not whole.missing
    page = Page(period_article(APP, catalogue, "treaty-years", whole.found))
    assert len(page.all("span", "d-original")) == len(catalogue.sentences_in("treaty-years")) and not page.all("span", "d-lost")
    part = {key: text for key, text in whole.found.items() if key != "s06"}
    page = Page(period_article(APP, catalogue, "treaty-years", part))
    assert len(page.all("span", "d-lost")) == 1 and esc(catalogue.sentences["s06"].text) in period_article(
        APP, catalogue, "treaty-years", part
    )
    html, _ = whole_article(APP, catalogue, part)
    assert len(Page(html).all("span", "d-lost")) == 1
    assert all(escape(text) in html for text in part.values()) and esc(catalogue.sentences["s05"].text) not in html


def test_an_original_stands_to_the_letter_in_its_own_language():
    said = 'Velmark\'s envoy "came" & went'
    for html in (
        period_article(APP, invented(), "treaty-years", {"s05": said}),
        whole_article(APP, invented(), {"s05": said})[0],
    ):
        ((attrs, text),) = Page(html).all("span", "d-original")
        assert text == said and attrs["lang"] == "en" and attrs["dir"] == "auto"


def test_hits_and_words_around_them_stay_one_piece():
    html, hits = whole_article(APP, invented(), None, "the")
    assert hits > 1
    for _, text in Page(html).all("div", "d-body"):
        assert text.split()[0] in invented().sentences
    assert all(tag == "span" for tag in re.findall(r'<p><span class="d-num">[^<]*</span> <(\w+)', html))


def test_the_address_of_a_source_is_not_changed():
    url = "https://example.org/king's-visit?a=1&b='x'"
    catalogue = changed(sources=tuple(replace(s, url=url) for s in invented().dossier.sources))
    slide = "".join(str(one.text).replace("<a ", '<a target="_blank" ') for one in slides(catalogue))
    for html in (whole_list(catalogue), period_record(APP, catalogue, "treaty-years"), slide):
        assert {attrs["href"] for attrs, _ in Page(html).all("a", target="_blank")} == {url}


def test_whose_a_source_is_stands_in_words():
    one = invented().dossier.sources[0]
    said = [
        Page(whole_list(changed(sources=(replace(one, origin=key),)))).all("span")[0][1] for key in ("vel", "gbr", "int", "zzz")
    ]
    assert [re.search(r"paper of record, (.*?);|, (.*?);", text).group(2) for text in said] == [
        "Velmark",
        "United Kingdom",
        "international bodies",
        "zzz",
    ]


def test_an_original_that_binds_nothing_is_said_to_be_lost_everywhere():
    assert len(Page(whole_article(APP, invented(), {})[0]).all("span", "d-lost")) == len(invented().sentences)


def test_what_is_told_of_an_original():
    assert missing_note([], 12) == "All 12 sentences of the edition were found in the original given."
    assert missing_note(["s03"], 12) == "11 of 12 sentences were found. Not found: s03."
    many = missing_note([f"s{i:02}" for i in range(1, 21)], 30)
    assert many.startswith("10 of 30") and "s12 and others." in many and "s13" not in many
    for found, said in (
        (0, "None of the 64 sentences was found."),
        (1, "Only 1 of 64 sentences was found."),
        (2, "Only 2 of 64"),
    ):
        few = missing_note([f"s{i:02}" for i in range(64 - found)], 64)
        assert few.startswith(said) and few.endswith("This seems to be another text, or another version of the article.")


@pytest.mark.parametrize(
    ("text", "query", "html", "hits"),
    [
        ("Karsk and KARSK", "karsk", "<mark>Karsk</mark> and <mark>KARSK</mark>", 2),
        ("a.b axb", "a.b", "<mark>a.b</mark> axb", 1),
        ("a (b) [c] *", "(b) [c] *", "a <mark>(b) [c] *</mark>", 1),
        ("x < y & z", "< y &", "x <mark>&lt; y &amp;</mark> z", 1),
        ("amp &", "amp", "<mark>amp</mark> &amp;", 1),
        ("nothing", "else", "nothing", 0),
        ("nothing", "  ", "nothing", 0),
        (" word ", " word ", " <mark>word</mark> ", 1),
        ("Velmark’s river", "Velmark's", "<mark>Velmark’s</mark> river", 1),
        ("Velmark's river", "velmark’s", "<mark>Velmark&#x27;s</mark> river", 1),
        ("Velmark’s river", "velmark", "<mark>Velmark</mark>’s river", 1),
        ("Straße", "STRASSE", "<mark>Straße</mark>", 1),
        ("Émile", "émile", "<mark>Émile</mark>", 1),
        ("back\\slash \\d", "\\d", "back\\slash <mark>\\d</mark>", 1),
        ("aaa", "aa", "<mark>aa</mark>a", 1),
    ],
)
def test_a_search_marks_what_it_finds(text, query, html, hits):
    assert marked(text, query) == (html, hits)


def test_the_search_of_the_article_counts_its_marks(catalogue):
    for query in ("the", "a", "."):
        html, hits = whole_article(APP, catalogue, None, query)
        assert hits == len(Page(html).all("mark")) > 0


def test_the_search_looks_into_the_edition_that_is_shown():
    found = bind(ORIGINAL.read_text("utf-8"), invented().sentences.values()).found
    assert (
        whole_article(APP, invented(), found, "schoolbook")[1] == 1 and whole_article(APP, invented(), None, "schoolbook")[1] == 0
    )


def keys_of(catalogue: Catalogue, column: int) -> list[tuple[str, str]]:
    page = Page(alignment_table(APP, catalogue, catalogue.alignments.values(), "x", page="alignments", sortable=True))
    cells = [
        (attrs, text)
        for tag, attrs, parts in page.elements
        if tag in ("th", "td") and "data-key" in attrs
        for text in ["".join(parts)]
    ]
    assert len(cells) == 6 * len(catalogue.alignments)
    return [(attrs["data-key"], text) for attrs, text in cells[column::6]]


def test_sort_keys_sort_as_a_reader_expects(catalogue):
    stances = list(vocabulary()["stance"])
    labels = [term("stance", key).label for key in stances]
    by_strength = sorted(keys_of(catalogue, 2))
    order = [next(i for i, label in enumerate(labels) if text.endswith(label)) for _, text in by_strength]
    assert order == sorted(order), "by strength, not by letter"
    starts = [str(a.dates.sort_key[0]) for a in catalogue.alignments.values()]
    assert [key for key, _ in keys_of(catalogue, 3)] == starts and all(len(key) == 10 for key in starts), (
        "days as text sort in time"
    )
    assert [key for key, _ in keys_of(catalogue, 0)] == [catalogue.name(a.third) for a in catalogue.alignments.values()]


def test_only_a_table_that_can_be_sorted_has_buttons():
    rows = list(invented().alignments.values())
    assert len(Page(alignment_table(APP, invented(), rows, "x", sortable=True)).all("button")) == 6
    assert not Page(alignment_table(APP, invented(), rows, "x")).all("button")


def test_rows_of_the_page_and_of_the_period_lead_to_their_own_page():
    rows = list(invented().alignments.values())
    for page in ("", "alignments"):
        for attrs, _ in Page(alignment_table(APP, invented(), rows, "x", page=page)).all("a", "d-alignment"):
            assert attrs["data-page"] == page and attrs["href"].startswith(f"./{page}?")


def test_each_alignment_opens_sources_or_says_that_it_has_none():
    page = Page(alignment_table(APP, invented(), list(invented().alignments.values()), "x"))
    opened = {attrs["data-item"].split(":")[1]: text for attrs, text in page.all("tbody")}
    assert "Karsk and its neighbours" in opened["karsk-ost-1950"] and "No source" in opened["karsk-vel-1979"]
    assert "Disputed:" in opened["karsk-vel-1950"] and invented().sentences["s11"].text in opened["hill-vel-article"]


def test_a_record_may_rest_on_what_was_left_out():
    whole = invented().dossier
    assert whole.article
    few = replace(whole, sources=(), actors=(), article=replace(whole.article, sentences=whole.article.sentences[:4]))
    html = everything(Catalogue(few))
    assert "karsk-ost-1950" in html and "d-cites" not in html


def test_citations_of_unknown_works_are_left_out():
    first = invented().dossier.events[0].cites[0]
    assert APP.cited(invented(), [replace(first, work="gone")]) == ""
    assert len(Page(APP.cited(invented(), [first, replace(first, work="gone")])).all("li")) == 1


def test_sentence_links_carry_the_sentence_as_title():
    page = Page(APP.sentences(invented(), ["s06", "gone"], "treaty-years"))
    ((attrs, text),) = page.all("span")
    assert attrs["title"] == invented().sentences["s06"].text and text == "s06" and len(page.all("a")) == 1


@pytest.mark.parametrize(
    ("query", "grade", "wanted"),
    [
        ("", "", {"hale-1952-treaty", "ost-gazette-1963", "maren-1971", "courier-1964-03-02-toll", "lund-1990", "atlas-2001"}),
        ("", "primary", {"hale-1952-treaty", "ost-gazette-1963"}),
        ("HALE", "", {"hale-1952-treaty", "ost-gazette-1963", "courier-1964-03-02-toll"}),
        ("hale", "record", {"courier-1964-03-02-toll"}),
        ("ilse maren", "", {"maren-1971"}),
        ("sele house", "", {"maren-1971", "atlas-2001"}),
        ("1990 rivers nothing", "", set()),
        ("<script>", "", set()),
    ],
)
def test_the_source_list_filters(query, grade, wanted):
    rows = sources_filtered(invented(), SourceFilters(frozenset([grade] if grade else []), query))
    shown = Page(source_list(invented(), rows)).all("li")
    assert {attrs["id"].removeprefix("source-") for attrs, _ in shown} == wanted and len(rows) == len(wanted)


def test_each_source_tells_grade_origin_and_how_often_it_is_cited():
    page = Page(whole_list(invented()))
    rows = {attrs["id"]: text for attrs, text in page.all("li")}
    assert (
        "scholarly" in rows["source-maren-1971"]
        and "Ostrania" in rows["source-maren-1971"]
        and "took part" in rows["source-maren-1971"]
    )
    assert f"cited by {count(invented().citing['maren-1971'], 'record')}" in rows["source-maren-1971"]
    assert "cited by 0 records" in rows["source-atlas-2001"]


def test_of_origins_that_bear_out_as_many_acts_the_order_is_the_same_in_every_run():
    assert "Of this origin: Ostrania 100\u00a0%; Velmark 100\u00a0%" in coverage(moving())


def test_coverage_counts_every_event_once(catalogue):
    page = Page(coverage(catalogue))
    rows = [text for tag, _, parts in page.elements if tag == "tr" for text in [parts]]
    totals = [int(parts[-1]) for parts in rows[1:]]
    assert sum(totals) == len(catalogue.events)
    assert all(sum(map(int, parts[1:-1])) == int(parts[-1]) for parts in rows[1:])


def test_every_measured_series_is_listed_with_what_is_missing_and_its_terms(catalogue):
    body = [text for _, text in Page(measured(catalogue)).all("tr")][1:]
    assert len(body) == len(catalogue.series) > 0
    for text, s in zip(body, catalogue.series.values(), strict=True):
        gaps = sum(p.value is None for p in s.points)
        assert f"{len(s.points) - gaps} value" in text and (f", {gaps} missing" in text) == bool(gaps)
        assert text.startswith(unescape(esc(s.title))) and text.endswith(unescape(esc(s.licence)))
    assert measured(changed(series=())) == ""


def test_health_tells_what_was_looked_at_and_every_problem(tmp_path):
    sound = Page(health(examine(FOLDERS[0], form=False)))
    assert "0 errors" in "".join(text for _, text in sound.all("p")) and "5 events" in "".join(text for _, text in sound.all("p"))
    folder = copied(tmp_path)
    edited(folder / "events.yaml", '"1963~"', '"next year"')
    report = examine(folder, form=False)
    text = " ".join(text for _, text in Page(health(report)).all("p"))
    assert f"{count(report.errors, 'error')}" in text and report.errors > 0
    assert all(p.code in text and p.remedy in text for p in report.problems)


def test_the_legend_names_every_kind_and_stance(catalogue):
    text = Page(legend(catalogue)).all("details")[0][1]
    for of in ("event-kind", "stance"):
        for t in vocabulary()[of].values():
            assert t.label in text and t.sign in text
    assert catalogue.name(catalogue.meta.side_a) in text and catalogue.name(catalogue.meta.side_b) in text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Velmark's", "Velmark’s"),
        ("states' rights", "states’ rights"),
        ("'quoted'", "&#x27;quoted&#x27;"),
        ('<&">', "&lt;&amp;&quot;&gt;"),
        ("", ""),
    ],
)
def test_text_is_made_safe(text, wanted):
    assert esc(text) == wanted


def test_numbers_and_nouns_agree():
    assert (count(1, "hit"), count(0, "hit"), count(2, "hit"), count(2, "stance"), count(3, "body", "bodies")) == (
        "1 hit", "0 hits", "2 hits", "2 stances", "3 bodies",
    )  # fmt: skip
