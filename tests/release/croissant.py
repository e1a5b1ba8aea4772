"""Loads the record sets of releases with mlcroissant, and prints the ids of the claims in them.

    python croissant.py FOLDER...

No host is reached: each socket is refused. Prints one JSON line a folder: ``client``, ``sets``
(number of records of each record set), ``claims`` (sorted, as they stand); or ``error``.
"""

import json
import socket
import sys
from importlib import metadata
from pathlib import Path

import mlcroissant


def refused(*_: object, **__: object) -> None:
    """Take the place of what would reach a host."""
    raise OSError("no network in this test")


def read(folder: str) -> dict[str, object]:
    """Validate the description of a folder, load every record set, return what was read."""
    dataset = mlcroissant.Dataset(str(Path(folder) / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    assert not issues.errors | issues.warnings, issues.report()
    sets, claims = {}, set()
    for one in dataset.metadata.record_sets:
        found = list(dataset.records(one.id))
        sets[one.id] = len(found)
        ids = {record.get(f"{one.id}/id") for record in found} - {None}
        claims |= {text for text in (found.decode() for found in ids) if text.startswith("claim:")}
    client = f"mlcroissant {metadata.version('mlcroissant')}"
    return {"client": client, "sets": sets, "claims": sorted(claims)}


def causes(error: BaseException | None) -> list[str]:
    """Return the words of an error, and of those that it came from."""
    return [str(error), *causes(error.__cause__ or error.__context__)] if error else []


def main() -> None:
    """Print what is read of each folder."""
    socket.socket.connect = socket.getaddrinfo = refused
    for folder in sys.argv[1:]:
        try:
            said = read(folder)
        except Exception as error:  # noqa: BLE001 - whatever the client says of a wrong one
            said = {"error": " ".join(causes(error))}
        sys.stdout.write(f"{json.dumps(said)}\n")


main()
