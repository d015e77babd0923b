"""A narrow screen with everything opened: what is wide scrolls in its own frame, and the page never sideways."""

from __future__ import annotations

import pytest

from dossier.publish import page as made
from tests.browser.test_looks import EVERY, PHONE

# Opens what is closed, one after the other (some let only one of them be open), and measures each time how much wider than
# its frame the page is. Gives the names of those that made it so, and how many were opened.
OPENED = """async (main) => {
    const page = document.querySelector(main) ?? document.scrollingElement, wide = [];
    let count = 0, last = page.scrollWidth - page.clientWidth;
    if (last > 0) wide.push(['before anything is open', last]);
    for (const one of document.querySelectorAll('details')) {
        if (!one.checkVisibility()) continue;
        one.open = true;
        count += 1;
        await new Promise((done) => setTimeout(done)); // what answers to it has its turn
        const now = page.scrollWidth - page.clientWidth;
        if (now > last) wide.push([one.querySelector('summary').innerText, now]);
        last = now;
    }
    return [count, wide];
}"""


@pytest.mark.parametrize("page", EVERY)
def test_a_page_with_everything_open_does_not_scroll_sideways(open_reader, shipped, catalogue, page: str) -> None:
    reader = open_reader(shipped, catalogue, **PHONE).open(page)
    if page == "":
        reader.page.get_by_role("button", name="Show the chart").click()
    count, wide = reader.page.evaluate(OPENED, ".stMain")
    assert wide == [] and (count > 0 or page == "handout")


def test_the_single_file_with_everything_open_does_not_scroll_sideways(browser, catalogue, tmp_path) -> None:
    (tmp_path / "dossier.html").write_text(made(catalogue), "utf-8")
    context = browser.new_context(**PHONE)
    tab = context.new_page()
    for part in ("", "alignments", "article", "evidence", "method", "data"):
        tab.goto(f"{(tmp_path / 'dossier.html').as_uri()}#/{part}")
        tab.locator("h1, h2").first.wait_for()
        _, wide = tab.evaluate(OPENED, "html")
        assert wide == [], part
    context.close()
