"""One build: a project's records → files, pages and findings, in the engine's terms."""

import logging
import os
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from alignment_plugin.adapters.assets import Asset, color_sheet, script, style_sheet
from alignment_plugin.adapters.directory import SYMLINK, shown_path
from alignment_plugin.adapters.docs_pages import ordinary_pages, pages_for_indexes, replaced_indexes
from alignment_plugin.adapters.examination import Examination, examine
from alignment_plugin.adapters.mkdocs_pages import ProseReader, RecordPage, page_file
from alignment_plugin.adapters.project import Project, today_from
from alignment_plugin.adapters.workspace import site_of
from alignment_plugin.findings import Finding, Severity
from alignment_plugin.integrity import prose_finding
from alignment_plugin.loading.references import references_in
from alignment_plugin.render.links import Here, Links
from alignment_plugin.render.prose import referenced
from alignment_plugin.render.renderer import Renderer, TemplateFault
from alignment_plugin.report.text import first_line
from alignment_plugin.settings import FailOn
from alignment_plugin.views import build_pages
from alignment_plugin.views.site import Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from alignment_plugin.adapters.git_knowledge import Advice

log = logging.getLogger("mkdocs.plugins.alignment")

_SHOWN_ERRORS = 20
_SHOWN_WARNINGS = 10


@dataclass(slots=True)
class Build:
    """What one build knows."""

    project: Project
    examination: Examination
    site: Site
    findings: tuple[Finding, ...] = ()
    """Of records and of ordinary pages."""
    files: Files | None = None
    links: Links | None = None
    assets: tuple[Asset, ...] = field(default=())


def prepare(project: Project, config: "MkDocsConfig") -> Build:
    """Read, link and check everything; nothing of the site is touched yet."""
    today = today_from(project.settings, os.environ)
    examination = examine(project, today)
    taken = frozenset(ordinary_pages(project, examination))
    config_file = Path(config.config_file_path).resolve() if config.config_file_path else None
    past, proposal = None, None
    if _may_ask_git(project):
        from alignment_plugin.adapters.git_knowledge import known_to_git

        known = known_to_git(project, examination, os.environ, config=config_file)
        past, proposal = known.past, known.proposal
    site = site_of(project, examination, taken=taken, past=past, proposal=proposal)
    site.plan.sources.update(pages_for_indexes(project, examination))
    pages = _page_findings(project, site, taken) if project.settings.references else ()
    return Build(project, examination, site, (*site.findings, *pages))


def _page_findings(project: Project, site: Site, pages: frozenset[str]) -> Iterator[Finding]:
    """`[[id]]` in ordinary pages that names nothing."""
    for name in sorted(pages):
        path = project.docs_dir / name
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        for reference in references_in(text):
            shown = shown_path(path, project.root)
            found = prose_finding(site.graph, reference.target, team_of(site, name), shown)
            if found is not None:
                yield found.moved_to(reference.span)


def team_of(site: Site, path: str) -> str:
    """The team whose names an ordinary page uses: the one in whose folder it stands, else the only one."""
    inside = [team for team, base in site.plan.bases.items() if base and path.startswith(base + "/")]
    if inside:
        return max(inside, key=lambda team: len(site.plan.bases[team]))
    return site.graph.teams[0] if len(site.graph.teams) == 1 else ""


