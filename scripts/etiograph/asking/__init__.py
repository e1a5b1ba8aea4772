"""Questions, and their answers as rows, tables and data frames."""
