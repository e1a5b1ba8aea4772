"""The graph as a folder of pages, and the redirects that lead to them."""
