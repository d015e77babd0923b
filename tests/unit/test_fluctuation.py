from __future__ import annotations

import pytest

from dossier.fluctuation import WAYS, Choice, Sensitivity, envelope, fluctuation, move, signs, sound, usual
from dossier.measures.flow import UNITS
from dossier.measures.level import estimate
from dossier.vocabulary import EDITIONS
from tests.samples import FOLDERS, changed, event, index_of, invented

CODES = ("057", "112", "042", "163", "0233", "010", "071", "190", "036", "061")


def busy(count: int = 40):
    """An index of many acts, some joint, some twice in a year."""
    acts = [
        event(
            f"act-{i}",
            f"{1950 + i * 7 % 20}-{1 + i % 12:02d}",
            CODES[i % len(CODES)],
            *(("vel", "ost") if i % 3 else ("ost", "vel")),
        )
        for i in range(count)
    ]
    return changed(events=(*acts, event("both", "1955-05-05", "057", joint=True)))


def test_the_usual_choice_is_the_dossier_s_own_edition_by_year_in_both_directions():
    index = invented()
    assert usual(index) == Choice(index.meta.edition, "year", "both", frozenset())


def test_an_unknown_choice_is_put_back_to_the_usual():
    index = invented()
    act, word = index.acts()[0].id, next(e.id for e in index.events.values() if e.layer != "act")
    wanted = sound(index, Choice("none", "week", "c", frozenset({act, word, "nothing"})))
    assert wanted == Choice(index.meta.edition, without=frozenset({act}))


def test_an_act_left_out_is_in_no_sum_and_the_level_moves():
    index = busy()
    whole, less = fluctuation(index, usual(index)), fluctuation(index, Choice(index.meta.edition, without=frozenset({"act-3"})))
    assert sum(f.n for f in whole.flows.dyad().values()) == sum(f.n for f in less.flows.dyad().values()) + 1
    assert abs(move(whole.level, less.level)[0]) > 1e-6 and move(whole.level, whole.level)[0] == 0.0


def test_one_direction_has_a_level_of_its_own_acts():
    index = busy()
    a, b = (fluctuation(index, Choice(index.meta.edition, way=way)) for way in ("a", "b"))
    assert a.level.n + b.level.n == fluctuation(index, usual(index)).level.n == 42, "the joint act counts in both"


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("way", WAYS)
def test_the_envelope_holds_every_edition_and_every_act_left_out(unit, way):
    index = busy()
    choice = Choice("gdelt", unit, way)
    found, base = envelope(index, choice), fluctuation(index, choice).level
    assert found.first == base.places[0] and len(found.low) == len(base.level) == len(found.high)
    others = [Choice(edition, unit, way) for edition in EDITIONS]
    others += [Choice("gdelt", unit, way, frozenset({e.id})) for e in index.acts()]
    for other in others:
        level = fluctuation(index, other).level
        for place, low, high in zip(base.places, found.low, found.high, strict=True):
            value = level.at(place) if level else None
            assert value is None or low - 0.01 <= value[0] <= high + 0.01


def test_the_act_that_moves_the_level_most_is_named_with_its_move():
    index = busy()
    found, base = envelope(index, usual(index)), fluctuation(index, usual(index)).level
    value, name, place = found.act
    less = fluctuation(index, Choice(index.meta.edition, without=frozenset({name}))).level
    assert less.at(place)[0] - base.at(place)[0] == pytest.approx(value, abs=0.01)
    assert all(
        abs(move(base, fluctuation(index, Choice(index.meta.edition, without=frozenset({e.id}))).level)[0]) <= abs(value) + 0.01
        for e in index.acts()
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_leaving_out_an_act_by_its_weight_is_leaving_it_out(folder):
    index = index_of(folder)
    variants = Sensitivity(index, usual(index)).by_act()
    for name in list(variants)[:: max(len(variants) // 8, 1)]:
        whole = fluctuation(index, Choice(index.meta.edition, without=frozenset({name}))).level
        assert move(whole, variants[name])[0] == pytest.approx(0.0, abs=0.01)


def test_without_enough_acts_there_is_no_level_and_no_envelope():
    index = changed(events=(event("one", "1950", "057"), event("two", "1951", "057")))
    assert fluctuation(index, usual(index)).level is None and envelope(index, usual(index)) is None and signs(None) == {}


def test_the_sign_is_unknown_where_the_band_holds_zero():
    index = busy()
    level = fluctuation(index, usual(index)).level
    for place, low, high in zip(level.places, level.low, level.high, strict=True):
        assert signs(level)[place] == (1 if low > 0 else -1 if high < 0 else None)
    assert estimate([]) is None
