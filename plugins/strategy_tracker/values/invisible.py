"""Characters that nobody sees, and that make two equal words differ or turn a line around."""

from strategy_tracker.vocabulary.patterns import Pattern

# Controls other than tab, LF and CR; blanks without a width or that look like a space but are letters; the
# marks that turn the reading order around; noncharacters. A joiner is one of them unless it joins two signs
# of an emoji, as in 👨‍👩‍👧.
INVISIBLE = Pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)


def without_invisible(text: str) -> str:
    """Return a text as it looks to the eye."""
    return INVISIBLE.sub("", text)
