"""What an option is called: the words in a heading or a list's item that are its name, apart from what explains it."""

import re
from bisect import bisect_left, bisect_right

from alignment_plugin.loading.dialects.arguments import side_of_label
from alignment_plugin.loading.dialects.inline import on_one_line, plain, unlinked
from alignment_plugin.loading.dialects.likeness import NUMBER, WORD
from alignment_plugin.loading.dialects.option_marks import (
    BEFORE_COLON,
    before_colon_too,
    marked_alike,
    marked_name,
)
from alignment_plugin.loading.dialects.option_numbering import unnumbered
from alignment_plugin.loading.dialects.outline import Block, section_name

GENERIC = re.compile(
    r"(?:pros|cons|advantages|disadvantages|overview|summary|comparisons?|conclusions?|evaluations?|examples?|notes?|context"
    r"|decision|options? overview|improvements common|common|considerations|references|links)\b"
    r"|(?:(?:options?|alternatives?) )?(?:applicability|matrix|criteria|scores?|scoring|trade-?offs?|ranking|analysis"
    r"|assessment|discussion|recommendations?|rationale|background|motivation|introduction|description|drawbacks"
    r"|prior arts?|related work|state of the art|further reading|see also|appendix|acknowledge?ments?|faq|next steps"
    r"|(?:detailed )?implementation(?: (?:details|notes|plan))?|adoption(?: strategy)?|how we teach this"
    r"|findings|results?|outcome|consequences|status|why not|(?:open|unresolved) (?:questions|issues)"
    r"|future (?:work|possibilities|considerations)|risks?(?: and mitigations?)?|test plan|graduation criteria"
    r"|why (?!not\b).*|upgrade ?/ ?downgrade strategy|version skew strategy|implementation history"
    r"|(?:additional|further|other|more|general|some)(?: (?:thoughts|notes|remarks|comments|information|details"
    r"|discussion|considerations|resources|reading|points|observations))?|thoughts|remarks|observations"
    r"|infrastructure needed)$"
)
"""Headings among those of options that speak of all of them."""
MAX_NAME = 200
"""Characters of a paragraph's opening that may be a name."""
MAX_LINE = 60
"""Characters of a line that may be a name by itself."""
MAX_SENTENCE = 400
"""Characters of a list's item that may be one."""
_LAST = "\U0010ffff"
"""Sorts behind whatever may follow the same words."""
_REMARK = re.compile(r"\s*\([^()]*\)[\s.]*")
_CHECKBOX = re.compile(r"^\[[ xX]\]\s+")
_VERDICT = r"(?:chosen|selected|preferred|accepted|recommended)(?:\s+(?:one|option|solution|approach))?"
_SIGNS = (
    r"(?:[✅✔☑⭐★🏆❌✖✘🚫⛔]\ufe0f?"
    r"|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|star|trophy|x|no_entry(?:_sign)?):)"
)
_LOST = r"(?:rejected|discarded|dismissed|declined|not\s+(?:chosen|selected|preferred|recommended))"
_MARKED = re.compile(
    rf"\s*(?:[(\[]\s*(?:the\s+)?(?:{_VERDICT}|{_LOST})\s*[)\]]|{_SIGNS}|(?:[✅✔☑⭐★🏆]\ufe0f?\s*|←\s*|<-+\s*|\s[-–—:]\s*)\**(?:{_VERDICT}|{_LOST})\**|[✅✔☑⭐★🏆]\ufe0f?)\s*\.?$",
    re.I,
)
_FRONT = re.compile(rf"(\**)\s*{_VERDICT}\s*:\s+(?=\S)", re.I)
"""A verdict in front of a name, as in `Selected: one table`."""
_CALLED = re.compile(
    r"^\s*(?:(?:rejected|discarded|dismissed|considered|other)\s+)?(?:alternative|option)\s*:\s+(?=\S)", re.I
)
"""What an option is, in front of its name."""
_SIGNED = re.compile(rf"^(\W{{0,3}}?){_SIGNS}\s*(?=\S)")
_DASH = re.compile(r"\s+[–—-]+$")
"""What led to a verdict that is no part of the name."""
_STRUCK = re.compile(r"~~([^~]+)~~")
_WRAPPED = re.compile(r"(\d{1,2}[.)]\s+)?(\*\*|__)((?:(?!\2).)+)\2")
_JUDGED = re.compile(
    r"(?:\s[–—-]+|:)\s+[*_]*(?:rejected|discarded|dismissed|declined|ruled out|not (?:chosen|selected|pursued|viable)"
    r"|chosen|selected|too\s+\w+)\b",
    re.I,
)
_DOES = re.compile(
    r"(?:not\s+)?\w{2,}ing\b.{3,200}?(?=,?\s+(?:will|would|could|might)\s)"
    r"|.{3,160}?(?=\s+(?:is|was|are|were|has\s+been|have\s+been)\s+"
    r"(?:rejected|discarded|dismissed|ruled\s+out|not\s+(?:introduced|adopted|used|taken|pursued)\s+(?:because|since|here|now))\b)",
    re.I | re.DOTALL,
)
_CONDITION = re.compile(r"\b(?:where|when|if|whether|unless)\b(?:\s+[\w-]+){1,5}$", re.I)
"""Words of a clause, to which the verb behind them belongs."""
_PRONOUN = re.compile(r"\b(?:this|that|it|which|who|we|they|you|i|there|these|those|and|or|but)$", re.I)
_STOP = re.compile(r"[.!](?=\s|$)")
_OPENS_SENTENCE = re.compile(r"[A-Z]\w*(?=\s+[a-z])")
_GOES_ON = re.compile(
    r"[,:;.!?(/–—-]$|\b(?:an?|the|of|to|and|or|nor|but|with|by|in|on|for|from|as|at|via|is|are|than|that|like|into)$",
    re.I,
)
_SHORT_FORM = re.compile(r"(?:^|[\s(*_])(?:e\.?g|i\.?e|etc|vs|incl|resp|approx|cf|al|\w)$", re.I)
_EXPLAINED = re.compile(r"\s(?:[–—-]|=>|->|→|⇒|&rarr;)\s")
_LABEL_END = re.compile(rf"\b{WORD}s?\W*(?:{NUMBER}\W*)?$|^\W*\w{{0,2}}\W*$", re.I)
_UNNAMED = re.compile(
    r"(?:\W|\b(?:the|our|an?|this|that|proposed|preferred|chosen|selected|recommended|alternative|other|another|new|old|current"
    r"|existing|possible|considered|rejected|first|second|third|last|best|final)\b)*",
    re.I,
)
"""Words in front of `option` that name none."""
_LABEL_ONLY = re.compile(rf"\W*{WORD}s?\W*{NUMBER}\W*$", re.I)
_SIGN = re.compile(r"\W*#?(?:\d{1,2}|[a-z]\d?)\W*", re.I)
LABELLED = re.compile(rf"\W*{WORD}\s*#?{NUMBER}[\s*_]*[:.)–—-]\W*(?=\w)", re.I)
_LABEL_START = re.compile(rf"\W*(?:{WORD}s?\s*\W{{0,2}})?{NUMBER}\b\W*", re.I)
_STARS = re.compile(r"\*\*|__")
_NUMBERED_BOLD = re.compile(
    rf"\*\*((?:{WORD}s?\s*\W{{0,2}}{NUMBER}\b|\W{{0,2}}(?:\d{{1,2}}|[a-z]\d?)[.):]\s).{{2,200}}?)\*\*", re.I
)
_BOLD = re.compile(
    r"(\*\*|__)((?:(?!\1).){2,120})(?:\1\s*(?:\([^()]{3,40}\)\s*)?(?:$|[.:–—-](?=\s|$)|\n)|(?<=[.:!])\1(?=\s|$))"
)
_BOLD_LINE = re.compile(r"(\*\*|__)(?:(?!\1).){3,160}\1\W*")
ASKED = re.compile(r"(?:what|which|why|how|have|are|is|do|does)\b[^?]{3,150}\?\s*", re.I)
ASKED_OTHERS = re.compile(r"\b(?:other|else|alternative)", re.I)
_NONE_KNOWN = re.compile(
    r"(?:there\s+(?:are|were)\s+)?(?:no|none)\b.{0,30}\b(?:alternatives?|options?)\b"
    r"|(?:no|none)\b.{0,40}\b(?:were|was|is|are)\s+(?:considered|known|found|identified|evaluated|available)\W*$",
    re.I,
)
_NO_NAME = frozenset({"none", "n/a", "na", "tbd", "tbc", "todo", "nothing"})
_ASIDE = re.compile(
    r"(?:in (?:short|summary|general|practice|brief)|for example|e\.?g|to be clear|description|details?|example|usage"
    r"|rationale|reason|motivation|status|decision|date|result|verdict|implementation|how|why|what|when|tl;?dr|update"
    r"|caution|warning|important|tip|cost|effort|risks?|impact|limitations?|problem|context)\b"
)


