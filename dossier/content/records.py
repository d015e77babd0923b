"""From the nodes of a file to frozen records: each field by its `Spec`, each fault with its place.

A record with a fault is not built. The faults of one record are all named, in one run.
"""

from __future__ import annotations

import difflib
import re
from typing import Any

from dossier.content.dates import FORMS, DateError, parse_for
from dossier.content.fields import Spec, specs
from dossier.content.files import called
from dossier.content.located import DAMAGED, Mapping, Mark, Node, Sequence, Value
from dossier.content.meant import remedy as meant
from dossier.content.model import Called, Cite
from dossier.content.names import Name, plain
from dossier.content.problems import Problem, quote
from dossier.content.unicode import one_line
from dossier.content.vocabulary import cameo, vocabulary

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INTEGER = re.compile(r"-?[0-9]{1,9}")
NUMBER = re.compile(r"-?[0-9]{1,25}(\.[0-9]{1,25})?")
LISTS = {
    "cites": "`- work: id-of-a-source`",
    "called": "`- name: ...`, with its language or dates, one a record",
    "names": "`- Family, Given` or `- body: its name`, one a line",
}
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
URL = re.compile(r"https?://[^\s<>\"]+")


def article(noun: str) -> str:
    """`a term`, `an event`."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def undated(text: str, fault: DateError) -> str:
    """What is wrong with a date, always with the whole text."""
    said = str(fault)
    return said if (text in said and len(text) <= 60) or not said.endswith("is not a date") else f"{quote(text)} is not a date"


def instead(text: str, fault: DateError, quoted: bool = True) -> str:
    """What to write instead of it: what the fault says, else what may have been meant, else the forms that there are."""
    in_quotes = ", in quotes" if quoted and fault.code != "date-order" else ""
    return (meant(text, quoted) if fault.remedy.endswith(FORMS) else "") or f"{fault.remedy}{in_quotes}."


def _beginning(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}..."


def _id_meant(spec: Spec, text: str) -> str:
    """What to write for an id that YAML reads as something else, where quotes alone would not help."""
    if spec.of == "sentence" and text.isdigit():
        return f"Write the id as the article has it, such as s{int(text):02}."
    if len(text) <= 3 and text.isalpha():
        return "Write the three letters of a state, such as nor; another id that is meant so stands in double quotes."
    return ""


class Reader:
    """Builds the records of one file and collects its faults."""

    def __init__(self, shown: str, problems: list[Problem]):
        self.shown, self.problems, self.faults = shown, problems, 0

    def fault(self, mark: Mark, code: str, place: str, message: str, remedy: str) -> None:
        """Note one fault."""
        self.faults += 1
        self.problems.append(Problem(self.shown, mark.line, mark.column, code, place, message, remedy))

    def record(self, kind: type, node: Node, place: str, with_marks: bool = True, **given: Any) -> Any:
        """The record, or `None` where it has a fault. `given` are fields that do not stand in the file."""
        before = self.faults
        if not isinstance(node, Mapping):
            if isinstance(node, Value) and node.trap == DAMAGED:
                self.faults += 1
            else:
                name = next((name for name, spec in specs(kind).items() if spec.needed), "field")
                text = node.text if isinstance(node, Value) and kind is Cite else "..."
                self.fault(node.mark, "value-type", place, f"the field '{name}' belongs here.", f"Write `- {name}: {text}`.")
            return None
        known = specs(kind)
        self._unknown(known, node, place)
        values: dict[str, Any] = {}
        places: dict[str, Mark] = {"": node.mark}
        for name, spec in known.items():
            if entry := node.entries.get(name):
                value = entry.value
                places[name] = value.mark
                if isinstance(value, Sequence):
                    places.update({f"{name}.{i}": item.mark for i, item in enumerate(value.items)})
                values[name] = self.value(spec, value, f"{place}.{name}")
            elif spec.needed:
                self.fault(
                    node.mark, "field-missing", f"{place}.{name}", f"the field '{name}' is not there.", f"Add it: {spec.doc}"
                )
        if self.faults > before:
            return None
        return kind(**given, **values, **({"marks": places} if with_marks else {}))

    def _unknown(self, known: dict[str, Spec], node: Mapping, place: str) -> None:
        for name in (name for name in node.entries if name not in known):
            if name.strip() in known:
                remedy = f"Delete it, and write ordinary spaces before '{name.strip()}'."
                mark = node.entries[name].mark
                message = "the line is indented with an invisible sign that is no ordinary space."
                self.fault(mark, "field-unknown", f"{place}.{name.strip()}", message, remedy)
                continue
            near = difflib.get_close_matches(name, known, 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"Fields are: {', '.join(known)}."
            mark = node.entries[name].mark
            self.fault(mark, "field-unknown", f"{place}.{name}", f"there is no field {quote(name)} here.", hint)

    def value(self, spec: Spec, node: Node, place: str) -> Any:
        """The value of one field, of whatever kind; something empty where it has a fault."""
        if isinstance(node, Value) and node.trap == DAMAGED:
            self.faults += 1
            return ""
        if isinstance(node, Value) and node.cut and spec.kind in ("text", "lines", "names"):
            remedy = f'Put the text in double quotes, "... {_beginning(node.cut)}"; a comment stands on a line of its own.'
            message = "what follows the sign # is not read, since YAML takes it for a comment."
            self.fault(node.mark, "text-cut", place, message, remedy)
            return ""
        if isinstance(node, Value) and (not node.text.strip() or node.trap == "nothing"):
            remedy = f"{'Write it' if spec.needed else 'Write it, or take the line out'}: {spec.doc}"
            self.fault(node.mark, "value-empty", place, "the field has no value.", remedy)
            return ""
        if spec.kind in ("ids", "lines", "terms", "cites", "names", "called"):
            return self.many(spec, node, place)
        if not isinstance(node, Value):
            quotes = ' Dates of which one is meant stand in quotes: "[1954-05-19,1954-05-20]".' if spec.kind == "date" else ""
            message = "one value belongs here, not a list or a record."
            self.fault(node.mark, "value-type", place, message, f"Write: {spec.doc}{quotes}")
            return ""
        return getattr(self, f"read_{spec.kind}")(spec, node, place)

    def many(self, spec: Spec, node: Node, place: str) -> tuple:
        """The items of a field that is a list."""
        if not isinstance(node, Sequence):
            self.fault(node.mark, "value-type", place, "a list belongs here.", f"Write {LISTS.get(spec.kind, '`[one, two]`')}.")
            return ()
        if kind := {"cites": Cite, "called": Called}.get(spec.kind):
            return tuple(self.record(kind, item, f"{place}[{i}]", False) for i, item in enumerate(node.items, 1))
        if spec.kind == "names":
            return tuple(self.name(spec, item, f"{place}[{i}]") for i, item in enumerate(node.items, 1))
        single = Spec({"ids": "id", "terms": "term"}.get(spec.kind, "text"), spec.doc, True, spec.of, spec.limit)
        items = tuple(self.value(single, item, f"{place}[{i}]") for i, item in enumerate(node.items, 1))
        for i, item in enumerate(items):
            if spec.kind != "lines" and item and item in items[:i]:
                mark = node.items[i].mark
                self.fault(mark, "id-repeated", f"{place}[{i + 1}]", f"{quote(item)} stands twice in this list.", "Keep one.")
        return items

    def name(self, spec: Spec, node: Node, place: str) -> Name:
        """A name: one text, or a record that says of each part what it is."""
        if not isinstance(node, Mapping):
            return plain(self.value(Spec("text", spec.doc, True), node, place))
        found = self.record(Name, node, place, False)
        if found and not found.is_whole:
            remedy = "Write `body` alone, or `family` and, where they are known, `given` and `suffix`."
            self.fault(node.mark, "value-type", place, "this names neither a body nor a person.", remedy)
        return found

    def quoted(self, node: Value, place: str) -> str:
        """The text of a value that YAML must not read as something else."""
        if node.trap:
            message = f"without quotes, YAML reads {node.text} as {node.trap}."
            self.fault(node.mark, "yaml-trap", place, message, f'Write "{node.text}" in double quotes.')
        return node.text

    def read_text(self, spec: Spec, node: Value, place: str) -> str:
        """Prose on one line; see `one_line`."""
        text = one_line(self.quoted(node, place))
        if spec.limit and len(text) > spec.limit:
            message = f"the text has {len(text)} characters; at most {spec.limit} fit."
            self.fault(node.mark, "text-long", place, message, "Shorten it.")
        return text

    def read_url(self, spec: Spec, node: Value, place: str) -> str:
        """A web address."""
        if not URL.fullmatch(node.text):
            spaced = re.search(r"\s", node.text)
            message = f"{quote(node.text)} {'holds a space' if spaced else 'is not a web address'}."
            remedy = (
                "Write %20 for it, or take out what follows." if spaced else "Write it whole, beginning with https:// or http://."
            )
            self.fault(node.mark, "value-type", place, message, remedy)
        return node.text

    def read_slug(self, spec: Spec, node: Value, place: str) -> str:
        """An id, the record's own or a reference."""
        if node.trap and (meant := _id_meant(spec, node.text)):
            message = f"without quotes, YAML reads {node.text} as {node.trap}."
            self.fault(node.mark, "yaml-trap", place, message, meant)
            return node.text
        text = self.quoted(node, place)
        if not SLUG.fullmatch(text):
            remedy = "Use lower-case letters a-z, digits and single hyphens, such as a-visit-1950."
            self.fault(node.mark, "id-form", place, f"{quote(text)} is not an id.", remedy)
        return text

    read_id = read_slug

    def read_date(self, spec: Spec, node: Value, place: str) -> Any:
        """A date, an interval or a set."""
        try:
            when = parse_for(spec.of, node.text.strip())
        except DateError as fault:
            self.fault(node.mark, fault.code, place, f"{undated(node.text, fault)}.", instead(node.text, fault))
            return None
        self.quoted(node, place)
        return when

    def read_language(self, spec: Spec, node: Value, place: str) -> str:
        """The code of a language, as BCP 47 has it."""
        if not LANGUAGE.fullmatch(node.text):
            remedy = "Write its code, such as en, fa, zh, or zh-Hant for a script and pt-BR for a country."
            self.fault(node.mark, "value-type", place, f"{quote(node.text)} is not the code of a language.", remedy)
            return ""
        return self.quoted(node, place)

    def read_term(self, spec: Spec, node: Value, place: str) -> str:
        """A word of the vocabulary."""
        known = vocabulary()[spec.of]
        if node.text not in known:
            near = difflib.get_close_matches(node.text, known, 1)
            hint = f"Did you mean '{near[0]}'? " if near else ""
            message = f"{quote(node.text)} is not {article(spec.of)}."
            self.fault(node.mark, "term-unknown", place, message, f"{hint}Use one of: {', '.join(known)}.")
        return node.text

    def read_number(self, spec: Spec, node: Value, place: str) -> float | None:
        """A decimal number; with or without quotes it is the same."""
        text = node.text.strip()
        if not NUMBER.fullmatch(text):
            remedy = "Write digits with a decimal point, such as -12.5, without separators of thousands."
            self.fault(node.mark, "value-type", place, f"{quote(text)} is not a number.", remedy)
            return None
        return float(text)

    def read_integer(self, spec: Spec, node: Value, place: str) -> int | None:
        """A whole number; with or without quotes it is the same."""
        text = node.text.strip()
        if not INTEGER.fullmatch(text):
            message = f"{quote(text)} is not a whole number."
            self.fault(node.mark, "value-type", place, message, "Write digits alone, such as 2.")
            return None
        return int(text)

    def read_code(self, spec: Spec, node: Value, place: str) -> str:
        """A CAMEO code."""
        text = self.quoted(node, place)
        if text not in cameo():
            remedy = f'Take one from {called("shared/cameo.csv")}; zeros count, as in "042".'
            self.fault(node.mark, "code-unknown", place, f"there is no CAMEO code {quote(text)}.", remedy)
        return text

    def read_flag(self, spec: Spec, node: Value, place: str) -> bool:
        """A flag; only `true` needs to be written."""
        if node.text not in ("true", "false"):
            message = f"{quote(node.text)} is neither true nor false."
            self.fault(node.mark, "value-type", place, message, "Write true, or take the line out.")
        return node.text == "true"
