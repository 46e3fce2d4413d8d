"""An option on its way into a document's fields, and how its title is compared with what a heading calls it."""

import re
from dataclasses import dataclass, field

from alignment_plugin.loading.dialects.arguments import Argument, Side
from alignment_plugin.loading.dialects.inline import plain
from alignment_plugin.loading.dialects.likeness import NUMBER, WORD, key_of
from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar

_LABEL = re.compile(rf"\W*{WORD}\s*#?{NUMBER}\b\W*(?=\w)", re.I)


@dataclass(slots=True)
class OptionDraft:
    """An option while its arguments are gathered."""

    id: str
    title: Scalar
    written: list[str] = field(default_factory=list)
    """The texts that name it, with what else they say."""
    arguments: list[Argument] = field(default_factory=list)
    is_headed: bool = False
    """Whether a heading has its title, word for word."""

    def node(self) -> Mapping:
        """The option as fields."""
        span = self.title.span
        entries: list[tuple[Scalar, Node]] = [(Scalar("id", span), Scalar(self.id, span))]
        if self.title.text:
            entries.append((Scalar("title", span), self.title))
        for side in Side:
            texts = tuple(argument.text for argument in self.arguments if argument.side is side)
            if texts:
                entries.append((Scalar(side.value, texts[0].span), Items(texts, texts[0].span)))
        return Mapping(tuple(entries), span)


def unlabelled(mention: str, title: str) -> str:
    """A mention with the label of a title, however it writes it: `[Option 2] Rent` for `Option 2: Rent (dear)`."""
    own, said = _LABEL.match(plain(title)), _LABEL.match(mention)
    same = own and (said is None or key_of(mention).label == key_of(title).label)
    return f"{own[0]}{mention[said.end() :] if said else mention}" if own and same else mention


def opens_with(text: str, opening: str) -> bool:
    """Whether a text opens with words, in capitals or not."""
    return bool(opening) and text[: len(opening)].casefold() == opening.casefold()
