"""Dates: the supported part of EDTF, and nothing else."""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dossier.content.dates import DateError, display, parse, parse_for, span_of, today, year_fraction
from dossier.content.fields import BOUNDED, LASTING
from tests.second_opinion import edtf_accepts, edtf_bounds

MARKS = st.sampled_from(["", "~", "?", "%"])


@st.composite
def simple(draw, marks=MARKS) -> str:
    """Any single date of the subset."""
    form = draw(st.sampled_from(["year", "month", "day", "decade", "some month", "some day"]))
    day = draw(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
    text = {
        "year": f"{day:%Y}",
        "month": f"{day:%Y-%m}",
        "day": f"{day:%Y-%m-%d}",
        "decade": f"{day:%Y}"[:3] + "X",
        "some month": f"{day:%Y}-XX",
        "some day": f"{day:%Y-%m}-XX",
    }[form]
    return text + draw(marks)


@st.composite
def ordered(draw, marks=MARKS) -> str:
    """Any interval of the subset, its ends in order, at most one of them open."""
    ends = sorted((draw(simple(marks)), draw(simple(marks))), key=lambda text: parse(text).sort_key)
    side = draw(st.integers(0, 4))
    return "/".join([".." if side == 0 else ends[0], ".." if side == 1 else ends[1]])


@st.composite
def season(draw) -> str:
    """Any season, as the package reads it: without a qualifier."""
    return f"{draw(st.integers(1000, 2999))}-{draw(st.integers(21, 24))}"


@st.composite
def one_of_several(draw, marks=MARKS) -> str:
    """Any set of days, months or years, in order and apart, with a run among them or not."""
    texts = sorted(draw(st.lists(simple(marks), min_size=2, max_size=5)), key=lambda text: parse(text).sort_key)
    apart: list[str] = []
    for text in texts:
        if not apart or parse(apart[-1]).sort_key[1] < parse(text).sort_key[0]:
            apart.append(text)
    assume(len(apart) > 1)
    run = draw(st.integers(0, len(apart)))  # before which date two dots stand in place of a comma
    return f"[{''.join(('' if not i else '..' if i == run else ',') + text for i, text in enumerate(apart))}]"


@given(st.text())
def test_any_text_is_a_date_or_a_date_error(text):
    try:
        assert parse(text).text == text
    except DateError as fault:
        assert str(fault)


@given(st.from_regex(r"\[?[0-9X,./~?%-]{1,24}\]?", fullmatch=True))
def test_what_looks_like_a_date_is_one_or_a_date_error(text):
    try:
        when = parse(text)
    except DateError:
        return
    assert (when.earliest or when.latest) and display(when)


@given(simple() | ordered() | season() | one_of_several())
def test_bounds_are_in_order(text):
    when = parse(text)
    first, last = when.sort_key
    assert first <= last
    assert when.overlaps(first, last) and when.surely_within(first, last)
    opens, closes = date(1000, 1, 1), date(2999, 12, 31)
    begins, ends = span_of(when, opens, closes)
    assert 1000 <= begins < ends < 3000.001


@given(simple())
def test_doubt_never_moves_the_bounds(text):
    bare = text.rstrip("~?%")
    assert (parse(text).earliest, parse(text).latest) == (parse(bare).earliest, parse(bare).latest)
    assert parse(text).is_exact == (text == bare and parse(text).precision == "day")


@given(simple() | ordered())
def test_bounds_agree_with_the_edtf_package(text):
    assert edtf_bounds(text) == (parse(text).earliest, parse(text).latest)


@given(simple() | ordered().filter(lambda text: "X" not in text))
def test_the_edtf_package_reads_every_form_of_the_subset(text):
    assert edtf_accepts(text)


@given(season())
def test_seasons_agree_with_the_edtf_package_but_for_the_end_of_winter(text):
    """It ends every winter with December, so that January and February of none are left."""
    when, (first, last) = parse(text), edtf_bounds(text)
    winter = text.endswith("24")
    assert when.precision == "season" and when.earliest == first
    assert (when.latest.year, when.latest.month) == (first.year + 1, 2) if winter else when.latest == last
    assert when.latest + timedelta(days=1) == date(when.latest.year, when.latest.month + 1, 1)


def its_own(text: str) -> bool:
    """Whether a set is one that the package reads: the ends of a run equally precise, and no digit left open."""
    run = re.search(r"([\d-]+)\.\.([\d-]+)", text)
    return "X" not in text and (run is None or len(run[1]) == len(run[2]))


@settings(max_examples=50)
@given(one_of_several(st.just("")).filter(its_own))
def test_the_bounds_of_a_set_agree_with_the_edtf_package(text):
    assert edtf_accepts(text) and edtf_bounds(text) == (parse(text).earliest, parse(text).latest)


@given(one_of_several())
def test_a_set_lies_where_one_of_its_dates_may_and_nowhere_else(text):
    when = parse(text)
    days = [day for one in when.members for day in one.sort_key]
    assert all(when.overlaps(day, day) and when.touches(day.year, day.year) for day in days)
    for (_, last), (first, _) in pairwise(one.sort_key for one in when.members):
        if (first - last).days > 1:
            assert not when.overlaps(last + timedelta(days=1), first - timedelta(days=1))
        if first.year - last.year > 1:
            assert not when.touches(last.year + 1, first.year - 1)
    assert when.in_doubt and not when.is_exact


@given(simple(), st.booleans())
def test_of_an_unknown_end_only_what_is_told_counts(text, first):
    told, when = parse(text), parse(f"/{text}" if first else f"{text}/")
    assert when.sort_key == told.sort_key and when.in_doubt and not when.is_exact
    assert (when.earliest is None, when.latest is None) == (first, not first)
    assert (when.start_unknown, when.end_unknown) == (first, not first)
    opened = parse(f"../{text}" if first else f"{text}/..")
    assert not opened.start_unknown and not opened.end_unknown and opened.sort_key != when.sort_key


@pytest.mark.parametrize("text", ["next year", "1954-5", "54", ""])
def test_what_the_edtf_package_refuses_is_refused(text):
    assert not edtf_accepts(text)
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "1954-05-19T10:00:00",
        "1954-25",
        "1954-40",
        "Y19540",
        "{1954,1956}",
        "[..1954]",
        "[1954..]",
        "[1954]/1960",
        "19XX",
        "?1954",
    ],
)
def test_what_edtf_has_and_we_do_not_use_is_refused(text):
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("next year", "'next year' is not a date"),
        ("1954-13-01", "there is no month 13"),
        ("1954-02-30", "February 1954 has no day 30"),
        ("1954-XX-03", "'1954-XX-03' has a day but no month"),
        ("1954-25", "25 is a season of one hemisphere or a part of a year, which is not read here"),
        ("1954-41", "41 is a season of one hemisphere or a part of a year, which is not read here"),
        ("1954-20", "there is no month 20"),
        ("1954-42", "there is no month 42"),
        ("1954-21-01", "21 is a season and has no day"),
        ("{1954-05-01,1954-05-03}", "braces mean all of several dates, which is not read here"),
        ("[1954-05-03,1954-05-01]", "1954-05-01 does not come after 1954-05-03"),
        ("[1954-05,1954-05-03]", "1954-05-03 does not come after 1954-05"),
        ("[1954-05-03]", "a set of which one is meant names at least two"),
        ("[1954-05-01, 1954-05-03]", "a blank stands in the set"),
        ("[..1954]", "a set needs a date at both ends of a run"),
        ("[1954,]", "'' is not a date"),
        ("[1954/1956,1958]", "'1954/1956' is not a date"),
        ("[1954,1956]/1958", "'[1954,1956]' is not a date"),
        ("/", "an interval needs a date on at least one side"),
        ("/..", "an interval needs a date on at least one side"),
        ("0000", "there is no year 0000"),
        ("000X", "'000X' lies before the year 1"),
        ("../..", "an interval needs a date on at least one side"),
        ("1955/1954", "the interval ends (1954) before it begins (1955)"),
        ("1954/1955/1956", "'1955/1956' is not a date"),
        ("\u0661\u0669\u0665\u0664", "'\u0661\u0669\u0665\u0664' is not a date"),
    ],
)
def test_the_error_says_why(text, reason):
    with pytest.raises(DateError) as fault:
        parse(text)
    assert str(fault.value) == reason and fault.value.remedy


