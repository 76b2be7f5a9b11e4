"""Reading the front matter's YAML: why it cannot be read, in terms of what was typed."""

from __future__ import annotations

from strategy_tracker.language import message
from strategy_tracker.rules.rule import Family, Rule, Severity

YAML_FULL_WIDTH_COLON = Rule(
    name="yaml-full-width-colon",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a full-width colon behind a field's name."),
    why=message("The line is then no field: its value is lost, or becomes part of the line above."),
    message=message("The colon behind the field's name is full-width (：)."),
    hint=message("Type a plain colon and a space."),
    suggestion_hint=message("Type a plain colon and a space: {mended}"),
    bad="策略名稱：線上推廣策略\n",
    good="策略名稱: 線上推廣策略\n",
    limits=message("Only names of known fields are looked for; a full-width colon inside a value is fine."),
)

YAML_NO_SPACE_AFTER_COLON = Rule(
    name="yaml-no-space-after-colon",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a colon behind a field's name without a space."),
    why=message("Without the space the line is no field: its value is lost, or joins the line above."),
    message=message("There is no space behind the colon of the field's name."),
    hint=message("Type a space behind the colon."),
    suggestion_hint=message("Type a space behind the colon: {mended}"),
    bad="策略名稱:線上推廣策略\n",
    good="策略名稱: 線上推廣策略\n",
)

YAML_TAB = Rule(
    name="yaml-tab",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a tab at the beginning of a line."),
    why=message("YAML knows only spaces there, because a tab has no fixed width."),
    message=message("The line is indented with a tab."),
    hint=message("Replace the tab with spaces, two for each level."),
    bad="範圍:\n\t產品: 冷泡茶\n",
    good="範圍:\n  產品: 冷泡茶\n",
)

YAML_FULL_WIDTH_SPACE = Rule(
    name="yaml-full-width-space",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a full-width space at the beginning of a line."),
    why=message("It looks like an indentation and is none."),
    message=message("The line is indented with a full-width space."),
    hint=message("Replace it with two plain spaces."),
    bad="範圍:\n　產品: 冷泡茶\n",
    good="範圍:\n  產品: 冷泡茶\n",
)

YAML_COLON_IN_VALUE = Rule(
    name="yaml-colon-in-value",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a value in which a colon is followed by a space."),
    why=message("YAML takes what stands before such a colon for one more field name."),
    message=message("The value contains a colon followed by a space."),
    hint=message("Put the value in quotes."),
    suggestion_hint=message("Put the value in quotes: {mended}"),
    bad="策略名稱: 新品推廣: 線上部分\n",
    good='策略名稱: "新品推廣: 線上部分"\n',
)

YAML_SPECIAL_START = Rule(
    name="yaml-special-start",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a value that begins with a character to which YAML gives a meaning of its own."),
    why=message("@, *, &, %, | and a few more mean something else than themselves at the start of a value."),
    message=message("YAML does not take the first character of 「{text}」 for text."),
    hint=message("Put the value in quotes."),
    suggestion_hint=message("Put the value in quotes: {mended}"),
    bad="策略名稱: @會員日推廣策略\n",
    good='策略名稱: "@會員日推廣策略"\n',
)

YAML_QUOTE_NOT_CLOSED = Rule(
    name="yaml-quote-not-closed",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a value with an opening quote and no closing one."),
    why=message("Everything up to the next quote, fields included, would belong to this value."),
    message=message("A quote is opened here and not closed."),
    hint=message(
        "Close it at the end of the value, or use Chinese quotation marks, which mean nothing to YAML."
    ),
    suggestion_hint=message("Close it at the end of the value: {mended}"),
    bad='策略名稱: "線上推廣策略\n',
    good='策略名稱: "線上推廣策略"\n',
)

YAML_TEXT_AFTER_QUOTE = Rule(
    name="yaml-text-after-quote",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports text behind the closing quote of a value."),
    why=message("A value that begins with a quote ends at the closing one; what follows cannot be read."),
    message=message("There is text behind the closing quote."),
    hint=message("Put quotes of the other kind round the whole value."),
    suggestion_hint=message("Put quotes of the other kind round the whole value: {mended}"),
    bad='策略名稱: "晨露"系列推廣策略\n',
    good="策略名稱: '\"晨露\"系列推廣策略'\n",
)

