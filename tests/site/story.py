"""A team's records over three months, as commits in a real repository: what each page of history is tested with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.site.building import write_project

STRATEGY = """
---
team: crew
where: Every sale is on the books the same day.
why: Merchants see what they earn too late.
status: active
owner: Noor
{since}directions:
  - id: ledger
    title: A ledger of our own
    status: taken
    because: It is the only one we can prove.
  - id: vendor
    title: Buy a ledger
    status: {vendor}
{because}signals:
  - id: mismatches
    question: Do the two ledgers agree?
    every: 1w
{readings}policies:
  - id: right
    title: The ledger is never wrong
---

The prose of the strategy.{more}
"""


def strategy(
    *, vendor: str = "open", because: str = "", readings: str = "", more: str = "", since: str = ""
) -> str:
    """The strategy at one moment."""
    if because:
        because = f"    because: {because}\n"
    if readings:
        readings = f"    readings:\n      - date: 2026-11-12\n        saw: {readings}\n"
    return STRATEGY.format(vendor=vendor, because=because, readings=readings, more=more, since=since).lstrip()


def decision(title: str, status: str = "proposed", **fields: str) -> str:
    """A decision with its fields."""
    lines = [f"{name}: {value}" for name, value in {"status": status, **fields}.items()]
    return "\n".join(["---", *lines, "---", "", f"# {title}", ""])


def accepted(title: str, *, success: str = "Below five a day.", **fields: str) -> str:
    """An accepted decision with its options."""
    return decision(
        title,
        "accepted",
        owner="noor",
        options="[{id: go, title: Cohort by cohort}, {id: stay, title: Stay}]",
        chosen="go",
        because='"It still proves the ledger every day."',
        success=f'["{success}"]',
        check_by="2027-02-28",
        **fields,
    )


TEAM = "name: Crew\nmembers:\n  - {id: noor, name: Noor Haddad, role: Leads}\n"
LEE = "  - {id: lee, name: Lee Park, role: Newest here}\n"
UNKNOWN = (
    "- id: refunds\n  question: How often does a refund come before its sale?\n  explorers: [noor]\n"
    "  report_back: 2026-11-20\n  matters_because: Step 3 needs the order.\n"
)
FINDING = (
    "  findings:\n    - date: 2026-11-18\n      found: 0.3 percent, one scheme only.\n"
    "      so_what: An hour of waiting is enough.\n"
)
FOLDER = "docs/alignment"


@dataclass(frozen=True)
class Repository:
    """A project in a repository of its own, with an environment that knows nothing of the user's."""

    path: Path
    environ: Mapping[str, str] = field(repr=False)

    def git(self, *words: str, **more: str) -> str:
        """What a git command prints; it has to succeed."""
        done = subprocess.run(
            ["git", *words],
            cwd=self.path,
            env={**self.environ, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"git {' '.join(words)}: {done.stderr}"
        return done.stdout.strip()

    def commit(self, day: str, files: Mapping[str, str | None]) -> str:
        """Write files below the records folder, take those without text away, and commit on a day at noon."""
        for name, text in files.items():
            path = self.path / FOLDER / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True) if text is None else path.write_text(text, "utf-8")
        at = f"{day}T12:00:00+00:00"
        self.git("add", "--all")
        self.git(
            "commit", "--quiet", "--allow-empty", "--message", "change",
            GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at,
        )  # fmt: skip
        return self.git("rev-parse", "HEAD")

    def clone(self, name: str, *options: str) -> Repository:
        """A clone of this one, as if over the network."""
        path = self.path.parent / name
        self.git("clone", "--quiet", *options, f"file://{self.path}", str(path))
        return Repository(path, self.environ)


def environment(folder: Path) -> dict[str, str]:
    """An environment in which git knows who commits, and nothing else."""
    config = folder / "no-config"
    config.write_text('[protocol "file"]\n\tallow = always\n', "utf-8")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_CONFIG_GLOBAL": str(config),
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Ana",
        "GIT_AUTHOR_EMAIL": "ana@example.org",
        "GIT_COMMITTER_NAME": "Ana",
        "GIT_COMMITTER_EMAIL": "ana@example.org",
    }


def begin(folder: Path, options: Mapping[str, object] | None = None, **config: object) -> Repository:
    """A project without records in a new repository, with `.cache` and the site left alone by git."""
    made = Repository(write_project(folder, {}, options, **config), environment(folder.parent))
    (folder / ".gitignore").write_text("/site/\n", "utf-8")
    made.git("init", "--quiet", "--initial-branch=main")
    return made


def copied(made: Repository, folder: Path) -> Repository:
    """The same repository and working tree elsewhere: commits cost more than a copy of them."""
    return Repository(Path(shutil.copytree(made.path, folder)), environment(folder.parent))


def tell(made: Repository) -> Repository:
    """The whole story, from August to 19 November 2026."""
    made.commit(
        "2026-06-01",
        {
            "strategy.md": strategy(),
            "team.yml": TEAM,
            "decisions/0001-batch.md": accepted("One nightly batch"),
        },
    )
    made.commit("2026-10-06", {"decisions/0004-leave.md": decision("How we leave the batch")})
    made.commit(
        "2026-10-20",
        {
            "decisions/0004-leave.md": accepted("How we leave the batch", supersedes="[0001-batch]"),
            "decisions/0001-batch.md": accepted("One nightly batch").replace(
                "status: accepted", "status: superseded"
            ),
        },
    )
    made.commit("2026-10-22", {"decisions/0004-leave.md": accepted("How we leave the batch", supersedes="[0001-batch]")
                               + "\nA typo is mended here.\n"})  # fmt: skip
    made.commit("2026-11-03", {"team.yml": TEAM + LEE, "unknowns.yml": UNKNOWN})
    made.commit(
        "2026-11-10",
        {"decisions/0004-leave.md": accepted("How we leave the batch", success="Below two a day.", supersedes="[0001-batch]")},
    )  # fmt: skip
    made.commit("2026-11-12", {"strategy.md": strategy(readings="Forty-one a day.")})
    made.commit(
        "2026-11-17",
        {"decisions/0006-mail.md": decision("The morning mail", "accepted", removes='["The 07:00 mail"]',
                                            because='"Everyone uses the portal."')},
    )  # fmt: skip
    made.commit("2026-11-18", {"unknowns.yml": UNKNOWN + FINDING})
    made.commit(
        "2026-11-19",
        {"strategy.md": strategy(vendor="eliminated", because="No vendor proves it.", readings="Forty-one a day.")},
    )  # fmt: skip
    return made
