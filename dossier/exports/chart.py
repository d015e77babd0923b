"""The timeline's chart as a file with title, key and origin: SVG, light and dark, and PNG on light paper with its letters.

Many programs know no custom properties and drop what they do not know, so colours are written out; those of the dark look
stand apart, where only a program that knows of looks reads them.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable

from dossier.citing import cite
from dossier.content.unicode import columns
from dossier.content.vocabulary import vocabulary
from dossier.exports.origin import licence_page, origin
from dossier.extras import need
from dossier.handout.letters import font_files, owned_up, registered
from dossier.index.limits import held
from dossier.index.queries import Catalogue
from dossier.index.words import dotted_lanes
from dossier.layout.shapes import SHAPES
from dossier.layout.theme import DARK, FONT, LIGHT, Theme, variables
from dossier.render.markup import NOTHING, Markup, as_is, exact, html, joined
from dossier.render.signs import WIDE
from dossier.render.timeline import SCREEN, sheet, timeline_svg

LOSES = "all words but names and dates: the texts of events and alignments, the sentences, claims, sources and values"
PNG_LOSES = f"{LOSES}; letters that no font at hand has, which stand as □ with a word at the foot"
FAMILY = "DejaVu Sans"
WIDTH = 2200  # pixels
WEIGHTS = (("c", "cooperation, above the line"), ("x", "conflict, below it: the further from the line, the weightier"))
DOUBT = ((Markup('<use class="z o" href="#m0"/>'), "hollow: a date in doubt, or a decision not told to the other side"),)
ABOVE, BELOW, EDGE, STEP = 36, 140, 12, 18  # above and below, of the sides and of a row of the key, in the drawing's units
SHORT = re.compile(r"font:([\d.]+px) ([^;}]+)")  # which resvg does not read
VARIABLE = re.compile(r"var\(--([\w-]+)\)")
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
BOX = re.compile(r'viewBox="0 0 (\S+) (\S+)"')
TEXT = re.compile(r"<text[^>]*>([^<]*)")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
FRAME = ".t-svg .t-head{font-size:15px;font-weight:bold;fill:var(--ink)}.t-sheet{fill:var(--paper)}"


def make_svg(catalogue: Catalogue) -> bytes:
    """The drawing, light or dark as the reader's system is; each mark says what it is."""
    rules = sheet() + FRAME
    style = _coloured(rules, LIGHT, FONT) + f"@media (prefers-color-scheme:dark){{{_coloured(_tinted(rules), DARK, FONT)}}}"
    return (_whole(catalogue, exact(style).replace("&quot;", Markup('"')), titled=True) + "\n").encode("utf-8")


def make_png(catalogue: Catalogue) -> bytes:
    """The light drawing as a picture; where it comes from stands in the file as text too. Drawn by resvg, loaded here."""
    need("paper", "A picture as PNG")
    import resvg_py

    drawing = lettered(catalogue)
    data = resvg_py.svg_to_bytes(
        svg_string=drawing, width=WIDTH,
        background=LIGHT.paper, skip_system_fonts=True, font_family=FAMILY, font_files=font_files(drawing),
    )  # fmt: skip
    said = {"Title": catalogue.meta.title, "Copyright": origin(catalogue)["Licence"], "Description": _said(catalogue, PNG_LOSES)}
    return _noted(bytes(data), said)


def lettered(catalogue: Catalogue) -> str:
    """The drawing for fonts at hand: a box for each letter that they lack, and a line at the foot that says so."""
    from dossier.handout.spanned import spanned

    style = SHORT.sub(r"font-size:\1;font-family:\2", _coloured(sheet() + FRAME, LIGHT, f"'{FAMILY}'"))
    style, known = f".t-svg{{font-stretch:condensed}}{style}", registered()
    drawing = _whole(catalogue, as_is(style), titled=False)
    if more := owned_up(
        TEXT.findall(drawing), known, "This picture", "The SVG form leaves them to the letters of the reader’s machine."
    ):
        drawing = _whole(catalogue, as_is(style), titled=False, more=more)
    return spanned(drawing)


def _said(catalogue: Catalogue, loses: str = LOSES) -> str:
    return "\n".join([*(f"{what}: {value}" for what, value in origin(catalogue).items()), f"Not in this form: {loses}"])


