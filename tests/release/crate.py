"""Validates releases with roc-validator, the context served from a file.

    python crate.py CONTEXT FOLDER...

No host is reached: every request is answered here, by the context or by 404. Prints one JSON line a
folder: ``client``, ``asked`` (addresses), ``checks`` (how many were made), ``issues`` (severity and
message of each).
"""

import json
import sys
from importlib import metadata
from pathlib import Path

import requests
from requests.adapters import BaseAdapter

ADDRESS = "https://w3id.org/ro/crate/1.1/context"
asked = set()


class Here(BaseAdapter):
    """Answers every request with the context, if that is what was asked for."""

    def send(self, request, **_):
        """Return the answer."""
        asked.add(request.url)
        answer = requests.Response()
        answer.request, answer.url = request, request.url
        answer.status_code = 200 if request.url == ADDRESS else 404
        answer._content = Path(sys.argv[1]).read_bytes() if request.url == ADDRESS else b""  # noqa: SLF001
        answer.headers["Content-Type"] = "application/ld+json"
        return answer

    def close(self):
        """Do nothing: nothing is open."""


def main() -> None:
    """Validate each folder and print what was found."""
    requests.Session.get_adapter = lambda _, url: Here()  # noqa: ARG005
    from rocrate_validator import models, services  # noqa: PLC0415 - after the host is in place

    for folder in sys.argv[2:]:
        asked.clear()
        settings = services.ValidationSettings(
            rocrate_uri=folder,
            profile_identifier="ro-crate-1.1",
            requirement_severity=models.Severity.RECOMMENDED,
            no_cache=True,
        )
        result = services.validate(settings)
        said = {
            "client": f"roc-validator {metadata.version('roc-validator')}",
            "asked": sorted(asked),
            "checks": len(result.statistics.checks),
            "issues": sorted([one.severity.name, str(one.message)] for one in result.get_issues()),
        }
        sys.stdout.write(f"{json.dumps(said)}\n")


main()
