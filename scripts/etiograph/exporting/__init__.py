"""Exports made and weighed: every format found, its losses told, its remainder kept beside it."""