def _whole(catalogue: Catalogue, style: Markup, titled: bool, more: str = "") -> Markup:
    """The drawing on a sheet with its title above, and the key, its origin and what else is to be said below. Raises `TooMuch`."""
    held(catalogue)
    drawing = str(timeline_svg(catalogue, titled=titled, style=style))
    wide, tall = map(float, BOX.findall(drawing)[0])
    width, height = f"{wide + 2 * EDGE:g}", f"{tall + ABOVE + BELOW + (STEP if more else 0):g}"
    around = html(
        '</defs><rect class="t-sheet" x="{x}" y="{y}" width="{width}" height="{height}"/>'
        '<text class="t-head" x="{left:g}" y="-14">{title}</text>{key}',
        x=-EDGE, y=-ABOVE, width=width, height=height, left=SCREEN.left, title=catalogue.meta.title, key=_key(catalogue, tall + STEP, more),
    )  # fmt: skip
    said = html("<metadata>{said}</metadata><defs>", said=_said(catalogue))
    drawing = BOX.sub(f'viewBox="{-EDGE} {-ABOVE} {width} {height}"', drawing, count=1)
    return as_is(drawing.replace("<defs>", said, 1).replace("</defs>", around, 1))  # put into a drawing that is `Markup`


def _key(catalogue: Catalogue, top: float, more: str) -> Markup:
    """What the signs mean, row by row, where the drawing comes from, and what else is to be said."""
    words, a, b = vocabulary(), catalogue.name(catalogue.meta.side_a), catalogue.name(catalogue.meta.side_b)
    shapes = [(html('<use class="z" href="#m{i}"/>', i=i), words["event-kind"][kind].label) for i, kind in enumerate(SHAPES)]
    weights = [
        (joined(html('<use class="{css}{i}" href="#m0" x="{x}"/>', css=css, i=i, x=12 * i) for i in range(3)), said)
        for css, said in WEIGHTS
    ]
    stances = [(html('<path class="t-{id}" d="M-5-5H10V4H-5Z"/>', id=one.id), one.label) for one in words["stance"].values()]
    dotted = dotted_lanes(catalogue).removeprefix("; ")
    said = (
        f"Lanes: upper bars toward {a}, lower bars toward {b}; thin bars rest on the article, thick ones on the record.",
        *([f"{dotted[0].upper()}{dotted[1:]}."] if dotted else []),
        f"In the yearly flow, acts of {b} are hatched, and × marks a year without a coded act.",
        f"{cite.dossier(catalogue.meta)}. {licence_page(catalogue)}",
    )
    rows = [
        *(html('<g class="t-marks">{row}</g>', row=_row(signs)) for signs in (shapes, weights, DOUBT)),
        html('<g class="t-lanes">{row}</g>', row=_row(stances)),
        *(_row([(NOTHING, line)]) for line in (*said, more) if line),
    ]
    return joined(
        html('<g transform="translate({left:g} {top:g})">{row}</g>', left=SCREEN.left, top=top + STEP * i, row=row)
        for i, row in enumerate(rows)
    )


def _row(signs: Iterable[tuple[Markup, str]]) -> Markup:
    """Signs with their words, one beside the other; letters are taken to be as wide as in a wide font."""
    out, x = [], 0.0
    for sign, said in signs:
        room = 8 + 12 * sign.count("/>") if sign else 0
        out += [html('<g transform="translate({x:g} 0)">{sign}</g>', x=x + 5, sign=sign)] if sign else []
        out.append(html('<text x="{x:g}" y="4">{said}</text>', x=x + room, said=said))
        x += round(room + WIDE * columns(said) + 16)
    return joined(out)


def _tinted(rules: str) -> str:
    """Of a stylesheet what names a colour."""
    kept = (
        (head, [one for one in body.split(";") if "var(--" in one and "--font" not in one]) for head, body in RULE.findall(rules)
    )
    return "".join(f"{head.strip()}{{{';'.join(body)}}}" for head, body in kept if body)


def _coloured(rules: str, theme: Theme, font: str) -> str:
    """A stylesheet with the look's colours in place of custom properties."""
    known = dict(pair.split(":", 1) for pair in variables(theme).removesuffix(";").split(";")) | {"--font": font}
    return VARIABLE.sub(lambda found: known[f"--{found[1]}"], REMARK.sub("", rules))


def _noted(png: bytes, said: dict[str, str]) -> bytes:
    """A PNG with texts in it (`iTXt`), after its head of 33 bytes."""
    chunks = [f"{what}\0\0\0\0\0{value}".encode() for what, value in said.items()]
    return png[:33] + b"".join(_chunk(b"iTXt", chunk) for chunk in chunks) + png[33:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
