"""The article's edition as records: its facts, and its sentences as the dossier gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.content.dates import Edtf
from dossier.content.fields import marks, may, need
from dossier.content.located import Mark
from dossier.content.names import Name


@dataclass(frozen=True, kw_only=True)
class ArticleMeta:
    """The facts about the article, at the head of `article.md`."""

    title: str = need("text", "The article's title, as a citation gives it.", limit=200)
    author: tuple[Name, ...] = may("names", "Its authors, where they are named.")
    publisher: str = need("text", "Who published it.", limit=160)
    issued: Edtf | None = may("date", "When it was published, where that is known.")
    url: str = may("url", "Where it can be read.")
    language: str = need("language", "Code of the language of the text that was used, such as `en` or `zh-Hant`.")
    direction: str = may("term", "Which way its script runs, where that is not plain from the language.", "direction")
    edition: str = may("term", "`own` where the sentences are the article itself; without it, a retelling.", "article-edition")
    note: str = may("text", "What a reader should know about the text.", limit=600)
    marks: Mapping[str, Mark] = marks()


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence of the article as the dossier gives it. `fingerprint` is that of the original; empty where this is it."""

    id: str
    text: str
    fingerprint: str
    role: str  # title, standfirst, heading, subheading or body
    paragraph: int
    mark: Mark = field(compare=False)


@dataclass(frozen=True, kw_only=True)
class Article:
    """The article's edition: its facts and its sentences in order."""

    meta: ArticleMeta
    sentences: tuple[Sentence, ...]
