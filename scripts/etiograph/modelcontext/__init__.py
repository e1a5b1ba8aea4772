"""Lets language models ask a built graph, by the Model Context Protocol over standard streams."""
