"""The record of an actor, and the names that it has in other languages or had at other times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.content.dates import Edtf
from dossier.content.fields import LASTING, marks, may, need
from dossier.content.located import Mark


@dataclass(frozen=True, kw_only=True)
class Called:
    """A name of an actor in another language, or at another time."""

    name: str = need("text", "The name.", limit=60)
    language: str = may("text", "Its language as a code, such as `tr`, where it is not the dossier's.", limit=20)
    dates: Edtf | None = may("date", "When the actor was called so; what happened then is told under that name.", LASTING)
    territory: str = may("text", "What it was made up of then, where its borders were others.", limit=200)

    @property
    def written(self) -> str:
        """The name in one cell: `Kingdom of Ostrania (../1957-12-31, with the Lowland)`, `Österin (sv)`."""
        more = ", ".join(filter(None, [self.language, self.dates.text if self.dates else "", self.territory]))
        return f"{self.name} ({more})"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A state, organisation or movement that the records name."""

    id: str = need("slug", "Three-letter ISO code in lower case for a state, else a short name.")
    name: str = need("text", "The name a reader knows.", limit=40)
    short: str = may("text", "A shorter name for narrow places such as a lane.", limit=16)
    also: tuple[str, ...] = may("lines", "Other well-established names, which a search takes for the same.", limit=40)
    called: tuple[Called, ...] = may("called", "Its names in other languages and at other times.")
    cameo: str = may("text", "The actor's code in event data (CAMEO), such as IGOUNO.", limit=12)
    lane: str = may("text", "The lane of the timeline that shows its alignments; actors with the same lane share it.", limit=16)
    existed: Edtf | None = may("date", "When the actor existed, where that is shorter than the dossier.", LASTING)
    covered: bool = may("flag", "Write `true` where every year must be covered by alignments, or marked unknown.")
    marks: Mapping[str, Mark] = marks()

    def called_at(self, when: Edtf) -> str:
        """What it was called, in the dossier's language, at all of a time; empty where that is its usual name."""
        return next(
            (one.name for one in self.called if one.dates and not one.language and when.surely_within(*one.dates.sort_key)), ""
        )
