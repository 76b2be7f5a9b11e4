"""Letters that look like letters of another script: Cyrillic and Greek ones like Latin, Japanese ones like Chinese.

Selected from the table of confusable characters of the Unicode Consortium (Unicode Technical Standard 39,
https://www.unicode.org/reports/tr39/): the single letters that keyboards of these scripts have. ㄧ, the
Bopomofo letter beside the Chinese 一, was added. See licenses/NOTICE.
"""

_PAIRS = (
    # Cyrillic
    (
        "АВЕЅІЈКМНОРСТУХЬҮӀԌԜЗабгеорсухѕіјүһӏԛԝ",
        "ABESIJKMHOPCTYXbYIGW3a6reopcyxsijyhlqw",
    ),
    # Greek
    (
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορσυ",
        "ABEZHIKMNOPTYXayivopou",
    ),
    # Kana and Bopomofo
    (
        "ニハカトロタエーㄧ",
        "二八力卜口夕工一一",
    ),
)

LOOK_ALIKES: dict[str, str] = {
    letter: meant for letters, all_meant in _PAIRS for letter, meant in zip(letters, all_meant, strict=True)
}
"""By each letter, the Latin or Chinese character (or the digit) for which it is taken."""
