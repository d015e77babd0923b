"""HTML as a type of its own. Text becomes `Markup` by being escaped, and a template takes text and `Markup` alike.

An f-string, `+` of two texts and `"".join` give a plain `str`, which a function that wants `Markup` does not take: a text
that nobody escaped fails the type check. A template is a literal (a rule of the linter), so no text of a record is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import markupsafe

from dossier.content.direction import apart, opens_right

APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")


def curled(text: str) -> str:
    """Text with typographic apostrophes."""
    return APOSTROPHE.sub("’", text) if "'" in text else text


class Markup(markupsafe.Markup):
    """HTML. What is added to it, joined or put into it is escaped as `esc` does, unless it is `Markup` itself."""

    __slots__ = ()

    @classmethod
    def escape(cls, text: object, /) -> Markup:
        return esc(text if isinstance(text, str) else str(text))


NOTHING = Markup()
RIGHT = str.__new__(Markup, ' dir="rtl"')


def esc(text: str) -> Markup:
    """Text of ours made safe for HTML, with typographic apostrophes; `Markup` stays as it is.

    A text that is written from the right is kept apart by signs, not by an element: it may stand in an attribute too.
    """
    return text if isinstance(text, Markup) else str.__new__(Markup, escape(apart(curled(text))))


def exact(text: str) -> Markup:
    """Text made safe that keeps its apostrophes: an address, or an author's own words."""
    return str.__new__(Markup, escape(text))


def way(text: str) -> Markup:
    """The attribute of an element that holds this text and no other: where its lines begin. Nothing for what runs from the left."""
    return RIGHT if opens_right(text) else NOTHING


def as_is(text: str) -> Markup:
    """HTML of another hand: a file of ours, or what was made of `Markup` by a function of texts. Each use says which."""
    return str.__new__(Markup, text)


def html(template: str, /, **values: str | float) -> Markup:
    """The template with each `{name}` filled in: text is escaped, `Markup` kept, and a number written as its format says."""
    for name, value in values.items():
        if value.__class__ is not Markup and isinstance(value, str):
            values[name] = esc(value)
    return str.__new__(Markup, template.format_map(values))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """The parts one after another, text among them escaped."""
    return str.__new__(Markup, str.join(esc(between), map(esc, parts)))