def refuse_or_tell(build: Build, *, strict: bool, serving: bool) -> None:
    """Say what was found; raise before the published site is touched where that is to stop the build."""
    errors = [each for each in build.findings if each.severity is Severity.ERROR]
    warnings = [each for each in build.findings if each.severity is Severity.WARNING and each.is_open]
    settings = build.project.settings
    fail_on = settings.fail_on
    if strict and "fail_on" not in settings.model_fields_set:
        fail_on = FailOn.WARNING
    stopping = {FailOn.NEVER: [], FailOn.ERROR: errors, FailOn.WARNING: [*errors, *warnings]}[fail_on]
    if stopping and not serving:
        raise PluginError(_refusal(stopping))
    # What MkDocs' own strict mode counts would stop it after it has cleaned the published site.
    for each in errors:
        log.log(logging.INFO if strict else logging.ERROR, _line(each))
    level = logging.INFO if strict else logging.WARNING
    _tell_warnings(warnings, level=level)
    for advice in _git_advice(build.site):
        log.log(level if advice.is_asked_for else logging.INFO, "alignment: %s", advice.text)
    log.info("alignment: %s, as of %s", _read_words(build.examination), build.examination.today.isoformat())


def _may_ask_git(project: Project) -> bool:
    """Whether a repository is near, or somebody asks for what only git knows."""
    asked = project.settings.compare_to or "history_days" in project.settings.model_fields_set
    near = any((folder / ".git").exists() for folder in (project.root, *project.root.parents))
    return bool(asked or near or not os.environ.keys().isdisjoint({"GIT_DIR", "ALIGNMENT_COMPARE_TO"}))


def _git_advice(site: Site) -> "Iterator[Advice]":
    if site.past is None and site.proposal is None:
        return
    from alignment_plugin.adapters.git_knowledge import advice_of

    yield from advice_of(site)


def _refusal(findings: list[Finding]) -> str:
    shown = "\n".join(f"  {_line(each)}" for each in findings[:_SHOWN_ERRORS])
    more = len(findings) - _SHOWN_ERRORS
    ending = f"\n  … and {more} more: run 'alignment check'" if more > 0 else ""
    return f"alignment: the records cannot be published yet; the site is left as it was.\n{shown}{ending}"


def _line(finding: Finding) -> str:
    return first_line(finding) + (f" ({finding.hint})" if finding.hint else "")


def _tell_warnings(warnings: list[Finding], *, level: int) -> None:
    for each in warnings[:_SHOWN_WARNINGS]:
        log.log(level, _line(each))
    if len(warnings) > _SHOWN_WARNINGS:
        log.info("alignment: %d more warnings: run 'alignment check'", len(warnings) - _SHOWN_WARNINGS)


def try_templates(build: Build, config: "MkDocsConfig") -> None:
    """Show one page of each kind with a user's templates, before the published site is touched.

    Raises PluginError for a template that fails.
    """
    folders = [folder for folder in _template_folders(build.project, config) if folder.is_dir()]
    if not folders:
        return
    renderer = Renderer(
        build.site, Links(build.site.graph, build.site.plan, config.use_directory_urls), folders
    )
    tried: set[str] = set()
    for page in build_pages(build.site):
        if page.template not in tried:
            tried.add(page.template)
            try:
                renderer.render(page)
            except TemplateFault as fault:
                raise PluginError(f"alignment: a template cannot show '{page.title}': {fault}") from None


def _read_words(examination: Examination) -> str:
    records = len(examination.graph.records)
    teams = len(examination.graph.teams)
    return f"{records} record{'s' * (records != 1)} of {teams} team{'s' * (teams != 1)}"


def add_files(build: Build, files: Files, config: "MkDocsConfig") -> Files:
    """Take the records out of the docs, and put the pages made from them in."""
    build.files = files
    settings = build.project.settings
    ours = _not_for_mkdocs(build)
    docs = shown_path(build.project.docs_dir, build.project.root)
    for file in list(files):
        # By its place among the docs: another plugin may have copied them all elsewhere, as TechDocs does.
        if file.abs_src_path and ours(posixpath.normpath(posixpath.join(docs, file.src_uri))):
            files.remove(file)
    links = Links(
        build.site.graph,
        build.site.plan,
        config.use_directory_urls,
        docs,
        lambda path: _file_url(files, path),
        _code_host(config, build.project),
    )
    build.links = links
    renderer = Renderer(
        build.site,
        links,
        _template_folders(build.project, config),
        _icons(tuple(config.theme.dirs)),
        _editor(config, build.project),
    )
    prose = ProseReader(config, sanitize=settings.sanitize)
    for page in build_pages(build.site):
        file = page_file(page, config, project=build.project.root)
        files.append(file)
        RecordPage(page, file, config, renderer, prose)
    for asset in build.assets:
        files.append(
            File.generated(config, asset.path, content=asset.content, inclusion=InclusionLevel.NOT_IN_NAV)
        )
    return files


