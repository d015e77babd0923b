"""A line says how far a file is, once it takes a while, and only on a terminal."""

from __future__ import annotations

import io

import pytest

from dossier.handout import made
from dossier.handout.plan import Plan
from dossier.progress import CLEAR, Line
from tests.samples import invented


class Terminal(io.StringIO):
    def __init__(self, real: bool = True):
        super().__init__()
        self.real = real

    def isatty(self) -> bool:
        return self.real


def work(to: Terminal, seconds: list[float]) -> str:
    now = iter(seconds)
    with Line(to, lambda: next(now)) as line:
        for _ in seconds[1:]:
            line("page 3", 0.5)
    return to.getvalue()


def test_a_line_is_shown_after_two_seconds_and_gone_in_the_end():
    assert work(Terminal(), [0, 1, 1.9]) == ""
    assert work(Terminal(), [0, 1, 2.5, 3]) == f"{CLEAR}page 3{CLEAR}page 3{CLEAR}"


def test_a_file_or_a_pipe_gets_no_line():
    assert work(Terminal(real=False), [0, 5, 9]) == ""


@pytest.mark.parametrize(("format", "words"), [("pdf", "page 2 of the PDF"), ("docx", "part 2 of")])
def test_pdf_and_word_say_how_far_they_are(format: str, words: str):
    heard: list[tuple[str, float]] = []
    made(format, invented(), Plan(tuple(invented().periods)), None, lambda *told: heard.append(told))
    shares = [share for _, share in heard]
    assert any(one.startswith(words) for one, _ in heard)
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] > 0.4 and max(shares) < 1
