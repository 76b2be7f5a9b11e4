"""From Markdown files to records with line and column; which files are records."""
