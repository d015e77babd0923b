"""Times as texts say them."""

from __future__ import annotations

import pytest

from dossier.content.dates import parse
from dossier.content.folding import folded
from dossier.index.said import Time, dated, lasting, times_said, within

SEPTEMBER = Time(None, 2001, 9, 11)


def read(text: str, named: bool = False) -> list[list[str]]:
    return [[time.words() for time in said.times] for said in times_said(folded(text), named)]


CASES = {
    "11 September 2001": [["11 September 2001"]],
    "September 11, 2001": [["11 September 2001"]],
    "11 Sept 2001": [["11 September 2001"]],
    "11 Sep. 2001": [["11 September 2001"]],
    "the 11th of September 2001": [["11 September 2001"]],
    "2001 September 11": [["11 September 2001"]],
    "2001-09-11": [["11 September 2001"]],
    "2001/09/11": [["11 September 2001"]],
    "11.9.2001": [["11 September 2001"]],
    "11. 9. 2001": [["11 September 2001"]],
    "٢٠٠١-٠٩-١١": [["11 September 2001"]],
    "11 September": [["11 September"]],
    "September 11": [["11 September"]],
    "9/11": [["11 September", "9 November"]],
    "7/4": [["4 July", "7 April"]],
    "7/4/1971": [["4 July 1971", "7 April 1971"]],
    "7/4/71": [["4 July 1971", "7 April 1971"]],
    "7/4/04": [["4 July 2004", "7 April 2004"]],
    "5/5": [["5 May"]],
    "23/12": [["23 December"]],
    "sept 2001": [["September 2001"]],
    "Sept. 2001": [["September 2001"]],
    "2001-09": [["September 2001"]],
    "2001 September": [["September 2001"]],
    "May and June 1998": [["May 1998", "June 1998"]],
    "11 and 13 May 1998": [["11 May 1998", "13 May 1998"]],
    "11 to 14 May": [["11 May", "14 May"]],
    "2001": [["2001"]],
    "1954-55": [["1954", "1955"]],
    "1999-2000": [["1999"], ["2000"]],
    "1990s": [["the 1990s"]],
    "1990's": [["the 1990s"]],
    "the ’90s": [["the 1990s"]],
    "the 20s": [["the 2020s"]],
    "in 1965 and on 6 September": [["1965"], ["6 September"]],
    "": [],
    "September": [],
    "may I march": [],
    "31 February": [],
    "30/2": [],
    "0/0": [],
    "13/13": [],
    "9/11/0000": [],
    "29/2/2001": [],
    "29/2/2000": [["29 February 2000"]],
    "F-16": [],
    "24/7/365": [],
    "Resolution 242": [],
    "v1999x": [],
    "12345": [],
}


@pytest.mark.parametrize("text", CASES)
def test_a_time_is_read_in_every_form(text):
    assert read(text) == CASES[text]


def test_of_a_text_one_pair_is_a_name():
    assert read("after 9/11", named=True) == [["11 September 2001"]]
    assert read("after 9/12", named=True) == [["12 September", "9 December"]]


def test_a_place_is_that_of_the_words():
    text = "On 11 September 2001, in New York"
    (said,) = times_said(folded(text))
    assert text[said.start : said.end] == "11 September 2001"


WITHIN = [
    (SEPTEMBER, SEPTEMBER, None, True),
    (SEPTEMBER, Time(None, None, 9, 11), None, True),
    (SEPTEMBER, Time(None, 2001, 9), None, True),
    (SEPTEMBER, Time(None, 2001), None, True),
    (SEPTEMBER, Time(200), None, True),
    (SEPTEMBER, Time(None, 2001, 9, 12), None, False),
    (SEPTEMBER, Time(199), None, False),
    (Time(None, None, 9, 11), SEPTEMBER, None, True),
    (Time(None, None, 9, 11), SEPTEMBER, (2001, 2001), True),
    (Time(None, None, 9, 11), SEPTEMBER, (1948, 1950), False),
    (Time(None, None, 9, 11), Time(None, 2001), (2001, 2001), False),
    (Time(None, 2001), SEPTEMBER, None, False),
    (Time(200), Time(None, 2001), None, False),
    (Time(199), Time(199), None, True),
    (Time(None, 1994), Time(199), None, True),
]


@pytest.mark.parametrize(("one", "asked", "years", "is_within"), WITHIN)
def test_a_narrower_time_lies_in_a_wider_one_and_not_the_other_way(one, asked, years, is_within):
    assert within(one, asked, years) is is_within


DATED = [
    ("2001-09-11", SEPTEMBER, True, False),
    ("2001-09-11", Time(None, None, 9, 11), True, False),
    ("2001-09", SEPTEMBER, False, False),
    ("2001", SEPTEMBER, False, False),
    ("2001-09~", Time(None, 2001, 9), True, False),
    ("2001-09-01/2001-09-20", SEPTEMBER, False, True),
    ("2001-09-01/2001-09-20", Time(None, None, 9, 11), False, True),
    ("2001-09/2001-10", SEPTEMBER, False, False),
    ("2001-09-11/2001-10-02", SEPTEMBER, True, True),
    ("1979/1989", Time(None, 1985), False, True),
    ("1979/1989", Time(197), True, True),
    ("1985/..", Time(None, 1990), False, False),
    ("1985/..", Time(None, 1985), True, False),
    ("../1985-02-28", Time(None, None, 2, 29), False, False),
    ("1985-02-01/1985-03-03", Time(None, None, 2, 29), False, False),
    ("198X", Time(198), True, False),
]


@pytest.mark.parametrize(("when", "asked", "is_dated", "lasts"), DATED)
def test_a_date_lies_in_the_time_asked_for_or_goes_on_at_it(when, asked, is_dated, lasts):
    assert (dated(parse(when), asked), lasting(parse(when), asked)) == (is_dated, lasts)