@pytest.mark.parametrize("text", ["[1954,1956]", "[1954-05-01..1954-05-03]"])
@pytest.mark.parametrize("use", [LASTING, BOUNDED])
def test_what_lasts_is_not_one_of_several_dates(text, use):
    assert parse_for("", text) is parse(text)
    with pytest.raises(DateError, match="what lasts has a first and a last day"):
        parse_for(use, text)


@pytest.mark.parametrize("text", ["1954/", "/1954"])
def test_an_unknown_end_is_none_where_the_time_must_be_known(text):
    assert parse_for(LASTING, text) is parse(text)
    with pytest.raises(DateError, match="has an end that is unknown"):
        parse_for(BOUNDED, text)
    assert parse_for(BOUNDED, text.replace("/", "/..") if text[0] != "/" else f"..{text}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1954-05-19", "19 May 1954"),
        ("1954-05", "May 1954"),
        ("1954-05-XX", "May 1954"),
        ("1954", "1954"),
        ("1954-XX", "1954"),
        ("195X", "the 1950s"),
        ("195X~", "about the 1950s"),
        ("1947-10~", "about October 1947"),
        ("1954?", "1954 (uncertain)"),
        ("1954%", "about 1954 (uncertain)"),
        ("1950-05-03/1950-05-05", "3 to 5 May 1950"),
        ("1950-05-03/1950-05-03", "3 May 1950"),
        ("1950-05-30/1950-06-02", "30 May to 2 June 1950"),
        ("1950-12-30/1951-01-02", "30 December 1950 to 2 January 1951"),
        ("1950-05/1950-07", "May to July 1950"),
        ("1950~/1952", "about 1950 to 1952"),
        ("195X/1962", "the 1950s to 1962"),
        ("2005-04-05/..", "from 5 April 2005"),
        ("../1954", "until 1954"),
        ("1954/", "from 1954, end unknown"),
        ("/1954-05~", "until about May 1954, beginning unknown"),
        ("1954-21", "spring 1954"),
        ("1954-22~", "about summer 1954"),
        ("1954-23?", "autumn 1954 (uncertain)"),
        ("1954-24", "winter 1954–55"),
        ("1999-24", "winter 1999–2000"),
        ("2008-24", "winter 2008–09"),
        ("1954-21/1954-23", "spring to autumn 1954"),
        ("1954-23/1954-24", "autumn 1954 to winter 1954–55"),
        ("[1995-12-25,1995-12-26]", "25 or 26 December 1995"),
        ("[1995-12-25,1995-12-26,1995-12-28]", "25, 26 or 28 December 1995"),
        ("[1995-05-30,1995-06-02]", "30 May or 2 June 1995"),
        ("[1995-12-31,1996-01-01]", "31 December 1995 or 1 January 1996"),
        ("[1995-12-25~,1995-12-28]", "about 25 December 1995 or 28 December 1995"),
        ("[1995-05,1995-07]", "May or July 1995"),
        ("[1995-21,1995-23]", "spring or autumn 1995"),
        ("[1954,1956]", "1954 or 1956"),
        ("[1995-12-20..1995-12-26]", "between 20 and 26 December 1995"),
        ("[1954,1956..1958]", "1954 or between 1956 and 1958"),
        ("[1954..1956,1958-05]", "between 1954 and 1956 or May 1958"),
    ],
)
def test_dates_in_words(text, words):
    assert display(parse(text)) == words


