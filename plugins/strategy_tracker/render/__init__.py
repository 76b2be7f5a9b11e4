"""The whole site as a project of plain pages, which Zensical and other site generators build without us."""
