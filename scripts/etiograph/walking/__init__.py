"""Ways through the causal graph."""
