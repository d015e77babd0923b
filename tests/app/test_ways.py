"""Every way from every page to every page, opened by a link with each kind of pick, with filters, with a zoom."""

from __future__ import annotations

from itertools import product

import pytest

from tests.app.opening import PAGES, assert_sound, notes, opened, picked
from tests.samples import copied

pytestmark = pytest.mark.no_cover  # each page opens in other tests too

PICKS = {
    "nothing": {},
    "period": {"period": "quiet-years"},
    "event": {"event": "king-of-karsk-falls-1978"},
    "alignment": {"alignment": "karsk-ost-1979"},
    "sentence": {"sentence": "s08"},
    "claim": {"claim": "c02"},
}
OTHERS = {
    "filters": {
        "third": ["Kingdom of Karsk"], "basis": ["record"], "years": ["1960", "1980"], "verdict": ["partly"], "during": ["Quiet years"],
        "q": "river", "grade": "primary", "source_words": "treaty", "answers": "hidden", "parts": ["chart"], "words": "treaty",
    },
    "zoom": {"from": "1960", "to": "1980"},
    "level": {"scale": "icews", "by": "month", "acts": "a", "without": ["treaty-of-hale-1952"], "series": ["grain"]},
}  # fmt: skip


@pytest.mark.parametrize("kind", [*PICKS, *OTHERS])
@pytest.mark.parametrize("start", PAGES)
def test_every_way_by_the_menu_works_from_a_link(start, kind):
    query = {**PICKS, **OTHERS}[kind]
    for goal in PAGES:
        at = opened(start, **query)
        assert_sound(at)
        at.query_params.clear()  # as the menu does
        at.switch_page(f"pages/{goal}.py").run()
        assert_sound(at)
        if goal == "timeline" != start and kind in PICKS:
            assert picked(at).items() >= query.items(), "the Timeline finds the pick again"
        assert notes(at) == [], f"from {start} to {goal}"


def test_of_several_dossiers_the_one_that_a_link_opens_is_kept_on_every_way(root):
    for name in ("aaa", "bbb"):
        copied(root, name)
    for start, goal in product(PAGES, PAGES):
        at = opened(start, dossier="bbb", claim="c02")
        at.query_params.clear()
        at.switch_page(f"pages/{goal}.py").run()
        assert_sound(at)
        assert [box.value for box in at.selectbox if box.label == "Dossier"] == ["bbb"], f"from {start} to {goal}"


def test_a_walk_through_all_pages_and_back_again_keeps_the_pick():
    at = opened("handout", claim="c02")
    for goal in (*PAGES, *reversed(PAGES[:-1])):
        at.query_params.clear()
        at.switch_page(f"pages/{goal}.py").run()
        assert_sound(at)
    assert picked(at)["claim"] == "c02"


def test_a_field_on_a_page_that_is_opened_again_is_told_what_the_address_says():
    """The browser may still know what the field held when the page was left; what is set, it takes."""
    at = opened("method")
    at.query_params["q"] = "treaty"
    at.switch_page("pages/article.py").run()
    field = at.text_input(key="q")
    assert field.value == "treaty" and field.proto.set_value
