"""Words of other scripts in a PDF: the glyphs that HarfBuzz makes of them, and the fonts in the file.

ReportLab sets letter by letter, each by its code. Here a glyph has its own number. The file says of each which letters it is, and
where that is not the same everywhere, beside the glyphs themselves (`ActualText`): so a word is found, copied and read out as it was
written. Glyphs stand from left to right in any script, as programs that read a page take for granted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from dossier.handout.faces import Face

WORDS = 1 << 14  # how many shaped words are kept
CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{rows}endcmap CMapName currentdict /CMap defineresource pop end end"""
NOT_SHOWN = (b"GSUB", b"GPOS", b"GDEF", b"cmap")  # tables by which words are shaped, which is done by then
NOTHING = "\u200b"  # what a further sign of a letter is said to be: a blank without width
NEAR = 0.5  # as good as the same place, in thousandths of the size
ROWS = 100  # of a block of a character map


class Glyph(NamedTuple):
    """A glyph by its number in the font, its place from the last one's end, its advance, and the letter that it begins with.

    Lengths are in thousandths of the size.
    """

    number: int
    x: float
    y: float
    advance: float
    letter: int


@lru_cache(WORDS)
def shaped(face: Face, word: str, right: bool) -> tuple[Glyph, ...]:
    """The glyphs of a word from left to right."""
    import uharfbuzz

    buffer, scale = uharfbuzz.Buffer(), 1000 / face.shape.face.upem
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS  # a mark is told from its letter
    buffer.direction = "rtl" if right else "ltr"
    uharfbuzz.shape(face.shape, buffer)
    return tuple(
        Glyph(info.codepoint, at.x_offset * scale, at.y_offset * scale, at.x_advance * scale, info.cluster)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


def width(face: Face, text: str, right: bool, size: float) -> float:
    """How wide a text is that needs no other font."""
    words = text.split(" ")
    made = [glyph.advance for word in (*words, *[" "] * (len(words) - 1)) if word for glyph in shaped(face, word, right)]
    return sum(made) * size / 1000


def written(text: str) -> str:
    """A text as a string of the file."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


@dataclass
class Embedded:
    """A font in a file, with the glyphs that it shows and the letters each was first made of."""

    face: Face
    key: str
    used: dict[int, str] = field(default_factory=dict)

    def drawn(self, word: str, right: bool, size: float, x: float, y: float) -> str:
        """The operators that set a word at a place."""
        glyphs = shaped(self.face, word, right)
        starts = sorted({glyph.letter for glyph in glyphs})
        said = {at: word[at:end] for at, end in zip(starts, [*starts[1:], len(word)], strict=True)}
        placed = list(self._placed(glyphs))
        letters = [list(group) for _, group in groupby(placed, lambda one: one[0].letter)]
        plain = [len(group) == 1 and self._is(group[0][0].number, said[group[0][0].letter]) for group in letters]
        out, span = [f"BT /{self.key} {size:g} Tf"], "/Span <</ActualText {}>> BDC"
        if right or all(plain):
            for group, known in zip(letters, plain, strict=True):
                set_ = self._set(group, size, x, y)
                out += set_ if known else [span.format(written(said[group[0][0].letter])), *set_, "EMC"]
        else:  # its signs may stand in another order than its letters
            for group in letters:
                for i, (glyph, _) in enumerate(group):
                    self.used.setdefault(glyph.number, NOTHING if i else said[glyph.letter])
            out += [span.format(written(word)), *self._set(placed, size, x, y), "EMC"]
        return " ".join([*out, "ET"])

    def _is(self, glyph: int, letters: str) -> bool:
        """True where the file says of a glyph that it is these letters; what it is first is what the file says."""
        return self.used.setdefault(glyph, letters) == letters

    def _placed(self, glyphs: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, float]]:
        """Glyphs with the places to which the advances before them lead."""
        at = 0.0
        for glyph in glyphs:
            yield glyph, at + glyph.x
            at += glyph.advance

    def _set(self, placed: list[tuple[Glyph, float]], size: float, x: float, y: float) -> list[str]:
        """Glyphs in rows; one that does not stand where the font's own widths lead begins another row."""
        out, row, led, height = list[str](), list[str](), 0.0, 0.0
        for glyph, at in placed:
            if not row or abs(at - led) > NEAR or glyph.y != height:
                out += [f"<{''.join(row)}> Tj"] if row else []
                row, led, height = [], at, glyph.y
                out.append(f"1 0 0 1 {x + at * size / 1000:.3f} {y + height * size / 1000:.3f} Tm")
            row.append(f"{glyph.number:04X}")
            led += self._advance(glyph.number)
        return [*out, f"<{''.join(row)}> Tj"] if row else out

    def put_into(self, document: Any) -> None:
        """Make the font a part of the file."""
        face, name = self.face.shape.face, PDFName(f"DOSSIE+{self.face.name}")
        scale, extents = 1000 / face.upem, self.face.shape.get_font_extents("ltr")
        up, down = round(extents.ascender * scale), round(extents.descender * scale)
        widths = [one for n in sorted(self.used) for one in (n, PDFArray([self._advance(n)]))]
        about = {"Type": PDFName("FontDescriptor"), "FontName": name, "Flags": 4, "FontBBox": PDFArray([-1000, down, 2000, up]),
                 "ItalicAngle": 0, "Ascent": up, "Descent": down, "CapHeight": up, "StemV": 80,
                 "FontFile2": self._stream(document, "file", self._part())}  # fmt: skip
        system = PDFDictionary({"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0})
        below = {"Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2"), "BaseFont": name, "CIDSystemInfo": system,
                 "CIDToGIDMap": PDFName("Identity"), "W": PDFArray(widths),
                 "FontDescriptor": document.Reference(PDFDictionary(about), f"{self.key}about")}  # fmt: skip
        font = {"Type": PDFName("Font"), "Subtype": PDFName("Type0"), "BaseFont": name, "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(PDFDictionary(below), f"{self.key}below")]),
                "ToUnicode": self._stream(document, "letters", self._letters())}  # fmt: skip
        document.idToObject["BasicFonts"].dict[self.key] = document.Reference(PDFDictionary(font), f"{self.key}font")

    def _advance(self, glyph: int) -> float:
        """The width that the file gives a glyph."""
        return round(self.face.shape.get_glyph_h_advance(glyph) * 1000 / self.face.shape.face.upem, 1)

    def _stream(self, document: Any, what: str, content: bytes) -> Any:
        stream = PDFStream(PDFDictionary({"Length1": len(content)}), content, [PDFZCompress])
        return document.Reference(stream, f"{self.key}{what}")

    def _part(self) -> bytes:
        """The font with the glyphs that are shown, each under its number."""
        import uharfbuzz

        wanted = uharfbuzz.SubsetInput()
        wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(self.used)
        wanted.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag, "big") for tag in NOT_SHOWN)
        wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
        return uharfbuzz.subset(self.face.shape.face, wanted).blob.data

    def _letters(self) -> bytes:
        """What each glyph says, for programs that do not read `ActualText`."""
        rows = [f"<{n:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for n, text in sorted(self.used.items()) if text]
        parts = [rows[i : i + ROWS] for i in range(0, len(rows), ROWS)]
        return CMAP.format(rows="".join(f"{len(p)} beginbfchar\n{''.join(p)}endbfchar\n" for p in parts)).encode("ascii")
