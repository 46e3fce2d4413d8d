"""The options of a decision: their titles, and the sections that treat one each."""

import re
from collections import Counter
from collections.abc import Iterator

from alignment_plugin.loading.dialects.arguments import (
    Side,
    marked_side,
    side_of_label,
    take_arguments,
)
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line, plain, unlinked
from alignment_plugin.loading.dialects.likeness import MAX_COMPARED, WORD, Titles, key_of
from alignment_plugin.loading.dialects.option_draft import OptionDraft, opens_with, unlabelled
from alignment_plugin.loading.dialects.option_headings import (
    CALLED,
    answering,
    is_counted,
    is_generic,
    is_group,
    parts,
)
from alignment_plugin.loading.dialects.option_names import (
    GENERIC,
    bare,
    is_label,
    names_of,
    opening_names,
    unticked,
)
from alignment_plugin.loading.dialects.option_names_below import name_below
from alignment_plugin.loading.dialects.option_numbering import unnumbered
from alignment_plugin.loading.dialects.option_remarks import remark_in, without_source
from alignment_plugin.loading.dialects.outline import Block, Section
from alignment_plugin.loading.nodes import Items
from alignment_plugin.records.fields import RESERVED, slug

_LABELLED = re.compile(rf"\W*{WORD}s?\W*\d", re.I)
_CHOSEN = re.compile(
    r"[(\[]\s*(?:the\s+)?(?:chosen|selected|preferred|accepted|recommended)\b[^()\[\]]{0,30}[)\]]|\bchosen\s+option\b"
    r"|(?:^|\s[-–—:]\s*|[✅✔☑⭐★🏆←]\W*|<--?\s*)(?:chosen|selected|recommended|preferred)(?:\s+(?:one|option|approach|solution))?\W*$"
    r"|\s[-–—]+\s(?:chosen|selected)\s*(?:[:.,;(]|(?:because|since|for|as)\b)|^\W*(?:chosen|selected)\s*:"
    r"|[.!)]\s+(?:chosen|selected)\s*(?:[-–—.:,(]|(?:because|since|for|as|via)\b)",
    re.I,
)
_STARRED = re.compile(
    r"[✅✔☑⭐★🏆]\ufe0f?\W*$|^\W{0,3}?[✅✔☑⭐★🏆]"
    r"|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|star|trophy):\W*$"
    r"|^\W{0,3}?:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|star|trophy):"
)
_AS_IT_IS = re.compile(r"(?<=\w)\s*\((?:the\s+|current\s+|our\s+)?status quo\b[^()]*\)[\s.]*$", re.I)
_BARE_ADDRESS = re.compile(r"<?https?://[^\s<>]+>?")
_JUDGED = re.compile(
    r"\W*(?:(?:status|verdict|decision|outcome|result|chosen)\W*:\W*)?(?:chosen|selected|accepted|adopted|yes)\b[*_]*\W*(?:$|\n|[.:;–—-]\W)",
    re.I,
)
_SET_OFF = re.compile(r"\s+(?:[–—-]+\s|\()|:\s")
_IN_BRACKETS = re.compile(r"\s\([^()]*\)")
_WORD = re.compile(r"\w+")
_TICKED = re.compile(r"\[[xX]\]\s")


