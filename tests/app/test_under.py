"""Measured series under the chart: the address and the control say which, and each comes with its table."""

from __future__ import annotations

import pytest

from dossier.index.queries import Catalogue
from dossier.render.context import APP
from dossier.render.strips import strip_html, values_table
from tests.app.opening import notes, opened, part
from tests.app.test_pages import catalogue
from tests.samples import Page


@pytest.fixture
def wanted(folder) -> Catalogue:
    found = catalogue(folder)
    assert found.series
    return found


def test_none_is_shown_until_a_reader_asks(wanted):
    at = opened()
    assert at.multiselect(key="series").value == [] and len(at.multiselect(key="series").options) == len(wanted.series)
    assert not [c for c in at.get("bidi_component") if c.proto.id.endswith("-under_leaf")]


def test_the_address_names_series_in_its_order(wanted):
    keys = list(wanted.series)[1::-1]
    at = opened(series=keys)
    html = part(at, "under_leaf")["html"]
    assert [attrs["data-series"] for attrs, _ in Page(html).all("div") if "data-series" in attrs] == keys
    assert all(
        strip_html(APP, wanted, wanted.series[key]) in html and values_table(APP, wanted, wanted.series[key]) in html
        for key in keys
    )
    assert at.multiselect(key="series").value == keys and not notes(at)


def test_the_control_writes_the_address(wanted):
    one, at = next(iter(wanted.series)), opened()
    at.multiselect(key="series").set_value([one]).run()
    assert at.query_params["series"] in (one, [one]) and part(at, "under_leaf")["html"]
    at.multiselect(key="series").set_value([]).run()
    assert "series" not in at.query_params


def test_a_series_that_is_not_there_is_said_to_be_left_out():
    at = opened(series=["nothing", "timber-trade"])
    assert at.multiselect(key="series").value == ["timber-trade"] and ["nothing" in note for note in notes(at)] == [True]
