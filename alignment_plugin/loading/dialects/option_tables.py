"""Options that stand in a table: as its rows, or as the heads of its columns."""

import re
from collections.abc import Sequence

from alignment_plugin.loading.dialects.arguments import from_cell, side_of_label
from alignment_plugin.loading.dialects.inline import on_one_line, plain
from alignment_plugin.loading.dialects.option_headings import CALLED
from alignment_plugin.loading.dialects.option_marks import marked_name
from alignment_plugin.loading.dialects.option_names import is_sign
from alignment_plugin.loading.dialects.options import Options
from alignment_plugin.loading.dialects.outline import Block, Section, section_name

_NAME_COLUMN = re.compile(
    r"(?:(?:considered|possible)\s+)?(?:options?|alternatives?|approach(?:es)?|solutions?|candidates?|proposals?|variants?|choices?)\b"
)
_CRITERIA = re.compile(
    r"(?:criteri(?:on|a)|aspects?|factors?|features?|requirements?|propert(?:y|ies)|attributes?|dimensions?)\b"
)
_MARK = re.compile(
    r"\W*$|[✅❌✔✖✗✘☑⭐★⚠👍👎🟢🔴🟡➕➖]|(?:yes|no|[xyn]|n/?a|partial\w*|low|medium|high|good|bad|poor|\d+(?:/\d+)?%?)\W*$",
    re.I,
)
_VERDICT = re.compile(r"(?:verdict|decision|status|outcome|recommendation|result|choice|chosen|selected)\b")
_TAKEN = re.compile(r"\W*(?:chosen|selected|accepted|keep|adopt|use\b|recommended|yes\b|✅|✔)", re.I)


def take_table(options: Options, section: Section) -> None:
    """Options from the rows of a table `| Option | Pros | Cons |`, or from its heads `| | Option A | Option B |`.

    The table stays, unless it holds nothing but names and what speaks for and against them.
    """
    before: Block | None = None
    for table in section.blocks:
        led = before is not None and before.introduces
        before = table if not table.is_silent else before
        rows = [row.parts for part in table.parts for row in part.parts] if table.kind == "table" else []
        heads = [section_name(plain(cell.text)) for cell in rows[0]] if rows else []
        column = _name_column(rows, heads)
        if column is not None and len(rows) > 2:
            if _take_rows(options, rows[1:], heads, column) and not led:
                options.taking.cut(table)
            return
        weighed = bool(heads) and _CRITERIA.match(heads[0]) is not None
        called = [cell for cell in rows[0][1:] if weighed or CALLED.match(plain(cell.text))] if rows else []
        if len(called) > 1:
            for cell in called:
                options.add(cell.text, cell)
            return


def _name_column(rows: Sequence[Sequence[Block]], heads: Sequence[str]) -> int | None:
    """Which column of a table names options; the first one too where the others weigh what stands in it."""
    if len(rows) < 2 or len(heads) < 2:
        return None
    named = [number for number, head in enumerate(heads[:2]) if _NAME_COLUMN.match(head)]
    if named and named[0] == 0 and all(row and is_sign(plain(row[0].text)) for row in rows[1:]):
        # `| Option | Approach |`, where the first column only counts.
        return 1
    if named or not heads[0] or _CRITERIA.match(heads[0]):
        return named[0] if named else None
    judged = any(side_of_label(head) or _VERDICT.match(head) for head in heads[1:])
    cells = [plain(cell.text) for row in rows[1:] for cell in row[1:]]
    marked = sum(bool(_MARK.match(text)) for text in cells)
    told = any(text.strip() for text in cells)
    return 0 if judged or (told and len(heads) > 2 and marked * 2 > len(cells)) else None


def _take_rows(options: Options, rows: Sequence[Sequence[Block]], heads: Sequence[str], column: int) -> bool:
    """An option from each row, `column` holding its name, and its arguments from the columns headed by a side.

    Says whether that is all there is in the rows.
    """
    appends = not options.drafts
    marked = all(len(row) > column and marked_name(row[column].text) for row in rows)
    whole = all(side_of_label(head) for number, head in enumerate(heads) if number != column)
    for row in rows:
        whole = whole and not any("![" in cell.text for cell in row)
        if len(row) <= column or not any(map(str.isalnum, plain(row[column].text))):
            whole = False
            continue
        name = row[column]
        index = options.titles.same(name.text)
        if index is None and appends:
            label = plain(row[0].text).strip(" .)").casefold() if column else ""
            index = options.add(on_one_line(marked_name(name.text) if marked else name.text), name, label)
            options.titles.also(index, name.text)
        whole = whole and index is not None and options.says_all(index, name.text)
        if index is None:
            continue
        for cell, head in zip(row, heads, strict=False):
            if side := side_of_label(head):
                options.drafts[index].arguments += from_cell(options.taking, cell, side)
            elif _VERDICT.match(head) and _TAKEN.match(cell.text):
                options.drafts[index].written.append("chosen")
    return whole
