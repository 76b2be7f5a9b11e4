"""What several pages show: cells, bars, figures, rows, links to records."""
