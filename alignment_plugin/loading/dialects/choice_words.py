"""The words in which people say what was chosen, and the ways to cut such a sentence."""

import re
from collections.abc import Iterator

from alignment_plugin.loading.dialects.likeness import NUMBER, WORD

LED = re.compile(rf"\W*{WORD}\s+#?{NUMBER}\b\s*(?:[-–—:.,(](?!\d)|$)", re.I)
MAX_SENTENCE = 1_000
"""Characters in which the name of the chosen option is looked for."""
_NOUN = r"(?:options?|alternatives?|solutions?|approach|variant|proposal|choice|decision)"
_GO = r"go\s+(?:ahead\s+|forward\s+)?(?:with|for)|(?:move\s+forward|proceed)\s+with"
_VERB = rf"(?:use|adopt|choose|pick|implement|take|select|{_GO})"
_HAVE = r"(?:have\s+|has\s+|had\s+|'ve\s+)?"
_WHO = r"(?:we|i|(?:the|our)\s+\w+(?:\s+(?:team|group|board))?)"
_SPEAKERS = (
    rf"{_WHO}\s+{_HAVE}(?:decided|agreed|chosen|chose|propose|recommend|opted)\s+(?:to\s+{_VERB}|using|on|for)",
    rf"(?:the\s+|our\s+|{_WHO}\s+{_HAVE}|have\s+)?(?:chosen|chose|selected|choose|pick(?:ed)?|opted\s+for|decided\s+(?:on|for))",
    r"(?:we(?:\s+are|'re)?\s+)?go(?:ing)?\s+(?:with|for)",
    r"(?:so\s+|therefore,?\s+)?we(?:\s+are|'re|’re)\s+(?:choosing|picking|selecting|adopting|opting\s+for)",
    rf"(?:we|(?:the|our)\s+\w+)(?:\s+will|'ll|\s+are\s+going\s+to|\s+should|\s+would)\s+{_VERB}",
    rf"(?:it\s+(?:was|has\s+been|is)\s+|{_HAVE})(?:decided|agreed|opted)\s+to\s+{_VERB}",
    rf"(?:the\s+)?(?:final\s+)?(?:decision|recommendation|conclusion)\s+(?:is|was)(?:\s+to\s+{_VERB}|\s+for)?",
    rf"(?:the\s+|our\s+)?(?:preferred|recommended|accepted|proposed|final)\s+{_NOUN}(?:\s+(?:is|was)\b|(?=\W*:))",
    r"(?:proposed|preferred|recommended|accepted|decision|recommendation)(?=[*_]*\s*:)",
    r"our\s+choice(?:\s+is)?",
)
WITHIN = re.compile(
    r"\b(?:we(?:\s+will|'ll|\s+are\s+going\s+to)\s+(?:go(?:ing)?\s+with|use|adopt)|go(?:ing)?\s+with"
    r"|we(?:\s+are|'re|’re)\s+(?:choosing|picking|selecting|adopting|opting\s+for)"
    r"|chosen\s+option|(?:the\s+)?decision\s+(?:is|was)(?=\s+(?:not\s+)?to\b)"
    rf"|(?:decided|agreed|opted)\s+(?:on|for|to\s+{_VERB})|we\s+(?:have\s+)?(?:chose|selected|opted\s+for|picked))\b",
    re.I,
)
OPENING = re.compile(
    rf"[\s*_>]*(?:{'|'.join(_SPEAKERS)})\s*(?:the\s+)?{_NOUN}?(?:\s+(?:is|was)\b)?\s*[*_]*\s*[:\-–—]?\s*[*_]*\s*",
    re.I,
)
NAMES_ONE = re.compile(rf"[\s*_>]*(?:the\s+|our\s+)?(?:chosen|selected)\s+{_NOUN}\b", re.I)
TOLD = re.compile(rf"[\s*_]*{_VERB}\s+", re.I)
BECAUSE = re.compile(
    r"[\s*_,.;:()\-–—]*\b(because(?:\s+of)?|since|due\s+to|as\s+(?=it\b|this\b|the\b|we\b|they\b|that\b))\b[\s,:*_]*",
    re.I,
)
_QUOTES = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "'": "'",
    "‘": "’",
    "`": "`",
    "*": "*",
    "_": "_",
    "[": "]",
}
_AFTER_QUOTE = re.compile(r"[\"'”’»*_`\])]*(?=[\s,.;:–—-]|$)")
_ENDS = re.compile(r",\s|\.\s|\.$|;|\s[–—-]\s|:\s|\n|$")
JOINS = re.compile(
    r"\W*(?:and|or|plus|combined\s+with|together\s+with|along\s+with|alongside|as\s+well\s+as)\b|\s*[+&]",
    re.I,
)
TOGETHER = re.compile(
    r"\b(?:combined\s+with|together\s+with|along\s+with|alongside|as\s+well\s+as|in\s+combination\s+with)\b",
    re.I,
)
_NOT_THAT = re.compile(
    r"\s(?:instead\s+of|rather\s+than|over|as\s+opposed\s+to|in\s+place\s+of|and\s+not|but\s+not)\s", re.I
)
"""Words before what was not chosen."""
PASSIVE = re.compile(
    r"(?:the\s+)?(.{1,200}?)\s+(?:(?:was|is|has\s+been|will\s+be)\s+(?:chosen|selected|preferred|picked|adopted)"
    r"|(?:will|shall|is\s+to)\s+be\s+(?:used|taken|implemented))\b",
    re.I | re.DOTALL,
)
AT_FIRST = re.compile(
    r"[\s*_]*(?:initially|for\s+now|for\s+the\s+moment|at\s+first|therefore|thus|hence|so|in\s+the\s+end|finally|ultimately|eventually"
    r"|as\s+a\s+result|overall)\b\s*,?\s*(?=\S)",
    re.I,
)
"""Words in front of a choice that name nothing."""
WE_WILL = re.compile(r"\W*(?:we\s+(?:will|are\s+going\s+to|(?:have\s+)?decided\s+to)|we'll)\s+", re.I)
ORDINAL = re.compile(
    r"\W*(?:the\s+|our\s+)?\w{3,6}\s+(?:one|option|alternative|approach|solution|proposal)\W*", re.I
)
SIGN = re.compile(r"[\s(\[#]*(?:[a-z]|\d{1,2})[\s)\].]*", re.I)
_SAID = r"^\W*(?:the\s+|our\s+|final\s+)?(?:decision|outcome|choice|chosen|selected|recommend(?:ed|ation)"
HEADED = re.compile(rf"{_SAID})\W*[:–—-]\s*", re.I)
ANNOUNCED = re.compile(rf"{_SAID}|preferred|accepted)(?:\s+(?:outcome|{_NOUN}))?\W*[:–—-]\s*", re.I)
"""The same also with a word more, as `Decision outcome: …`."""


def readings(source: str) -> Iterator[tuple[str, str]]:
    """Ways to cut a sentence into the option's name and the rest, the likeliest first."""
    start = re.match(r"\s*(?:\([^()]{1,30}\)\s*)?", source)
    source = source[start.end() :] if start else source
    closing = _QUOTES.get(source[:1], "")
    quoted = 0
    for place in [number for number, char in enumerate(source[:600]) if number and char in closing][:20]:
        if after := _AFTER_QUOTE.match(source, place + 1):
            yield source[1:place], source[after.end() :]
            quoted += 1
    if quoted and source[:1] not in "*_[`":
        return
    if found := BECAUSE.search(source):
        yield source[: found.start()], source[found.start() :]
    if found := _NOT_THAT.search(source):
        yield source[: found.start()], source[found.start() :]
    for found in list(_ENDS.finditer(source))[:3]:
        yield source[: found.start()], source[found.start() :]
