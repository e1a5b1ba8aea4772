# environment: sssom
"""Validates the table with ``sssom validate``, which must have nothing to say, and reads it."""

import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path

from sssom.cli import main
from sssom.parsers import parse_sssom_table, to_mapping_set_document


class Said(logging.Handler):
    """Refuses warnings: the command ends well even where it leaves a row out."""

    def emit(self, record):
        """Refuse one."""
        raise ValueError(record.getMessage())


(folder,) = map(Path, sys.argv[1:])
path = folder / "etiograph.sssom.tsv"
logging.getLogger().addHandler(Said(level=logging.WARNING))
main(["validate", str(path)], standalone_mode=False)
rows = to_mapping_set_document(parse_sssom_table(path)).mapping_set.mappings
print(
    json.dumps(
        {
            "client": f"sssom {version('sssom')}",
            "mappings": [[one.subject_id, one.predicate_id, one.object_id] for one in rows],
            "justifications": [
                [one.subject_id, one.predicate_id, one.object_id, one.mapping_justification]
                for one in rows
            ],
        }
    )
)
