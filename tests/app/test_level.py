"""The reader's choices for the level: each control writes the address, and the address decides what is drawn."""

from __future__ import annotations

import re

import pytest

from dossier.index.fluctuation import Choice, default_choice, envelope, fluctuation
from dossier.index.queries import Catalogue
from dossier.layout.level import Drawn
from dossier.ui import level
from tests.app.opening import figure, opened, part
from tests.app.test_pages import catalogue


def line(at, name: str = "level") -> list[float]:
    return [y for trace in figure(at)["data"] if trace.get("name") == name for y in trace["y"]]


def words(at) -> str:
    return re.sub(r"<[^>]+>", "", part(at, "level_leaf")["html"])


def rounded(values) -> list[float]:
    return [round(v, 3) for v in values]


def control(at, key: str):
    return next(group for group in at.button_group if group.key == key)


@pytest.fixture
def wanted(folder) -> Catalogue:
    return catalogue(folder)


def test_the_level_is_drawn_with_band_and_envelope_as_the_dossier_has_it(wanted):
    at = opened()
    found, hull = fluctuation(wanted, default_choice(wanted)), envelope(wanted, default_choice(wanted))
    assert f"{sum(found.acts.values())} coded acts" in words(at) and not line(at, "default")
    if found.thin:
        assert line(at, "means") == rounded(row.mean for row in found.means) and "too thin" in words(at)
        assert not line(at) and not line(at, "band") and not line(at, "envelope")
        return
    assert line(at) == rounded(found.level.level) and not line(at, "means")
    assert line(at, "band") == rounded(found.level.low) + rounded(found.level.high)
    assert line(at, "envelope") == rounded(hull.low) + rounded(hull.high)


@pytest.mark.parametrize(("key", "value", "choice"), [
    ("scale", "keds", {"edition": "keds"}), ("by", "month", {"unit": "month"}), ("acts", "b", {"way": "b"}),
])  # fmt: skip
def test_an_address_chooses_and_the_dossier_s_own_line_stays_beside_it(wanted, key, value, choice):
    at = opened(**{key: value})
    made = Choice(**({"edition": wanted.meta.edition} | choice))
    found = fluctuation(wanted, made).level
    assert line(at) == (rounded(found.level) if found else [])
    own = fluctuation(wanted, default_choice(wanted)).level
    assert line(at, "default") == (rounded(own.level) if own else [])
    assert control(at, key).value == value


def test_a_control_writes_the_address_and_the_usual_choice_is_not_said(wanted):
    at = opened()
    control(at, "scale").set_value("icews").run()
    assert at.query_params["scale"] == "icews" and "ICEWS edition" in words(at)
    control(at, "scale").set_value(wanted.meta.edition).run()
    assert (
        "scale" not in at.query_params
        and f"{sum(fluctuation(wanted, default_choice(wanted)).acts.values())} coded acts" in words(at)
    )


def test_unknown_choices_are_as_usual(wanted):
    at = opened(scale="none", by="week", acts="c", without="nothing")
    own = fluctuation(wanted, default_choice(wanted)).level
    assert line(at) == (rounded(own.level) if own else []) and not line(at, "default")


def test_acts_left_out_are_in_the_address_and_named(wanted):
    gone = [wanted.acts()[0].id, wanted.acts()[-1].id]
    at = opened(without=gone)
    found = fluctuation(wanted, Choice(wanted.meta.edition, without=frozenset(gone))).level
    assert line(at) == (rounded(found.level) if found else [])
    assert part(at, "sync")["without"] == gone
    assert all(f'data-leave="{key}"' in part(at, "level_leaf")["html"] for key in gone)


def test_every_act_can_be_left_out_and_nothing_else(wanted):
    html = "".join(part(opened(), "record_leaf")["sections"].values())
    assert sorted(re.findall(r'data-leave="([^"]+)"', html)) == sorted(e.id for e in wanted.acts() if e.id in wanted.home)


def test_what_readers_chose_lately_is_kept_and_no_more():
    from dossier.ui import cached
    from tests.samples import invented

    made = []
    for number in range(cached.KEPT + 5):
        cached.lru(invented(), "test", number, lambda n=number: made.append(n) or n)
    assert cached.lru(invented(), "test", cached.KEPT + 4, lambda: made.append("again")) == cached.KEPT + 4
    cached.lru(invented(), "test", 0, lambda: made.append("anew"))
    assert made[-1] == "anew" and len(made) == cached.KEPT + 6


def test_the_parts_of_the_level_are_made_once(folder):
    wanted = catalogue(folder)
    one = level.drawn(wanted, default_choice(wanted))
    assert isinstance(one, Drawn) and level.drawn(wanted, default_choice(wanted)) is one


def test_the_index_of_every_edition_and_unit_can_be_downloaded(downloads):
    opened("method")
    names = {given["name"] for given in downloads.values()}
    assert len(downloads) == 6 and all(
        re.fullmatch(r"vel-ost-fluctuation-(gdelt|icews|keds)-(year|month)\.csv", n) for n in names
    )
    assert all(given["data"].startswith(b"bin,direction,coop") for given in downloads.values())


def picture(at) -> str:
    """What stands in the chart's place until the chart is there."""
    (found,) = [one.proto.body for one in at.get("html") if "data:image/svg+xml" in one.proto.body]
    return found


def test_the_picture_of_the_chart_is_that_with_which_the_reader_came(folder):
    """It is hidden by then, so another choice does not send it again; another visit of the page shows what was chosen."""
    at = opened()
    first = picture(at)
    control(at, "layers").set_value(["sums"]).run()
    assert "layers" in at.query_params and picture(at) == first
    at.switch_page("pages/method.py").run()
    at.switch_page("pages/timeline.py").run()
    assert picture(at) != first
