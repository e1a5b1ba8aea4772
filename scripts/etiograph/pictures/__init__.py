"""Paths and overviews, drawn."""
