"""What leaves the graph: the chosen claims, as quads and as one table a class."""
