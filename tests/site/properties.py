"""What holds of every page of every site; each function returns what breaks it."""

from __future__ import annotations

import re
from collections import Counter

from tests.site.building import ADDRESS
from tests.site.pages import BuiltSite, HtmlPage, css_urls, is_foreign

NO_FRAME = {"404.html"}
"""Pages of the theme alone."""
EDITING = "https://example.org/"


def written(site: BuiltSite) -> list[HtmlPage]:
    """The pages that somebody, or we, wrote."""
    return [page for page in site if page.path not in NO_FRAME]


def lost_links(site: BuiltSite) -> list[tuple[str, str, str]]:
    """Links and resources whose file, or whose fragment's id, is not in the site."""
    lost = []
    for page in site:
        for _, url in page.links():
            target = site.file_of(url, page.path, ADDRESS)
            if target is None:
                continue
            path, fragment = target
            if path not in site.files:
                lost.append((page.path, url, "no file"))
            elif fragment and path in site.pages and fragment not in site.pages[path].ids:
                lost.append((page.path, url, "no id"))
    return lost


def repeated_ids(site: BuiltSite) -> dict[str, list[str]]:
    """Page → ids that stand on it more than once."""
    counted = {page.path: Counter(page.ids) for page in site}
    return {
        path: again for path, ids in counted.items() if (again := [each for each, n in ids.items() if n > 1])
    }


def wrong_first_headings(site: BuiltSite) -> dict[str, int]:
    """Page → how many first headings it has, where that is not one."""
    return {page.path: found for page in written(site) if (found := len(page.all("h1"))) != 1}


def skipped_levels(site: BuiltSite) -> list[tuple[str, str, str]]:
    """Headings of the content that are more than one level below the one before."""
    skipped = []
    for page in written(site):
        before = 0
        for each in page.within("md-content"):
            if re.fullmatch("h[1-6]", each.tag):
                if int(each.tag[1]) > before + 1:
                    skipped.append((page.path, each.tag, each.text))
                before = int(each.tag[1])
    return skipped


def foreign_loads(site: BuiltSite) -> list[tuple[str, str]]:
    """What pages and style sheets would ask of other hosts."""
    sheets = [
        (each.name, url)
        for each in sorted(site.folder.rglob("*.css"))
        for url in css_urls(each.read_text("utf-8"))
    ]
    pages = [(page.path, url) for page in site for url in page.loads()]
    return [(place, url) for place, url in (*pages, *sheets) if is_foreign(url)]


def running_attributes(site: BuiltSite) -> list[tuple[str, str, str]]:
    """Attributes of the content that hold script."""
    return [
        (page.path, name, value)
        for page in written(site)
        for each in page.within("md-content")
        for name, value in each.attributes.items()
        if name.startswith("on") or re.match(r"\s*javascript:", value, re.I)
    ]


EVERY_PAGE = (
    lost_links,
    repeated_ids,
    wrong_first_headings,
    skipped_levels,
    foreign_loads,
    running_attributes,
)
