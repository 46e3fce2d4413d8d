"""Sites built in real repositories: what changed lately, what a proposal changes, and what is said where git cannot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from alignment_plugin.settings import Settings, read_settings
from tests.site.building import Built, build_site
from tests.site.pages import BuiltSite, HtmlPage, read_site
from tests.site.properties import EVERY_PAGE
from tests.site.story import FINDING, UNKNOWN, Repository, accepted, begin, copied, decision, tell

CHANGED, PROPOSED = "alignment/changed.md", "alignment/in-this-change.md"


@pytest.fixture(scope="module", autouse=True)
def _no_other_base() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ALIGNMENT_COMPARE_TO", raising=False)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        yield


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The whole story, to be copied."""
    return tell(begin(tmp_path_factory.mktemp("written") / "project"))


@pytest.fixture(scope="module")
def told(written: Repository, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the whole story; tests only look at it."""
    return site_of(copied(written, tmp_path_factory.mktemp("told") / "project"))


@pytest.fixture(scope="module")
def proposed(written: Repository, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of a proposal on a branch, compared with `main`."""
    made = proposal(copied(written, tmp_path_factory.mktemp("proposed") / "project"))
    _own_option(made, "main")
    return site_of(made)


@pytest.fixture
def story(written: Repository, tmp_path: Path) -> Repository:
    return copied(written, tmp_path / "project")


def site_of(made: Repository, **config: object) -> BuiltSite:
    return read_site(built_of(made, **config).folder)


def built_of(made: Repository, **config: object) -> Built:
    # A folder is only read once, and these are built again.
    read_site.cache_clear()
    return build_site(made.path, **config).ok()


def paths(site: BuiltSite) -> set[str]:
    return set(site.pages)


def entries(page: HtmlPage) -> list[str]:
    """The lines of the feed, in order, each as words."""
    return [" ".join(each.text.split()) for each in page.all("li") if "data-al-at" in each.attributes]


def proposal(story: Repository) -> Repository:
    """A branch that edits an accepted decision, adds one, and takes one away."""
    story.git("checkout", "--quiet", "-b", "topic")
    text = accepted("How we leave the batch", success="Below one a day.", supersedes="[0001-batch]")
    story.commit(
        "2026-11-20",
        {
            "decisions/0004-leave.md": text.replace("owner: noor\n", ""),
            "decisions/0007-hand.md": decision("Who may correct the ledger", depends_on="[0004-leave]"),
            "decisions/0006-mail.md": None,
        },
    )
    return story


# Changed since


def test_weeks_come_newest_first_with_the_reason_of_each_change(told: BuiltSite) -> None:
    page = told.at(CHANGED)
    headings = [each.text.rstrip("¶") for each in page.all("h2")]
    assert headings == [
        "This week",
        "Week of 9 November",
        "Week of 2 November",
        "Week of 19 October",
        "Week of 5 October",
    ]
    assert entries(page) == [
        "EliminatedBuy a ledger No vendor proves it.",
        "Came backHow often does a refund come before its sale? 0.3 percent, one scheme only. An hour of waiting is enough.",
        "DecidedThe morning mail Everyone uses the portal.",
        "StoppedThe 07:00 mail Everyone uses the portal.",
        "LookedDo the two ledgers agree? Forty-one a day.",
        "MovedThe success check of How we leave the batch Below five a day. Below two a day.",
        "Went outHow often does a refund come before its sale? Step 3 needs the order. Noor Haddad.",
        "JoinedLee Park Newest here.",
        "ReplacedOne nightly batch How we leave the batch took its place.",
        "DecidedHow we leave the batch Cohort by cohort. It still proves the ledger every day.",
        "OpenedHow we leave the batch",
    ]


def test_each_line_leads_to_what_it_is_about(told: BuiltSite) -> None:
    page = told.at(CHANGED)
    links = {each.text: url for each, url in page.links() if each.inside("al-feed")}
    assert links["How we leave the batch"] == "../decisions/0004-leave/"
    assert links["Lee Park"] == "../team/#lee"
    assert links["Buy a ledger"] == "../directions/#vendor"


def test_the_page_is_in_the_navigation(told: BuiltSite) -> None:
    home = told.at("index.html")
    assert "alignment/changed/" in [url for each, url in home.links() if "md-nav__link" in each.classes]


@pytest.mark.parametrize("broken", EVERY_PAGE, ids=lambda each: each.__name__)
def test_no_page_of_such_a_site_has(broken, proposed: BuiltSite) -> None:  # type: ignore[no-untyped-def]
    assert not broken(proposed)


def _own_option(made: Repository, base: str) -> Path:
    config = made.path / "mkdocs.yml"
    config.write_text(config.read_text().replace("alignment: {}", f"alignment: {{compare_to: {base}}}"))
    return made.path


def test_small_changes_of_a_record_in_one_week_are_one_line(story: Repository) -> None:
    story.commit("2026-11-20", {"unknowns.yml": (UNKNOWN + FINDING).replace("2026-11-20", "2026-11-27")})
    story.commit("2026-11-21", {"unknowns.yml": (UNKNOWN + FINDING).replace("2026-11-20", "2026-12-01")})
    lines = [each for each in entries(site_of(story).at(CHANGED)) if each.startswith("Changed")]
    assert lines == [
        "ChangedHow often does a refund come before its sale? Date changed: report back: 2026-11-20 2026-12-01."
    ]


def test_what_was_changed_and_changed_back_in_a_week_is_no_line(story: Repository) -> None:
    story.commit("2026-11-20", {"unknowns.yml": (UNKNOWN + FINDING).replace("2026-11-20", "2026-11-27")})
    story.commit("2026-11-21", {"unknowns.yml": UNKNOWN + FINDING})
    assert not [each for each in entries(site_of(story).at(CHANGED)) if each.startswith("Changed")]


def test_a_folder_of_old_decisions_that_comes_in_is_one_line(tmp_path: Path) -> None:
    made = begin(tmp_path / "project")
    old = {f"decisions/000{n}-d.md": accepted(f"Decision {n}", decided="2024-02-03") for n in range(1, 9)}
    made.commit("2026-11-17", old)
    lines = entries(site_of(made).at(CHANGED))
    assert len(lines) == 1
    assert lines[0].startswith("Written downDecision 1, Decision 2") and lines[0].endswith("and others")


def test_a_quiet_time_is_asked_about(tmp_path: Path) -> None:
    made = begin(tmp_path / "project", {"history_days": 30})
    made.commit("2026-01-05", {"decisions/0001-a.md": decision("A")})
    text = site_of(made).at(CHANGED).text()
    assert "Nothing changed its meaning since 2026-10-23. Is that calm, or have we stopped writing?" in text


def test_a_site_in_no_repository_has_no_such_page_and_hears_nothing_of_it(story: Repository) -> None:
    shutil.rmtree(story.path / ".git")
    built = built_of(story)
    assert "alignment/changed/index.html" not in paths(read_site(built.folder))
    assert not [each for each in built.messages if "git" in each]


def test_a_site_that_asks_for_its_past_is_told_why_there_is_none(tmp_path: Path) -> None:
    made = tell(begin(tmp_path / "project", {"history_days": 60}))
    shutil.rmtree(made.path / ".git")
    built = built_of(made)
    said = [each for each in built.warnings if "the past of the records is not shown" in each]
    assert len(said) == 1 and "is in no git repository" in said[0] and "\n" not in said[0]
    assert "Git could not say" in read_site(built.folder).at(CHANGED).text()


def test_a_clone_of_one_commit_builds_and_says_what_is_missing(story: Repository) -> None:
    clone = story.clone("shallow", "--depth=1")
    built = built_of(clone)
    assert not [each for each in built.warnings if "history" in each], "nobody asked for it by name"
    assert [each for each in built.messages if "begins on 2026-11-19" in each and "fetch-depth: 0" in each]
    page = read_site(built.folder).at(CHANGED)
    assert "fetch-depth: 0" in page.text() and not entries(page)
    assert "alignment/decisions/0004-leave/index.html" in paths(read_site(built.folder))


def test_the_same_commit_and_day_give_the_same_bytes_with_the_cache_and_without(story: Repository) -> None:
    made = proposal(story)
    _own_option(made, "main")
    first = _bytes_of(built_of(made))
    assert (made.path / ".cache/alignment/history-1.json").exists()
    assert _bytes_of(built_of(made)) == first
    clone = Repository(made.path.parent / "again", made.environ)
    shutil.copytree(made.path, clone.path, ignore=shutil.ignore_patterns(".cache", "site"))
    assert _bytes_of(built_of(clone)) == first


def _bytes_of(built: Built) -> dict[str, bytes]:
    return {
        path.relative_to(built.folder).as_posix(): path.read_bytes() for path in built.folder.rglob("*.html")
    }


# The history of a decision, and the log


def history_of(page: HtmlPage) -> list[str]:
    return [" ".join(each.text.split()) for each in page.all("li") if "al-dates" in each.parents[-1].classes]


def test_a_decisions_page_tells_what_git_knows_of_it(told: BuiltSite) -> None:
    assert history_of(told.at("alignment/decisions/0004-leave.md")) == [
        "10 Nov Changed after it was accepted: what success is.",
        "20 Oct Accepted.",
        "6 Oct First written down, as a proposal.",
    ]


def test_a_date_in_a_field_wins_over_gits(tmp_path: Path) -> None:
    made = begin(tmp_path / "project")
    made.commit("2026-10-06", {"decisions/0004-x.md": decision("X", opened="2026-10-01")})
    made.commit(
        "2026-10-22", {"decisions/0004-x.md": accepted("X", opened="2026-10-01", decided="2026-10-20")}
    )
    assert history_of(site_of(made).at("alignment/decisions/0004-x.md")) == [
        "20 Oct Accepted.",
        "1 Oct Opened.",
    ]


def test_a_decision_without_a_date_stands_in_the_log_where_it_was_first_committed(told: BuiltSite) -> None:
    rows = told.at("alignment/decisions/index.md").all("tr")
    text = next(each.text for each in rows if each.attributes.get("id") == "al-0004-leave")
    assert "6 Oct" in text and "first committed" in text


def test_a_date_in_the_record_is_not_said_to_be_a_commits(tmp_path: Path) -> None:
    made = begin(tmp_path / "project")
    made.commit("2026-10-06", {"decisions/0004-x.md": decision("X", opened="2026-10-01")})
    assert "first committed" not in site_of(made).at("alignment/decisions/index.md").text()


# In this change


def test_a_proposal_shows_what_it_changes_before_and_after(proposed: BuiltSite) -> None:
    page = proposed.at(PROPOSED)
    text = page.text()
    for words in (
        "Measure of success changed after acceptance",
        "Owner removed",
        "0007 leans on 0004, whose measure of success changed",
        "Noor Haddad owned 0004 before",
        "Noor Haddad has not been asked yet",
        "0006 The morning mail Notable Removed.",
        "Compared with main at",
    ):
        assert words in text
    row = next(each for each in page.all("tr") if "Measure of success" in each.text)
    cells = [each.text for each in page.elements if row in each.parents and each.tag in ("del", "ins")]
    assert cells == ["Below two a day.", "Below one a day."]


def test_changed_records_are_marked_where_they_stand(proposed: BuiltSite) -> None:
    site = proposed
    page = site.at("alignment/decisions/0004-leave.md")
    assert (
        "Changed in this proposal: measure of success changed after acceptance; owner removed." in page.text()
    )
    link = next(url for each, url in page.links() if each.text == "Before and after")
    target, anchor = site.file_of(link, page.path, "https://x/")  # type: ignore[misc]
    assert anchor in site.pages[target].ids
    assert "Changed in this proposal" not in site.at("alignment/decisions/0001-batch.md").text()
    log = site.at("alignment/decisions/index.md")
    assert len(log.all("span", "al-changed")) == 2


def test_the_environment_names_the_base_of_one_build(
    story: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = proposal(story)
    assert "alignment/in-this-change/index.html" not in paths(site_of(made))
    monkeypatch.setenv("ALIGNMENT_COMPARE_TO", "main")
    assert "Owner removed" in site_of(made).at(PROPOSED).text()


def test_a_branch_that_means_nothing_else_says_so(story: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNMENT_COMPARE_TO", "HEAD")
    assert "Nothing here means anything else than on HEAD." in site_of(story).at(PROPOSED).text()


def test_what_is_not_committed_yet_counts(story: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNMENT_COMPARE_TO", "HEAD")
    (story.path / "docs/alignment/decisions/0009-z.md").write_text(decision("A new one"))
    assert "0009 A new one" in site_of(story).at(PROPOSED).text()


def _shallow(story: Repository) -> Repository:
    proposal(story)
    return story.clone("shallow", "--depth=1", "--branch=topic")


def _without_git(story: Repository) -> Repository:
    shutil.rmtree(story.path / ".git")
    return story


@pytest.mark.parametrize(
    ("prepared", "words", "remedy"),
    [
        (_shallow, "there is no revision 'origin/main' in this clone", "git fetch --unshallow origin"),
        (_without_git, "is in no git repository", ""),
        (lambda story: story, "there is no revision 'origin/main' in this clone", ""),
    ],
)
def test_where_git_cannot_compare_the_site_is_built_and_says_why(  # type: ignore[no-untyped-def]
    prepared, words: str, remedy: str, story: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = prepared(story)
    monkeypatch.setenv("ALIGNMENT_COMPARE_TO", "origin/main")
    built = built_of(made)
    said = [each for each in built.warnings if "what this build changes is not shown" in each]
    assert len(said) == 1 and words in said[0] and remedy in said[0]
    page = read_site(built.folder).at(PROPOSED)
    assert "Git could not say" in page.text()
    assert words.replace("'origin/main'", "“origin/main”").removeprefix("there") in page.text()
    assert "alignment/decisions/0004-leave/index.html" in paths(read_site(built.folder))


def test_a_strict_build_is_not_stopped_by_it(story: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNMENT_COMPARE_TO", "origin/main")
    config = story.path / "mkdocs.yml"
    config.write_text(config.read_text().replace("alignment: {}", "alignment: {fail_on: never}"))
    assert built_of(story, strict=True).failure is None


@pytest.mark.parametrize("base", ["main..HEAD", "main...topic"])
def test_a_base_with_two_sides_is_refused(
    base: str, story: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNMENT_COMPARE_TO", base)
    built = build_site(story.path)
    assert built.failure
    assert [each for each in built.messages if "names two sides" in each and "ALIGNMENT_COMPARE_TO" in each]


# Several folders, and options that say nothing


@pytest.fixture(scope="module")
def two_teams(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Two folders of records, one of which keeps its past to itself; both are changed by what is built."""
    folders = [{"path": "docs/crew"}, {"path": "docs/dock", "history": False}]
    made = begin(
        tmp_path_factory.mktemp("teams") / "project",
        {"records": folders, "compare_to": "main", "fail_on": "never"},
    )
    made.commit(
        "2026-11-02",
        {"../crew/decisions/0001-a.md": decision("Ours"), "../dock/decisions/0001-b.md": decision("Theirs")},
    )
    made.git("checkout", "--quiet", "-b", "topic")
    made.commit(
        "2026-11-10",
        {
            "../crew/decisions/0001-a.md": accepted("Ours"),
            "../dock/decisions/0001-b.md": decision("Theirs", "rejected", depends_on="[crew/0001-a]"),
        },
    )
    return site_of(made)


def test_only_folders_that_show_their_past_have_the_page(two_teams: BuiltSite) -> None:
    assert "crew/changed/index.html" in two_teams.pages
    assert "dock/changed/index.html" not in two_teams.pages
    assert "Theirs" not in two_teams.at("crew/changed.md").text()


def test_each_team_reads_what_concerns_it_and_is_led_to_the_other(two_teams: BuiltSite) -> None:
    crew, dock = two_teams.at("crew/in-this-change.md"), two_teams.at("dock/in-this-change.md")
    assert "0001 Ours Accepted" in crew.text() and "0001 Theirs" not in crew.text()
    assert "0001 Theirs Rejected" in dock.text() and "0001 Ours" not in dock.text()
    assert "../../dock/in-this-change/" in [
        url for each, url in crew.links() if each.parents[-1].classes == ["al-views"]
    ]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"history_days": -1}, "'-1' is too small; the least is 0"),
        ({"history_days": 99999}, "'99999' is too large; the most is 3650"),
        ({"compare_to": "main..topic"}, "'main..topic' names two sides"),
        ({"compare_to": " "}, "it is empty; name a branch, as origin/main"),
    ],
)
def test_a_wrong_option_is_said_by_its_name(option: dict[str, object], message: str) -> None:
    settings, problems = read_settings(option)
    assert [name for name, _ in problems] == list(option)
    assert problems[0][1].startswith(message)
    assert settings == Settings()
