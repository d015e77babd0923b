"""What the browser prints of a page: all that passes the filter, nothing to press, and no page left empty for a sentence that may not break."""

from __future__ import annotations

import io

import pypdf
import pytest

from tests.browser.reader import Reader
from tests.browser.test_counts import squeezed
from tests.browser.test_looks import EVERY

# What a reader sets or presses and what is to be seen of it on paper. A word that is explained and the head of a column are words.
CONTROLS = """() => [...document.querySelectorAll('button, input, select, textarea, [role=slider], [role=combobox]')]
    .filter((e) => !e.matches('.d-term, th button') && e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && e.getBoundingClientRect().width > 1 && !e.closest('[class*=st-key-get-]'))
    .map((e) => e.tagName + ' ' + (e.ariaLabel || e.innerText || e.className))"""


def pages(reader: Reader) -> list[str]:
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(reader.page.pdf(format="A4"))).pages]


@pytest.mark.parametrize("page", EVERY)
def test_nothing_to_press_is_on_paper(reader: Reader, page: str) -> None:
    reader.open(page)
    reader.page.emulate_media(media="print")
    try:
        assert reader.page.evaluate(CONTROLS) == []
    finally:
        reader.page.emulate_media(media="screen")


def test_every_claim_that_passes_the_filter_is_printed_with_its_reasons(reader: Reader) -> None:
    catalogue = reader.catalogue
    verdict = "contradicted"
    passing = [c for c in catalogue.claims.values() if c.verdict == verdict]
    others = [c for c in catalogue.claims.values() if c.verdict != verdict]
    reader.open("evidence", verdict=verdict, claim=passing[-1].id)
    reader.until("n => document.querySelectorAll('.d-claimlist > li').length === n", len(passing))
    paper = "".join(pages(reader))
    said = [(c, text) for c in passing for text in (c.why, c.would_change, c.claim[:30]) if text]
    assert [c.id for c, text in said if squeezed(text) not in paper] == []
    assert [c.id for c in others if squeezed(c.why) in paper] == []
    reader.until("() => !document.querySelector('.d-onpaper')")
    assert reader.page.locator(".d-leaf[data-part=claim] .d-evidence").count() == 1, "the screen shows the one that is picked"


def test_the_article_fills_its_pages(reader: Reader) -> None:
    reader.open("article")
    found = pages(reader)
    whole = sum(map(len, found)) / len(found)
    assert len(found[0]) > whole / 3, "the first page is not left empty"
