"""Every page of a dossier whose records say what they may and seldom do."""

from __future__ import annotations

import pytest

from tests.app.opening import PAGES, assert_sound, opened, part
from tests.samples import copied, plain, telling


@pytest.fixture
def told(root):
    return telling(copied(root))


def test_every_page_opens(told):
    for page in PAGES:
        assert_sound(opened(page))


def test_the_events_are_filtered_by_nobody_and_by_who_mediates(told):
    for query, there, not_there in (
        ({"side": "nobody"}, "Boats of the two armies collide", "seizes a Velmarkish barge"),
        ({"named": "Hill League"}, "a paper on boats", "Boats of the two armies collide"),
        ({"years": ["1955", "1955"]}, "25 or 26 December 1955", "about spring 1958"),
    ):
        at = opened("events", **query)
        assert_sound(at)
        said = plain(part(at, "table_leaf")["html"])
        assert there in said and not_there not in said


def test_the_alignments_are_filtered_by_a_third_party_toward_whom_one_stood(told):
    at = opened("alignments", toward="Hill League")
    assert_sound(at)
    assert "turns the League’s guides away" in plain(part(at, "table_leaf")["html"])
