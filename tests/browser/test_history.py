"""Steps of history: one for a page, a pick or a choice. The page that is left keeps its address, the one that is opened has only its own."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dossier.citing.citations import APART, PAGES
from dossier.index.queries import Catalogue
from tests.browser.reader import Reader


def steps(reader: Reader) -> list[str]:
    """The addresses of all steps, path and query, up to the present one."""
    return reader.page.evaluate(
        "() => navigation.entries().slice(0, navigation.currentEntry.index + 1).map((e) => e.url.slice(location.origin.length)).filter((at) => at !== 'about:blank')"
    )


def menu(reader: Reader, name: str, page: str) -> None:
    reader.page.get_by_role("link", name=name, exact=True).click()
    reader.settle(page)


def typed(reader: Reader, label: str, text: str, said: str) -> None:
    box = reader.page.get_by_role("textbox", name=label, exact=True)
    box.click()
    reader.page.keyboard.type(text, delay=15)
    reader.until("said => location.search.slice(1) === said", said)
    reader.settle()
    assert box.input_value() == text


LEFT = {
    "evidence": ("evidence", "Words", "words"),
    "alignments": ("alignments", "Words", "words"),
    "article": ("article", "Search the article", "q"),
    "data": ("data", "Search the sources", "source_words"),
}
GOALS = {page: title for page, title in PAGES.items() if page not in ("data", *APART)}


@pytest.mark.parametrize(
    ("start", "goal"),
    [("evidence", "alignments"), ("alignments", "evidence"), ("article", "method"), ("data", ""), ("evidence", "handout")],
)
def test_leaving_a_page_that_was_searched_is_one_step(tiny_reader: Reader, start: str, goal: str) -> None:
    reader = tiny_reader.open(start)
    _, label, key = LEFT[start]
    before = steps(reader)
    typed(reader, label, "treaty", f"{key}=treaty")
    assert steps(reader) == [*before[:-1], f"/{start}?{key}=treaty"], "to type is no step"
    menu(reader, GOALS[goal], goal)
    assert steps(reader) == [*before[:-1], f"/{start}?{key}=treaty", f"/{goal}"]
    if key == "words" and goal in LEFT:
        assert reader.page.get_by_role("textbox", name="Words", exact=True).input_value() == ""
    reader.back()
    reader.settle(start)
    assert reader.page.url.endswith(f"/{start}?{key}=treaty")
    assert reader.page.get_by_role("textbox", name=label, exact=True).input_value() == "treaty"
    reader.back(1)
    reader.settle(goal)
    assert reader.page.url.endswith(f"/{goal}")


FILTERED = (
    ("evidence", "verdict=partly+supported&words=treaty", "Data", "data"),
    ("alignments", "third=Kingdom+of+Karsk&basis=record&years=1950&years=1980&words=aid", "Evidence", "evidence"),
    ("article", "edition=The+original&q=river", "Alignments", "alignments"),
    ("data", "grade=primary&source_words=hale", "Article", "article"),
    ("handout", "periods=quiet-years&answers=hidden", "Method", "method"),
    ("", "period=quiet-years&scale=icews", "Evidence", "evidence"),
)


@pytest.mark.parametrize(("start", "query", "name", "goal"), FILTERED, ids=[row[0] or "timeline" for row in FILTERED])
def test_leaving_a_page_that_a_link_filtered_is_one_step(
    tiny_reader: Reader, start: str, query: str, name: str, goal: str
) -> None:
    reader = tiny_reader
    reader.page.goto(f"{reader.address}/{start}?{query}")
    reader.settle(start)
    before = steps(reader)
    assert before[-1] == f"/{start}?{query}", "what the link says stays as it is"
    menu(reader, name, goal)
    assert steps(reader) == [*before, f"/{goal}"]
    reader.back()
    reader.settle(start)
    assert reader.page.url.endswith(f"/{start}?{query}")


def test_a_link_to_another_page_is_one_step(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("alignments", words="treaty")
    before = steps(reader)
    link = reader.page.locator('.d-leaf[data-part=table] a[data-pick^="sentence:"]').first
    reader.page.locator(".d-leaf[data-part=table] th a").first.click()
    reader.agreed()
    picked = steps(reader)
    assert len(picked) == len(before) + 1 and "words=treaty" in picked[-1], "a pick is a step, and keeps the filter"
    link.click()
    reader.settle("")
    assert steps(reader)[:-1] == picked, "the page that is left keeps its address"
    assert "words" not in reader.page.url and "sentence=" in reader.page.url


def test_one_pick_instead_of_another_is_one_step_on_a_filtered_page(tiny_reader: Reader) -> None:
    reader = tiny_reader
    reader.page.goto(f"{reader.address}/evidence?words=aid&event=treaty-of-hale-1952")
    reader.settle("evidence")
    before = steps(reader)
    reader.page.locator(".d-claimlist a").last.click()
    reader.agreed()
    after = steps(reader)
    assert len(after) == len(before) + 1 and after[:-1] == before
    assert "words=aid" in after[-1] and "claim=" in after[-1] and "event=" not in after[-1]


def test_the_summary_of_verdicts_and_leaving_the_filters_out_are_no_steps(tiny_reader: Reader) -> None:
    reader = tiny_reader.open("evidence")
    before = steps(reader)
    button = reader.page.locator(".st-key-verdicts button:not([disabled])").first
    button.click()
    reader.until("() => location.search.startsWith('?verdict=')")
    reader.settle()
    assert len(steps(reader)) == len(before)
    reader.page.get_by_role("link", name="Make a hand-out of this").click()
    reader.settle("handout")
    sheet = steps(reader)
    assert len(sheet) == len(before) + 1 and "verdict=" in sheet[-1] and "verdict=" in sheet[-2]
    reader.page.get_by_role("button", name="Leave these filters out").click()
    reader.until("() => !location.search.includes('verdict')")
    assert len(steps(reader)) == len(sheet)


def test_the_same_with_another_dossier_than_the_first(open_reader, two: Path, tiny: Catalogue) -> None:
    reader = open_reader(two, tiny).open("evidence", dossier="bbb")
    before = steps(reader)
    typed(reader, "Words", "treaty", "dossier=bbb&words=treaty")
    menu(reader, "Alignments", "alignments")
    assert steps(reader) == [*before[:-1], "/evidence?dossier=bbb&words=treaty", "/alignments?dossier=bbb"]
    menu(reader, "Timeline", "")
    menu(reader, "Method", "method")
    assert [at.split("?")[0] for at in steps(reader)] == [*(at.split("?")[0] for at in before), "/alignments", "/", "/method"]
    assert all("dossier=bbb" in at for at in steps(reader)[len(before) - 1 :])
    for page in ("", "alignments", "evidence"):
        reader.back()
        reader.settle(page)
    assert reader.page.url.endswith("/evidence?dossier=bbb&words=treaty")
    assert reader.page.get_by_role("textbox", name="Words", exact=True).input_value() == "treaty"


def test_the_address_is_the_truth_where_the_page_that_was_left_stays(tiny_reader: Reader) -> None:
    """As after Back at the moment when a field speaks: the address is that of another page than the one that is shown."""
    reader = tiny_reader.open("article")
    reader.page.evaluate("() => { History.prototype.pushState.call(history, null, '', '/method'); dossierBus.astray(); }")
    reader.settle("method")
    assert reader.page.locator("h1").first.inner_text() == "Method" and urlsplit(reader.page.url).path == "/method"
