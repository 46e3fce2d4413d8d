"""Options that stand on lines of their own, counted by signs of which Markdown makes no list."""

from alignment_plugin.loading.dialects.likeness import key_of
from alignment_plugin.loading.dialects.option_names import opening_name
from alignment_plugin.loading.dialects.option_numbering import is_counted_line, unnumbered
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Section


def take_lines(options: Options, section: Section) -> None:
    """Options that lines of paragraphs open with, counted as Markdown knows no list: `a) …`, `(ii) …`; they stay."""
    found: list[tuple[str, Block]] = []
    for block in [each for each in section.blocks if each.kind == "paragraph"]:
        for number, line in enumerate(block.text.split("\n"), block.start):
            if is_counted_line(line):
                found.append((line, Block("line", number, number + 1, line)))
    names = unnumbered([line for line, _ in found])
    if all(name != line for name, (line, _) in zip(names, found, strict=True)):
        for name, (line, block) in zip(names, found, strict=True):
            index = options.add(opening_name(name) or name, block, key_of(line).label)
            options.drafts[index].written.append(line)
