"""An examined project → the plan of its site: where every page goes, and what pages are made from."""

import posixpath

from alignment_plugin.adapters.directory import shown_path
from alignment_plugin.adapters.examination import Examination
from alignment_plugin.adapters.project import Project
from alignment_plugin.changes.past import Past
from alignment_plugin.changes.proposal import Proposal
from alignment_plugin.findings import in_order
from alignment_plugin.views.plan import Mount, plan_site
from alignment_plugin.views.site import Site, make_site


def mounts_of(project: Project) -> tuple[Mount, ...]:
    """Where each folder's pages go: where it stands in the docs, or under its own name.

    Without a dot in front: many hosts serve nothing whose name starts with one.
    """
    mounts = []
    for each in project.folders:
        inside = posixpath.normpath(shown_path(each.path, project.docs_dir))
        name = each.path.name.lstrip(".")
        docs_path = name if inside.startswith("..") else inside.removeprefix(".")
        alone = len(project.folders) == 1
        title = each.folder.title or (
            project.settings.title if alone else name.replace("-", " ").capitalize()
        )
        mounts.append(
            Mount(shown_path(each.path, project.root), docs_path.strip("/"), title, each.folder.note or "")
        )
    return tuple(mounts)


def site_of(
    project: Project,
    examination: Examination,
    *,
    taken: frozenset[str],
    past: Past | None = None,
    proposal: Proposal | None = None,
) -> Site:
    """Plan the site; `taken` are docs pages that are no records, relative to the docs folder.

    Pages of what git knows are there where a past or a proposal is given.
    """
    of_git = {
        "changed": past.folders if past else frozenset(),
        "in-this-change": frozenset(each.folder.path for each in project.folders if proposal),
    }
    plan = plan_site(examination.graph, mounts_of(project), taken=taken, of_git=of_git)
    findings = in_order((*examination.findings, *plan.findings))
    return make_site(
        examination.graph,
        plan,
        project.settings,
        today=examination.today,
        findings=findings,
        past=past,
        proposal=proposal,
    )
