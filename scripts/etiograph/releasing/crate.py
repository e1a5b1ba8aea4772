"""Describes a release as an RO-Crate: https://w3id.org/ro/crate/1.1."""

from __future__ import annotations

import json

from etiograph.notice import LICENCE, LICENCE_FILE, NOTICE, RIGHTS
from etiograph.releasing.edition import MAKER, SUMMARY, TITLE, Edition, File, iri
from etiograph.vocabulary import BASE

NAME = "ro-crate-metadata.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
CONTEXT = (f"{SPECIFICATION}/context", {"sha256": "http://schema.org/sha256"})
"""That of RO-Crate 1.1, and the one word that it lacks; later ones have it as it stands here."""


def crate(edition: Edition, beside: dict[File, str]) -> bytes:
    """Return the metadata file.

    Args:
        edition: what is released.
        beside: the files that are no export, and what each is, in a sentence.
    """
    maker = iri(edition, "publisher")
    folders = [one.format.name for one in edition.exports]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{TITLE} {edition.version}",
        "description": f"{SUMMARY} {NOTICE}",
        "identifier": iri(edition),
        "version": edition.version,
        "datePublished": edition.day,
        "license": {"@id": LICENCE},
        "usageInfo": {"@id": LICENCE_FILE},
        "author": {"@id": maker},
        "publisher": {"@id": maker},
        "hasPart": [
            *({"@id": f"{name}/"} for name in folders),
            *({"@id": one.path} for one in beside),
        ],
    }
    graph = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "name": "Metadata of the release",
            "about": {"@id": "./"},
            "conformsTo": {"@id": SPECIFICATION},
        },
        root,
        *_people(maker),
        *(_folder(edition, name) for name in folders),
        *(_file(one, _of_export(edition, one)) for one in edition.files),
        *(_file(one, words) for one, words in beside.items()),
    ]
    said = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()


def _people(maker: str) -> list[dict[str, object]]:
    return [
        {
            "@id": LICENCE,
            "@type": "CreativeWork",
            "name": "CC0 1.0 Universal",
            "description": f"Public domain dedication of the data. {RIGHTS}",
        },
        {
            "@id": maker,
            "@type": "Organization",
            "name": MAKER,
            "description": "Those who made this release.",
            "url": BASE,
        },
    ]


def _folder(edition: Edition, name: str) -> dict[str, object]:
    export = next(one for one in edition.exports if one.format.name == name)
    parts = [{"@id": one.path} for one in edition.files if one.format == name]
    return {
        "@id": f"{name}/",
        "@type": "Dataset",
        "name": export.format.title,
        "description": export.format.description,
        "hasPart": parts,
    }


def _of_export(edition: Edition, file: File) -> str:
    title = next(one.format.title for one in edition.exports if one.format.name == file.format)
    return f"A file of the export {title}."


def _file(file: File, words: str) -> dict[str, object]:
    return {
        "@id": file.path,
        "@type": "File",
        "name": file.path,
        "description": words,
        "contentSize": f"{file.size}",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }
