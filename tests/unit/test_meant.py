"""What a date that cannot be read may mean: every reading is a date, and what has several names them all."""

from __future__ import annotations

import pytest

from dossier.content.dates import parse
from dossier.content.meant import readings, remedy


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("“1974-07-15”", ["1974-07-15"]), ("'1974'", ["1974"]), ("1974‑07‑15", ["1974-07-15"]), ("1974—1978", ["1974/1978"]),
        ("07/15/1974", ["1974-07-15"]), ("15.7.1974", ["1974-07-15"]), ("05/06/1974", ["1974-05-06", "1974-06-05"]),
        ("6/6/1974", ["1974-06-06"]), ("1974/7/5", ["1974-07-05"]), ("19740705", ["1974-07-05"]), ("1974-7-5", ["1974-07-05"]),
        ("7/1974", ["1974-07"]), ("1974.07", ["1974-07"]), ("5 July 1974", ["1974-07-05"]), ("July 5th, 1974", ["1974-07-05"]),
        ("Sept. 1974", ["1974-09"]), ("1970s", ["197X"]), ("c. 1974", ["1974~"]), ("about 1974", ["1974~"]),
        ("since 1974", ["1974/.."]), ("1974-", ["1974/.."]), ("until 1974", ["../1974"]), ("1974-1978", ["1974/1978"]),
        ("2015/16", ["2015/2016", "2015", "2016"]), ("31/31/1974", []), ("soon", []), ("", []), ("30 February 1974", []),
    ],
)  # fmt: skip
def test_a_date_written_otherwise(text, meant):
    assert [made for made, _ in readings(text)] == meant
    assert all(parse(made).text == made for made in meant)


def test_a_remedy_says_on_what_each_reading_depends():
    assert remedy("05/06/1974") == 'Write "1974-05-06" if the month stands first, "1974-06-05" if the day stands first.'
    assert remedy("6/6/1974") == 'Write "1974-06-06".'
    assert remedy("“1974”") == 'Write "1974", with straight quotation marks.'
    assert remedy("2015/16", quoted=False).startswith("Write 2015/2016 for the two years, 2015 or 2016 for the one ")
    assert remedy("soon") == remedy("") == ""