def names_of(items: list[Block]) -> list[str]:
    """The names of listed options; whole, where a shorter one could be taken for another of them."""
    texts = [on_one_line(first_line(unticked(item.lead.text))) if item.lead else "" for item in items]
    names = _counted_names(texts) or _before_colons(texts) or [listed_name(unjudged(text)) for text in texts]
    names = before_colon_too(texts, marked_alike(texts, names))
    ordered = sorted(texts)
    for name, text in zip(names, texts, strict=True):
        alike = bisect_right(ordered, name + _LAST) - bisect_left(ordered, name)
        if alike > text.startswith(name):
            return texts
    return names


def _counted_names(texts: list[str]) -> list[str]:
    """Names with the signs that count them, which stand before what may be cut: `(a) Rent` of `(a) Rent: dear`."""
    bare_ones = unnumbered(texts)
    if bare_ones == texts or any(text.count("**") % 2 for text in bare_ones):
        return []
    names = _before_colons(bare_ones) or [listed_name(unjudged(text)) for text in bare_ones]
    return [
        f"{text.removesuffix(name)}{short}" for text, name, short in zip(texts, bare_ones, names, strict=True)
    ]


def first_line(text: str) -> str:
    """The first line of an item that is a name by itself, since the writer broke off early; else all of it.

    Early is where the next line opens a sentence with a word that the width of the other lines had room for.
    """
    first, *others = [line.strip() for line in text.split("\n")]
    if others and _BOLD_LINE.fullmatch(first):
        return first
    width = max(map(len, others), default=0)
    opening = _OPENS_SENTENCE.match(others[0]) if others else None
    if opening is None or len(first) > MAX_LINE or width < MAX_LINE or _GOES_ON.search(first):
        return text
    return first if len(first) + 1 + len(opening[0]) <= width else text


