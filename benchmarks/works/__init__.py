"""Works that are measured: one a module, found by its name in this folder."""
