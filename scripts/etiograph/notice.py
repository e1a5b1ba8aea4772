"""What every answer says of itself."""

NOTICE = "What documents claim, not what is true; no medical advice. See a doctor."

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
"""Of the data, apart from the code; RIGHTS says for what of them it does not hold."""

LICENCE_FILE = "LICENSE-DATA"

RIGHTS = (
    "CC0 1.0, but not for identifiers, labels and hierarchies of other ontologies, nor for "
    f"reference tables: see {LICENCE_FILE}."
)
"""What stands wherever the licence of more than claims is named."""