def test_an_interval_within_a_coarser_date_is_in_order():
    assert parse("1954/1954-05").sort_key == (date(1954, 1, 1), date(1954, 5, 31))


def test_a_winter_ends_in_the_year_after_and_with_the_last_of_all_years():
    assert parse("1955-24").sort_key == (date(1955, 12, 1), date(1956, 2, 29))
    assert parse("9999-24").sort_key == (date(9999, 12, 1), date.max)


def test_decimal_years():
    assert year_fraction(date(1950, 1, 1)) == 1950
    assert 1950.49 < year_fraction(date(1950, 7, 2)) < 1950.51
    assert year_fraction(date(1951, 12, 31)) < 1952 <= span_of(parse("1951"), date.min, date.max)[1]


def test_open_ends_are_cut_at_the_bounds():
    first, last = span_of(parse("1954/.."), date(1947, 1, 1), date(1960, 12, 31))
    assert first == 1954 and round(last, 4) == 1961


def test_today_can_be_set(monkeypatch):
    monkeypatch.setenv("DOSSIER_TODAY", "2001-02-03")
    assert today() == date(2001, 2, 3)
    monkeypatch.delenv("DOSSIER_TODAY")
    assert today() == date.today()


def test_today_is_the_day_of_the_clock_asked_unless_it_is_set(monkeypatch):
    first, last = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))  # 26 hours apart, so never on one day
    monkeypatch.delenv("DOSSIER_TODAY", raising=False)
    assert today(first) > today(last)
    monkeypatch.setenv("DOSSIER_TODAY", "2026-11-24")
    assert today(first) == today(last) == today() == date(2026, 11, 24)