def _before_colons(texts: list[str]) -> list[str]:
    """What stands before a colon, where each item of a list explains its name behind one."""
    found = [BEFORE_COLON.match(text) for text in texts]
    names = [each[1] for each in found if each and not _ends_as_label(plain(each[1]))]
    return names if 1 < len(names) == len(texts) else []


def unjudged(text: str) -> str:
    """An item without the verdict on its option: `Rent - rejected: dear`."""
    found = _JUDGED.search(text)
    before = text[: found.start()] if found else text
    whole = (
        before.count("(") <= before.count(")") and before.count("`") % 2 == 0 and before.count("**") % 2 == 0
    )
    return before if whole and len(before.strip("*_ ")) > 2 else text


def without_effect(name: str) -> str:
    """`Doing it twice` of `Doing it twice would be slow`: a name that tells what is done, not what comes of it."""
    found = _DOES.match(name)
    whole = found is None or _PRONOUN.search(found[0]) or _CONDITION.search(found[0])
    return name if found is None or whole else found[0].rstrip(" ,")


def is_remark(text: str) -> bool:
    """Whether an item is in brackets as a whole, or says that there is nothing else."""
    return _REMARK.fullmatch(text) is not None or _NONE_KNOWN.fullmatch(plain(text)) is not None


def unticked(text: str) -> str:
    """A list item without the box of a task."""
    return _CHECKBOX.sub("", text)


def bare(text: str) -> str:
    """A name without marks around it, a colon behind it, and a remark that it was chosen."""
    name = _FRONT.sub(r"\1", _SIGNED.sub(r"\1", _MARKED.sub("", text)))
    name = _DASH.sub("", _CALLED.sub("", name).strip().rstrip(":").rstrip())
    struck = _STRUCK.fullmatch(name)
    name = struck[1] if struck else name
    found = _WRAPPED.fullmatch(name)
    return (f"{found[1] or ''}{_MARKED.sub('', found[3]).strip().rstrip(':')}" if found else name) or text


