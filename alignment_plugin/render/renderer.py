"""Page → HTML. One Jinja environment, strict and escaping; users override a file or a block of it."""

import re
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from alignment_plugin.findings import Severity
from alignment_plugin.records.term import Term
from alignment_plugin.render import dates
from alignment_plugin.render.between import between_drawing
from alignment_plugin.render.compiled import compiled_before
from alignment_plugin.render.drawing import neighbourhood_drawing
from alignment_plugin.render.links import Here, Links
from alignment_plugin.render.parts import Parts
from alignment_plugin.render.plot import plot_drawing
from alignment_plugin.render.terms import Vocabulary, explained, vocabulary
from alignment_plugin.render.words import link_words, quoted, state_word
from alignment_plugin.views.in_this_change import mark_of
from alignment_plugin.views.needs import Between
from alignment_plugin.views.neighbourhood import Neighbourhood
from alignment_plugin.views.page import Page
from alignment_plugin.views.plot import Plot
from alignment_plugin.views.site import Site
from alignment_plugin.views.words import as_sentence

TEMPLATES = Path(__file__).parent.parent / "templates" / "alignment"
# A site shows the same days many times.
_time_tag = cache(dates.time_tag)


class TemplateFault(Exception):
    """A template that cannot show its page: a user's, as ours are tested."""

    @classmethod
    def of(cls, error: jinja2.TemplateError, name: str) -> "TemplateFault":
        """What Jinja says, with the file and the line of the template."""
        place = name
        if isinstance(error, jinja2.TemplateSyntaxError):
            place = f"{error.filename or error.name or name}:{error.lineno}"
        else:
            frames = [
                each for each in traceback.extract_tb(error.__traceback__) if each.filename.endswith(".html")
            ]
            if frames:
                place = f"{frames[-1].filename}:{frames[-1].lineno}"
        return cls(f"{place}: {error.message or error}")


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    id: str
    text: str
    """Plain text, not escaped."""
    level: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as HTML."""

    html: str
    headings: tuple[Heading, ...]
    """In order; the page's title is not among them."""


@dataclass
class Renderer:
    """Renders pages of one site."""

    site: Site
    links: Links
    overrides: Sequence[Path] = ()
    """Folders with a user's templates, looked through before ours."""
    icon: Callable[[str], str] = field(default=lambda name: "")
    """Markup of an icon by its name in the theme."""
    edit_url: Callable[[str], str] = field(default=lambda source: "")
    """Where a file, relative to the project, is edited; empty where nobody knows."""
    _names: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    """Template of a page → the file that is rendered."""
    _words: dict[str, Vocabulary | None] = field(default_factory=dict, init=False, repr=False)
    """Team → the words of its glossary."""

    @cached_property
    def environment(self) -> jinja2.Environment:
        """Strict, escaping, without reloading."""
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([*map(str, self.overrides), str(TEMPLATES)]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,  # all of them, which are few
        )
        environment.filters |= {
            "inline": _inline,
            "day": _day,
            "short_day": _short_day,
            "word": state_word,
            "quoted": quoted,
            "plain": link_words,
            "sentence": as_sentence,
        }
        environment.filters |= {"drawn": _drawn}
        environment.bytecode_cache = compiled_before(environment)
        environment.globals |= {"icon": lambda name: Markup(self.icon(name)), "Severity": Severity}
        return environment

    def render(self, page: Page, prose: str = "") -> Rendered:
        """The page as HTML; `prose` is the record's own words, already HTML and clean."""
        here = Here(self.links, page.path, page.team)
        outline: list[Heading] = []
        section = self.site.section_of(page.team)
        context: dict[str, Any] = {
            "page": page,
            "site": self.site,
            "here": here,
            "written": Parts(here, page.source),
            "today": self.site.today,
            "prose": Markup(prose),
            "note": section.note if section else "",
            "proposed": mark_of(self.site, page.key),
            "source": page.source,
            "heading": lambda level, id, text, toc=True: _heading(outline, level, id, text, toc=toc),
            "edit_url": self.edit_url(page.source) if page.source else "",
            **page.context,
        }
        try:
            body = self._template(page.template).render(context)
        except jinja2.TemplateError as error:
            raise TemplateFault.of(error, page.template) from error
        body = self._explained(_squeezed(body), page, here)
        return Rendered(body, _in_order(body, (*outline, *prose_headings(prose))))

    def _template(self, name: str) -> jinja2.Template:
        """A page's template: a user's, else the one that ours of that name does nothing but extend."""
        if name not in self._names:
            is_theirs = any((folder / name).is_file() for folder in self.overrides)
            self._names[name] = name if is_theirs else f"_base/{name}"
        return self.environment.get_template(self._names[name])

    def _explained(self, body: str, page: Page, here: Here) -> str:
        """The page with the team's words leading to the glossary, which is left alone itself."""
        if page.name == "glossary" or not here.page("glossary"):
            return body
        if page.team not in self._words:
            self._words[page.team] = vocabulary(self.site.graph.of(Term, page.team))
        words = self._words[page.team]
        return explained(body, words, lambda anchor: here.page("glossary", anchor)) if words else body


def _in_order(body: str, headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Headings in the order in which they stand in the page."""
    places = {found[1]: found.start() for found in re.finditer(r'<h[2-6]\b[^>]*?\bid="([^"]+)"', body)}
    return tuple(sorted((each for each in headings if each.id in places), key=lambda each: places[each.id]))


def _heading(outline: list[Heading], level: int, id: str, text: str, *, toc: bool) -> Markup:  # noqa: A002 - HTML's word
    if toc:
        outline.append(Heading(id, text, level))
    return Markup(f'<h{level} id="{escape(id)}">{escape(text)}</h{level}>')


def prose_headings(prose: str) -> tuple[Heading, ...]:
    """The headings with an id in a record's own words."""
    found = re.findall(r'<h([2-6])\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', prose, re.S)
    return tuple(
        Heading(id_, str(Markup(_without_marks(text)).striptags()), int(level)) for level, id_, text in found
    )


def _without_marks(text: str) -> str:
    """A heading without its link to itself, and without the numbers of footnotes."""
    return re.sub(r'<a class="headerlink".*?</a>|<sup id="fnref.*?</sup>', "", text, flags=re.S)


def _squeezed(body: str) -> str:
    """Without the empty lines that blocks leave, except in preformatted text."""
    parts = re.split(r"(<pre.*?</pre>)", body, flags=re.S)
    return "".join(
        part if number % 2 else re.sub(r"\n\s*\n+", "\n", part) for number, part in enumerate(parts)
    )


@jinja2.pass_context
def _inline(context: jinja2.runtime.Context, text: object, source: str = "") -> Markup:
    written: Parts = context["written"]
    return written.words(text, source)


@jinja2.pass_context
def _day(context: jinja2.runtime.Context, day: date, *, weekday: bool = False) -> Markup:
    return _time_tag(day, weekday=weekday)


@jinja2.pass_context
def _short_day(context: jinja2.runtime.Context, day: date, *, weekday: bool = False) -> Markup:
    return _time_tag(day, short=True, year=not dates.near(day, context["today"]), weekday=weekday)


@jinja2.pass_context
def _drawn(context: jinja2.runtime.Context, thing: Neighbourhood | Between | Plot) -> Markup:
    match thing:
        case Neighbourhood():
            return neighbourhood_drawing(thing, context["here"])
        case Between():
            return between_drawing(thing, context["here"])
        case Plot():
            return plot_drawing(thing)


def as_html(text: str) -> str:
    """Plain text, safe where HTML is expected."""
    return str(escape(text))
