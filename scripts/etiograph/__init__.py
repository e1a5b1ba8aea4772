"""Etiograph: an open knowledge graph of what documents claim about nutrients and symptoms."""

__version__ = "0.1.0"
