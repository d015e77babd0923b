"""Dates: the supported part of EDTF, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.dates import DateError, display, parse, span_of, today, year_fraction
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


@given(st.text())
def test_any_text_is_a_date_or_a_date_error(text):
    try:
        assert parse(text).text == text
    except DateError as fault:
        assert str(fault)


@given(st.from_regex(r"[0-9X./~?%-]{1,24}", fullmatch=True))
def test_what_looks_like_a_date_is_one_or_a_date_error(text):
    try:
        when = parse(text)
    except DateError:
        return
    assert when.earliest or when.latest


@given(simple() | ordered())
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


@pytest.mark.parametrize("text", ["next year", "1954-5", "54", ""])
def test_what_the_edtf_package_refuses_is_refused(text):
    assert not edtf_accepts(text)
    with pytest.raises(DateError):
        parse(text)


@pytest.mark.parametrize("text", ["1954/", "/1954", "1954-05-19T10:00:00", "1954-21", "Y19540", "[1954,1956]", "19XX", "?1954"])
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
    assert str(fault.value) == reason


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
    ],
)
def test_dates_in_words(text, words):
    assert display(parse(text)) == words


def test_an_interval_within_a_coarser_date_is_in_order():
    assert parse("1954/1954-05").sort_key == (date(1954, 1, 1), date(1954, 5, 31))


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
