"""From files to one graph, with all that follows."""
