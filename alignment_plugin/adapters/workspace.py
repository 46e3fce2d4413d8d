"""An examined project → the plan of its site: where every page goes, and what pages are made from."""

import posixpath

from alignment_plugin.adapters.directory import shown_path
from alignment_plugin.adapters.examination import Examination
from alignment_plugin.adapters.project import Project, RecordsFolder, telling_parents
from alignment_plugin.changes.past import Past
from alignment_plugin.changes.proposal import Proposal
from alignment_plugin.findings import in_order
from alignment_plugin.views.plan import Mount, plan_site
from alignment_plugin.views.site import Site, make_site


def mounts_of(project: Project) -> tuple[Mount, ...]:
    """Where each folder's pages go: where it stands in the docs, or under its own name.

    Without a dot in front: many hosts serve nothing whose name starts with one.
    """
    above = telling_parents([each.folder.path for each in project.folders])
    mounts = []
    for each in project.folders:
        name = each.path.name.lstrip(".")
        inside = posixpath.normpath(shown_path(each.path, project.docs_dir))
        if inside.startswith(".."):
            # Two services may each have a folder 'adr' beside their code.
            inside = posixpath.join(above.get(each.folder.path, ""), name)
        mounts.append(
            Mount(
                shown_path(each.path, project.root),
                inside.removeprefix(".").strip("/"),
                _title(each, project, name),
                each.folder.note or "",
            )
        )
    return tuple(mounts)


def _title(folder: RecordsFolder, project: Project, name: str) -> str:
    """What a folder's section is called: as its option says, else by its team, else by its name."""
    if folder.folder.title:
        return folder.folder.title
    if len(project.folders) == 1:
        return project.settings.title
    team = folder.folder.team
    words = (project.settings.teams.get(team, team) if team else name).replace("-", " ")
    return words[:1].upper() + words[1:]


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
