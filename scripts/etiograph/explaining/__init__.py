"""From free words to ranked deficiencies."""
