"""What every answer says of itself."""

NOTICE = "What documents claim, not what is true; no medical advice. See a doctor."
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
"""Of the data, and of all that is made from them."""
