"""Runs the command line as ``python -m etiograph``."""

from etiograph.cli import main

main()
