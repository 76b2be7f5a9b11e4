"""How findings are reported: the formats by name, and how wide a text is where nothing says it."""

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
COLUMNS = 100
