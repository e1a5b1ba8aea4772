"""Runs the same work as DataFrame jobs of Spark: on one machine, or unchanged on a cluster."""
