"""What the browser prints of a page: all that passes the filter, and no page left empty for a sentence that may not break."""

from __future__ import annotations

import io

import pypdf

from tests.browser.reader import Reader
from tests.browser.test_counts import squeezed


def pages(reader: Reader) -> list[str]:
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(reader.page.pdf(format="A4"))).pages]


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
