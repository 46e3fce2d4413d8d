"""What the theme puts around a record page, made once for all pages of a shape and filled in for each.

Record pages stand outside the navigation. Those of one folder, with one place in the navigation and the same headings,
get the same HTML from the theme but for title, description, canonical URL, edit link and content. So the theme renders
one of them with marks in those places, and the others are spliced together from the parts between the marks.

It checks itself. The first page of a shape is rendered the plain way only; the next ones are rendered both ways and
compared: two of each of the first shapes, and one of each later shape. Any difference in any shape ends splicing for
the whole build. There is none with a theme other than Material, with templates of the user's own, or with another
plugin that has a say in what a page shows.
"""

import copy
import logging
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

from alignment_plugin.adapters.mkdocs_pages import RecordPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.plugins.alignment")

_CHECKED = 2
"""Pages of a shape that are rendered both ways."""
_SURE = 6
"""Pages of all shapes that came out the same, after which one page of a shape is enough."""
_MAX_SHELLS = 200
_MARK = "alshell7{}x"
# The theme asks whether the content has a heading of its own, so its mark has one.
_MARKS = {
    "title": _MARK.format(1),
    "description": _MARK.format(2),
    "canonical": _MARK.format(3),
    "file": _MARK.format(4),
    "content": f"<h1>{_MARK.format(5)}</h1>",
}
_PARTS = re.compile("(" + "|".join(map(re.escape, _MARKS.values())) + ")")
_SPECIAL = re.compile("[<>&\"']")
# Material replaces these words wherever they stand in an edit link.
_REPLACED = re.compile("edit|blob|raw|view|tree|src")
_SEARCH = ("mkdocs.contrib.search", "material.plugins.search")


@dataclass(slots=True)
class _Shape:
    """Pages that differ in nothing but what is marked."""

    parts: tuple[str, ...] = ()
    """Literal text and marks in turn; empty until the shell is made."""
    seen: int = 0
    checked: int = 0


class ShellTemplate:
    """Stands for the theme's main template: fills in a shell for record pages, and renders the rest."""

    def __init__(self, template: Any) -> None:
        self._template = template
        self._shapes: dict[Hashable, _Shape] = {}
        self._shells = 0
        self._same = 0
        self._off = False

    def render(self, context: Mapping[str, Any]) -> str:
        """The page's HTML, byte for byte what the theme's template gives."""
        page = context.get("page")
        shape_key = None if self._off or not isinstance(page, RecordPage) else _shape_key(page)
        if shape_key is None:
            return str(self._template.render(context))
        assert isinstance(page, RecordPage)
        shape = self._shapes.setdefault(shape_key, _Shape())
        shape.seen += 1
        if shape.checked >= (_CHECKED if self._same < _SURE else 1):
            return _filled(shape, page)
        plain = str(self._template.render(context))
        if shape.seen > 1:
            self._check(shape, page, context, plain)
        return plain

    def _check(self, shape: _Shape, page: RecordPage, context: Mapping[str, Any], plain: str) -> None:
        """Make the shell where there is none yet, and compare."""
        if not shape.parts:
            if self._shells >= _MAX_SHELLS:
                return
            self._shells += 1
            marked = self._template.render({**context, "page": _marked(page)})
            shape.parts = tuple(_PARTS.split(marked))
        if _filled(shape, page) == plain:
            shape.checked += 1
            self._same += 1
        else:
            self._off = True
            log.debug(
                "alignment: the theme shows more of '%s' than we know; each page is rendered",
                page.file.src_uri,
            )


def _shape_key(page: RecordPage) -> Hashable | None:
    """What pages of one shell have in common, or nothing where a page is always rendered the plain way."""
    if page.previous_page or page.next_page or page.file.inclusion.is_in_nav() or page.is_homepage:
        return None
    edit, file = _split(page.edit_url)
    if not page.meta.get("title") or page.meta["title"] != page.title or _REPLACED.search(file):
        return None
    texts = (page.title, page.meta.get("description"))
    others = {name: value for name, value in page.meta.items() if name not in ("title", "description")}
    return (
        page.url.rstrip("/").rpartition("/")[0],
        id(page.parent),
        edit,
        _split(page.canonical_url)[0],
        tuple((text is None, bool(text and _SPECIAL.search(text))) for text in texts),
        repr(sorted(others.items())),
        _headings(page.toc, top=True),
        "<h1" in (page.content or ""),
    )


def _split(url: str | None) -> tuple[str, str]:
    """A URL up to its last part, and that part."""
    before, slash, last = (url or "").rstrip("/").rpartition("/")
    return before + slash, last


def _headings(items: Any, *, top: bool = False) -> Hashable:
    """The table of contents as a value; the page's title, which is the first heading, is left out."""
    return tuple(
        ("" if top and each.level == 1 else each.title, each.id, each.level, _headings(each.children))
        for each in items
    )


def _marked(page: RecordPage) -> RecordPage:
    """The same page with marks for what is its own."""
    marked = copy.copy(page)
    marked.title = _MARKS["title"]
    marked.meta = {**page.meta, "title": _MARKS["title"]}
    if page.meta.get("description"):
        marked.meta["description"] = _MARKS["description"]
    if page.canonical_url:
        marked.canonical_url = _with_last(page.canonical_url, _MARKS["canonical"])
    if page.edit_url:
        marked.edit_url = _with_last(page.edit_url, _MARKS["file"])
    marked.content = _MARKS["content"]
    marked.toc = TableOfContents([_untitled(each) for each in page.toc])
    return marked


def _with_last(url: str, last: str) -> str:
    return _split(url)[0] + last + ("/" if url.endswith("/") else "")


def _untitled(link: AnchorLink) -> AnchorLink:
    if link.level != 1:
        return link
    marked = AnchorLink(_MARKS["title"], link.id, link.level)
    marked.children = link.children
    return marked


def _filled(shape: _Shape, page: RecordPage) -> str:
    values = {
        _MARKS["title"]: str(page.title),
        _MARKS["description"]: str(page.meta.get("description", "")),
        _MARKS["canonical"]: _split(page.canonical_url)[1],
        _MARKS["file"]: _split(page.edit_url)[1],
        _MARKS["content"]: page.content or "",
    }
    return "".join([values[part] if number % 2 else part for number, part in enumerate(shape.parts)])


def with_shells(env: Any, config: "MkDocsConfig", plugin: object) -> Any:
    """The theme's templates, with the main one filled in from shells where that is safe."""
    if not _is_safe(config, plugin):
        return env
    find: Callable[..., Any] = env.get_template
    main: list[ShellTemplate] = []

    def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:  # noqa: A002 - Jinja's word
        if parent is not None or globals is not None or name != "main.html":
            return find(name, parent, globals)
        if not main:
            main.append(ShellTemplate(find(name)))
        return main[0]

    env.get_template = get_template
    return env


def _is_safe(config: "MkDocsConfig", plugin: object) -> bool:
    """Whether nobody but the theme we know decides what stands around a page."""
    if config.theme.name != "material" or config.theme.custom_dir:
        return False
    handlers = [*config.plugins.events["page_context"], *config.plugins.events["post_page"]]
    owners = [getattr(each, "__self__", None) for each in handlers]
    return all(each is plugin or type(each).__module__.startswith(_SEARCH) for each in owners)
