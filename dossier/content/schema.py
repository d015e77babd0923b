"""The files of a dossier as JSON Schema (draft 7), made from the records: an editor's program completes and checks with them.

They know the shape of one file as the formatter writes it. What only the days of a calendar or other files tell, the check knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from dossier.content import model
from dossier.content.dates import FORMS
from dossier.content.fields import BOUNDED, LASTING, Spec, specs
from dossier.content.files import write_whole
from dossier.content.measurements import COLUMNS, LONGEST, UNREAD
from dossier.content.names import Name
from dossier.content.records import LANGUAGE, NUMBER, SLUG, URL
from dossier.content.vocabulary import cameo, countries, former_states, vocabulary

Json = dict[str, Any]
Ids = Mapping[str, Collection[str]]  # of a dossier, by the field of `Dossier` that holds the records
FOLDER = ".schema"  # in a dossier of one's own; its name begins with a dot, so that nothing else reads it
DRAFT = "http://json-schema.org/draft-07/schema#"
DAYS = (("(?:0[13578]|1[02])", "3[01]"), ("(?:0[469]|11)", "30"), ("02", ""))  # months, and their days above the 29th
MONTH = "|".join(f"{months}(?:-(?:0[1-9]|[12][0-9]{f'|{more}' if more else ''}|XX))?" for months, more in DAYS)
DAY = f"(?:(?!000)[0-9]{{3}}X|(?!0000)[0-9]{{4}}(?:-(?:XX(?:-XX)?|2[1-4]|{MONTH}))?)[~?%]?"
CLOSED = rf"{DAY}(?:/(?:{DAY}|\.\.))?|\.\./{DAY}"
OPEN = rf"{CLOSED}|{DAY}/|/{DAY}"  # with ends that are unknown
RUN = rf"{DAY}\.\.{DAY}"
DATES = {  # by the use of the field
    "date": rf"^(?:{OPEN}|\[(?:{RUN}|(?:{DAY}|{RUN})(?:,(?:{DAY}|{RUN}))+)\])$", LASTING: f"^(?:{OPEN})$", BOUNDED: f"^(?:{CLOSED})$",
}  # fmt: skip
EXAMPLES = {"date": ["1954", "1954-05", "1954-05-19", "1954-21", "1954-05~", "1954-05-19/..", "1954/", "[1954-05-19,1954-05-20]"]}
EXAMPLES |= {LASTING: ["1954-05-19/1955-02", "1954-05-19/..", "1954/"], BOUNDED: ["1954-05-19/1955-02", "1954-05-19/.."]}
PARTS = ("cites", "names", "called")  # lists whose items are records
# Which fields a record must have as soon as another has a value, or lacks one; of the rules those that one record shows.
WHEN: dict[type, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    model.Event: (("layer", "act", ("cameo", "target")),),
    model.Alignment: (("basis", "article", ("sentences",)),),
    model.Claim: (("verdict", "contradicted", ("cites",)),),
}
UNLESS: dict[type, tuple[tuple[Json, tuple[str, ...]], ...]] = {
    model.Event: (({"nobody": {"const": True}}, ("source",)),),
    model.Period: (({"reading": {"const": "silent"}}, ("rests_on",)),),
    model.Alignment: (({"stance": {"const": "unknown"}}, ("cites",)), ({"basis": {"const": "article"}}, ("cites",))),
}


def whole(pattern: re.Pattern[str]) -> str:
    """A pattern that the whole text must match."""
    return f"^(?:{pattern.pattern})$"


def _slug(ids: Collection[str]) -> Json:
    said = "Write lower-case letters a-z, digits and single hyphens, such as a-visit-1950."
    return {"type": "string", "pattern": whole(SLUG), "patternErrorMessage": said} | ({"examples": sorted(ids)} if ids else {})


def _value(spec: Spec, ids: Ids) -> Json:
    """One value of a field, or an item of its list."""
    known = ids.get(spec.of if spec.of.endswith("s") else f"{spec.of}s", ())
    text: Json = {"type": "string", "pattern": r"\S"} | ({"maxLength": spec.limit} if spec.limit else {})
    words = vocabulary().get(spec.of, {})
    forms: dict[str, Json] = {
        "id": _slug(known), "slug": _slug(()),
        "term": {"enum": list(words), "enumDescriptions": [term.doc for term in words.values()]},
        "code": {"$ref": "#/definitions/code"}, "date": {"$ref": f"#/definitions/{spec.of or 'date'}"},
        "cites": {"$ref": "#/definitions/cite"}, "names": {"$ref": "#/definitions/name"}, "called": {"$ref": "#/definitions/called"},
        "language": {"type": "string", "pattern": whole(LANGUAGE)},
        "url": {"type": "string", "pattern": whole(URL)},
        "number": {"type": "number"}, "integer": {"type": "integer"}, "flag": {"type": "boolean"},
    }  # fmt: skip
    return forms.get(spec.kind, text)


def _field(spec: Spec, ids: Ids) -> Json:
    one = {"ids": "id", "terms": "term", "lines": "text"}.get(spec.kind)
    if one is None and spec.kind not in PARTS:
        return {"description": spec.doc} | _value(spec, ids)
    items = _value(Spec(one or spec.kind, spec.doc, True, spec.of, spec.limit), ids)
    least = {"minItems": 1} if spec.kind == "cites" and spec.needed else {}
    return {"description": spec.doc, "type": "array", "items": items} | least | ({"uniqueItems": True} if one else {})


def _record(kind: type, ids: Ids) -> Json:
    """One record: its fields in their order, those that it needs, and no others."""
    fields = {name: _field(spec, ids) for name, spec in specs(kind).items()}
    needed = [name for name, spec in specs(kind).items() if spec.needed]
    rules = [{"if": _has({name: {"const": value}}), "then": _filled(then)} for name, value, then in WHEN.get(kind, ())]
    if apart := UNLESS.get(kind):
        rules.append({"if": {"not": {"anyOf": [_has(one) for one, _ in apart]}}, "then": _filled(apart[0][1])})
    shape: Json = {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}
    return shape | ({"allOf": rules} if rules else {})


def _has(properties: Json) -> Json:
    return {"properties": properties, "required": list(properties)}


def _filled(names: tuple[str, ...]) -> Json:
    """These fields are there, and no list of them is empty."""
    return {"required": list(names), "properties": {name: {"minItems": 1} for name in names}}


def _name() -> Json:
    person = {key: value for key, value in _record(Name, {})["properties"].items() if key != "body"}
    body = {"body": _record(Name, {})["properties"]["body"]}
    shape = {"type": "object", "additionalProperties": False}
    return {
        "description": "`Family, Given` for a person, a text without a comma for a body, or the parts of either.",
        "anyOf": [
            {"type": "string", "pattern": r"\S"},
            shape | {"properties": body, "required": ["body"]},
            shape | {"properties": person, "required": ["family"]},
        ],
    }


def _date(use: str) -> Json:
    snippets = [{"label": f'"{one}"', "body": f'"{one}"'} for one in EXAMPLES[use]]  # in quotes, which a program would leave out
    said = f"Write {FORMS if use == 'date' else ' or '.join(EXAMPLES[use])}, in quotes."
    return {"type": "string", "pattern": DATES[use], "defaultSnippets": snippets, "patternErrorMessage": said}


def _definitions(ids: Ids) -> Json:
    codes = cameo()
    weights = [", ".join(f"{name} {value:g}" for name, value in code.goldstein.items()) for code in codes.values()]
    said = [f"{code.label} ({weight})" for code, weight in zip(codes.values(), weights, strict=True)]
    return {
        "code": {"type": "string", "enum": list(codes), "enumDescriptions": said},
        **{use: _date(use) for use in DATES},
        "cite": _record(model.Cite, ids),
        "name": _name(),
        "called": _record(model.Called, ids),
    }


def _rows() -> Json:
    """The rows of a series as programs read them: every cell a text."""
    number: Json = {"pattern": f"^$|{whole(NUMBER)}"}
    forms: dict[str, Json] = {
        "date": {"pattern": DATES[BOUNDED]}, "actor": {"pattern": whole(SLUG)}, "dyad": {"pattern": whole(SLUG)}, "n": {"pattern": "^[0-9]*$"},
        "part": {"pattern": r"\S", "maxLength": LONGEST}, "value": {"pattern": f"^$|^{UNREAD}$|{whole(NUMBER)}"}, "low": number, "high": number,
    }  # fmt: skip
    columns = {name: {"description": said, "type": "string"} | forms[name] for name, _, said in COLUMNS}
    needed = [name for name, when, _ in COLUMNS if when == "yes"]
    row = {"type": "object", "properties": columns, "required": needed, "additionalProperties": False}
    return {"type": "array", "items": row | {"dependencies": {"low": ["high"], "high": ["low"]}}}


def schemas(ids: Ids | None = None) -> dict[str, Json]:
    """The schemas by the name of their file. `ids` are those of one dossier, to be offered wherever a record refers to another."""
    ids = ids or {}
    kinds = {"dossier": ("dossier.yaml", model.Meta), "article": ("article.md, between its two lines ---", model.ArticleMeta)}
    kinds |= {
        "context": ("context/*.md, between its two lines ---", model.Context),
        "series": ("series/*.meta.yaml", model.Series),
    }
    out = {f"{key}.json": _titled(name, _record(kind, ids), ids) for key, (name, kind) in kinds.items()}
    for name, kind, _ in model.TABLES:
        listed = {"type": ["array", "null"] if name in model.OPTIONAL_FILES else "array", "items": _record(kind, ids)}
        out[name.replace(".yaml", ".json")] = _titled(name, listed, ids)
    out["dossier.json"]["properties"]["format"]["const"] = model.FORMAT
    states = countries() | former_states()
    for shape in (
        out["actors.json"]["items"]["properties"]["id"],
        *(out["dossier.json"]["properties"][f"side_{s}"] for s in "ab"),
    ):
        shape.setdefault("examples", list(states))
    return out | {"series-rows.json": _titled("series/*.csv, row by row", _rows(), {})}


def _titled(name: str, shape: Json, ids: Ids) -> Json:
    known, found = _definitions(ids), dict[str, Json]()
    while more := {key: value for key, value in known.items() if key not in found and f'/{key}"' in json.dumps([shape, found])}:
        found |= more
    found = {key: known[key] for key in known if key in found}
    return {"$schema": DRAFT, "title": name} | shape | ({"definitions": found} if found else {})


def written(ids: Ids | None = None) -> dict[str, str]:
    """The text of each schema's file."""
    return {name: json.dumps(shape, indent=1, ensure_ascii=False) + "\n" for name, shape in schemas(ids).items()}


def put(folder: Path, ids: Ids) -> None:
    """Write the schemas into the folder of a dossier, with the ids that its records offer one another. Raises `OSError`."""
    (folder / FOLDER).mkdir(exist_ok=True)
    for name, text in written(ids).items():
        write_whole(folder / FOLDER / name, text)
