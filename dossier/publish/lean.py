"""HTML with fewer bytes and the same meaning: end tags that may be left out, and quotes that attributes do not need."""

from __future__ import annotations

import re

# The HTML standard lets these end tags out before the tags named.
OMITTED = (
    (re.compile(r"</li>(?=<li|</[uo]l>)"), ""),
    (re.compile(r"</(?:dt|dd)>(?=<d[td]|</dl>)"), ""),
    (re.compile(r"</t[dh]>(?=<t[dh][ >]|</tr>)"), ""),
    (re.compile(r"</tr>(?=<tr|</t(?:body|head|able)>)"), ""),
    (re.compile(r"</tbody>(?=<tbody|</table>)"), ""),
    (re.compile(r"</p>(?=<(?:p|ul|ol|dl|div|table|details|h[1-6]|section|article)[ >]|</(?:div|section|article|li|td|dd)>)"), ""),
)
TAG = re.compile(r"<[a-z][^<>]*>")
QUOTED = re.compile(r'="([A-Za-z0-9#_.:;%/?&+~(),!@-]*[A-Za-z0-9#_.:;%-])"(/?)')


NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")
PATH = re.compile(r' d="([MLHVZ0-9. -]+)"')


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace("0.", ".", 1) if abs(value) < 1 else f"{value:.1f}".removesuffix(".0")


def relative(d: str) -> str:
    """A path of absolute moves and lines as relative ones with one decimal; rounding does not add up."""
    out, here, start, before = [], [0.0, 0.0], [0.0, 0.0], ""
    for command, rest in re.findall(r"([MLHVZ])([^MLHVZ]*)", d):
        values = [float(v) for v in NUMBER.findall(rest)]
        pairs = [values[i : i + 2] for i in range(0, len(values), 2)] if command in "ML" else [[v] for v in values]
        for point in pairs or [[]]:
            axes = {"H": [0], "V": [1], "Z": []}.get(command, [0, 1])
            steps = [round(v - here[axis], 1) + 0.0 for axis, v in zip(axes, point, strict=True)]
            for axis, by in zip(axes, steps, strict=True):
                here[axis] += by
            letter = "L" if command == "M" and point is not pairs[0] else command
            said = " ".join(map(_number, steps)).replace(" -", "-")
            same = letter == before and letter in "LHV"
            out.append((("" if said.startswith("-") else " ") if same else letter.lower()) + said)
            before = letter
        if command == "M":
            start = list(here)
        if command == "Z":
            here = list(start)
    return "".join(out)


def _bare(found: re.Match[str]) -> str:
    return f"={found.group(1)}{' /' if found.group(2) else ''}"


def lean(html: str) -> str:
    """The same document, shorter. Texts are left as they are; attributes must be quoted with double quotes or not at all."""
    for pattern, put in OMITTED:
        html = pattern.sub(put, html)
    html = html.replace('<tr><th scope="row">', "<tr><th>")
    html = PATH.sub(lambda found: f' d="{relative(found.group(1))}"', html)
    return TAG.sub(lambda tag: QUOTED.sub(_bare, tag.group()), html)
