"""Track how marketing strategies are executed, from Markdown files in Git to an intranet site."""

NAME = "strategy-tracker"
__version__ = "0.1.0"
