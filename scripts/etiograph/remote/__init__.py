"""Reaches SPARQL stores of others, by the protocol."""
