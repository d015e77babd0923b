"""A Data Package (Frictionless, version 2): the tables with a schema for each, in one zip."""

from __future__ import annotations

import hashlib
from typing import Any

from dossier.citing import cite
from dossier.content.vocabulary import vocabulary
from dossier.exports.archive import about
from dossier.exports.origin import as_json, licence_page, moment, name, origin, terms, zipped
from dossier.index.queries import Catalogue
from dossier.tabular.columns import TABLES, Column, columns
from dossier.tabular.tables import all_tables, file_name

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def make(catalogue: Catalogue) -> bytes:
    """The zip: `datapackage.json`, `README.md` and one CSV a table."""
    tables = all_tables(catalogue)
    return zipped({"datapackage.json": as_json(descriptor(catalogue, tables)), "README.md": about(catalogue), **tables})


def descriptor(catalogue: Catalogue, tables: dict[str, bytes]) -> dict[str, Any]:
    """What the package is, and of each table its place, size, fingerprint and schema."""
    meta = catalogue.meta
    lines = [f"- {what}: {value}" for what, value in origin(catalogue).items()]
    return {
        "$schema": PROFILE,
        "name": name(catalogue),
        "title": meta.title,
        "description": "\n".join([meta.lead, "", *lines, terms(catalogue)]).rstrip(),
        "version": meta.updated.text,
        "created": moment(catalogue),
        "keywords": [catalogue.name(meta.side_a), catalogue.name(meta.side_b), "international relations", "event data"],
        "licenses": [_licence(catalogue)],
        "contributors": [{"title": editor.printed, "roles": ["editor"]} for editor in meta.editors],
        "sources": [
            {"title": cite.line(source)} | ({"path": source.url} if source.url else {}) for source in catalogue.sources.values()
        ],
        "resources": [_resource(table, file_name(catalogue, table), tables[file_name(catalogue, table)]) for table in TABLES],
    }


def _licence(catalogue: Catalogue) -> dict[str, str]:
    known = cite.LICENCES.get(catalogue.meta.licence)
    page = licence_page(catalogue)
    return {"name": known[0] if known else "other", "title": catalogue.meta.licence} | ({"path": page} if page else {})


def _resource(table: str, path: str, data: bytes) -> dict[str, Any]:
    return {
        "name": table,
        "path": path,
        "type": "table",
        "description": TABLES[table],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema(table),
    }


def schema(table: str) -> dict[str, Any]:
    """The Table Schema of a table: types, words allowed, the key, and what refers to which other table."""
    of = columns(table)
    out: dict[str, Any] = {"fields": [_field(column) for column in of], "missingValues": [""]}
    if of[0].name == "id":
        out["primaryKey"] = ["id"]
    foreign = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": [_key(column.refers)]}}
        for column in of
        if column.refers
    ]
    return out | ({"foreignKeys": foreign} if foreign else {})


def _key(table: str) -> str:
    return columns(table)[0].name


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.needed else {}
    if column.of:
        limits["enum"] = list(vocabulary()[column.of])
    flag = {"trueValues": ["true"], "falseValues": ["false"]} if column.type == "boolean" else {}
    return (
        {"name": column.name, "type": column.type, "description": column.doc} | flag | ({"constraints": limits} if limits else {})
    )
