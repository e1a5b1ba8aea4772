"""Answers questions on the whole graph from columnar tables, by SQL that gives the same rows."""
