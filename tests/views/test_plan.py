"""Where pages go: collisions, folders of decisions alone, teams that spread over folders."""

from alignment_plugin.integrity import link
from alignment_plugin.loading import load_records
from alignment_plugin.settings import Folder, Settings
from alignment_plugin.text import SourceFile
from alignment_plugin.views.plan import Mount, plan_site

STRATEGY = "---\nteam: {}\nstatus: active\nwhere: There.\nwhy: Because.\n---\n"
DECISION = "---\nstatus: accepted\nopened: 2026-01-01\n---\n# A\n"


def plan_of(files, *, taken=(), records=()):
    """The plan for files given as `folder:name`."""
    sources = []
    for name, text in files.items():
        folder, _, inside = name.partition(":")
        sources.append(SourceFile(f"{folder}/{inside}", inside, text.encode(), folder))
    graph, _ = link(load_records(sources, settings=Settings(records=records)))
    folders = dict.fromkeys(source.folder for source in sources)
    mounts = [Mount(folder, folder.removeprefix("docs/")) for folder in folders]
    return plan_site(graph, mounts, taken=frozenset(taken))


def test_one_team_has_its_pages_in_its_folder():
    plan = plan_of(
        {"docs/alignment:strategy.md": STRATEGY.format("sea"), "docs/alignment:decisions/0001-a.md": DECISION}
    )
    assert plan.page("sea", "home") == "alignment/index.md"
    assert plan.page("sea", "log") == "alignment/decisions/index.md"
    assert plan.sources["docs/alignment/decisions/0001-a.md"] == "alignment/decisions/0001-a.md"


def test_a_page_of_the_user_stays_where_it_is():
    taken = ["alignment/README.md", "alignment/decisions/index.md"]
    plan = plan_of({"docs/alignment:strategy.md": STRATEGY.format("sea")}, taken=taken)
    assert plan.page("sea", "home") == "alignment/where-we-are-going.md"
    assert plan.page("sea", "log") == "alignment/decisions/log.md"


def test_a_folder_of_decisions_alone_gets_its_log_and_no_empty_pages():
    plan = plan_of({"docs/adr:0001-a.md": "# A\n"})
    assert {name for _, name in plan.pages} == {"log", "grouped"}
    assert plan.page("adr", "log") == "adr/index.md"


def test_a_folder_of_several_teams_gets_a_page_that_leads_to_each():
    plan = plan_of({f"docs/alignment:{team}/strategy.md": STRATEGY.format(team) for team in ("land", "sea")})
    (section,) = plan.sections
    assert (section.teams, section.first) == (("land", "sea"), "alignment/index.md")
    assert plan.page("land", "home") == "alignment/land/index.md"


def test_a_team_may_keep_its_decisions_in_another_folder():
    plan = plan_of(
        {"docs/adr:0001-a.md": "# A\n", "docs/alignment:strategy.md": STRATEGY.format("sea")},
        records=(Folder(path="docs/adr", team="sea"), Folder(path="docs/alignment")),
    )
    assert plan.page("sea", "home") == "alignment/index.md"
    assert plan.sources["docs/adr/0001-a.md"] == "adr/0001-a.md"
    assert [section.teams for section in plan.sections] == [(), ("sea",)]
    assert [section.first for section in plan.sections] == ["", ""]


def test_a_record_never_takes_the_place_of_another_page():
    step = "- id: index\n  title: T\n  certainty: known\n  state: next\n"
    plan = plan_of({"docs/alignment:strategy.md": STRATEGY.format("sea"), "docs/alignment:steps.yml": step})
    (finding,) = plan.findings
    assert (finding.code, finding.value) == ("duplicate-id", "alignment/steps/index.md")
    paths = [*plan.pages.values(), *(path for key, path in plan.records.items() if key.kind == "step")]
    assert len(paths) == len(set(paths))
