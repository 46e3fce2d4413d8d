"""Whether a text holds anything that the site's Markdown may read otherwise than a code host. Most hold nothing."""

import re

_LIST = r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)"
# A document without any of these reads the same everywhere, and is not parsed.
_SPECIAL = re.compile(
    rf"""
    ^(?![ \t]*{_LIST})[ \t]*\S.*\n[ \t]*{_LIST}         # a list right below a text
    | ^(?:[ ]{{4}})*(?:[ ]{{1,3}}|\t[ \t]*){_LIST}       # an item that is not indented by fours
    | ^[ \t]*\d+\)[ \t] | ^[ ]{{1,3}}\# | ^[ \t]*(?:{_LIST}[ \t]*)?\#\d
    | \n[ \t]*\n(?:[ ]{{4}})*[ ]{{1,3}}\S               # a paragraph of an item
    | ^[ \t]*{_LIST}.*\n[ \t]*(?:[#`~|<>]|(?:[-*_][ \t]*){{3,}}$)
    | ^[ \t]+(?:`{{3}}|~{{3}})
    | ^(?:`{{3,}}|~{{3,}})[ \t]*(?!\n)[\w#.+-]*[^\w\n#.+-]
    | ^[ ]*\S.*\n[^\n|]*\|.*\n[ \t]*\|?[ \t]*:?-[ \t:|-]*$   # a table right below a text
    | ^[ ]{{0,3}}</?(?:details|div|table|p|center|section|ul|ol|td|blockquote|summary)\b
    | ^[ ]{{0,3}}>[ ]?(?:\[!|.*\n[ ]{{0,3}}>[ ]*{_LIST}|[ ]*[`~|<]|[ ]+{_LIST})
    """,
    re.M | re.I | re.X,
)
_FENCE_LINE = re.compile(r"^(`{3,}|~{3,})", re.M)


# What every one of these has: a line that starts like this, or a table's sign.
_MAY_BE_SPECIAL = re.compile(r"^(?:[ \t*+>|<`~-]|\d+[.)]|#\d)|\|", re.M)


def reads_otherwise(text: str) -> bool:
    """Whether something in the text may be read otherwise by the site; fences have to come in pairs."""
    if not _MAY_BE_SPECIAL.search(text):
        return False
    return (
        bool(_SPECIAL.search(text)) or len(set(marks := _FENCE_LINE.findall(text))) > 1 or len(marks) % 2 == 1
    )
