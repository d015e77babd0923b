"""One folding for every search: what words have in common, however they are typed.

Case, accents and other marks, composed and decomposed letters, widths, dashes, quotation marks, digits, dotted and dotless i,
and the letter forms of Arabic, Persian and Urdu do not matter. Letters are folded one by one, never by what stands beside
them: so the work is linear, each folded letter keeps its place in the text, and the script of the single file, which is
given `table`, folds the same.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

# Letters that no rule of Unicode brings together, under what most readers type. Without a rule: signs for ayn and hamza, and
# the stroke that stretches Arabic words, are left out.
LETTERS = {
    "a": "ə", "b": "ƀɓ", "d": "đðɖɗ", "g": "ǥɠ", "h": "ħ", "i": "ı", "k": "ƙ", "l": "łƚ", "n": "ŋ", "o": "ø", "t": "ŧ", "z": "ƶ",
    "ae": "æ", "oe": "œ", "ss": "ß", "th": "þ",
    "г": "ґғ", "к": "қ", "н": "ң", "о": "ө", "у": "ұү", "х": "ҳ",
    "ا": "ٱ", "ی": "يى", "ک": "كڪ", "ه": "ةہھەۃ",
    "'": "’‘‛ʼʻ′`´", '"': "“”„‟″«»", "-": "−⁃", "/": "⁄∕", "": "ʿʾـ",
}  # fmt: skip
MAPPED = {letter: put for put, letters in LETTERS.items() for letter in letters}
# Marks that are more than an accent, by their class: virama, voicing of kana, vowels of Thai, Lao and Tibetan.
SPOKEN = frozenset({8, 9, 84, 91, 103, 107, 118, 122, 129, 130, 132})
UNSEEN = ("COMBINING ", "VARIATION SELECTOR", "MONGOLIAN FREE VARIATION")  # marks without a class that choose a form
PLANES = (range(0x34000), range(0xE0000, 0xE0200))  # beyond them Unicode has no letters
JAMO = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))  # the parts of a Hangul syllable after its first


def _dropped(letter: str, kind: str) -> bool:
    if kind != "Mn":
        return kind in ("Cf", "Me")
    of = unicodedata.combining(letter)
    return of not in SPOKEN if of else unicodedata.name(letter, "").startswith(UNSEEN)


def _step(letter: str) -> str:
    """A letter one step nearer to its folded form."""
    kind = unicodedata.category(letter)
    if letter in MAPPED or _dropped(letter, kind):
        return MAPPED.get(letter, "")
    if letter.isspace():
        return " "
    if kind in ("Pd", "Nd"):
        return "-" if kind == "Pd" else str(unicodedata.decimal(letter))
    parts = unicodedata.normalize("NFKD", letter)
    if parts[0] == " ":  # a mark that stands alone is no space
        parts = unicodedata.normalize("NFD", letter)
    return letter.casefold() if parts == letter else parts


class _Known(dict[int, str]):
    """The folded form by code point, found when it is first asked for; what is no letter of Unicode is not kept."""

    def __missing__(self, point: int) -> str:
        now, before = chr(point), ""
        if (kind := unicodedata.category(now)) in ("Cn", "Co", "Cs"):
            return now
        if kind == "Lo" and now not in MAPPED and unicodedata.is_normalized("NFKD", now):
            return self.setdefault(point, now)
        while now != before:
            now, before = "".join(map(_step, now)), now
        return self.setdefault(point, now)


_known = _Known()


def folded(text: str) -> str:
    """Text for a search. What is folded stays as it is when it is folded again."""
    return text.translate(_known)


def _joins(letter: str) -> bool:
    """Whether a letter belongs to the one before it: a mark, a joiner, the later part of a syllable."""
    return unicodedata.category(letter)[0] == "M" or not _known[ord(letter)] or any(ord(letter) in part for part in JAMO)


def places(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in a text of spans of its folded form, in their order: they cover whole letters and never overlap."""
    ends = list(accumulate(len(_known[ord(letter)]) for letter in text))  # how much is folded up to each letter and with it
    out: list[tuple[int, int]] = []
    last = 0
    for first, after in spans:
        if first < last:
            continue
        start, end = bisect_right(ends, first), bisect_left(ends, after) + 1
        while start and _joins(text[start]):
            start -= 1
        while end < len(text) and _joins(text[end]):
            end += 1
        out.append((start, end))
        last = ends[end - 1]
    return out


def _found(said: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = said.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = said.find(wanted, at + 1)


def hits(text: str, query: str) -> list[tuple[int, int]]:
    """Where the query stands: places in the text that cover whole letters and never overlap; none for an empty query."""
    wanted, said = folded(query).strip(), folded(text)
    return places(text, _found(said, wanted)) if wanted and wanted in said else []


@cache
def table() -> dict[str, str]:
    """Every letter that is not its own folded form, with that form."""
    return {chr(i): put for plane in PLANES for i in plane if (put := _known[i]) != chr(i)}
