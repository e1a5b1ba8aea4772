"""Releases made: every export in one folder, described, summed up and ready to be checked."""
