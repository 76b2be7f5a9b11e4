"""Changes to records, judged before they are written: one value at its place, new records, new files."""
