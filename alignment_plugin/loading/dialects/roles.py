"""The sections of a document that speak of the choice, by their names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from alignment_plugin.loading.dialects.outline import Outline, Section

_MANY = r"(?:options|alternatives|solutions|approaches)"
_WEIGHED = r"(?:considered|evaluated|explored|investigated|analy[sz]ed|assessed|examined|reviewed|compared|discussed)"
_KIND = r"(?:design|implementation|technical|technology|architectur\w+|solution)"
_TOOLS = (
    r"(?:tool(?:ing|s)?|librar(?:y|ies)|frameworks?|technolog(?:y|ies)|products?|vendors?|services?|platforms?|databases?"
    r"|strateg(?:y|ies)|designs?|patterns?|ideas|choices|variants|candidates|methods|techniques|implementations"
    r"|possibilities|providers?|formats|languages|protocols|packages|engines|proposals)"
)
_SETTINGS = (
    r"(?:config\w*|command\w*|cli|line|build\w*|compil\w*|runtime|api|flags?|user\w*|query|display|install\w*|servers?"
    r"|clients?|setup|set-up|startup|custom\w*|advanced|default|global|common|supported|optional|extra|additional|more"
    r"|other|some|new|all|no|future|later|next|remaining|pricing|payment|method|field|file|input|output|parameter|plugin|process|request|connection|serializ\w*|log\w*)"
)
"""Words in front of `options` that speak of what can be set."""
_MATTERS = (
    r"(?:documents?|risks?|literature|sources?|references?|requirements?|criteria|constraints?|factors?|issues?|questions?"
    r"|topics?|aspects?|threats?|metrics?|papers?|materials?|data|assumptions?|costs?|impacts?|use|cases?|trade-?offs?|points?)"
)
"""What is looked at as well, and is no way to choose."""
_DOING = r"(?:\w+ing|address|solve|improve|fix|handle|achieve|implement|support|reduce|avoid|store|manage|do|get|make)"
_ROLES = {
    "options": re.compile(
        rf"{_WEIGHED}\s+(?:\w+\s+){{0,2}}(?:options?|alternatives?|solutions?|approaches)\b(?!.*\bin\s+(?:\w+\s+)?de(?:tail|pth))"
        rf"|{_WEIGHED}\s+(?:\w+\s+)?{_TOOLS}$|{_TOOLS}\s+(?:that\s+(?:were|we)\s+|we\s+(?:have\s+)?)?{_WEIGHED}$"
        rf"|(?:alternative|possible|potential|candidate|proposed|different|{_KIND})\s+(?:options|solutions)\s+{_WEIGHED}\b"
        rf"|(?:options?|alternatives?|solutions?|approaches)\s+(?:that\s+were\s+|we\s+(?:have\s+)?)?{_WEIGHED}\b"
        rf"|(?:\S+\s+){{1,7}}considered\s+{_MANY}$|(?:what|which)\s+(?:other\s+)?{_MANY}\b.*\bconsider"
        r"|what\s+(?:else\s+)?(?:(?:we|was|did\s+we|have\s+we)\s+)(?:have\s+|also\s+)*consider(?:ed)?\??$"
    ),
    "loose options": re.compile(
        rf"(?:(?:the|our|possible|proposed|available|potential|candidate|{_KIND})\s+)*(?:options|alternatives|solutions|approaches|candidates)"
        rf"(?:\s*(?:/|and|&)\s*{_MANY})?(?:\s*\([^()]*\))?$"
        r"|(?:possible|available|potential)\s+choices$|positions$"
        rf"|list\s+of\s+(?:the\s+|our\s+|possible\s+)*{_MANY}$|(?:options?|alternatives)\s+list$"
        rf"|{_MANY}\s+(?:on\s+the\s+table|open\s+to\s+us|at\s+hand|we\s+(?:have|had|see|saw|looked\s+at|thought\s+of))$"
        rf"|(?:what|which)\s+(?:are\s+|were\s+)?(?:the\s+|our\s+|other\s+|possible\s+)*{_MANY}(?:\s+(?:are|were|did|do|have|had|we|there|see|exist))*\s*\??$"
        rf"|(?:options|approaches|solutions)\s+for\s+(?:[\w-]+\s+){{0,4}}[\w-]+$"
        rf"|(?:possible\s+|our\s+)?(?:{_MANY}|ways)\s+(?:for|to|of)\s+{_DOING}\b"
    ),
    "alternatives": re.compile(
        r"(?:(?:rationale|drawbacks) and )?"
        rf"(?:other |possible |rejected |discarded |alternative |deferred |unplanned |dismissed |and |or |/|{_KIND} )*"
        r"(?:alternatives|ideas|options|proposals|approaches|solutions|designs|decisions)"
        r"(?: not (?:taken|chosen)| rejected| considered(?: for .+)?)?(?: \(?rejected\)?)?"
        r"(?:\s*(?:\(|[-–—:]\s).*)?$"
        rf"|(?:other |possible |{_KIND} )*alternatives (?:for|to|of) .+$"
        r"|(?:rejected|discarded|dismissed) (?:alternative|idea|option|proposal|approach|solution|design)$"
    ),
    "outcome": re.compile(
        r"(?:decision )?outcome\b|(?:the |our |final |agreed )?decision(?:\s*[:–—(-].*)?$"
        r"|decision(?: made| taken| summary|,? (?:and|&|\+|with) (?:the )?"
        r"(?:rationale|reason\w*|justification|motivation|explanation))$"
        r"|(?:chosen|selected|preferred|recommended|accepted|final) (?:option|solution|approach|alternative)\b"
        r"|(?:our |the )?recommendation(?:\s*[:–—-].*)?$|(?:chosen|selected|recommended|preferred)\s*[:–—-]"
        r"|what (?:we|was|did we|have we) (?:decided?|cho+sen?)"
    ),
    "conclusion": re.compile(r"(?:(?:our |the )?conclusions?|verdict|resolution)(?:\s*[:–—-].*)?$"),
    "solution": re.compile(
        r"(?:the |our |proposed |agreed |implemented )*solution$|(?:the |our |final )?choice$|results?$"
    ),
    "treatments": re.compile(
        r"(?:(?:pros?|advantages|benefits|upsides|strengths) ?(?:and|&|/|,|\+|-|vs\.?|versus) ?"
        r"(?:cons?|disadvantages|drawbacks|downsides|weaknesses)\b"
        r"|(?:evaluation|comparison|description|discussion|analysis|assessment|details?|overview|summary)"
        r"(?: of)?(?: the)?(?: considered| different)? (?:options|alternatives)"
        r"|(?:options?|alternatives) (?:(?:&|and) )?"
        r"(?:analysis|comparison|evaluation|assessment|details|overview|summary)"
        r"|.*\b(?:options|alternatives|approaches) in (?:\w+ )?de(?:tail|pth))\b"
    ),
    "drivers": re.compile(r"(?:decision )?drivers\b"),
    "context": re.compile(r"context and problem statement\b"),
    "consequences": re.compile(r"(?:(?:positive|negative|neutral) )?consequences$"),
    "some options": re.compile(
        rf"(?!.*\b{_SETTINGS}\s+options)(?:[\w-]+\s+){{1,3}}options$|(?:the\s+|our\s+)?choices$"
        rf"|(?!.*\b{_MATTERS}\b)(?:.+\s)?(?:{_WEIGHED}|weighed|looked\s+(?:at|into))$"
        r"|(?:what|which|how)\s+.*\b(?:could|can|might|may|should)\s+(?:we|one|it|they|this|be)\b.*"
        r"|(?:the\s+|our\s+|possible\s+|potential\s+)*(?:candidates?|contenders|short\s?list|possibilities|variants|designs|ways\s+forward"
        r"|paths\s+forward|tools|frameworks|libraries|technologies|vendors|products|strategies)$"
    ),
    "success": re.compile(r"(?:confirmation|validation)$"),
}
_BARE = re.compile(
    r"(?:ideas|decisions|designs|proposals|solutions|approaches|options)(?:\s*(?:\(|[-–—:]\s).*)?$"
)
_ALONE = re.compile(r"alternatives(?:\s*\([^()]*\))?$")
_LATER = re.compile(r"(?:deferred|unplanned|future)\b")
"""Of what may still come, and so no alternative beside those that were weighed."""
Roles = Mapping[str, list[Section]]


def sections_by_role(outline: Outline) -> Roles:
    """The sections of a document by what their names say of the choice."""
    roles: dict[str, list[Section]] = {role: [] for role in _ROLES}
    for section in outline.sections:
        role = _role_of(section.name) if section.heading else None
        if role:
            roles[role].append(section)
    return roles


@lru_cache(maxsize=2048)
def _role_of(name: str) -> str | None:
    role = next((role for role, pattern in _ROLES.items() if pattern.match(name)), None)
    return None if role == "alternatives" and _BARE.match(name) else role


def only_alternatives(roles: Roles) -> list[Section]:
    """Sections that are called `Alternatives` and no more."""
    return [section for section in roles["loose options"] if _ALONE.search(section.name)]


def names_options(name: str) -> bool:
    """Whether the words of a heading, or of a label in its place, announce options."""
    return _role_of(name) in ("options", "loose options", "alternatives")


def names_outcome(name: str) -> bool:
    """Whether the words of a label announce what was decided."""
    return _role_of(name) in ("outcome", "conclusion")


def apart(outline: Outline, sections: Sequence[Section]) -> Iterator[Section]:
    """Sections that stand in no other of them; beside others none of what may come later."""
    within: set[int] = set()
    later = {section.index for section in sections if _LATER.match(section.name)}
    for section in sections:
        if section.index not in within and (section.index not in later or len(later) == len(sections)):
            yield section
        within |= {each.index for each in outline.below(section)}
