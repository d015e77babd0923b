"""What is cited of a view, and the address and the frame of it."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from dossier.citing.bibliography import bibtex
from dossier.citing.citations import PAGES, VIEW, Citation, citations, home, link, said_by, snippet, view_title
from dossier.content.files import ROOT
from dossier.handout.plan import CHOICES, FILTERS
from dossier.index.queries import Catalogue
from dossier.index.selection import KEYS, Selection, default_period, resolve
from dossier.ui.address import OF_BROWSER, QUIET
from dossier.ui.address import PAGES as ADDRESSES
from dossier.ui.compare import BESIDE, KIND, PARTIES
from dossier.ui.compare import KEYS as RANGES
from tests.samples import FOLDERS, catalogue_of, invented
from tests.unit.test_bibliography import KEYS as CSL_KEYS
from tests.unit.test_bibliography import read

DAY = date(2026, 11, 24)
BASE = "https://read.example/pair"


def cited(catalogue: Catalogue, page: str = "", **pick: str) -> list[Citation]:
    picked, notes = resolve(pick, catalogue)
    assert not notes
    said = said_by(page, picked, pick)
    view = link(f"{BASE}/{page}", catalogue, page, {}, said)
    return citations(catalogue, page, said, view, view, DAY)


def test_a_view_is_a_part_of_the_dossier_with_its_address_and_the_day_it_was_read():
    (one,) = cited(invented(), period="quiet-years")
    address = f"{BASE}/?dossier=vel-ost&period=quiet-years"
    assert one.label == "This view" and one.links == (address,)
    period = invented().periods["quiet-years"]
    for part in ("The Dossier project", "Velmark - Ostrania", "version of 2026-11-24", "CC BY 4.0", f"Timeline: {period.title}"):
        assert part in one.text
    assert one.text.endswith(f"{address} (read on 24 November 2026).")


def test_the_forms_of_a_view_say_the_same():
    (one,) = cited(invented(), period="quiet-years")
    (item,) = json.loads(one.csl)
    _, key, fields = read(one.bibtex)
    assert item["id"] == key == "vel-ost-timeline-period-quiet-years"
    assert item["URL"] == fields["url"] == one.links[0]
    assert item["container-title"] == fields["howpublished"] == "Velmark - Ostrania"
    assert item["author"] == [{"literal": "The Dossier project"}] and fields["author"] == "{The Dossier project}"
    assert item["version"] == fields["version"] == "24 November 2026" and "CC BY 4.0" in item["note"]
    assert item["accessed"] == {"date-parts": [[2026, 11, 24]]} and fields["urldate"] == "2026-11-24"


def test_an_event_is_cited_with_the_works_it_rests_on():
    catalogue = invented()
    event = next(e for e in catalogue.events.values() if e.cites)
    view, own, sources = cited(catalogue, event=event.id)
    assert [view.label, own.label, sources.label] == ["This view", "The event", "Its sources"]
    assert event.title in own.text and event.title in view.text
    works = list(dict.fromkeys(one.work for one in event.cites))
    assert [item["id"] for item in json.loads(sources.csl)] == works
    assert sources.bibtex == "\n".join(bibtex(catalogue.sources[key]) for key in works)


def test_a_sentence_is_retold_by_the_dossier_and_is_the_authors_in_the_article():
    catalogue = invented()
    _, own, article = cited(catalogue, "article", sentence="s08")
    assert catalogue.dossier.article
    meta = catalogue.dossier.article.meta
    assert own.label == "The sentence" and "Sentence s08" in own.text and "retold" in own.text
    (item,) = json.loads(own.csl)
    assert item["author"] == [{"literal": "The Dossier project"}]
    assert article.label == "The article" and meta.title in article.text and "s08" in article.text
    (item,) = json.loads(article.csl)
    assert (
        item["title"] == meta.title
        and item["language"] == meta.language
        and item.get("author") != [{"literal": "The Dossier project"}]
    )


def test_a_page_without_a_pick_in_its_address_is_cited_as_the_page():
    for page in PAGES:
        (one, *rest) = cited(invented(), page)
        assert not rest
        assert (default_period(invented()) in one.links[0]) == (page == "")


def test_the_address_keeps_what_makes_the_view_and_drops_the_rest():
    params = {
        "embed": ["true"],
        "edition": ["The original"],
        "token": ["x"],
        "third": ["A b", "C&d"],
        "from": ["1951"],
        "period": ["old"],
    }
    made = link(f"{BASE}/alignments", invented(), "alignments", params, {"alignment": "a-1"})
    assert urlsplit(made).path == "/pair/alignments"
    said = {"dossier": ["vel-ost"], "third": ["A b", "C&d"], "from": ["1951"], "alignment": ["a-1"]}
    assert parse_qs(urlsplit(made).query) == said


OWN = "https://a.example"


@pytest.mark.parametrize(
    ("said", "root", "page", "framed", "found"),
    [
        (f"{OWN}/", "", "", False, f"{OWN}/"),
        (f"{OWN}/x/evidence", "x", "evidence", False, f"{OWN}/x/evidence"),
        ("http://inside/evidence", "", "evidence", False, "http://inside/evidence"),
        (f"{OWN}/lesson", "", "", True, OWN),
        (f"{OWN}/lesson", "/x/", "", True, f"{OWN}/x"),
        (f"{OWN}/lesson", "x", "evidence", True, f"{OWN}/x/evidence"),
        (f"{OWN}/lesson", "", "evidence", False, f"{OWN}/evidence"),
    ],
)
def test_the_address_is_the_apps_own_and_not_that_of_the_page_around_it(said, root, page, framed, found):
    assert home(said, OWN, root, page, framed) == found
    assert home(said, "", root, page, framed) == said


@pytest.mark.parametrize("base", ["https://a.example", "https://a.example/", "https://a.example/x"])
def test_the_first_page_ends_with_a_stroke_and_the_others_do_not(base):
    assert link(base, invented(), "", {}, {}) == f"{base.rstrip('/')}/?dossier=vel-ost"
    assert link(f"{base.rstrip('/')}/data", invented(), "data", {}, {}) == f"{base.rstrip('/')}/data?dossier=vel-ost"


def test_filtered_views_of_a_page_have_names_of_their_own():
    names = set()
    for third in ("Hill", "Karsk"):
        view = link(f"{BASE}/alignments", invented(), "alignments", {"third": [third]}, {})
        (one,) = citations(invented(), "alignments", {}, view, view, DAY)
        names.add(read(one.bibtex)[1])
    assert len(names) == 2


def test_every_key_that_a_page_puts_into_the_address_is_known_here():
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "dossier" / "ui").glob("*.py"))
    bound = set(re.findall(r'(?:(?:several|some|one_of|at_least|searched|years)\(\w+, |one_tab\(|switched\()"(\w+)"', code)) | {
        "edition",
        "source",
        "source_page",
        "table_page",
        KIND,
        *RANGES,
        *PARTIES,
        BESIDE,
        *OF_BROWSER,
    }
    assert bound == set(QUIET) - {"stance_words", "claim_words"}, "what the controls write and what the browser takes for no step"
    assert bound - {"edition"} <= set(VIEW), "an address that is cited must carry it, or it must be named here as private"
    assert not set(VIEW) & set(KEYS)
    assert {*CHOICES, "periods", "parts", *FILTERS} - {"text"} <= set(VIEW), "a hand-out is what its address chooses"


def test_every_page_has_a_name_in_citations():
    assert PAGES.keys() == ADDRESSES.keys()


def test_the_frame_shows_the_view_and_has_a_title():
    made = snippet(f"{BASE}/?dossier=vel-ost&period=x", 'A "pair" & more')
    fields = {key: unescape(value) for key, value in re.findall(r'([a-z]+)="([^"]*)"', made)}
    assert fields["src"] == f"{BASE}/?dossier=vel-ost&period=x&embed=true"
    assert fields["title"] == 'A "pair" & more' and fields["loading"] == "lazy" and int(fields["height"]) > 500


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_everything_that_can_be_picked_can_be_cited(folder):
    catalogue, number = catalogue_of(folder), 0
    for kind, rows in (
        ("event", catalogue.events),
        ("alignment", catalogue.alignments),
        ("sentence", catalogue.sentences),
        ("claim", catalogue.claims),
    ):
        for key in rows:
            for one in cited(catalogue, "", **{kind: key}):
                number += 1
                assert one.text and "  " not in one.text
                items = json.loads(one.csl)
                entries = one.bibtex.split("\n\n")
                assert len(items) == len(entries) > 0
                for item, entry in zip(items, entries, strict=True):
                    assert set(item) <= CSL_KEYS and read(entry.rstrip("\n") + "\n")[1] == item["id"]
    assert number > 20
    assert view_title(catalogue, "", Selection(period=next(iter(catalogue.periods))).query()).startswith("Timeline: ")
