"""Terms and the names by which people call them."""