YAML_INDENTATION = Rule(
    name="yaml-indentation",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a line that is indented differently from its neighbours."),
    why=message("The indentation says what belongs together; a line in between belongs to nothing."),
    message=message("The indentation of this line, or of the one above, does not fit."),
    hint=message("Let all fields of one record begin in the same column."),
    bad="範圍:\n  產品: 冷泡茶\n 渠道: 抖音\n",
    good="範圍:\n  產品: 冷泡茶\n  渠道: 抖音\n",
)

YAML_UNREADABLE = Rule(
    name="yaml-unreadable",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports front matter that is not YAML for a reason that could not be named."),
    why=message("Nothing behind this place can be read."),
    message=message("The front matter cannot be read from here on."),
    hint=message(
        "Look at this line and the one above: quotes, brackets, colons. When in doubt, quote the value."
    ),
    bad="@標籤: 抖音\n",
    good="標籤: 抖音\n",
)

YAML_KEY_NOT_TEXT = Rule(
    name="yaml-key-not-text",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a list or a mapping where a field's name belongs."),
    why=message("A field's name is a word; nothing else can be looked up."),
    message=message("Here stands a list or a mapping in place of a field's name."),
    hint=message("Write the field's name as plain text; put text in brackets or braces in quotes."),
    bad="[策略名稱]: 線上推廣策略\n",
    good="策略名稱: 線上推廣策略\n",
)

YAML_ALIAS = Rule(
    name="yaml-alias",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports YAML's references: anchors (&), aliases (*) and merge keys."),
    why=message("People who type * or & mean the character; and a reference can blow a small file up."),
    message=message("YAML takes 「{text}」 for a reference to another value."),
    hint=message("Put the value in quotes if the character is meant; else repeat the value."),
    bad="策略名稱: &q3 線上推廣策略\n",
    good='策略名稱: "&q3 線上推廣策略"\n',
)

YAML_TAG = Rule(
    name="yaml-tag",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a YAML tag: a word that begins with an exclamation mark."),
    why=message("Tags ask for other kinds of values than text; a record has none."),
    message=message("YAML takes 「{text}」 for a tag, and leaves it out of the value."),
    hint=message("Put the whole value in quotes if the exclamation mark belongs to it."),
    bad="策略名稱: !urgent 線上推廣策略\n",
    good='策略名稱: "!urgent 線上推廣策略"\n',
)

YAML_TOO_DEEP = Rule(
    name="yaml-too-deep",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports values that are nested too deeply."),
    why=message("No record nests like this; such a file is broken, or made to hold up the build."),
    message=message("Lists and mappings are nested more than {limit} levels deep."),
    hint=message("Write the value as text, or keep the data in a file of its own."),
    bad="擴展字段: " + "[" * 30 + "]" * 30 + "\n",
    good="擴展字段: [[1, 2], [3, 4]]\n",
)

YAML_SEVERAL_DOCUMENTS = Rule(
    name="yaml-several-documents",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports front matter that holds several YAML documents."),
    why=message("Only the first could be used; the fields of the others would be lost."),
    message=message("A second document begins here."),
    hint=message("Delete the separating line (--- or ...); put a second strategy in a file of its own."),
    bad="策略名稱: 線上推廣策略\n--- # 補充\n標籤: [新品]\n",
    good="策略名稱: 線上推廣策略\n# 補充\n標籤: [新品]\n",
)

DUPLICATE_KEY = Rule(
    name="duplicate-key",
    family=Family.READING,
    severity=Severity.ERROR,
    what=message("Reports a field that is written twice in one record."),
    why=message("Only one of the two values can count; nobody would know which."),
    message=message("「{field}」 is already on line {line}; this one is left out."),
    hint=message("Delete one of the two. The Chinese and the English name are the same field."),
    bad="策略名稱: 線上推廣策略\ntitle: 新品推廣策略\n",
    good="策略名稱: 線上推廣策略\n",
)

RULES: tuple[Rule, ...] = (
    YAML_FULL_WIDTH_COLON,
    YAML_NO_SPACE_AFTER_COLON,
    YAML_TAB,
    YAML_FULL_WIDTH_SPACE,
    YAML_COLON_IN_VALUE,
    YAML_SPECIAL_START,
    YAML_QUOTE_NOT_CLOSED,
    YAML_TEXT_AFTER_QUOTE,
    YAML_INDENTATION,
    YAML_UNREADABLE,
    YAML_KEY_NOT_TEXT,
    YAML_ALIAS,
    YAML_TAG,
    YAML_TOO_DEEP,
    YAML_SEVERAL_DOCUMENTS,
    DUPLICATE_KEY,
)
