"""What every answer says of itself."""

NOTICE = "What documents claim, not what is true; no medical advice. See a doctor."
