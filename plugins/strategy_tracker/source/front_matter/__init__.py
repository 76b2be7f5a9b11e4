"""Taking a file apart: fences, the YAML between them with line and column, and how its slips are mended."""