def is_label(text: str) -> bool:
    """Whether plain text is a mere label such as `Option 2`, which names nothing."""
    return bool(_LABEL_ONLY.match(text))


def is_sign(text: str) -> bool:
    """Whether plain text only counts, as `B`, `3` and `Option 2` do."""
    return is_label(text) or bool(_SIGN.fullmatch(text))


def opening_names(items: list[Block]) -> list[str]:
    """The names that items open with; what stands before a colon, where each of them explains its name behind one."""
    texts = [on_one_line(first_line(item.lead.text)) if item.lead else "" for item in items]
    said = [text for text in texts if not ASKED.match(text)]
    names = dict(zip(said, _before_colons(said), strict=False))
    return marked_alike(texts, [names.get(text) or opening_name(text) for text in texts])


def opening_name(text: str) -> str:
    """The name that an item opens with, or its first sentence; nothing for a question or a placeholder."""
    source = unjudged(on_one_line(unlinked(text)) if len(text) > MAX_SENTENCE else on_one_line(text))
    if asked := ASKED.match(source):
        source = source[asked.end() :] if ASKED_OTHERS.search(asked[0]) else ""
    sentence = marked_name(source) or _first_sentence(source)
    name = without_effect(name_alone(sentence.strip(" :;,").rstrip(" .:;,")))
    shown = plain(name)
    is_name = (
        shown.casefold() not in _NO_NAME
        and not _NONE_KNOWN.match(shown)
        and not source.rstrip(" *_").endswith("?")
        and len(shown) > 2
    )
    return name if is_name and not shown.startswith(("(", "<", "{", "http")) else ""


def _first_sentence(source: str) -> str:
    """Up to the first full stop that ends a sentence, and stands in no brackets."""
    for found in _STOP.finditer(source[:MAX_SENTENCE]):
        before = source[: found.start()]
        if len(before) > 2 and before.count("(") <= before.count(")") and not _SHORT_FORM.search(before):
            return before
    return source if len(source) <= MAX_SENTENCE else ""


def _ends_as_label(text: str) -> bool:
    """Whether plain text ends in `option`, `Option 2` or a mere sign, and names nothing before that."""
    found = _LABEL_END.search(text)
    counted = found is not None and any(map(str.isdigit, found[0]))
    return found is not None and (
        counted or not found[0][:1].isalpha() or _UNNAMED.fullmatch(text[: found.start()]) is not None
    )


def name_alone(source: str) -> str:
    """The words of a title before an explanation set off by a dash; a label such as `Option 2 -` is none."""
    for found in _EXPLAINED.finditer(source):
        before = source[: found.start()]
        if not _ends_as_label(plain(before)) and before.count("`") % 2 == 0 and before.count("**") % 2 == 0:
            return before
    return source


def listed_name(source: str) -> str:
    """The name of an option in a list of options: what stands in bold or in a link, else all before a dash."""
    text = on_one_line(source)
    counted = _NUMBERED_BOLD.match(text)
    found = counted[1] if counted else marked_name(text)
    if found and len(found) < len(text) - 6 and not is_label(plain(found)):
        return found.strip(" :;,").rstrip(" .:;,")
    return without_effect(name_alone(_first_sentence(text) or text))


def paragraph_name(text: str) -> str:
    """The name that a paragraph opens with: numbered words in bold, or a label such as `Option 2: …`."""
    if found := _NUMBERED_BOLD.match(text):
        name = found[1].rstrip(" .:")
        return "" if side_of_label(_LABEL_START.sub("", name)) else name
    if (led := LABELLED.match(text)) and (name := _first_sentence(on_one_line(text)[led.end() :])):
        label = text[: led.end()].lstrip("*_")
        # A label that stands in bold alone has no mark in front of it any more.
        return f"{_STARS.sub('', label)}{name}" if len(name) <= MAX_NAME else ""
    return ""


def bold_name(text: str) -> str:
    """The words in bold that a paragraph opens with, unless they say what the paragraph is for."""
    found = _BOLD.match(text)
    name = found[2].strip(" .:–—-") if found else ""
    shown = section_name(name)
    is_aside = not shown or side_of_label(shown) or GENERIC.match(shown) or _ASIDE.match(shown)
    return "" if is_aside or shown.endswith("?") else name
