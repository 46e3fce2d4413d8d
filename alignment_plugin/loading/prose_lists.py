"""Lists in brackets in which a comma may have cut one sentence into several."""

import re
from collections.abc import Sequence

_CONNECTIVE = re.compile(
    r"(so|but|and|or|because|which|who|that|then|if|not|nor|since|while|unless|as|with|without|where|when|although"
    r"|though|yet|even|until|instead|rather)\s",
    re.I,
)
_PROSE_WORDS = 5


def looks_split(texts: Sequence[str]) -> bool:
    """Whether items read like pieces of a sentence: they go on from each other, or are long."""
    return any(_CONNECTIVE.match(text) for text in texts[1:]) or any(
        len(text.split()) >= _PROSE_WORDS for text in texts
    )
