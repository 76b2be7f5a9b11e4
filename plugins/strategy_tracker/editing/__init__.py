"""Changing records: one value at its one place in a file, new update records, and new files."""
