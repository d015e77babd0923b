"""A sheet as one HTML document: a stylesheet of its own, drawings as SVG, no scripts, nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from dossier.content.direction import apart, dated
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
    texts,
)
from dossier.handout.plan import PAPERS
from dossier.render.markup import NOTHING, Markup, as_is, esc, exact, html, joined, way

LETTERS = Markup('font-family="DejaVu Sans Condensed, Arial, sans-serif"')
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


def run(one: Run, language: str) -> Markup:
    """A run of text. An original keeps its letters, its language and its direction of writing."""
    if one.style == "original":
        return html('<span lang="{language}" dir="auto">{text}</span>', language=exact(language), text=exact(dated(one.text)))
    text = exact(apart(one.text)) if one.href else esc(one.text)
    if one.href.startswith(("http://", "https://")):
        text = html('<a href="{href}">{text}</a>', href=exact(one.href), text=text)
    if one.style == "b":
        return html("<b>{text}</b>", text=text)
    return html('<span class="soft">{text}</span>', text=text) if one.style == "soft" else text


def runs(line: Line, language: str) -> Markup:
    """A line of runs."""
    return joined(run(one, language) for one in line)


def svg(figure: Figure, root: Markup = LETTERS) -> Markup:
    """A drawing as SVG with its description; `root` are further attributes of its first element."""
    return html(
        '<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{alt}" {root}>{inner}</svg>',
        root=root,
        width=figure.width,
        height=figure.height,
        alt=figure.alt,
        inner=joined(_label(s) if isinstance(s, Label) else _stroke(s) for s in figure.shapes),
    )


def _grey(value: float) -> str:
    level = round(value * 255)
    return f"#{level:02x}{level:02x}{level:02x}"


def _stroke(s: Stroke) -> Markup:
    return html(
        '<path d="{path}" fill="{fill}"{edge}{dash}/>',
        path="M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in s.points) + ("Z" if s.closed else ""),
        fill=_grey(s.fill) if s.fill is not None else "none",
        edge=html(' stroke="{grey}" stroke-width="{width:g}"', grey=_grey(s.grey), width=s.width) if s.width else NOTHING,
        dash=html(' stroke-dasharray="{dash}"', dash=" ".join(f"{d:g}" for d in s.dash)) if s.dash else NOTHING,
    )


def _label(s: Label) -> Markup:
    return html(
        '<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" text-anchor="{anchor}" fill="{fill}"{weight}>{text}</text>',
        x=s.x, y=s.y, size=s.size, anchor=s.anchor, fill=_grey(s.grey), text=s.text,
        weight=Markup(' font-weight="700"') if s.bold else NOTHING,
    )  # fmt: skip


def _entries(rows: list[Entry], language: str) -> Markup:
    items = joined(
        html(
            '<li class="entry {kind}" data-item="{key}"><b>{mark}</b><div>{said}{below}</div></li>',
            kind=e.kind, key=e.key, mark=e.mark, said=_paragraph(e.runs, language),
            below=joined(_paragraph(line, language) for line in e.below),
        )
        for e in rows
    )  # fmt: skip
    return html('<ol class="entries">{items}</ol>', items=items)


def _paragraph(line: Line, language: str, kind: str = "") -> Markup:
    css = html(' class="{kind}"', kind=kind) if kind else NOTHING
    return html("<p{css}{way}>{text}</p>", css=css, way=way("".join(texts(line))), text=runs(line, language))


def _block(block: Block, language: str) -> Markup:
    match block:
        case Heading():
            tag = html('<span class="tag">{tag}</span> ', tag=block.tag) if block.tag else NOTHING
            return html("<h{level}{way}>{tag}{text}</h{level}>", level=block.level, way=way(block.text), tag=tag, text=block.text)
        case Text():
            return _paragraph(block.runs, language, block.kind)
        case Ruled():
            return html('<div class="ruled" aria-hidden="true">{lines}</div>', lines=Markup("<i></i>") * block.lines)
        case Figure():
            caption = html("<figcaption>{text}</figcaption>", text=block.caption) if block.caption else NOTHING
            return html("<figure>{svg}{caption}</figure>", svg=svg(block), caption=caption)
        case Group():
            return html('<div class="group">{blocks}</div>', blocks=blocks(block.blocks, language))
        case Columns():
            return html('<div class="columns">{blocks}</div>', blocks=blocks(block.blocks, language))
        case Break():
            return Markup('<div class="sheet"></div>')
        case Entry():
            return _entries([block], language)


def blocks(rows: tuple[Block, ...], language: str) -> Markup:
    """Blocks in order; entries that follow each other are one list."""
    out = []
    for entries, group in groupby(rows, key=lambda block: isinstance(block, Entry)):
        found = list(group)
        kept = [one for one in found if isinstance(one, Entry)]
        out.append(_entries(kept, language) if entries else joined(_block(one, language) for one in found))
    return joined(out)


def document(sheet: Sheet) -> Markup:
    """The whole document."""
    page = PAGE.format(paper=PAPERS[sheet.paper], head=quoted(sheet.head), foot=quoted(sheet.foot))
    return html(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<title>{head}</title><meta name="date" content="{created}"><style>{style}\n{page}</style></head>'
        '<body><header class="running"><span>{head}</span><span>{foot}</span></header><main>{blocks}</main></body></html>\n',
        head=sheet.head, foot=sheet.foot, created=sheet.created, style=as_is(_style()), page=as_is(page),
        blocks=blocks(sheet.blocks, sheet.language),
    )  # fmt: skip
