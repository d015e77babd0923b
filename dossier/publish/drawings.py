"""Drawings of `render` as they stand in the file: the same picture in fewer bytes, quiet where lists tell it.

Half of a drawing are the numbers of its paths. Steps from place to place take fewer digits than places do, and the bars of
a line are one path. The drawing is read as the XML that it is, and written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dossier.render.markup import Markup, as_is

NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'  # which a drawing within HTML does not need
COMMAND = re.compile(r"([MLHVZmlhvz])([^MLHVZmlhvz]*)")
NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")


def timeline(svg: Markup) -> tuple[str, Markup]:
    """The drawing within its frame, and its name: marks are for the mouse, and their twin are the lists.

    The looks of marks without a weight are those of their group, which spares each of them a class.
    """
    root = _read(svg)
    for group in root.iter("g"):
        if group.get("class") == "t-marks":
            group.set("class", "t-marks z")
            for mark in group.iter("use"):
                mark.set("y", f"{float(mark.get('y', '0')):.0f}")  # half a pixel up or down
                if mark.get("class") == "z":
                    del mark.attrib["class"]
    del root.attrib["role"]
    root.set("aria-hidden", "true")
    return root.get("aria-label", ""), _written(root)


def strip(svg: Markup) -> Markup:
    """The drawing of a measured series. The pieces of a line are one path for each class."""
    root = _read(svg)
    for group in root.iter("g"):
        _join(group)
    return _written(root)


def _read(svg: Markup) -> Element:
    return ElementTree.fromstring(str(svg).replace(NAMESPACE, "", 1))


def _written(root: Element) -> Markup:
    for path in root.iter("path"):
        path.set("d", relative(path.get("d", "")))
    return as_is(ElementTree.tostring(root, encoding="unicode"))  # which escapes what it writes


def _join(group: Element) -> None:
    paths: dict[str, str] = {}
    for piece in group:
        d = _box(piece) if piece.tag == "rect" else piece.get("d", "")
        paths[piece.get("class", "")] = paths.get(piece.get("class", ""), "") + d
    group[:] = [Element("path", {"class": css, "d": d}) for css, d in paths.items()]


def _box(rect: Element) -> str:
    x, y, wide, tall = (float(rect.get(key, "0")) for key in ("x", "y", "width", "height"))
    return f"M{x} {y}h{wide}v{tall}h-{wide}Z"


def _number(value: float) -> str:
    said = f"{value:.1f}".removesuffix(".0")
    return said.replace("0.", ".", 1) if abs(value) < 1 else said


def _steps(d: str) -> Iterator[tuple[str, list[float]]]:
    """The moves and lines of a path as relative steps with one decimal; rounding does not add up."""
    here, start = [0.0, 0.0], [0.0, 0.0]
    for command, rest in COMMAND.findall(d):
        values = [float(v) for v in NUMBER.findall(rest)]
        axes = {"H": [0], "V": [1], "Z": []}.get(command.upper(), [0, 1])
        for i in range(0, len(values), len(axes) or 1):
            given = values[i : i + len(axes)]
            there = given if command.isupper() else [here[axis] + by for axis, by in zip(axes, given, strict=True)]
            steps = [round(v - here[axis], 1) + 0.0 for axis, v in zip(axes, there, strict=True)]
            for axis, by in zip(axes, steps, strict=True):
                here[axis] += by
            yield ("l" if command in "Mm" and i else command.lower()), steps
        if command in "Mm":
            start = list(here)
        if command in "Zz":
            here = list(start)
            yield "z", []


def relative(d: str) -> str:
    """A path of moves and lines in relative steps. Steps that go on straight along an axis are one; a dot stays a dot.

    A path with curves stays as it is.
    """
    if any(letter in d for letter in "AaCcQqSsTt"):
        return d
    steps: list[tuple[str, list[float]]] = []
    for letter, by in _steps(d):
        last = steps[-1] if steps else ("m", [])
        if letter in "hv" and last[0] != "m" and not by[0]:
            continue
        if letter in "hv" and letter == last[0] and by[0] * last[1][0] > 0:
            last[1][0] += by[0]
        else:
            steps.append((letter, by))
    out, before = [], ""
    for letter, by in steps:
        said = ",".join(map(_number, by)).replace(",-", "-")
        again = letter == before and letter in "lhv"
        out.append((("" if said.startswith("-") else ",") if again else letter) + said)
        before = letter
    return "".join(out)
