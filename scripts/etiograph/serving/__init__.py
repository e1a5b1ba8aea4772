"""Serves a built graph over HTTP: SPARQL, pages, and an API for programs."""
