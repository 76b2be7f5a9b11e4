"""How people name a strategy, or a record of one: by its slug, and by slug and id."""


def slug_named(text: str) -> str:
    """Return the slug that a text names: that of /2024/q3.md is 2024/q3."""
    return text.strip("/").removesuffix(".md")


def split_reference(text: str, own_slug: str = "") -> tuple[str, str]:
    """Return the slug and the id of `slug/T003`; of `T003` alone the slug is `own_slug`."""
    slug, _, name = text.strip().strip("/").rpartition("/")
    return slug or own_slug, name
