"""The files in which a site is configured: where they are, and what they say before its options are checked.

Nothing here knows the options, so that the language of a command's help costs little to find.
"""

from strategy_tracker.configuration_files.errors import ConfigurationError, FilePlace
from strategy_tracker.configuration_files.reading import (
    NAMES,
    configurations_near,
    content_of,
    language_of,
    plugin_options,
)

__all__ = [
    "NAMES",
    "ConfigurationError",
    "FilePlace",
    "configurations_near",
    "content_of",
    "language_of",
    "plugin_options",
]
