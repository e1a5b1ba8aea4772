"""Describes a release in Croissant, so that machine learning tools load its tables.

Format: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html. The tables are those of
the export ``csv``; their columns are read from its files, never kept in a list.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence

from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.releasing.edition import MAKER, SUMMARY, TITLE, Edition, File, iri

NAME = "croissant.json"
TABLES = "csv"
"""The export whose flat tables, those of no folder of their own, are described by column."""
VERSION = "http://mlcommons.org/croissant/1.0"
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that Croissant 1.0 wants in every file, word for word."""
ID = "id"
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")


def croissant(edition: Edition) -> bytes:
    """Return the description: each file of the exports, and each table with its columns."""
    said = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": TITLE,
        "description": f"{SUMMARY} {NOTICE} {RIGHTS}",
        "conformsTo": VERSION,
        "citeAs": f"{MAKER}: {TITLE} {edition.version}, graph {edition.content.digest}.",
        "creator": {"@type": "Organization", "name": MAKER},
        "datePublished": edition.day,
        "license": LICENCE,
        "url": iri(edition),
        "version": edition.version,
        "distribution": [_file(one) for one in edition.files],
    }
    tables = [
        one
        for one in edition.files
        if one.format == TABLES and one.path.count("/") == 1 and one.media_type == "text/csv"
    ]
    records = [_records(one, edition.written[one.path]) for one in tables]
    if records:
        said["recordSet"] = records
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()


def _file(file: File) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }


def _records(file: File, text: bytes) -> dict[str, object]:
    header, *rows = csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""))
    name = file.path.partition("/")[2].removesuffix(".csv")
    said: dict[str, object] = {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"{len(rows)} rows of {file.path}.",
    }
    keys = [row[header.index(ID)] for row in rows] if ID in header else []
    if keys and len(set(keys)) == len(keys):
        said["key"] = {"@id": f"{name}/{ID}"}
    said["field"] = [
        {
            "@type": "cr:Field",
            "@id": f"{name}/{_word(column, place)}",
            "name": column,
            "dataType": _kind(row[place] for row in rows),
            "source": {"fileObject": {"@id": file.path}, "extract": {"column": column}},
        }
        for place, column in enumerate(header)
    ]
    return said


def _word(column: str, place: int) -> str:
    """Return what a column is called in an id, where mlcroissant takes no white space.

    >>> _word("id", 0), _word("note (free)", 7)
    ('id', 'note-free-7')
    """
    word = re.sub(r"[^A-Za-z0-9_.]+", "-", column).strip("-")
    return word if word == column else f"{word}-{place}"


def _kind(cells: Iterable[str]) -> str:
    """Return the type of a column: whole numbers where each cell is one, else text."""
    found: Sequence[str] = list(cells)
    whole = bool(found) and all(WHOLE.fullmatch(one) for one in found)
    return "sc:Integer" if whole else "sc:Text"
