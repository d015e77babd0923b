"""A line on which every answer comes late: what is chosen meanwhile is chosen besides, and nothing is undone."""

from __future__ import annotations

from tests.browser.reader import Reader
from tests.browser.test_history import steps

LATE = 700  # milliseconds by which each message of the server is late
SLOW = """
  const listen = WebSocket.prototype.addEventListener;
  WebSocket.prototype.addEventListener = function (name, hear, how) {
    const late = (event) => setTimeout(() => hear.call(this, event), window.late ?? 0);
    listen.call(this, name, name === 'message' ? late : hear, how);
  };
"""


def slow(reader: Reader, page: str = "", **query: str) -> Reader:
    """A page that opens as always, and from then on hears late."""
    reader.page.add_init_script(SLOW)
    reader.open(page, **query)
    reader.page.evaluate("late => { window.late = late }", LATE)
    return reader


def choose(reader: Reader, label: str, option: str) -> None:
    reader.page.get_by_role("combobox", name=label).fill(option)
    reader.page.get_by_role("option", name=option, exact=True).wait_for()
    reader.press("Enter")
    reader.press("Escape")


def come(reader: Reader, address: str) -> None:
    reader.until("address => location.pathname + location.search === address", address)
    reader.page.evaluate("late => new Promise((done) => setTimeout(done, 2 * late))", LATE)  # what is still under way comes too
    reader.settle()
    assert reader.page.evaluate("location.pathname + location.search") == address


def test_two_filters_in_a_moment_both_stand(tiny_reader: Reader) -> None:
    reader = slow(tiny_reader, "alignments")
    before = steps(reader)
    choose(reader, "Basis", "record")
    choose(reader, "Stance", "allied")
    come(reader, "/alignments?basis=record&stance=allied")
    assert steps(reader) == [*before[:-1], "/alignments?basis=record&stance=allied"]
    for label, option in (("Basis", "record"), ("Stance", "allied")):
        reader.page.get_by_test_id("stMultiSelect").filter(has_text=label).get_by_text(option, exact=True).wait_for()


def test_years_moved_again_and_again_stand_where_they_were_left(tiny_reader: Reader) -> None:
    reader, first = slow(tiny_reader, "alignments"), tiny_reader.catalogue.opens.year
    slider = reader.page.get_by_role("slider").first
    slider.focus()
    for _ in range(4):
        reader.press("ArrowRight")
        reader.page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    choose(reader, "Basis", "record")
    last = tiny_reader.catalogue.closes.year
    come(reader, f"/alignments?years={first + 4}&years={last}&basis=record")
    assert slider.input_value() == str(first + 4)


def test_a_pick_and_a_choice_in_a_moment_both_stand(tiny_reader: Reader) -> None:
    reader = slow(tiny_reader)
    before, period = steps(reader), list(tiny_reader.catalogue.periods)[1]
    reader.options()
    reader.page.evaluate("id => document.querySelector(`.d-rail button[data-period='${id}']`).click()", period)
    reader.options().get_by_text("ICEWS", exact=True).first.click()
    come(reader, f"/?period={period}&scale=icews")
    assert steps(reader) == [*before, f"/?period={period}", f"/?period={period}&scale=icews"]
    assert reader.see()["ruler"] == [period]


def test_a_choice_and_the_menu_in_a_moment(tiny_reader: Reader) -> None:
    reader = slow(tiny_reader, "alignments")
    before = steps(reader)
    choose(reader, "Basis", "record")
    reader.page.get_by_role("link", name="Evidence", exact=True).click()
    come(reader, "/evidence")
    assert steps(reader) == [*before[:-1], "/alignments?basis=record", "/evidence"]
