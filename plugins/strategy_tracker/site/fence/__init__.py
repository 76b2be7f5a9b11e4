"""Views of the portfolio in pages that people write: the ```tracker fence."""
