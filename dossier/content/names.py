"""Names of those who made a work: of a person in parts, or of a body as it is called.

A comma alone does not tell the two apart ("Ministry of Rivers, North"), so each can be written in parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.content.fields import may


@dataclass(frozen=True, kw_only=True)
class Name:
    """The name of a body or of a person. `guessed` where it was one text, whose comma alone tells which."""

    body: str = may("text", "A body as it is called, commas included; no other part stands beside it.", limit=160)
    family: str = may("text", "The family name of a person, or the only name that the person has.", limit=80)
    given: str = may("text", "The given names of a person.", limit=80)
    suffix: str = may("text", "What follows a person's name, such as `Jr.` or `III`.", limit=20)
    guessed: bool = field(default=False, compare=False)

    @property
    def is_whole(self) -> bool:
        """A body alone, or a person with a family name."""
        return not (self.family or self.given or self.suffix) if self.body else bool(self.family)

    @property
    def kind(self) -> str:
        """What schema.org and Web Annotations call it."""
        return "Organization" if self.body else "Person"

    @property
    def printed(self) -> str:
        """The name as a line of text has it: `Given Family Suffix`."""
        return self.body or " ".join(filter(None, [self.given, self.family, self.suffix]))

    @property
    def written(self) -> str:
        """The name in one cell: `Family, Given, Suffix`; a body whose name holds a comma stands in braces."""
        person = ", ".join(filter(None, [self.family, self.given, self.suffix]))
        return person or (f"{{{self.body}}}" if "," in self.body else self.body)

    @property
    def is_doubtful(self) -> bool:
        """True where the guess may be wrong: more than two words before the comma, or a comma that parts nothing."""
        words = self.family.split()
        while words and words[0].islower():  # van der, bin
            words.pop(0)
        return self.guessed and (len(words) > 2 or "," in self.body + self.given)


def plain(text: str) -> Name:
    """The name that one text gives: `Family, Given` is a person, a text without a comma a body."""
    family, _, given = text.partition(", ")
    return Name(family=family, given=given, guessed=True) if given else Name(body=text, guessed=True)