class Options:
    """All options of a document, in the order they were first named."""

    def __init__(self, taking: Extraction) -> None:
        self.taking = taking
        self.drafts: list[OptionDraft] = []
        self.titles = Titles()
        self.of_several = False
        """Whether they answer several questions, and so no single one was chosen."""
        self._ids: set[str] = set()
        self._repeats: Counter[str] = Counter()
        self._treated: set[int] = set()
        self._listed: dict[int, tuple[int, int]] = {}
        """Option → the lines that listed it, which were cut."""

    def add(self, source: str, block: Block, label: str = "") -> int:
        """A new option titled by inline Markdown."""
        text = bare(unticked(unlinked(without_source(source), self.taking.outline.references)))
        place = self.taking.scalar(text, block, on_one_line(source))
        written = (block.text or source).split("\n", 1)[0]
        self.drafts.append(OptionDraft(self._new_id(text), place, [written]))
        index = self.titles.add(text, label)
        if (end := remark_in(text)) is not None:
            self.titles.also(index, text[:end])
        return index

    def add_section(self, section: Section) -> int:
        """A new option titled by a heading; where that is a mere label, by the name below it."""
        assert section.heading is not None
        if is_label(section.title) and (found := name_below(self.taking.outline, section)):
            index = self.add(*found)
            self.titles.label(index, section.title)
            return index
        return self.add(section.heading.text, section.heading)

    def _new_id(self, title: str) -> str:
        base = slug(plain(title)) or f"option-{len(self.drafts) + 1}"
        candidate = base
        while candidate in self._ids or candidate in RESERVED:
            self._repeats[base] += 1
            candidate = f"{base[:76].rstrip('-')}-{self._repeats[base] + 1}"
        self._ids.add(candidate)
        return candidate

    def argue(self, index: int | None, blocks: list[Block], side: Side | None = None) -> None:
        """Gather the arguments in blocks for an option."""
        if index is not None:
            self.drafts[index].arguments += take_arguments(self.taking, blocks, side)

    def says_all(self, index: int, source: str) -> bool:
        """Whether the option's title has all the words of a list's item, which leads nowhere."""
        text = unticked(source)
        return "[" not in text and _WORD.findall(plain(text)) == _WORD.findall(
            plain(self.drafts[index].title.text)
        )

    def listed(self, index: int, lines: tuple[int, int]) -> None:
        """Remember that the lines which listed an option are cut."""
        self.taking.cut_lines(*lines)
        self._listed[index] = lines

    def choose(self, index: int) -> None:
        """Set the one that was chosen by where it stands."""
        place = self.drafts[index].title
        self.taking.put("chosen", place._replace(text=self.drafts[index].id))

    def take_marked(self) -> None:
        """The option that its own title says was chosen, or that alone bears a mark of it, where nothing else does."""
        marked = [
            draft for draft in self.drafts if any(_CHOSEN.search(plain(text)) for text in draft.written)
        ]
        for sign in (_STARRED.search, _TICKED.match):
            if not marked and len(self.drafts) > 1:
                marked = [draft for draft in self.drafts if any(map(sign, draft.written))]
        if len(marked) == 1:
            self.choose(self.drafts.index(marked[0]))

    def take_treatments(self, section: Section, *, appends: bool) -> None:
        """The sections below, each on one option; `appends` makes options of those that match none."""
        children = list(parts(self.taking.outline, section))
        if appends:
            children = answering(self.taking.outline, children)
        named = {child.index: child for child in children if not is_generic(child)}
        found = self._matched(list(named.values()))
        current: int | None = None
        for child in children:
            if child.index in named:
                current = found.get(child.index, self._labelled_so(child.title) if appends else None)
                if current is None and appends and child.heading:
                    current = None if self._take_below(child) else self.add_section(child)
            if current is not None:
                self.treat(child, current, deep=child.level > section.level)
        self.taking.understand(section)

    def _take_below(self, section: Section) -> bool:
        """Whether a heading names no option, but the items of a list below it do.

        Under `Other options` all of them, elsewhere those that call themselves options; more than one heading of
        that kind asks several questions.
        """
        listed = next((block for block in section.blocks if block.is_list), None)
        items = list(listed.parts) if listed else []
        called = len(items) > 1 and all(item.lead and CALLED.match(plain(item.lead.text)) for item in items)
        if not (called or is_group(section)):
            return False
        self.of_several |= called and bool(self.drafts)
        for item, name in zip(items, names_of(items) if called else opening_names(items), strict=True):
            if item.lead and name:
                index = self.add(name, item.lead)
                self.drafts[index].written.append(item.lead.text)
                self.argue(index, list(item.parts[1:]))
        return True

    def _labelled_so(self, heading: str) -> int | None:
        """The option that a heading only counts again, as `Option A` below its first section does."""
        label = key_of(heading).label if is_label(heading) else ""
        return next((at for at, key in enumerate(self.titles.keys) if label and key.label == label), None)

    def _matched(self, named: list[Section]) -> dict[int, int]:
        """Section → option: by the same words, then by likeness, then the last two that share a word."""
        found = {
            child.index: index for child in named if (index := self.titles.same(child.title)) is not None
        }
        self._treated.update(found.values())
        left = [child for child in named if child.index not in found]
        for child in left[:MAX_COMPARED]:
            if (near := self._near(child)) is not None:
                found[child.index] = near
        left = [child for child in left if child.index not in found]
        free = [index for index in range(len(self.drafts)) if index not in self._treated]
        if len(left) == len(free) == 1 and self.titles.share_a_word(free[0], left[0].title):
            found[left[0].index] = free[0]
        return found

    def _near(self, section: Section) -> int | None:
        """The option that a heading means although its words differ; none that another heading has."""
        free = [index for index in range(len(self.drafts)) if index not in self._treated]
        numbered = self.titles.numbered(section.title) if _LABELLED.match(section.title.casefold()) else None
        near = numbered if numbered in free else self.titles.like(section.title, free)
        if near is not None:
            self._treated.add(near)
        return near

    def take_own(self, section: Section) -> None:
        """Lists directly under `Pros and Cons`, whose items are options with arguments below them."""
        for block in section.blocks:
            for item in block.parts if block.is_list else ():
                index = self.titles.same(item.lead.text.strip("*_: ")) if item.lead else None
                if index is not None:
                    self.argue(index, list(item.parts[1:]))
                    if item.lead and all(self.taking.is_cut(part) for part in item.parts[1:]):
                        self.taking.cut(item.lead)

    def take_apart(self, sections: Iterator[Section]) -> None:
        """Sections elsewhere whose heading is an option's title."""
        left: list[Section] = []
        for section in sections:
            index = self.titles.same(section.title)
            if index is None and _LABELLED.match(section.title.casefold()):
                index = self.titles.numbered(section.title)
            if index is not None and self.drafts[index].arguments == []:
                self.treat(section, index)
            elif index is None and _is_argued(section):
                left.append(section)
        free = [index for index, draft in enumerate(self.drafts) if not draft.arguments]
        if len(left) == len(free) == 1 and self.titles.share_a_word(free[0], left[0].title):
            self.treat(left[0], free[0])

    def treat(self, section: Section, index: int, *, deep: bool = True) -> None:
        """Gather the arguments of a section, and where it goes `deep` of those below it."""
        draft = self.drafts[index]
        draft.is_headed |= key_of(section.title).spoken == key_of(draft.title.text).spoken
        if _BARE_ADDRESS.fullmatch(draft.title.text):
            draft.title = draft.title._replace(text=section.title)
        if not self._is_whole(draft, section.title):
            self.shorten(index, section.title)
        draft.written += (section.title, *_verdicts(section))
        if self.titles.covers(index, section.title) or is_generic(section):
            self.taking.understand(section)
        self.argue(index, list(section.blocks), side_of_label(section.title))
        for inner in self.taking.outline.below(section) if deep else ():
            other = self.titles.numbered(inner.title) if is_counted(inner.title) else None
            if other not in (None, index):
                self.shorten(other, inner.title)
                self.argue(other, list(inner.blocks))
                continue
            side = side_of_label(inner.title)
            self.argue(index, list(inner.blocks), side)
            if side or GENERIC.match(inner.name):
                self.taking.understand(inner)

    def _is_whole(self, draft: OptionDraft, heading: str) -> bool:
        """Whether a heading has all words of a listed item, whose name then is not a part of them."""
        said = key_of(heading).spoken
        for text in draft.written:
            shown, name = plain(text), plain(draft.title.text)
            dashed = len(shown) > len(name) and _SET_OFF.match(shown, len(name)) is not None
            if dashed and shown.startswith(name) and key_of(text).spoken == said:
                draft.title = draft.title._replace(text=bare(unticked(unlinked(text))))
                return True
        return False

    def shorten(self, index: int, mention: str) -> None:
        """A title loses an explanation in brackets that its own heading or the sentence of the choice does without."""
        draft = self.drafts[index]
        if draft.is_headed:
            return
        shown, heading = plain(draft.title.text), unlabelled(mention, draft.title.text).strip(" .:")
        remark = _AS_IT_IS.search(draft.title.text)
        if remark and heading and "status quo" not in heading.casefold():
            self._cut_at(index, remark.start())
        elif opens_with(shown, heading) and shown[len(heading) :].lstrip().startswith("("):
            opened = [place for place, char in enumerate(draft.title.text) if char == "("]
            cut = next((at for at in opened if len(plain(draft.title.text[:at])) == len(heading)), opened[-1])
            alike = all(remark_in(each.title.text) is not None for each in self.drafts)
            self._cut_at(index, cut)
            if alike:
                self._shorten_others()
        elif "(" in shown and key_of(_IN_BRACKETS.sub(" ", shown)).spoken == key_of(heading).spoken != "":
            draft.title = draft.title._replace(text=" ".join(_IN_BRACKETS.sub(" ", draft.title.text).split()))
            self.titles.also(index, heading)
            self.taking.keep(*self._listed.get(index, (0, 0)))

    def _shorten_others(self) -> None:
        """Where every item of a list explains its name in brackets, and one heading does without, all names do."""
        for index, draft in enumerate(self.drafts):
            if (end := remark_in(draft.title.text)) is not None:
                self._cut_at(index, end)

    def _cut_at(self, index: int, end: int) -> None:
        """Shorten a title; the line that listed it stays, as it says more."""
        draft = self.drafts[index]
        self.titles.also(index, draft.title.text[:end])
        draft.title = draft.title._replace(text=draft.title.text[:end].rstrip())
        self.taking.keep(*self._listed.get(index, (0, 0)))

    def settle_names(self) -> None:
        """Names lose the signs that only count them."""
        for draft, name in zip(
            self.drafts, unnumbered([each.title.text for each in self.drafts]), strict=True
        ):
            draft.title = draft.title._replace(text=name)

    def node(self) -> Items | None:
        """The field `options`."""
        if not self.drafts:
            return None
        return Items(tuple(draft.node() for draft in self.drafts), self.drafts[0].title.span)


def _verdicts(section: Section) -> Iterator[str]:
    """That a section says of its option, first or last of all, that it was chosen: `Status: chosen`."""
    blocks = [block for block in section.blocks if not block.is_silent]
    for block in (blocks[0], blocks[-1]) if blocks else ():
        if block.kind == "paragraph" and _JUDGED.match(block.text):
            yield "chosen option"


def _is_argued(section: Section) -> bool:
    """Whether a section is a list whose items each say on which side they stand."""
    blocks = [block for block in section.blocks if not block.is_silent]
    items = blocks[0].parts if len(blocks) == 1 and blocks[0].is_list else ()
    return bool(items) and all(item.lead and marked_side(item.lead.text) for item in items)
