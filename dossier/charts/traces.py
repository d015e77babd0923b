"""What traces of a figure share: axes, words of tooltips, dashes, points."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from dossier.layout.primitives import Box, Mark, Upright, Words

AXES = {
    "reading": "y",
    "flow": "y2",
    "a": "y3",
    "joint": "y4",
    "b": "y5",
    "context": "y6",
    "lanes": "y7",
    "level": "y8",
    "office": "y9",
}
Trace = dict[str, Any]


def hover(words: Words) -> str:
    """Hover text: a bold first line and wrapped lines below."""
    title, *lines = words
    wrapped = [plain(part) for line in lines for part in _wrapped(line, 64)]
    return "<br>".join([f"<b>{'<br>'.join(plain(part) for part in _wrapped(title, 60))}</b>", *wrapped])


def _wrapped(text: str, width: int) -> list[str]:
    return [text] if 0 < len(text) <= width and text.isprintable() and text == text.strip() else textwrap.wrap(text, width)


def plain(text: str) -> str:
    """Text that Plotly shows as it is and does not take for markup."""
    return escape(text, quote=False)


def dashes(lengths: Sequence[float]) -> str:
    """Lengths of lines and gaps as Plotly takes them. Its own `dot` draws dashes of three pixels."""
    return ",".join(f"{length:g}px" for length in lengths)


def said(items: Iterable[Box | Mark | Upright]) -> Trace:
    """The words of primitives as those of tooltips."""
    return dict(hovertext=[hover(one.words) if one.words else one.said for one in items], hoverinfo="text")


def scatter(panel: str, mode: str, name: str, x: Sequence[float | None], y: Sequence[float | None], **more: Any) -> Trace:
    """Points on the axis of a panel, of which the pointer says nothing unless `more` has words."""
    return dict(type="scatter", mode=mode, name=name, x=x, y=y, yaxis=AXES[panel], hoverinfo="skip") | more


def dots(marks: list[Mark], panel: str, name: str, **more: Any) -> Trace:
    """Marks as points with their words."""
    return scatter(panel, "markers", name, [one.x for one in marks], [one.y for one in marks], **said(marks), **more)
