"""The pages among a project's docs that are no records, and those that the decision log takes the place of."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from alignment_plugin.adapters.directory import shown_path
from alignment_plugin.adapters.examination import Examination
from alignment_plugin.adapters.project import Project
from alignment_plugin.loading.place import is_index
from alignment_plugin.settings import IndexPage

# The endings that MkDocs takes for Markdown.
MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")


def ordinary_pages(project: Project, examination: Examination) -> Iterator[str]:
    """Their paths, relative to the docs folder."""
    docs = project.docs_dir
    ours = examination.reading.loaded.record_paths | replaced_indexes(project, examination)
    for folder, _, names in os.walk(docs):
        for name in names:
            if name.lower().endswith(MARKDOWN):
                path = Path(folder, name)
                if shown_path(path, project.root) not in ours:
                    yield shown_path(path, docs)


def pages_for_indexes(project: Project, examination: Examination) -> dict[str, str]:
    """Replaced index, relative to the project → the page in its place, among the docs: where records' links lead."""
    found = {}
    for path in replaced_indexes(project, examination):
        index = PurePosixPath(shown_path(project.root / path, project.docs_dir))
        found[path] = str(index.with_name("index.md"))
    return found


def replaced_indexes(project: Project, examination: Examination) -> frozenset[str]:
    """Index pages at the top of folders that ask for the log in their place, relative to the project."""
    tops = {each.folder.path for each in project.folders if each.folder.index is IndexPage.REPLACE}
    return frozenset(
        source.path
        for source in examination.reading.sources
        if source.folder in tops
        and "/" not in source.inside
        and is_index(Path(source.inside).stem)
        and source.path not in examination.reading.loaded.record_paths
    )
