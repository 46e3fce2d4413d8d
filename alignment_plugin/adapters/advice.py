"""What a configuration makes a site ask of foreign hosts, said before anyone is behind a firewall."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def foreign_hosts(config: "MkDocsConfig") -> Iterator[str]:
    """One sentence for each thing that readers' browsers would load from elsewhere."""
    if config.theme.name == "material" and config.theme.get("font", True) is not False:
        yield "readers' browsers load fonts from Google; 'font: false' under 'theme' keeps the site to itself"
    if config.theme.name == "material" and config.repo_url:
        host = urlsplit(config.repo_url).netloc
        if host in ("github.com", "gitlab.com"):
            yield (
                f"readers' browsers ask {host} about the repository; "
                "a whole URL in 'edit_uri_template' instead of 'repo_url' keeps the edit links and asks nobody"
            )
    for path in (*config.extra_css, *(str(each) for each in config.extra_javascript)):
        if urlsplit(path).netloc:
            yield f"readers' browsers load {path}; a copy among the docs keeps the site to itself"
