"""The words of a document as a page shows them, without a build around it."""

import tempfile
from functools import cache
from pathlib import Path

from mkdocs.config import load_config

from alignment_plugin.adapters.mkdocs_pages import ProseReader
from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.render.links import Here, Links
from alignment_plugin.text import SourceFile
from alignment_plugin.views.page import Prose
from alignment_plugin.views.plan import Mount, plan_site

EXTENSIONS = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "pymdownx.highlight",
    "pymdownx.superfences",
]


def shown(source: SourceFile) -> str:
    """The HTML of all records in a file, cleaned, with its links."""
    loaded = load_records([source])
    graph, _ = link(loaded)
    plan = plan_site(graph, [Mount(source.folder, source.folder)])
    here = Here(Links(graph, plan), f"{source.folder}/page.md", graph.teams[0] if graph.teams else "")
    return "".join(
        _reader().html(Prose(record.origin.body, record.origin.path, record.origin.format, below=2), here)
        for record in loaded.records
    )


@cache
def _reader() -> ProseReader:
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder, "docs")
        docs.mkdir()
        file = Path(folder, "mkdocs.yml")
        file.write_text(f"site_name: x\nmarkdown_extensions: {EXTENSIONS}\n", "utf-8")
        return ProseReader(load_config(str(file)), sanitize=True)
