"""Formats of other systems, one a module: how each is written, and what it says when read back."""
