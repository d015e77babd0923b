"""The Search page, and the way to it from every other page."""

from __future__ import annotations

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dossier.render.search import HEADS
from tests.app.opening import PAGES, assert_sound, html, notes, opened, part, picked, rows
from tests.samples import Page, invented


def found(at) -> Page:
    return Page(part(at, "search_leaf")["html"])


def links(at) -> list[tuple[str, dict[str, str]]]:
    """The page and the query of each hit that leads somewhere."""
    hrefs = [unescape(attrs["href"]) for attrs, _ in found(at).all("a")]
    return [
        (urlsplit(href).path.removeprefix("./"), {k: v[0] for k, v in parse_qs(urlsplit(href).query).items()}) for href in hrefs
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_a_way_to_the_search(page):
    at = opened(page)
    assert_sound(at)
    ways = [link for link in at.get("page_link") if link.proto.page == "search"]
    assert len(ways) == (page != "search")
    assert all(link.proto.label == "Search" and "/" in link.proto.help for link in ways)


def test_what_is_looked_for_is_found_and_stands_in_the_address():
    at = opened("search")
    assert_sound(at)
    assert part(at, "say")["words"] == "" and not found(at).all("section")
    at.text_input(key="find").set_value("treaty").run()
    assert_sound(at)
    assert at.query_params["find"] == "treaty" and found(at).all("mark")
    assert "hits for “treaty”: " in part(at, "say")["words"]


def test_a_link_opens_the_same_results():
    typed = opened("search")
    typed.text_input(key="find").set_value("treaty").run()
    linked = opened("search", find="treaty")
    assert linked.text_input(key="find").value == "treaty"
    assert part(linked, "search_leaf") == part(typed, "search_leaf")


def test_one_kind_alone_by_its_name_in_the_address():
    at = opened("search", find="treaty", list="Claims")
    heads = [text for _, text in found(at).all("h2")]
    assert len(heads) == 1 and heads[0].startswith("Claims") and not notes(at)
    assert notes(opened("search", list="Dragons")) == ["There is no list “Dragons” here. It is left out."]


def test_every_hit_leads_to_its_record_on_its_own_page():
    seen = set()
    for word in ("treaty", "river", "karsk", "aid", "strained", "supported", "primary"):
        for page, query in links(opened("search", find=word)):
            kind = next((key for key in ("event", "alignment", "sentence", "claim") if key in query), page or "period")
            if kind in seen:
                continue
            seen.add(kind)
            at = opened(page or "timeline", **query)
            assert_sound(at)
            assert not notes(at), (page, query)
            if kind in query:
                assert picked(at)[kind] == query[kind]
            if kind == "alignment":
                assert query["alignment"] in rows(at), "the words that go along leave the row in the table"
            if kind == "claim":
                assert f"claim:{query['claim']}" in part(at, "claims_leaf")["html"]
            if kind == "sentence":
                assert Page(part(at, "article_leaf")["html"]).all("mark"), "the marks stand there too"
            if kind == "data":
                assert f'id="source-{query["source"]}"' in html(at) if "source" in query else "grade" in query
    assert {"event", "alignment", "sentence", "claim", "data", "period", "alignments", "evidence"} <= seen


def test_nothing_found_offers_what_is_near():
    at = opened("search", find="treety")
    assert next(attrs["data-find"] for attrs, _ in found(at).all("button")) == "treaty"
    assert part(at, "say")["words"] == "0 hits for “treety”"


def test_all_kinds_can_be_chosen_and_have_their_heads():
    at = opened("search")
    assert list(HEADS.values()) == [text.content for text in at.get("button_group")[0].proto.options][1:]


def test_a_search_reads_the_dossier_that_the_address_names():
    event = next(iter(invented().events.values()))
    assert [
        query
        for _, query in links(opened("search", find=f'"{event.title}"', dossier="vel-ost"))
        if query.get("event") == event.id
    ]
