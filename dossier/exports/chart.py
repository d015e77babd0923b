"""The timeline's chart as a file: SVG with its own stylesheet, light and dark, and PNG on light paper with its letters."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

from dossier.exports.origin import origin
from dossier.queries import Index
from dossier.render.parts import esc
from dossier.render.timeline import timeline_svg
from dossier.theme import DARK, FONT, LIGHT, Theme, variables

LOSES = "all words but names and dates: the texts of events and alignments, the sentences, claims, sources and values"
FOLDER = Path(__file__).resolve().parent.parent
STYLE = FOLDER / "render" / "assets" / "timeline.css"
LETTERS = FOLDER / "handout" / "fonts"  # a machine may have none of its own
FAMILY = "DejaVu Sans"
WIDTH = 2200  # pixels
SHORT = re.compile(r"font:([\d.]+px) ([^;}]+)")  # which resvg does not read
VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def make_svg(index: Index) -> bytes:
    """The drawing with its colours, which follow the look of the reader's system; each mark says what it is."""
    style = f".t-svg{{{variables(LIGHT)}--font:{FONT};background:var(--paper)}}"
    style += f"@media (prefers-color-scheme:dark){{.t-svg{{{variables(DARK)}}}}}{STYLE.read_text('utf-8')}"
    return (_with_origin(index, timeline_svg(index, titled=True, style=esc(style).replace("&quot;", '"'))) + "\n").encode("utf-8")


def make_png(index: Index) -> bytes:
    """The light drawing as a picture; where it comes from stands in the file as text. Drawn by resvg, which is loaded here."""
    import resvg_py

    style = f".t-svg{{font-family:'{FAMILY}';font-stretch:condensed}}{STYLE.read_text('utf-8')}"
    drawing = _coloured(timeline_svg(index, style=style), LIGHT)
    data = resvg_py.svg_to_bytes(
        svg_string=drawing, width=WIDTH, background=LIGHT.paper, skip_system_fonts=True, font_family=FAMILY,
        font_files=[str(path) for path in sorted(LETTERS.glob("*.ttf"))],
    )  # fmt: skip
    said = {"Title": index.meta.title, "Copyright": origin(index)["Licence"], "Description": _said(index)}
    return _noted(bytes(data), said)


def _said(index: Index) -> str:
    return "\n".join([*(f"{key}: {value}" for key, value in origin(index).items()), f"Not in this form: {LOSES}"])


def _with_origin(index: Index, drawing: str) -> str:
    return drawing.replace("<defs>", f"<metadata>{esc(_said(index))}</metadata><defs>", 1)


def _coloured(drawing: str, theme: Theme) -> str:
    """The drawing with the look's colours in place of custom properties, which few programs for pictures know."""
    known = dict(pair.split(":", 1) for pair in variables(theme).removesuffix(";").split(";")) | {"--font": f"'{FAMILY}'"}
    plain = VARIABLE.sub(lambda found: known[f"--{found[1]}"], drawing)
    return SHORT.sub(r"font-size:\1;font-family:\2", plain)


def _noted(png: bytes, said: dict[str, str]) -> bytes:
    """A PNG with texts in it (`iTXt`), after its head of 33 bytes."""
    chunks = [f"{key}\0\0\0\0\0{value}".encode() for key, value in said.items()]
    return png[:33] + b"".join(_chunk(b"iTXt", chunk) for chunk in chunks) + png[33:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
