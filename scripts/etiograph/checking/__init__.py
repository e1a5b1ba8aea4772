"""What the graph must hold to, and whether the checks would notice."""
