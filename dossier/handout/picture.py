"""A drawing as PNG, for Word, which draws no SVG everywhere.

Pillow draws it large and makes it smaller, so that lines are smooth. It joins no letters: a drawing with other scripts is drawn by
resvg, which takes half as long again.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import cycle, pairwise
from math import hypot

from PIL import Image, ImageDraw, ImageFont

from dossier.handout.as_html import svg
from dossier.handout.blocks import Figure, Label, Stroke
from dossier.handout.letters import BOLD, REGULAR, font_files, other_faces, owned_up, registered, set_in
from dossier.handout.spanned import spanned
from dossier.render.markup import Markup

SCALE, FINER = 3, 2  # pixels a point (216 a inch), and how much larger it is drawn
ROOT = Markup('xmlns="http://www.w3.org/2000/svg" font-family="DejaVu Sans" font-stretch="condensed"')
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}

Point = tuple[float, float]


def png(figure: Figure) -> bytes:
    """The drawing on white, with a box for every letter that no font has."""
    if other_faces(" ".join(_texts(figure)), registered()):
        return _written(_drawn(figure))
    whole, known = SCALE * FINER, registered()
    image = Image.new("L", (round(figure.width * whole), round(figure.height * whole)), 255)
    draw = ImageDraw.Draw(image)
    for shape in figure.shapes:
        if isinstance(shape, Label):
            font = ImageFont.truetype(BOLD if shape.bold else REGULAR, shape.size * whole)
            draw.text(
                (shape.x * whole, shape.y * whole),
                set_in(shape.text, known),
                round(shape.grey * 255),
                font,
                ANCHORS[shape.anchor],
            )
        else:
            _stroke(draw, shape, whole)
    size = (round(figure.width * SCALE), round(figure.height * SCALE))
    return _written(image.resize(size, Image.Resampling.LANCZOS))


def _written(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", compress_level=6, dpi=(72 * SCALE, 72 * SCALE))
    return out.getvalue()


def _drawn(figure: Figure) -> Image.Image:
    """The drawing by resvg, with the letters of all scripts."""
    import resvg_py

    drawing = spanned(str(svg(figure, ROOT)))
    made = resvg_py.svg_to_bytes(
        svg_string=drawing, width=round(figure.width * SCALE), background="white",
        skip_system_fonts=True, font_family="DejaVu Sans", font_files=font_files(drawing),
    )  # fmt: skip
    return Image.open(BytesIO(bytes(made))).convert("L")


def _texts(figure: Figure) -> list[str]:
    return [shape.text for shape in figure.shapes if isinstance(shape, Label)]


def lacks(figure: Figure) -> str:
    """A line to stand below a picture that lacks letters; else empty."""
    return owned_up(_texts(figure), registered(), "The picture above", "The HTML page prints them.")


def _stroke(draw: ImageDraw.ImageDraw, s: Stroke, whole: int) -> None:
    points = [(x * whole, y * whole) for x, y in s.points]
    if s.fill is not None:
        draw.polygon(points, fill=round(s.fill * 255))
    if s.width:
        width, grey = max(1, round(s.width * whole)), round(s.grey * 255)
        closed = [*points, points[0]] if s.closed else points
        for piece in dashed(closed, tuple(d * whole for d in s.dash)) if s.dash else [closed]:
            draw.line(piece, grey, width, joint="curve")


def dashed(points: list[Point], dash: tuple[float, ...]) -> Iterator[list[Point]]:
    """The drawn pieces of a dashed line, each straight."""
    lengths = cycle(dash)
    left, on = next(lengths), True
    for (x0, y0), (x1, y1) in pairwise(points):
        long, at = hypot(x1 - x0, y1 - y0), 0.0
        while long - at > 1e-9:
            to = min(at + left, long)
            if on:
                yield [(x0 + (x1 - x0) * share / long, y0 + (y1 - y0) * share / long) for share in (at, to)]
            left -= to - at
            at = to
            if left <= 1e-9:
                left, on = next(lengths), not on
