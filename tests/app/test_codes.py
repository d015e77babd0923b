"""The finder of codes on the Method page."""

from __future__ import annotations

from tests.app.opening import assert_sound, opened, part
from tests.samples import Page


def found(at) -> list[str]:
    """The codes in the finder's table."""
    return [text for attrs, text in Page(part(at, "codes_leaf")["html"]).all("th") if attrs.get("scope") == "row"]


def test_an_act_in_plain_words_finds_codes_and_stands_in_the_address():
    at = opened("method")
    assert_sound(at)
    assert found(at) == [f"{family:02}" for family in range(1, 21)]
    at.text_input(key="code_words").set_value("recalls ambassador").run()
    assert_sound(at)
    assert found(at)[0] == "161" and at.query_params["code_words"] == "recalls ambassador"


def test_a_link_opens_the_same_codes_and_nothing_found_is_said():
    assert found(opened("method", code_words="0871"))[0] == "0871"
    at = opened("method", code_words="zzqq")
    assert found(at) == [] and "No code is explained with “zzqq”" in part(at, "codes_leaf")["html"]
