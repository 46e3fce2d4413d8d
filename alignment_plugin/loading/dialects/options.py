"""The options of a decision and what is said of each: a list of titles, and sections on one option each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from alignment_plugin.loading.dialects.arguments import Argument, Side, side_of_label, take_arguments
from alignment_plugin.loading.dialects.extraction import Extraction
from alignment_plugin.loading.dialects.inline import on_one_line, plain, unlinked
from alignment_plugin.loading.dialects.likeness import MAX_COMPARED, Titles, key_of
from alignment_plugin.loading.dialects.option_names import WORD, answers, names_of, opening_name, unticked
from alignment_plugin.loading.dialects.outline import Block, Outline, Section
from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar
from alignment_plugin.records.fields import RESERVED, slug

GENERIC = re.compile(
    r"(?:pros|cons|advantages|disadvantages|overview|summary|comparison|conclusion|evaluation|examples?|notes?|context"
    r"|decision|options? overview|improvements common|common|considerations|references|links)\b"
)
_BOLD = re.compile(r"\*\*((?:option|alternative|solution)?\W*[0-9a-z]{1,2}[.):]?\s.{2,200}?)\*\*", re.I)
_COUNTED = re.compile(r"\W*(?:\d{1,2}|[a-z])[.):]\s", re.I)
_CALLED = re.compile(rf"\W*{WORD}\s*#?(?:\d{{1,2}}|[a-z])\b(?!\s+(?:is|was|and)\b)", re.I)
_CHOSEN = re.compile(
    r"[(\[]\s*(?:the\s+)?(?:chosen|selected|preferred|accepted|recommended|current)\b[^()\[\]]{0,30}[)\]]|\bchosen\s+option\b"
    r"|(?:^|\s[-–—:]\s*)(?:chosen|selected)\s*$",
    re.I,
)
_LABELLED = re.compile(r"\W*(?:option|alternative)s?\W*\d")


@dataclass(slots=True)
class OptionDraft:
    """An option while its arguments are gathered."""

    id: str
    title: Scalar
    arguments: list[Argument] = field(default_factory=list)

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


class Options:
    """All options of a document, in the order they were first named."""

    def __init__(self, taking: Extraction) -> None:
        self.taking = taking
        self.drafts: list[OptionDraft] = []
        self.titles = Titles()
        self._ids: set[str] = set()
        self._treated: set[int] = set()
        self._listed: dict[int, tuple[int, int]] = {}
        """Option → the lines that listed it, which were cut."""

    def add(self, source: str, block: Block, label: str = "") -> int:
        """A new option titled by inline Markdown."""
        text = unticked(unlinked(source, self.taking.outline.references))
        self.drafts.append(
            OptionDraft(self._new_id(text), self.taking.scalar(text, block, on_one_line(source)))
        )
        return self.titles.add(text, label)

    def _new_id(self, title: str) -> str:
        base = slug(plain(title)) or f"option-{len(self.drafts) + 1}"
        number, candidate = 2, base
        while candidate in self._ids or candidate in RESERVED:
            candidate = f"{base[:76].rstrip('-')}-{number}"
            number += 1
        self._ids.add(candidate)
        return candidate

    def take_list(self, section: Section) -> None:
        """The list of options in a section; lists amid other content are about something else."""
        blocks = [block for block in section.blocks if not block.is_silent]
        lists = [number for number, block in enumerate(blocks) if block.is_list]
        if not lists or any(block.kind != "paragraph" for block in blocks[: lists[0]]) or lists[0] > 1:
            return
        self.taking.understand(section)
        for number, block in enumerate(blocks[lists[0] :], lists[0]):
            if not block.is_list:
                break
            introduced = number > 0 and blocks[number - 1].text.rstrip().endswith(":")
            linked = any("](" in item.lead.text for item in block.parts if item.lead)
            self._take_items(block, cut=not introduced and not linked)

    def _take_items(self, block: Block, *, cut: bool) -> None:
        items = [item for item in block.parts if item.lead and plain(item.lead.text).strip(" .…")]
        for item, name in zip(items, names_of(items), strict=True):
            assert item.lead is not None
            index = self.add(name, item, item.markup if block.kind == "ordered_list" else "")
            said = len(plain(name).strip(" .")) == len(plain(unticked(item.lead.text)).strip(" ."))
            if not said:
                self.titles.also(index, item.lead.text)
            if len(item.parts) > 1:
                self.drafts[index].arguments += take_arguments(self.taking, item.parts[1:])
            rest = [part for part in item.parts[1:] if not part.is_silent and not self.taking.is_cut(part)]
            if cut and said and not rest:
                self.taking.cut_lines(item.start, item.lead.end)
                self._listed[index] = (item.start, item.lead.end)

    def take_labelled(self, sections: Sequence[Section]) -> None:
        """Headings that call themselves options, `Option 2: …`, wherever they stand; one alone is none."""
        named = [each for each in sections if each.heading and _CALLED.match(each.title)]
        if len(named) < 2:
            return
        level = min(each.level for each in named)
        for section in named:
            if section.level == level and section.heading:
                index = self.add(section.heading.text, section.heading)
                self._treat(section, index)

    def take_argued(self, outline: Outline) -> None:
        """Sections side by side that each say what speaks against them, where none is called an option."""
        for parent in outline.sections:
            children = [each for each in outline.children(parent) if not _is_generic(each)]
            argued = [each for each in children if _argues(each, outline)] if len(children) > 1 else []
            if len(argued) < 2:
                continue
            counted = [each for each in children if _COUNTED.match(each.title)]
            for section in counted if _indices(argued) <= _indices(counted) else argued:
                if section.heading:
                    self._treat(section, self.add(section.heading.text, section.heading))
            return

    def take_named(self, section: Section) -> None:
        """Options from list items: the name that an item opens with, `**Callbacks**: …`, or its first sentence.

        The items stay where they say more.
        """
        lists = [block for block in section.blocks if block.is_list]
        # A numbered list falls apart where its items are followed by text at the margin.
        apart = len(lists) > 1 and all(block.kind == "ordered_list" for block in lists[:1])
        leads = [
            (block, item, item.lead)
            for block in lists[: None if apart else 1]
            if block.kind == lists[0].kind
            for item in answers(block)
            if item.lead
        ]
        names = [(block, item, lead, opening_name(lead.text)) for block, item, lead in leads]
        for block, item, lead, name in names:
            if not name:
                continue
            label = item.markup if block.kind == "ordered_list" else ""
            index = self.add(name, lead, label)
            self.drafts[index].arguments += take_arguments(self.taking, item.parts[1:])
            if item.is_simple and on_one_line(lead.text) == name and "](" not in name:
                self.taking.cut(item)
        self.taking.understand(section)

    def take_marked(self) -> None:
        """The option that its own title says was chosen, where nothing else does."""
        marked = [draft for draft in self.drafts if _CHOSEN.search(plain(draft.title.text))]
        if len(marked) == 1:
            place = marked[0].title
            self.taking.put("chosen", place._replace(text=marked[0].id))

    def take_bold(self, section: Section) -> None:
        """Options that paragraphs open with in bold, `**1. Callbacks.** …`; the paragraphs stay."""
        current: int | None = None
        pending: list[Block] = []
        for block in section.blocks:
            found = _BOLD.match(block.text) if block.kind == "paragraph" else None
            if found is None or side_of_label(found[1]):
                pending.append(block)
                continue
            self._argue(current, pending)
            current, pending = self.add(found[1], block), []
        self._argue(current, pending)

    def _argue(self, index: int | None, blocks: list[Block]) -> None:
        if index is not None:
            self.drafts[index].arguments += take_arguments(self.taking, blocks)

    def take_treatments(self, section: Section, *, appends: bool) -> None:
        """The sections below, each on one option; `appends` makes options of those that match none."""
        children = list(self.taking.outline.children(section))
        named = {child.index: child for child in children if not _is_generic(child)}
        found = self._matched(list(named.values()))
        current: int | None = None
        for child in children:
            if child.index in named:
                current = found.get(child.index)
                if current is None and appends and child.heading:
                    current = self.add(child.heading.text, child.heading)
            if current is not None:
                self._treat(child, current)
        self.taking.understand(section)

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

    def take_apart(self, sections: Iterator[Section]) -> None:
        """Sections elsewhere whose heading is an option's title."""
        for section in sections:
            index = self.titles.same(section.title)
            if index is None and _LABELLED.match(section.title.casefold()):
                index = self.titles.numbered(section.title)
            if index is not None and self.drafts[index].arguments == []:
                self._treat(section, index)

    def _treat(self, section: Section, index: int) -> None:
        """Gather the arguments of a section and of those below it."""
        draft = self.drafts[index]
        self._rename(index, section)
        if self.titles.covers(index, section.title) or _is_generic(section):
            self.taking.understand(section)
        draft.arguments += take_arguments(self.taking, section.blocks, side_of_label(section.title))
        for inner in self.taking.outline.below(section):
            side = side_of_label(inner.title)
            draft.arguments += take_arguments(self.taking, inner.blocks, side)
            if side or GENERIC.match(inner.name):
                self.taking.understand(inner)

    def _rename(self, index: int, section: Section) -> None:
        """A title loses an explanation in brackets that its own heading does without."""
        draft = self.drafts[index]
        shown, heading = plain(draft.title.text), section.title.strip(" .:")
        if heading and shown.startswith(heading) and shown[len(heading) :].lstrip().startswith("("):
            cut = draft.title.text.rfind("(")
            self.titles.also(index, heading)
            draft.title = draft.title._replace(text=draft.title.text[:cut].rstrip())
            self.taking.keep(*self._listed.get(index, (0, 0)))

    def take_own(self, section: Section) -> None:
        """Lists directly under `Pros and Cons`, whose items are options with arguments below them."""
        for block in section.blocks:
            for item in block.parts if block.is_list else ():
                index = self.titles.same(item.lead.text.strip("*_: ")) if item.lead else None
                if index is not None:
                    self.drafts[index].arguments += take_arguments(self.taking, item.parts[1:])
                    if item.lead and all(self.taking.is_cut(part) for part in item.parts[1:]):
                        self.taking.cut(item.lead)

    def node(self) -> Items | None:
        """The field `options`."""
        if not self.drafts:
            return None
        return Items(tuple(draft.node() for draft in self.drafts), self.drafts[0].title.span)


def _indices(sections: list[Section]) -> set[int]:
    return {each.index for each in sections}


def _argues(section: Section, outline: Outline) -> bool:
    """Whether a section, or one right below it, announces what speaks against it."""
    inner = (section, *(each for each in outline.below(section)))
    texts = [each.title for each in inner[1:]]
    texts += [block.text for each in inner for block in each.blocks if block.kind == "paragraph"]
    return any(side_of_label(text) is Side.BAD for text in texts if len(text) < 40)


def _is_generic(section: Section) -> bool:
    if side_of_label(section.title):
        return True
    return bool(GENERIC.match(section.name)) and not key_of(section.title).label
