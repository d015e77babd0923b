"""In which order the letters of a line stand on paper where scripts of both directions meet: Unicode's bidirectional algorithm.

It is Unicode Standard Annex 9, whose names for its rules stand beside the lines. Libraries return the text turned round, not the
levels that a setter needs while it breaks lines; a test compares the outcome with one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import bidirectional, category, mirrored

DEEPEST, OPEN_BRACKETS = 125, 63
EMBEDDINGS, ISOLATES = ("LRE", "RLE", "LRO", "RLO"), ("LRI", "RLI", "FSI")
GONE = (*EMBEDDINGS, "PDF", "BN")  # X9
NEUTRAL = ("B", "S", "WS", "ON", *ISOLATES, "PDI")
TRAILING = ("WS", *ISOLATES, "PDI", *GONE)
SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}  # brackets that have two codes
STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # how a kind counts beside what is neutral


def base(kinds: Sequence[str]) -> int:
    """The level of a paragraph, 0 or 1, by the first letter that no isolate holds (P2, P3)."""
    depth = 0
    for kind in kinds:
        if kind == "PDI":
            depth = max(0, depth - 1)
        elif kind in ISOLATES:
            depth += 1
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def levels(text: str, paragraph: int) -> list[int]:
    """The level of each letter of a paragraph of that level; an odd one runs from the right."""
    kinds = [bidirectional(letter) or "L" for letter in text]
    found, said = _explicit(kinds, paragraph)
    for one in list(_sequences(kinds, said, found, paragraph)):  # all of them before a level changes
        _weak(one)
        _brackets(text, one)
        _neutral(one)
        for i, kind in zip(one.places, one.kinds, strict=True):  # I1, I2
            found[i] += int(kind != "R") if one.level % 2 else {"L": 0, "R": 1}.get(kind, 2)
    for i, kind in enumerate(kinds):
        if kind in GONE:  # it stands where the letter before it does
            found[i] = found[i - 1] if i else paragraph
    return found


def in_line(text: str, found: Sequence[int], paragraph: int) -> list[int]:
    """The levels of a line's letters: blanks at its end are the paragraph's, and so are tabs and blanks before them (L1)."""
    out, trailing = list(found), True
    for i in range(len(text) - 1, -1, -1):
        kind = bidirectional(text[i])
        trailing = kind in ("S", "B") or (trailing and kind in TRAILING)
        out[i] = paragraph if trailing else out[i]
    return out


def order(found: Sequence[int]) -> list[int]:
    """Of things in a line, each with its level, which stand one after the other from the left (L2)."""
    out = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(out):
            end = start
            while end < len(out) and found[out[end]] >= level:
                end += 1
            out[start:end] = out[start:end][::-1]
            start = max(end, start + 1)
    return out


def _other(letter: str) -> str:
    """The other half of a bracket; empty for a sign that is none (BD14, BD15)."""
    if not mirrored(letter) or category(letter) not in ("Ps", "Pe"):
        return ""
    step = 1 if category(letter) == "Ps" else -1
    near = chr(ord(letter) + step)
    return near if category(near) in ("Ps", "Pe") and mirrored(near) else chr(ord(letter) + 2 * step)


def turned(letter: str) -> str:
    """A sign as it stands where text runs from the right: a bracket or a sign of comparison turns round (L4)."""
    return _other(letter) or TURNED.get(letter, letter)


TURNED = {one: other for pair in ("<>", "«»", "‹›", "≤≥") for one, other in ((pair[0], pair[1]), (pair[1], pair[0]))}


@dataclass
class _Sequence:
    """An isolating run sequence: places and kinds of its letters, and the directions before and after it."""

    level: int
    places: list[int]
    kinds: list[str]
    before: str
    after: str

    @property
    def own(self) -> str:
        """The direction of its level."""
        return "R" if self.level % 2 else "L"


@dataclass
class _Nesting:
    """What is open while a text is read (level, override, whether an isolate), and how much did not fit any more."""

    stack: list[tuple[int, str, bool]]
    isolates: int = 0
    embeddings: int = 0
    found: list[int] = field(default_factory=list)

    def open(self, right: bool, override: str, isolate: bool) -> None:
        """X2 to X5c."""
        level = self.stack[-1][0]
        new = level + 2 if level % 2 == right else level + 1
        if new <= DEEPEST and not self.isolates and not self.embeddings:
            self.stack.append((new, override, isolate))
        elif isolate:
            self.isolates += 1
        elif not self.isolates:
            self.embeddings += 1

    def end_isolate(self) -> None:
        """X6a."""
        if self.isolates:
            self.isolates -= 1
        elif any(isolate for _, _, isolate in self.stack):
            self.embeddings = 0
            while not self.stack.pop()[2]:
                pass

    def end_embedding(self) -> None:
        """X7."""
        if self.embeddings and not self.isolates:
            self.embeddings -= 1
        elif not self.isolates and len(self.stack) > 1 and not self.stack[-1][2]:
            self.stack.pop()


def _mates(kinds: Sequence[str]) -> dict[int, int]:
    """Where each isolate ends, by where it begins (BD9)."""
    begun, out = list[int](), dict[int, int]()
    for i, kind in enumerate(kinds):
        if kind in ISOLATES:
            begun.append(i)
        elif kind == "PDI" and begun:
            out[begun.pop()] = i
    return out


def _explicit(kinds: list[str], paragraph: int) -> tuple[list[int], list[str]]:
    """The levels that signs for order give, and the kinds, some of which such a sign changes (X1 to X8)."""
    now, said, mates = _Nesting([(paragraph, "", False)]), list(kinds), _mates(kinds)
    for i, kind in enumerate(kinds):
        if kind == "PDI":
            now.end_isolate()
        level, override, _ = now.stack[-1]
        now.found.append(level)
        said[i] = override if override and kind not in GONE else kind
        if kind in EMBEDDINGS:
            now.open(kind[0] == "R", kind[0] if kind[2] == "O" else "", False)
        elif kind == "PDF":
            now.end_embedding()
        elif kind in ISOLATES:
            right = base(kinds[i + 1 : mates.get(i)]) == 1 if kind == "FSI" else kind == "RLI"
            now.open(right, "", True)
    return now.found, said


def _sequences(kinds: list[str], said: list[str], found: list[int], paragraph: int) -> Iterator[_Sequence]:
    """The runs of one level, those joined between which an isolate stands (X10)."""
    kept, mates, runs = [i for i, kind in enumerate(kinds) if kind not in GONE], _mates(kinds), list[list[int]]()
    for i in kept:
        if runs and found[runs[-1][-1]] == found[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    rank, starts, ends = {i: n for n, i in enumerate(kept)}, {run[0]: run for run in runs}, set(mates.values())
    for run in runs:
        if run[0] in ends:
            continue
        places = list(run)
        while places[-1] in mates:
            places += starts[mates[places[-1]]]  # what is between has a level of its own
        level, first, last = found[places[0]], rank[places[0]], rank[places[-1]]
        before = found[kept[first - 1]] if first else paragraph
        after = found[kept[last + 1]] if last + 1 < len(kept) and kinds[places[-1]] not in ISOLATES else paragraph
        sides = ["R" if max(level, other) % 2 else "L" for other in (before, after)]
        yield _Sequence(level, places, [said[i] for i in places], *sides)


def _weak(one: _Sequence) -> None:
    """Marks, digits and what stands between digits (W1 to W7)."""
    kinds, count = one.kinds, len(one.kinds)
    for i, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            last = kinds[i - 1] if i else one.before
            kinds[i] = "ON" if last in (*ISOLATES, "PDI") else last
    strong = one.before
    for i, kind in enumerate(kinds):  # W2
        strong = kind if kind in ("L", "R", "AL") else strong
        kinds[i] = "AN" if kind == "EN" and strong == "AL" else kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for i in range(1, count - 1):  # W4
        sides = {kinds[i - 1], kinds[i + 1]}
        if (kinds[i] in ("ES", "CS") and sides == {"EN"}) or (kinds[i] == "CS" and sides == {"AN"}):
            kinds[i] = kinds[i - 1]
    start = 0
    while start < count:  # W5
        end = start
        while end < count and kinds[end] == "ET":
            end += 1
        if end > start and "EN" in (kinds[start - 1] if start else "", kinds[end] if end < count else ""):
            kinds[start:end] = ["EN"] * (end - start)
        start = max(end, start + 1)
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]  # W6
    strong = one.before
    for i, kind in enumerate(kinds):  # W7
        strong = kind if kind in ("L", "R") else strong
        kinds[i] = "L" if kind == "EN" and strong == "L" else kind


def _pairs(text: str, one: _Sequence) -> list[tuple[int, int]]:
    """The brackets that belong together, by where they open (BD16)."""
    begun, out = list[tuple[str, int]](), list[tuple[int, int]]()
    for i, place in enumerate(one.places):
        letter = SAME.get(text[place], text[place])
        other = _other(letter) if one.kinds[i] == "ON" else ""
        if other and category(letter) == "Ps":
            if len(begun) == OPEN_BRACKETS:
                return []
            begun.append((other, i))
        elif other:
            at = next((n for n in range(len(begun) - 1, -1, -1) if begun[n][0] == letter), None)
            if at is not None:
                out.append((begun[at][1], i))
                del begun[at:]
    return sorted(out)


def _brackets(text: str, one: _Sequence) -> None:
    """A pair of brackets goes with what it holds, or with what stands before it (N0)."""
    for first, last in _pairs(text, one):
        inside = {STRONG[kind] for kind in one.kinds[first + 1 : last] if kind in STRONG}
        if not inside:
            continue
        way = one.own
        if way not in inside:
            before = next((STRONG[kind] for kind in reversed(one.kinds[:first]) if kind in STRONG), one.before)
            way = before if before in inside else one.own
        for at in (first, last):
            one.kinds[at] = way
            while at + 1 < len(one.kinds) and bidirectional(text[one.places[at + 1]]) == "NSM":
                at += 1
                one.kinds[at] = way


def _neutral(one: _Sequence) -> None:
    """What has no direction takes that of both sides, or that of its level (N1, N2)."""
    start, count = 0, len(one.kinds)
    while start < count:
        end = start
        while end < count and one.kinds[end] in NEUTRAL:
            end += 1
        if end > start:
            before = STRONG[one.kinds[start - 1]] if start else one.before
            after = STRONG[one.kinds[end]] if end < count else one.after
            one.kinds[start:end] = [before if before == after else one.own] * (end - start)
        start = max(end, start + 1)
