# environment: clients
"""Has ``nanopub-sign`` (Rust) check every name, and each with a word of the claim changed."""

import json
import os
import re
import sys
from importlib.metadata import version
from pathlib import Path

import nanopub_sign

START = re.compile(r"^(?=<[^>]*#Head> \{)", re.MULTILINE)
WORD = re.compile(r"(?<=etio:polarity etio:)(affirmed|denied)\b")
OTHER = {"affirmed": "denied", "denied": "affirmed"}


def valid(text):
    """Tell whether a nanopublication says what it is named by."""
    try:
        nanopub_sign.Nanopub(text).check()
    except Exception as error:
        if "the hash of the nanopublication is different" not in str(error):
            raise
        return False
    return True


(folder,) = map(Path, sys.argv[1:])
names = kept = 0
told = os.dup(1)
os.dup2(2, 1)  # the library prints each verdict, past Python
for path in sorted(folder.glob("*.trig")):
    prefixes, *publications = START.split(path.read_text(encoding="utf-8"))
    for text in publications:
        names += valid(prefixes + text)
        changed, times = WORD.subn(lambda word: OTHER[word[1]], text)
        assert times == 1, text
        kept += valid(prefixes + changed)
os.dup2(told, 1)
print(
    json.dumps(
        {
            "client": f"nanopub-sign {version('nanopub-sign')}",
            "valid names": names,
            "valid names of changed claims": kept,
        }
    )
)