def _not_for_mkdocs(build: Build) -> Callable[[str], bool]:
    """Tells the files that MkDocs must not publish: records, and what a link among records leads to."""
    reading = build.examination.reading
    links = tuple(each.path for each in reading.findings if each.value == SYMLINK)
    below = tuple(f"{each}/" for each in links)
    left_alone = reading.loaded.record_paths | set(links) | replaced_indexes(build.project, build.examination)
    return lambda path: path in left_alone or path.startswith(below)


def _file_url(files: Files, path: str) -> str | None:
    file = files.get_file_from_path(path)
    return None if file is None else file.url if file.url != "./" else ""


def _template_folders(project: Project, config: "MkDocsConfig") -> tuple[Path, ...]:
    folders = []
    if project.settings.templates_dir:
        folders.append(project.root / project.settings.templates_dir)
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir) / "alignment")
    return tuple(folders)


def _icons(folders: tuple[str, ...]):  # type: ignore[no-untyped-def]  # a cached function
    @cache
    def icon(name: str) -> str:
        for folder in folders:
            path = Path(folder, ".icons", f"{name}.svg")
            if path.is_file():
                return path.read_text("utf-8").replace("<svg ", '<svg width="24" height="24" ', 1)
        return ""

    return icon


def _editor(config: "MkDocsConfig", project: Project):  # type: ignore[no-untyped-def]  # a function of the source
    """Where a record's file is edited, as MkDocs says it for ordinary pages."""
    if not config.edit_uri and not config.edit_uri_template:
        return lambda source: ""

    def edit_url(source: str) -> str:
        file = File.generated(config, "alignment-edit.md", content="")
        file.edit_uri = shown_path(project.root / source, project.docs_dir)
        page = MkDocsPage(None, file, config)
        return page.edit_url or ""

    return cache(edit_url)


def _code_host(config: "MkDocsConfig", project: Project) -> Callable[[str], str]:
    """Where the code host shows a file of the project that the site does not."""
    edit_url = _editor(config, project)

    def code_url(path: str) -> str:
        file = os.path.join(project.root, path)  # noqa: PTH118 - a path of any length is no error here
        if path.startswith("..") or not os.path.exists(file):  # noqa: PTH110
            return ""
        parts = urlsplit(edit_url(path))
        # Files outside the docs are reached through `..`, which some code hosts do not take.
        editing = parts._replace(path=posixpath.normpath(parts.path)).geturl() if parts.path else ""
        shown = re.sub(r"^(https?://[^/]*(?:github|gitlab)[^/]*/.*?)/edit/", r"\1/blob/", editing)
        return "" if shown == editing and Path(file).is_dir() else shown

    return code_url


def site_assets(project: Project) -> tuple[Asset, ...]:
    """What the site serves of ours."""
    colors = color_sheet(project.settings.colors)
    return (style_sheet(), *((colors,) if colors else ()), script())


def linked_markdown(build: Build, markdown: str, path: str) -> str:
    """An ordinary page's Markdown with each `[[id]]` as a link."""
    assert build.links is not None
    if "[[" not in markdown:
        return markdown
    return referenced(markdown, Here(build.links, _as_page(path), team_of(build.site, path)))


def _as_page(path: str) -> str:
    pure = re.sub(r"(^|/)README\.md$", r"\1index.md", path, flags=re.I)
    return re.sub(r"\.(markdown|mdown|mkdn|mkd)$", ".md", pure)
