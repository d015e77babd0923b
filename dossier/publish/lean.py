"""HTML with fewer bytes and the same meaning.

End tags that may be left out, quotes that attributes do not need, relative paths, short names of classes. Nothing that is
read, drawn or followed changes; addresses are the same to a browser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import quote, unquote

# The HTML standard lets these end tags out before the tags named.
OMITTED = (
    (re.compile(r"</li>(?=<li|</[uo]l>)"), ""),
    (re.compile(r"</(?:dt|dd)>(?=<d[td]|</dl>)"), ""),
    (re.compile(r"</t[dh]>(?=<t[dh][ >]|</tr>)"), ""),
    (re.compile(r"</tr>(?=<tr|</t(?:body|head|able)>)"), ""),
    (re.compile(r"</thead>(?=<tbody)"), ""),
    (re.compile(r"</tbody>(?=</table>)"), ""),
    (re.compile(r"</p>(?=<(?:p|ul|ol|dl|div|table|details|h[1-6]|section|article)[ >]|</(?:div|section|article|li|td|dd)>)"), ""),
)
# Not needed: the scope of a cell that its place tells, and what only a new window needs.
NEEDLESS = re.compile(r'(?<=<th) scope="col"|(?<=<tr><th) scope="row"| target="_blank" rel="noopener noreferrer"')
TAG = re.compile(r"<[a-z][^<>]*>")
QUOTED = re.compile(r'="([A-Za-z0-9#_.:;%/?&+~(),!@\u0080-\uffff-]*[A-Za-z0-9#_.:;%\u0080-\uffff-])"(/?)')
CLASS = re.compile(r' class=("[^"]*"|[^\s">]+)')
OURS = re.compile(r"(?<![\w#-])[dt]-[\w-]+")  # classes of the drawings and texts that the app shares
WORD = re.compile(r"[A-Za-z][\w-]*")

NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")
PATH = re.compile(r' d="([MLHVZmlhvz0-9. -]+)"')
LINE = re.compile(r'(<g class="d-k\d">)((?:<(?:path|rect) class="[^<>]*/>)+)(?=</g>)')
MARK = re.compile(r'(<use [^<>]* y=")([0-9.]+)"')
RECT = re.compile(r'<rect class="([^"]*)" x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"/>')
PIECE = re.compile(r'<path class="([^"]*)" d="([^"]*)"/>')
ESCAPED = re.compile(r"(?:%[89A-F][0-9A-F])+")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace("0.", ".", 1) if abs(value) < 1 else f"{value:.1f}".removesuffix(".0")


def _steps(d: str) -> Iterator[tuple[str, list[float]]]:
    """The moves and lines of a path as relative steps with one decimal; rounding does not add up."""
    here, start = [0.0, 0.0], [0.0, 0.0]
    for command, rest in re.findall(r"([MLHVZmlhvz])([^MLHVZmlhvz]*)", d):
        values = [float(v) for v in NUMBER.findall(rest)]
        axes = {"H": [0], "V": [1], "Z": []}.get(command.upper(), [0, 1])
        for i in range(0, len(values), len(axes) or 1):
            there = (
                values[i : i + len(axes)] if command.isupper() else [here[a] + v for a, v in zip(axes, values[i:], strict=False)]
            )
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
    """A path of moves and lines in relative steps. Steps that go on straight along an axis are one; a dot stays a dot."""
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


def _box(found: re.Match[str]) -> str:
    css, *numbers = found.groups()
    x, y, wide, tall = map(float, numbers)
    return f'<path class="{css}" d="M{x} {y}h{wide}v{tall}h-{wide}Z"/>'


def _together(found: re.Match[str]) -> str:
    """The pieces of one line of a strip, those of a class as one path."""
    paths: dict[str, str] = {}
    for css, d in PIECE.findall(RECT.sub(_box, found.group(2))):
        paths[css] = paths.get(css, "") + d
    return found.group(1) + "".join(f'<path class="{css}" d="{d}"/>' for css, d in paths.items())


def _read(found: re.Match[str]) -> str:
    """Letters of an address as letters, where a browser writes the same address from them."""
    text = unquote(found.group(), errors="replace")
    return text if text.isprintable() and quote(text) == found.group() else found.group()


def _bare(found: re.Match[str]) -> str:
    return f"={found.group(1)}{' /' if found.group(2) else ''}"


def _tag(found: re.Match[str]) -> str:
    tag = found.group().replace('viewBox="0 0 ', 'viewBox="0,0,')
    return QUOTED.sub(_bare, ESCAPED.sub(_read, tag) if "%" in tag else tag)


def lean(html: str) -> str:
    """The same document, shorter. Texts are left as they are; attributes must be quoted with double quotes or not at all."""
    html = NEEDLESS.sub("", html).replace("&#x27;", "'")
    for pattern, put in OMITTED:
        html = pattern.sub(put, html)
    html = MARK.sub(lambda found: f'{found.group(1)}{round(float(found.group(2)))}"', html)  # half a pixel up or down
    html = LINE.sub(_together, html)
    html = PATH.sub(lambda found: f' d="{relative(found.group(1))}"', html)
    return TAG.sub(_tag, html)


def _short() -> Iterator[str]:
    """Names for classes: capitals, which no class of ours begins with."""
    yield from ascii_uppercase
    yield from (f"{a}{b}" for a in ascii_uppercase for b in ascii_lowercase)
    yield from (f"A{i}" for i in count())


def named(html: str, style: str, script: str) -> tuple[str, str, str]:
    """HTML, style and script with short names for classes that the app shares; a class that neither knows is left out."""
    used = Counter(name for value in CLASS.findall(html) for name in value.strip('"').split())
    known = set(WORD.findall(style + script))
    short = dict(zip((name for name, _ in used.most_common() if name in known and OURS.fullmatch(name)), _short(), strict=False))

    def value(found: re.Match[str]) -> str:
        names = " ".join(short.get(name, name) for name in found.group(1).strip('"').split() if name in known)
        return (f' class="{names}"' if " " in names else f" class={names}") if names else ""

    def word(found: re.Match[str]) -> str:
        return short.get(found.group(), found.group())

    return TAG.sub(lambda tag: CLASS.sub(value, tag.group()), html), OURS.sub(word, style), OURS.sub(word, script)
