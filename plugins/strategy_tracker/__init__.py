"""Track how marketing strategies are executed, from Markdown files in Git to an intranet site."""

__all__ = ["NAME", "__version__"]

NAME = "strategy-tracker"
__version__ = "1.0.0"
