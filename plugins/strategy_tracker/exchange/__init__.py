"""Files for other programs: JSON with its schema, CSV, XLSX, ICS, Atom. Same input, same bytes."""
