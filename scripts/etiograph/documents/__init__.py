"""Documents and the claims that point into them."""
