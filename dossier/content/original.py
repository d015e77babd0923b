"""The author's text beside the edition, where an editor has it: sentences that are swapped, changed or missing on either side.

Each sentence is bound by its fingerprint alone, as readers' copies are. Of what is bound, the longest run in the order of the text
counts as right, and the others as moved. What the file holds is never printed; its lines are named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dossier.content.editions import Binding, EditionError, beginning, bind, decode
from dossier.content.finder import Finder
from dossier.content.model import Sentence
from dossier.content.problems import Problem

FILE = "article.original.txt"
CODES = ("original-unreadable", "original-missing", "original-order", "original-left")


def original(f: Finder) -> Iterator[Problem]:
    """What the file `article.original.txt` shows of the edition; nothing where there is no such file, or the article is the dossier's own."""
    path = f.folder / FILE
    if (
        not path.is_file()
        or f.d.article is None
        or f.d.article.meta.edition == "own"
        or f.read["sentences"] != len(f.d.article.sentences)
    ):
        return
    sentences = [s for s in f.d.article.sentences if s.fingerprint]
    try:
        text = decode(beginning(path))
        bound = bind(text, sentences)
    except EditionError as fault:
        yield _at_file(f, str(fault))
    except OSError as fault:
        yield _at_file(f, f"It cannot be opened ({fault.strerror}).")
    else:
        yield from _Compared(f, text, sentences, bound).problems()


def _at_file(f: Finder, said: str) -> Problem:
    message, _, remedy = said.partition(". ")
    message = message[0].lower() + message[1:].rstrip(".") + "."
    return Problem(
        f"{f.shown}/{FILE}", 1, 1, "original-unreadable", FILE, message, remedy or "Put the article's text there, or delete it."
    )


class _Compared:
    """The edition and the text, sentence by sentence."""

    def __init__(self, f: Finder, text: str, sentences: Sequence[Sentence], bound: Binding):
        self.f, self.text, self.sentences, self.bound = f, text, sentences, bound
        there = [s for s in sentences if s.id in bound.places]
        kept = longest([bound.places[s.id][0] for s in there])
        self.right = [there[i] for i in kept]
        self.moved = [s for i, s in enumerate(there) if i not in set(kept)]

    def fault(self, s: Sentence, code: str, message: str, remedy: str) -> Problem:
        return Problem(f"{self.f.shown}/article.md", *s.mark, code, f"article[{s.id}]", message, remedy)

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def problems(self) -> Iterator[Problem]:
        """Every difference, each told once."""
        if not self.bound.places:
            yield _at_file(
                self.f, "It has none of the edition's sentences. Put the text there from which the fingerprints were made."
            )
            return
        for s in self.moved:
            message = (
                f"its original stands on line {self.line(self.bound.places[s.id][0])} of {FILE}, not where its neighbours do."
            )
            yield self.fault(s, "original-order", message, "Look whether two sentences or two fingerprints were exchanged.")
        left = dict(self.gaps())
        for s in self.sentences:
            if s.id in self.bound.missing:
                near = next((one for one in left if self.between(one, s)), None)
                where = f"; line {self.line(left.pop(near)[0])} has a text that no sentence holds" if near is not None else ""
                message = f"no sentence of {FILE} has its fingerprint{where}."
                remedy = 'Run `python -m dossier fingerprint "the sentence"` if the text was corrected, or take the sentence out.'
                yield self.fault(s, "original-missing", message, remedy)
        for after, (start, end) in left.items():
            first, last = self.line(start), self.line(end - 1)
            lines = f"line {first}" if first == last else f"lines {first} to {last}"
            side = "after" if after >= 0 else "before"
            message = f"{lines} of {FILE} {'has' if first == last else 'have'} a text, {side} the original of this one, that no sentence holds."
            remedy = f"Add the sentence with its fingerprint, or delete the text from {FILE} where it is no part of the article."
            yield self.fault(self.right[max(after, 0)], "original-left", message, remedy)

    def gaps(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Text between two sentences that follow one another: the number of the first of them, -1 before all, and where it stands."""
        taken = sorted(self.bound.places.values())
        ends = [0, *(end for _, end in taken)]
        starts = [*(start for start, _ in taken), len(self.text)]
        order = {self.bound.places[s.id]: i for i, s in enumerate(self.right)}
        after = -1
        for i, (end, start) in enumerate(zip(ends, starts, strict=True)):
            after = order.get(taken[i - 1], after) if i else -1
            found = self.text[end:start]
            if any(map(str.isalnum, found)):
                first = end + len(found) - len(found.lstrip())
                yield after, (first, end + len(found.rstrip()))

    def between(self, after: int, s: Sentence) -> bool:
        """True where a sentence that was not found stands between the one of that number and the next that was."""
        at = self.sentences.index(s)
        before = self.sentences.index(self.right[after]) if after >= 0 else -1
        follows = self.sentences.index(self.right[after + 1]) if after + 1 < len(self.right) else len(self.sentences)
        return before < at < follows


def longest(numbers: Sequence[int]) -> list[int]:
    """The places of the longest run of rising numbers, in order.

    >>> longest([1, 5, 2, 3, 9])
    [0, 2, 3, 4]
    """
    ends: list[int] = []  # the least last number of a run of each length
    places: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length:] = [number] if length == len(ends) else [number, *ends[length + 1 :]]
        places[length:] = [i] if length == len(places) else [i, *places[length + 1 :]]
    out = []
    at = places[-1] if places else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]
