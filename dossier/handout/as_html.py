"""A sheet as one HTML document: a stylesheet of its own, drawings as SVG, no scripts, nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path

from dossier.handout.blocks import (
    Block,
    Break,
    Columns,
    Entry,
    Figure,
    Group,
    Heading,
    Label,
    Line,
    Ruled,
    Run,
    Sheet,
    Stroke,
    Text,
)
from dossier.handout.plan import PAPERS
from dossier.render.parts import esc

STYLE = Path(__file__).parent / "assets" / "sheet.css"
# The head and the foot of each page; a browser that does not know the places leaves them out.
PAGE = """@page {{ size: {paper} portrait; margin: 16mm 16mm 16mm 19mm;
  @top-left {{ content: {head}; font: 7.6pt sans-serif; }}
  @bottom-left {{ content: {foot}; font: 7.6pt sans-serif; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); font: 7.6pt sans-serif; }}
}}"""


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")


def quoted(text: str) -> str:
    """Text as a string of CSS that cannot end the string, the rule or the style element."""
    return '"' + "".join(c if c.isalnum() or c in " ,.;:-–’()" else f"\\{ord(c):x} " for c in text) + '"'


def run(one: Run, language: str) -> str:
    """A run of text. An original keeps its letters, its language and its direction of writing."""
    if one.style == "original":
        return f'<span lang="{escape(language)}" dir="auto">{escape(one.text)}</span>'
    text = escape(one.text) if one.href else esc(one.text)
    if one.href.startswith(("http://", "https://")):
        text = f'<a href="{escape(one.href)}">{text}</a>'
    return f"<b>{text}</b>" if one.style == "b" else f'<span class="soft">{text}</span>' if one.style == "soft" else text


def runs(line: Line, language: str) -> str:
    """A line of runs."""
    return "".join(run(one, language) for one in line)


def svg(figure: Figure) -> str:
    """A drawing as SVG with its description."""
    inner = "".join(_label(s) if isinstance(s, Label) else _stroke(s) for s in figure.shapes)
    return (
        f'<svg viewBox="0 0 {figure.width:g} {figure.height:g}" role="img" aria-label="{esc(figure.alt)}" '
        f'font-family="DejaVu Sans Condensed, Arial, sans-serif">{inner}</svg>'
    )


def _grey(value: float) -> str:
    level = round(value * 255)
    return f"#{level:02x}{level:02x}{level:02x}"


def _stroke(s: Stroke) -> str:
    path = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in s.points) + ("Z" if s.closed else "")
    fill = _grey(s.fill) if s.fill is not None else "none"
    edge = f' stroke="{_grey(s.grey)}" stroke-width="{s.width:g}"' if s.width else ""
    dash = f' stroke-dasharray="{" ".join(f"{d:g}" for d in s.dash)}"' if s.dash else ""
    return f'<path d="{path}" fill="{fill}"{edge}{dash}/>'


def _label(s: Label) -> str:
    weight = ' font-weight="700"' if s.bold else ""
    return f'<text x="{s.x:.2f}" y="{s.y:.2f}" font-size="{s.size:g}" text-anchor="{s.anchor}" fill="{_grey(s.grey)}"{weight}>{esc(s.text)}</text>'


def _entries(rows: list[Entry], language: str) -> str:
    items = []
    for e in rows:
        below = "".join(f"<p>{runs(line, language)}</p>" for line in e.below)
        mark = f"<b>{esc(e.mark)}</b>"
        items.append(
            f'<li class="entry {esc(e.kind)}" data-item="{esc(e.key)}">{mark}<div><p>{runs(e.runs, language)}</p>{below}</div></li>'
        )
    return f'<ol class="entries">{"".join(items)}</ol>'


def _block(block: Block, language: str) -> str:
    match block:
        case Heading():
            tag = f'<span class="tag">{esc(block.tag)}</span> ' if block.tag else ""
            return f"<h{block.level}>{tag}{esc(block.text)}</h{block.level}>"
        case Text():
            return (
                f'<p class="{block.kind}">{runs(block.runs, language)}</p>'
                if block.kind
                else f"<p>{runs(block.runs, language)}</p>"
            )
        case Ruled():
            return f'<div class="ruled" aria-hidden="true">{"<i></i>" * block.lines}</div>'
        case Figure():
            caption = f"<figcaption>{esc(block.caption)}</figcaption>" if block.caption else ""
            return f"<figure>{svg(block)}{caption}</figure>"
        case Group():
            return f'<div class="group">{blocks(block.blocks, language)}</div>'
        case Columns():
            return f'<div class="columns">{blocks(block.blocks, language)}</div>'
        case Break():
            return '<div class="sheet"></div>'
        case Entry():
            return _entries([block], language)


def blocks(rows: tuple[Block, ...], language: str) -> str:
    """Blocks in order; entries that follow each other are one list."""
    out = []
    for entries, group in groupby(rows, key=lambda block: isinstance(block, Entry)):
        found = list(group)
        kept = [one for one in found if isinstance(one, Entry)]
        out.append(_entries(kept, language) if entries else "".join(_block(one, language) for one in found))
    return "".join(out)


def document(sheet: Sheet) -> str:
    """The whole document."""
    page = PAGE.format(paper=PAPERS[sheet.paper], head=quoted(sheet.head), foot=quoted(sheet.foot))
    running = f'<header class="running"><span>{esc(sheet.head)}</span><span>{esc(sheet.foot)}</span></header>'
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{esc(sheet.head)}</title><meta name="date" content="{esc(sheet.created)}"><style>{_style()}\n{page}</style></head>'
        f"<body>{running}<main>{blocks(sheet.blocks, sheet.language)}</main></body></html>\n"
    )
