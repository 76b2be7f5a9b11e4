"""The one error that readers of values raise."""


class Unreadable(ValueError):  # noqa: N818 - it names the text's state; callers read it as a finding
    """A text which has no exact meaning for its field: the rule it breaks, and the facts for a message."""

    rule: str
    values: dict[str, object]

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(f"{rule}: {values.get('text', '')}")
        self.rule = rule
        self.values = values
