"""Etiograph: an open knowledge graph of what published documents claim about nutrients and symptoms."""

__version__ = "0.1.0"
