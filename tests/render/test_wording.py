"""One plain way of saying a thing: what readers see keeps to it, on every page, on paper, in the file and in the exports."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from dossier import handout, publish
from dossier.content.checks import examine
from dossier.exports import chart, slides
from dossier.handout.plan import Plan
from dossier.index.queries import Catalogue
from dossier.index.triads import balance
from dossier.layout.level import drawn
from dossier.render import article, evidence, health, legend, level, markup, method, present, record, triads
from dossier.render.context import APP
from tests.samples import FOLDERS, catalogue_of

SAID_IN = re.compile(r'\b(?:title|aria-label|alt)="([^"]*)"')
UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.S)
TAG = re.compile(r"<[^>]*>")

# What was said otherwise before, and puzzled readers.
RETIRED = (
    "article reads", "reads this time", "ears on it:", "Counts as", "cut history", "once each way", "another mean", "bar is the article’s word",
    "bars are the article’s word", "There is no years", "cut by the printer", "silences", "flow a year", "Break less", "in a line", "No claim is picked",
)  # fmt: skip


def pages(catalogue: Catalogue, folder: Path) -> str:
    """All that the app and its hand-outs show of a dossier."""
    what = drawn(catalogue)
    assert what.turned
    parts = [
        *(article.period_article(APP, catalogue, p) + record.period_record(APP, catalogue, p) for p in catalogue.periods),
        article.whole_article(APP, catalogue)[0],
        record.alignment_table(APP, catalogue, catalogue.alignments.values(), "", page="alignments", sortable=True),
        evidence.claim_list(APP, catalogue, catalogue.claims.values()),
        *(evidence.claim_section(APP, catalogue, c) for c in catalogue.claims.values()),
        evidence.measured(APP, catalogue),
        health.source_list(catalogue, list(catalogue.sources.values())) + health.coverage(catalogue) + health.measured(catalogue),
        health.health(examine(folder, form=False)),
        legend.legend(catalogue) + legend.key() + legend.stances(catalogue),
        level.finding(what.found) + level.index_table(what.found),
        level.level_words(APP, catalogue, what.found, what.envelope, what.default, what.turned),
        method.method(APP, catalogue) + triads.structural_balance(APP, catalogue, balance(catalogue)),
        *(present.slide(APP, catalogue, p) for p in catalogue.periods),
        *(handout.html(catalogue, Plan((p,))) for p in catalogue.periods),
        *(s.headline + s.text + s.group for s in slides.slides(catalogue)),
    ]
    return "\n".join(map(str, parts))


@cache
def shown(folder: Path) -> str:
    """The words of all pages, of the file and of the chart as an export, without the titles of works, which are others' words."""
    catalogue = catalogue_of(folder)
    drawing = chart.make_svg(catalogue).decode("utf-8")
    code = str(pages(catalogue, folder)) + str(publish.page(catalogue))
    text = unescape(
        "\n".join(
            [
                *SAID_IN.findall(code),
                TAG.sub("\n", UNSEEN.sub("", code)),
                TAG.sub("\n", UNSEEN.sub("", drawing.replace("<svg", "<drawing"))),
            ]
        )
    )
    text = "\n".join(dict.fromkeys(text.split("\n")))  # pages and file say much alike
    text = re.sub(r"https?://\S+", "", text)
    others = [s.title for s in catalogue.sources.values()] + [s.container or "" for s in catalogue.sources.values()]
    others += [s.citation for s in catalogue.series.values()] + [catalogue.meta.title]
    for words in sorted(filter(None, others), key=len, reverse=True):
        for form in {words, markup.curled(words)}:
            text = text.replace(form, "")
    return text


def around(text: str, pattern: str) -> list[str]:
    """Each hit with what stands beside it."""
    return [text[max(0, hit.start() - 40) : hit.end() + 40] for hit in re.finditer(pattern, text)]


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def text(request) -> str:
    return shown(request.param)


@pytest.mark.parametrize("phrase", RETIRED)
def test_no_page_says_again_what_readers_did_not_understand(text, phrase):
    assert not around(text, re.escape(phrase))


def test_per_cent_is_a_sign_after_a_space_that_does_not_break(text):
    assert not around(text, r"(?i)per[ -]?cent\b") and not around(text, r"\d[ \t]?%")
    assert around(text, "\\d\u00a0%")


def test_quotes_and_apostrophes_are_curly(text):
    assert not around(text, "[\"'`]")


def test_a_number_agrees_with_its_noun(text):
    counted = (
        r"(?:act|event|alignment|claim|sentence|source|record|weight|year|value|file|warning|error|decision|break|page|note)"
    )
    assert not around(text, rf"(?<![\d.,–−+-])\b1 (?:coded |single )?{counted}s\b")
    assert not around(text, rf"(?<![\d.,])\b(?:[02-9]|\d\d+) (?:coded )?{counted}\b(?! (?:of|by|or) \w+ [a-z]+s\b)")


def test_what_is_counted_is_called_by_its_name():
    said = "\n".join(record.period_record(APP, c, p) for c in map(catalogue_of, FOLDERS) for p in c.periods)
    assert re.search(r"\d+ alignments?<", said) and not re.search(r"\d+ stances?<", said)
    assert re.search(r"\d+ events? of context", said)
