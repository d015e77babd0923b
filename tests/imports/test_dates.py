"""A date as people and spreadsheets write it: read where it means one time, refused in words where it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.content.dates import parse
from dossier.imports.cells import Cell
from dossier.imports.dates import of_text, read
from dossier.imports.faults import Unclear

AS_WRITTEN = [
    "1954",
    "1954-05",
    "1954-05-19",
    "195X",
    "1954~",
    "1954-05-XX",
    "1962-10/1962-11",
    "1947-08-14?",
    "1954/..",
    "../1954",
]
READ = {
    "1947-8-14": "1947-08-14",
    "1971.12.16": "1971-12-16",
    "12/1971": "1971-12",
    "12-1971": "1971-12",
    "14 August 1947": "1947-08-14",
    "August 14, 1947": "1947-08-14",
    "Aug. 1947": "1947-08",
    "May 1950": "1950-05",
    "07/15/1974": "1974-07-15",
    "14/8/1947": "1947-08-14",
    "16.12.1971": "1971-12-16",
    "5.6.1974": "1974-06-05",
    "c. 1947": "1947~",
    "ca. 1967": "1967~",
    "about May 1954": "1954-05~",
    "probably 1969": "1969?",
    "1950s": "195X",
    "the 1950s": "195X",
    "1954–1959": "1954/1959",
    "1954-1959": "1954/1959",
    "3 to 5 May 1950": "1950-05-03/1950-05-05",
    "28 May to 2 June 1950": "1950-05-28/1950-06-02",
    "May to August 1950": "1950-05/1950-08",
    "from 5 April 2005": "2005-04-05/..",
    "until 1954": "../1954",
    "12-13 August 1947": "1947-08-12/1947-08-13",
    "12–13 August 1947": "1947-08-12/1947-08-13",
    "1947-08-14 00:00:00": "1947-08-14",
    "1947.0": "1947",
    "“1974-07-15”": "1974-07-15",
}
REFUSED = {
    "07/05/1974": "is 7 May 1974 or 5 July 1974",
    "05/01/50": "has lost its century",
    "1/2": "has no year",
    "3-5": "has no year",
    "19 May": "has no year",
    "1979/80": "Write 1979/1980 for both years",
    "2015-16": "Write 2015/2016 for both years",
    "43 BC": "before the year 1",
    "-0043": "before the year 1",
    "[1947]": "somebody has supplied",
    "early 1968": "a part of a time",
    "1947-02-30": "no day 30",
    "30/2/1947": "no day of the calendar",
    "1959/1954": "Put the earlier date first",
    "n.d.": "is not a date",
    "19th century": "is not a date",
    "about 3 to 5 May 1950": "in “about 3 to 5 May 1950”",
    "07/05/1974–08/05/1974": "is 7 May 1974 or 5 July 1974",
}


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_date_in_the_format_stays_as_it_is_and_nothing_is_said_of_it(text: str):
    found = of_text(text)
    assert (found.text, found.remark) == (text, "")


@pytest.mark.parametrize(("text", "meant"), READ.items())
def test_a_date_in_another_form_that_means_one_time_is_read_and_named(text: str, meant: str):
    found = of_text(text)
    assert found.text == meant and parse(meant)
    assert f"“{text}” is read as {meant}" in found.remark or text.strip("“”").startswith(meant)


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_what_may_mean_more_than_one_time_is_refused_with_its_whole_text_and_a_remedy(text: str, why: str):
    with pytest.raises(Unclear) as fault:
        of_text(text)
    assert why in str(fault.value) and fault.value.remedy
    assert text in fault.value.said or why == "Put the earlier date first"


def test_one_of_two_days_is_kept_where_the_format_has_sets_and_refused_where_not():
    try:
        assert of_text("25 or 26 December 1995").text == parse("[1995-12-25,1995-12-26]").text
    except Unclear as fault:
        assert "one of several times" in fault.said and "1995-12-25/1995-12-26" in fault.remedy


def test_seasons_are_kept_where_the_format_has_them_and_refused_with_their_months_where_not():
    try:
        assert of_text("spring 1968").text == parse("1968-21").text
    except Unclear as fault:
        assert "1968-03/1968-05" in fault.remedy


def test_an_editor_says_which_comes_first():
    assert of_text("07/05/1974", "dmy").text == "1974-05-07"
    assert of_text("07/05/1974", "mdy").text == "1974-07-05"
    with pytest.raises(Unclear, match="no day when read month first"):
        of_text("15/07/1974", "mdy")


def test_of_two_readings_that_which_the_dossier_has_is_meant():
    assert of_text("05/01/1950", known=parse("1950-05-01")).text == "1950-05-01"
    assert of_text("05/01/50", known=parse("1950-01-05")).text == "1950-01-05"
    with pytest.raises(Unclear):
        of_text("05/01/50", known=parse("1951-05-01"))
    with pytest.raises(Unclear):
        of_text("05/01/1950", known=parse("1951-05-01"))


@pytest.mark.parametrize(("parts", "meant"), [("ymd", "1950-05-01"), ("ym", "1950-05"), ("y", "1950")])
def test_of_a_day_in_a_sheet_only_what_is_shown_was_meant(parts: str, meant: str):
    found = read(Cell("1950-05-01", "date", date(1950, 5, 1), parts))
    assert found.text == meant
    assert bool(found.remark) == (parts != "ymd")


@pytest.mark.parametrize(("parts", "why"), [("md", "without a year"), ("", "without a year"), ("yd", "without its month")])
def test_a_day_that_is_shown_without_its_year_or_month_is_refused(parts: str, why: str):
    with pytest.raises(Unclear, match=why):
        read(Cell("2026-01-02", "date", date(2026, 1, 2), parts))


def test_a_time_of_day_an_error_and_a_truth_value_are_no_dates():
    for kind in ("time", "error", "flag"):
        with pytest.raises(Unclear, match="is no date"):
            read(Cell("12:30", kind))


def test_a_year_that_is_a_number_may_have_its_thousands_parted():
    assert read(Cell("1,947", "number")).text == "1947"
    with pytest.raises(Unclear):
        read(Cell("1,947", "text"))


PIECES = st.sampled_from(
    [
        "1954",
        "54",
        "05",
        "5",
        "19",
        "/",
        "-",
        ".",
        " ",
        "–",
        "May",
        "August",
        "c.",
        "about",
        "?",
        "~",
        "X",
        "to",
        "from",
        "or",
        "spring",
        "BC",
        "[",
        "]",
        ",",
        "..",
    ]
)


@given(st.lists(PIECES, max_size=9).map("".join))
def test_any_text_is_a_date_or_refused_in_words(text: str):
    try:
        found = of_text(text)
    except Unclear as fault:
        assert fault.said and fault.remedy
    else:
        assert parse(found.text).text == found.text
