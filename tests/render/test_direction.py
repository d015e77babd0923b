"""Text that runs from the right is kept apart from what stands beside it, and dates in it stay in their order, in every view."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from bidi import get_display

from dossier.content.direction import APART, END, LEFT_MARK, apart, dated, opens_right, runs_right, unmarked
from dossier.render.markup import esc, way
from dossier.render.parts import literal
from tests.render.test_hostile import views

SAID = "جنگ 1954-08-14"  # a war, and its date
UNSEEN = ("href", "value", "src", "lang")  # attributes that no reader sees, and elements
MACHINES = ("script", "style")


class Loose(HTMLParser):
    """Texts in which letters that run from the right stand beside others, and dates after them without a mark."""

    def __init__(self, markup: str):
        super().__init__()
        self.stack: list[bool] = []
        self.found: list[str] = []
        self.seen = 0
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.stack.append(any(key == "dir" for key, _ in attrs) or tag == "bdi" or (bool(self.stack) and self.stack[-1]))
        for key, value in attrs:
            if key not in UNSEEN:
                self.look(value or "", False)
        if tag in ("meta", "link", "input", "br", "img", "hr", "path", "use", "rect", "circle", "line"):
            self.stack.pop()

    def handle_endtag(self, tag):
        if self.stack:
            self.stack.pop()

    def handle_data(self, data):
        if self.lasttag not in MACHINES:
            self.look(data, bool(self.stack) and self.stack[-1])

    def look(self, text: str, held: bool) -> None:
        depth = 0
        for i, letter in enumerate(text):
            depth += {APART: 1, END: -1}.get(letter, 0)
            if runs_right(letter):
                self.seen += 1
                if not (held or depth):
                    self.found.append(text)
                    return
            before = re.split(f"[A-Za-z{END}{LEFT_MARK}]", text[:i])[-1]
            if re.match(r"\d{4}-\d\d-\d\d", text[i:]) and runs_right(before):
                self.found.append(text)
                return


VIEWS = dict(views(SAID))


@cache
def loose(name: str) -> Loose:
    markup = VIEWS[name]()
    return Loose(str(markup) if not isinstance(markup, bytes) else markup.decode())


@pytest.mark.parametrize("name", VIEWS)
def test_what_runs_from_the_right_stands_apart(name: str):
    assert not loose(name).found, loose(name).found[:3]


def test_the_views_have_such_text():
    assert sum(bool(loose(name).seen) for name in VIEWS) > 20


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{apart('پاکستان')} toward {apart('ہندوستان')}, 1947", "ناتسکاپ toward ناتسودنہ, 1947"),
        (f"{apart('پاکستان')} (1947)", "ناتسکاپ (1947)"),
        (f"on {apart('جنگ 1954-08-14')}, 1954", "on 1954-08-14 گنج, 1954"),
    ],
)
def test_another_program_shows_a_mixed_line_in_its_order(text: str, shown: str):
    assert unmarked(get_display(text, base_dir="L")) == shown


def test_a_date_would_turn_round_without_a_mark():
    assert get_display(SAID, base_dir="R") == "14-08-1954 گنج"
    assert unmarked(get_display(dated(SAID), base_dir="R")) == "1954-08-14 گنج"
    assert unmarked(get_display(dated("جنگ 1954-08-14/1959-01"), base_dir="R")) == "1954-08-14/1959-01 گنج"


def test_a_title_of_the_app_keeps_its_date():
    assert literal(SAID) == f"جنگ {LEFT_MARK}1954-08-14" and literal("War 1954-08-14") == "War 1954-08-14"


def test_other_text_stays_as_it_is():
    assert all(dated(text) == apart(text) == text for text in ("1954-08-14", "Ελλάδα 1954-08-14", "日本 1954-08", "भारत 1954-08"))
    assert apart(" جنگ ") == f" {APART}جنگ{END} "
    assert esc("Türkiye") == "Türkiye" and way("Türkiye جنگ") == ""


def test_where_a_paragraph_begins():
    assert opens_right("جنگ in Korea") and not opens_right("Korea: جنگ") and opens_right("1954: جنگ")
    assert not opens_right(f"{apart('جنگ')} in Korea") and opens_right(f"{apart('جنگ')}, 1954")
    assert way("جنگ") == ' dir="rtl"'
