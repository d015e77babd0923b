from __future__ import annotations

import pytest

from dossier.content.vocabulary import EDITIONS
from dossier.index.fluctuation import (
    WAYS,
    Choice,
    Sensitivity,
    default_choice,
    envelope,
    fluctuation,
    hangs_on_joint,
    move,
    signs,
    valid_choice,
    without_joint,
)  # fmt: skip
from dossier.measures.flow import UNITS
from dossier.measures.level import estimate
from tests.samples import FOLDERS, HOSTILE, catalogue_of, changed, event, invented, moving


def test_the_usual_choice_is_the_dossier_s_own_edition_by_year_in_both_directions():
    catalogue = invented()
    assert default_choice(catalogue) == Choice(catalogue.meta.edition, "year", "both", frozenset())


def test_an_unknown_choice_is_put_back_to_the_usual():
    catalogue = invented()
    act, word = catalogue.acts()[0].id, next(e.id for e in catalogue.events.values() if e.layer != "act")
    wanted = valid_choice(catalogue, Choice("none", "week", "c", frozenset({act, word, "nothing"})))
    assert wanted == Choice(catalogue.meta.edition, without=frozenset({act}))


def test_an_act_left_out_is_in_no_sum_and_the_level_moves():
    catalogue = moving()
    whole, less = (
        fluctuation(catalogue, default_choice(catalogue)),
        fluctuation(catalogue, Choice(catalogue.meta.edition, without=frozenset({"act-1953-0"}))),
    )
    assert sum(f.n for f in whole.flows.dyad().values()) == sum(f.n for f in less.flows.dyad().values()) + 1
    assert abs(move(whole.level, less.level)[0]) > 1e-6 and move(whole.level, whole.level)[0] == 0.0


def test_one_direction_has_a_level_of_its_own_acts():
    catalogue = moving()
    a, b, both = (fluctuation(catalogue, Choice(catalogue.meta.edition, way=way)) for way in ("a", "b", "both"))
    joint = sum(e.joint for e in catalogue.acts())
    assert a.level.n + b.level.n == both.level.n == len(catalogue.acts()) + joint, "joint acts count in both"
    assert sum(both.acts.values()) == len(catalogue.acts()) and (both.joint, a.joint, b.joint) == (joint, 0, 0)
    assert sum(a.acts.values()) == a.level.n


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("way", WAYS)
def test_the_envelope_holds_every_edition_and_every_act_left_out(unit, way):
    catalogue = moving()
    choice = Choice("gdelt", unit, way)
    found, base = envelope(catalogue, choice), fluctuation(catalogue, choice).level
    assert found.first == base.bins[0] and len(found.low) == len(base.level) == len(found.high)
    others = [Choice(edition, unit, way) for edition in EDITIONS]
    others += [Choice("gdelt", unit, way, frozenset({e.id})) for e in catalogue.acts()]
    for other in others:
        level = fluctuation(catalogue, other).level
        for bin, low, high in zip(base.bins, found.low, found.high, strict=True):
            value = level.at(bin) if level else None
            assert value is None or low - 0.01 <= value[0] <= high + 0.01


def test_the_act_that_moves_the_level_most_is_named_with_its_move():
    catalogue = moving()
    found, base = envelope(catalogue, default_choice(catalogue)), fluctuation(catalogue, default_choice(catalogue)).level
    value, name, bin = found.act
    less = fluctuation(catalogue, Choice(catalogue.meta.edition, without=frozenset({name}))).level
    assert less.at(bin)[0] - base.at(bin)[0] == pytest.approx(value, abs=0.01)
    assert all(
        abs(move(base, fluctuation(catalogue, Choice(catalogue.meta.edition, without=frozenset({e.id}))).level)[0])
        <= abs(value) + 0.01
        for e in catalogue.acts()
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_leaving_out_an_act_by_its_weight_is_leaving_it_out(folder):
    catalogue = catalogue_of(folder)
    variants = Sensitivity(catalogue, default_choice(catalogue)).by_act()
    for name in list(variants)[:: max(len(variants) // 8, 1)]:
        less = fluctuation(catalogue, Choice(catalogue.meta.edition, without=frozenset({name})))
        whole = estimate(less.means)
        assert move(whole, variants[name])[0] == pytest.approx(0.0, abs=0.01)


def test_without_enough_acts_there_is_no_level_and_no_envelope():
    catalogue = changed(events=(event("one", "1950", "057"), event("two", "1951", "057")))
    found = fluctuation(catalogue, default_choice(catalogue))
    assert found.level is None and not found.thin
    assert envelope(catalogue, default_choice(catalogue)) is None and signs(None, None) == {} and not hangs_on_joint(None, None)


def flat(weights: tuple[str, ...], years: range):
    """A catalogue of one act a year."""
    return changed(events=tuple(event(f"one-{year}", str(year), weights[year % len(weights)]) for year in years))


@pytest.mark.parametrize(("codes", "years"), [
    (("057",), range(1950, 1953)),  # three equal values: no spread, so no certainty either
    (("057",), range(1950, 1990)),
    (("057", "112"), range(1950, 1970)),  # they differ, and nothing moves
    (("057", "042", "112", "190"), range(1950, 1956)),
])  # fmt: skip
def test_a_thin_record_has_no_level_no_envelope_and_no_sign(codes, years):
    catalogue = flat(codes, years)
    found = fluctuation(catalogue, default_choice(catalogue))
    assert found.thin and found.level is None and estimate(found.means) is not None
    assert (
        envelope(catalogue, default_choice(catalogue)) is None and Sensitivity(catalogue, default_choice(catalogue)).base is None
    )
    assert [row.n for row in found.means] == [1] * len(years)


def test_thirty_acts_in_half_a_century_are_too_thin():
    codes = ("040", "057", "112", "036", "131")
    joint = tuple(event(f"both-{i}", str(1974 + i * 4), "057", joint=True) for i in range(13))
    catalogue = changed(events=(*(event(f"one-{i}", str(1974 + i * 3), codes[i % 5]) for i in range(17)), *joint))
    found = fluctuation(catalogue, default_choice(catalogue))
    assert found.thin and sum(found.acts.values()) == 30 and found.joint == 13
    assert sum(flow.n for flow in found.shown.values()) == 43


def test_the_sign_is_unknown_where_the_band_holds_zero():
    catalogue = moving()
    level, apart = fluctuation(catalogue, default_choice(catalogue)).level, without_joint(catalogue, default_choice(catalogue))
    told = signs(level, apart)
    assert {1, -1, None} == set(told.values())
    for bin, low, high in zip(level.bins, level.low, level.high, strict=True):
        assert told[bin] == (1 if low > 0 else -1 if high < 0 else None) or bin in hangs_on_joint(level, apart)
    assert estimate([]) is None


def test_a_sign_that_hangs_on_joint_acts_is_not_told():
    """The two do much together in the first years, and each alone is hostile throughout."""
    acts = []
    for year in range(1950, 1980):
        acts.append(event(f"alone-{year}", str(year), HOSTILE[year % 2]))
        acts += [event(f"both-{year}-{i}", str(year), "057", joint=True) for i in range(3 if year < 1965 else 0)]
    catalogue = changed(events=tuple(acts))
    level, apart = fluctuation(catalogue, default_choice(catalogue)).level, without_joint(catalogue, default_choice(catalogue))
    told, hangs = signs(level, apart), hangs_on_joint(level, apart)
    assert level.low[0] > 0 and told[1950] is None and 1950 in hangs and told[1979] == -1 and 1979 not in hangs
    assert set(signs(level, None).values()) == {None}, "without joint acts nothing is left to bear a sign out"
