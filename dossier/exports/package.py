"""A Data Package (Frictionless, version 2): the tables with a schema for each, in one zip."""

from __future__ import annotations

import hashlib
from typing import Any

from dossier.citing import cite
from dossier.content.vocabulary import vocabulary
from dossier.exports.archive import about
from dossier.exports.origin import as_json, licence_page, moment, name, origin, terms, zipped
from dossier.index.queries import Index
from dossier.tabular.columns import TABLES, Column, columns
from dossier.tabular.tables import all_tables, file_name

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def make(index: Index) -> bytes:
    """The zip: `datapackage.json`, `README.md` and one CSV a table."""
    tables = all_tables(index)
    return zipped({"datapackage.json": as_json(descriptor(index, tables)), "README.md": about(index), **tables})


def descriptor(index: Index, tables: dict[str, bytes]) -> dict[str, Any]:
    """What the package is, and of each table its place, size, fingerprint and schema."""
    meta = index.meta
    lines = [f"- {what}: {value}" for what, value in origin(index).items()]
    return {
        "$schema": PROFILE,
        "name": name(index),
        "title": meta.title,
        "description": "\n".join([meta.lead, "", *lines, terms(index)]).rstrip(),
        "version": meta.updated.text,
        "created": moment(index),
        "keywords": [index.name(meta.side_a), index.name(meta.side_b), "international relations", "event data"],
        "licenses": [_licence(index)],
        "contributors": [{"title": editor.printed, "roles": ["editor"]} for editor in meta.editors],
        "sources": [
            {"title": cite.line(source)} | ({"path": source.url} if source.url else {}) for source in index.sources.values()
        ],
        "resources": [_resource(table, file_name(index, table), tables[file_name(index, table)]) for table in TABLES],
    }


def _licence(index: Index) -> dict[str, str]:
    known = cite.LICENCES.get(index.meta.licence)
    page = licence_page(index)
    return {"name": known[0] if known else "other", "title": index.meta.licence} | ({"path": page} if page else {})


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
