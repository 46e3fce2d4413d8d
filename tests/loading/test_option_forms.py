"""Forms in which real teams write options and the choice, each with what a person would list."""

import pytest

from alignment_plugin.loading.dialects import read_document
from tests.loading.choices import options_in, read

ADR = "# Where orders live\n\n## Status\n\nAccepted\n\n## Context\n\nOrders need a home.\n\n"
RFC = "# Where orders live\n\n- Start Date: 2024-01-02\n\n"
END = "\n\n## Consequences\n\nWe shall see.\n"


HEADINGS = {
    "a number may have a letter or a part": (
        f"{ADR}## Option 1: Rent\n\nDear.\n\n## Option 1A: Lease\n\nSlow.\n\n## Option 2.1 - Build\n\nOurs.\n\n"
        "## Options applicability\n\nAll.\n\n## Decision\n\nOption 1A was chosen.",
        ["Option 1: Rent", "Option 1A: Lease", "Option 2.1 - Build"],
        "Option 1A: Lease",
    ),
    "words may stand in front of the label": (
        f"{ADR}## [New model] Option 1.1 - A class\n\nA.\n\n## [New model] Option 1.2 - A table\n\nB.\n\n"
        "## 2. Where it is kept\n\n### Option 2.1 - In memory\n\nC.\n\n### Option 2.2 - On disk\n\nD.\n\n"
        "## Decision Outcome\n\nThe review decided:\n\n- Option 1.1 was chosen as the better one.\n- Option 2.2 was preferred.",
        [
            "[New model] Option 1.1 - A class",
            "[New model] Option 1.2 - A table",
            "Option 2.1 - In memory",
            "Option 2.2 - On disk",
        ],
        "[New model] Option 1.1 - A class",
    ),
    "labels of two questions, one with the question's name": (
        "# Samples\n\n## Considered Root Options\n\n### Option 1 - Narrow\n\nA.\n\n### Option 2 - Wide\n\nB.\n\n"
        "## Split options\n\nText.\n\n### Split Option 1 - By part\n\nC.\n\n# Split Option 2 - By reader\n\nD.\n\n"
        "## Decision Outcome\n\nChosen options:\n\n[x] Root decision: **Option 2** - Wide\n\n[x] Split decision: **Option 2** - By reader",
        ["Option 1 - Narrow", "Option 2 - Wide", "Split Option 1 - By part", "Split Option 2 - By reader"],
        "Option 2 - Wide",
    ),
    "levels may slip": (
        f"{ADR}## Question 1: Names\n\n#### Option 1 - Long\n\nA.\n\n#### Option 2 - Short\n\nB.\n\n### Option 3 - None\n\nC.\n\n"
        "### Option 4 - Both\n\nD.\n\n## Decision\n\nWe chose option 3.",
        ["Option 1 - Long", "Option 2 - Short", "Option 3 - None", "Option 4 - Both"],
        "Option 3 - None",
    ),
    "several sections for options, each with its question": (
        "# Search\n\n## Context and Problem Statement\n\nC.\n\n## Scope Considered Options\n\n### 1. Words only\n\nA.\n\n### 2. All\n\nB.\n\n"
        "## Names Considered Options\n\n### 1. Long\n\nC.\n\n### 2. Short\n\nD.\n\n## Decision Outcome\n\n### Scope\n\n"
        'Chosen option "1. Words only", since cheap.\n\n### Names\n\nChosen option "2. Short".',
        ["1. Words only", "2. All", "1. Long", "2. Short"],
        "1. Words only",
    ),
    "questions that group options": (
        f"{ADR}## Options\n\n### Question A - Place\n\n#### A1. Thick (chosen)\n\nText.\n\n#### A2. Thin\n\nText.\n\n"
        "### Question B - Time\n\n#### B1. Early\n\nText.\n\n#### B2. Late\n\nText.",
        ["Thick", "Thin", "Early", "Late"],
        "Thick",
    ),
    "one heading over options that argue": (
        f"{RFC}## Alternatives\n\n### Place of the code\n\n#### In the client\n\n**Pros:**\n\n- quick\n\n**Cons:**\n\n- tight\n\n"
        "#### In a package\n\n**Pros:**\n\n- free\n\n**Cons:**\n\n- more work",
        ["In the client", "In a package"],
        "",
    ),
    "headings that only group others": (
        f"{RFC}## Rejected Alternatives\n\n### Close to functions\n\nNo.\n\n#### Variants of it\n\nNo.\n\n"
        "### Other Proposals Considered\n\n#### Types as functions\n\nNo.\n\n#### Hybrid\n\nNo.\n\n"
        "### Alternative Runtime Behaviors\n\n#### Alternative APIs\n\nNo.\n\n#### A plain type\n\nNo.",
        ["Close to functions", "Types as functions", "Hybrid", "Alternative APIs", "A plain type"],
        "",
    ),
    "sections of the template that stand in the wrong place": (
        f"{RFC}## Alternatives\n\n### Keep all\n\nNo.\n\n### Drop all\n\nNo.\n\n### Upgrade / Downgrade Strategy\n\nNone.\n\n"
        "### Open questions\n\nNone.\n\n### Comparison of all\n\nSee.\n\n### Prior art\n\nMuch.",
        ["Keep all", "Drop all"],
        "",
    ),
    "a heading that names one rejected idea": (
        f"{RFC}## Rejected Idea: Leave all as it is\n\nNobody reads.\n\n## Rejected Idea: Ask first\n\nSlow.",
        ["Leave all as it is", "Ask first"],
        "",
    ),
    "what may come later counts only where nothing else was weighed": (
        f"{RFC}## Deferred Ideas\n\n### Build later\n\nWait.\n\n## Rejected Ideas\n\n### Rent\n\nDear.",
        ["Rent"],
        "",
    ),
    "a list counts where headings below name others": (
        f"{RFC}## Alternatives\n\n- Write down how\n- Rent\n\n### Run it alone\n\nText.",
        ["Write down how", "Rent"],
        "",
    ),
    "capitals, marks and a remark": (
        f"{ADR}## OPTIONS CONSIDERED\n\n### Option A: RENT\n\nDear.\n\n### Option B: Build ✅ PREFERRED\n\nOurs.",
        ["Option A: RENT", "Option B: Build"],
        "Option B: Build",
    ),
    "ways to do something": (
        f"{ADR}### Options for easing the load\n\n**Sharding**: Two of them.\n\n**Rent it**: A service.\n\n## Decision\n\nSee below.",
        ["Sharding", "Rent it"],
        "",
    ),
    "options of a command are none": (
        f"{ADR}### Cache options\n\n- type\n- format\n\n### Supported Options\n\n#### Path\n\nA path.\n\n## Stock Options\n\n- few\n- many",
        [],
        "",
    ),
    "parts of a thing that each have strong and weak sides of a proposal are not options where others are called so": (
        f"{ADR}## Text\n\nPros:\n\n- short\n\nCons:\n\n- new\n\n## Pictures\n\nPros:\n\n- short\n\nCons:\n\n- new\n\n### Proposed - Option 1\n\nA.\n\n"
        "### Proposed - Option 2\n\nB.",
        ["Proposed - Option 1", "Proposed - Option 2"],
        "",
    ),
}

LISTS = {
    "a list and the decision under it": (
        f"{ADR}### Names\n\n- Blue\n- Green\n- Greenish\n\n  Decision: `Green`\n\n### More\n\n- a\n- b",
        ["Blue", "Green", "Greenish"],
        "Green",
    ),
    "several lists with decisions": (
        f"{ADR}## To decide\n\n### Name\n\n1. Long\n\n    1.1. clear\n\n2. Short\n\n    2.1. quick\n\nDecided 2. Short.\n\n"
        "### Place\n\n1. Here\n2. There\n\nDecided: 1. Here.",
        ["Long", "Short", "Here", "There"],
        "Short",
    ),
    "words that lead to a list": (
        f"{ADR}We need a framework. We considered the following options:\n\n1. **spf13/cobra** - Full of features\n"
        "2. **No framework** - Standard library only\n\n## Decision\n\nWe chose **spf13/cobra** for the following reasons:\n\n- known",
        ["spf13/cobra", "No framework"],
        "spf13/cobra",
    ),
    "words that lead to a table": (
        f"{ADR}We considered the following options:\n\n| Option | Pros | Cons |\n|---|---|---|\n| **Python** | known | slow |\n| **Go** | quick | new |\n\n"
        "## Decision\n\nWe will write the check in **Python** (3.8 or later), with nothing else.",
        ["Python", "Go"],
        "Python",
    ),
    "words that lead to what must be done are no options": (
        f"{ADR}We considered the rules of the house:\n\n- be kind\n- be quick\n\nThe following must hold:\n\n- one\n- two",
        [],
        "",
    ),
    "names before colons": (
        f"{RFC}## Rejected alternatives\n\n- Node alone: quick to write, but big.\n- A chunk store that is shared as the only format there is: breaks.\n"
        "- Use of v1.2: rejected (see above).",
        ["Node alone", "A chunk store that is shared as the only format there is", "Use of v1.2"],
        "",
    ),
    "a verdict behind a dash or a colon ends the name": (
        f"{ADR}## Alternatives considered\n\n- Rent a server in town - rejected: dear\n- Build one. Too slow.\n- Share one: rejected, rude",
        ["Rent a server in town", "Build one", "Share one"],
        "",
    ),
    "what an option would do is no part of its name": (
        f"{RFC}## Rejected Alternatives\n\n* Doing it in the host, rather than in the library, will require the code twice.\n"
        "* Keeping fixed handlers would restrict users.\n* Allowing times to be set, but this would be slow.",
        [
            "Doing it in the host, rather than in the library",
            "Keeping fixed handlers",
            "Allowing times to be set, but this would be slow",
        ],
        "",
    ),
    "reasons are no options": (
        f"{RFC}## Alternatives\n\nAt first we thought of a flag. For the following reasons it became a command.\n\n- The flag is long.\n- The command is short.",
        [],
        "",
    ),
    "a note behind prose is no option": (
        f"{RFC}## Alternatives\n\nOnce a variable was used.\n\nThat led to much trouble, and another draft told words apart.\n- see https://example.org/draft\n\nMarks could be used.",
        [],
        "",
    ),
    "a long item with a link": (
        f"{RFC}## Alternatives\n\n- What other designs have been considered?\n  - An [alternative approach](https://example.org/{'c' * 300}) was to merge `PATH`. It failed.\n"
        "  - Reading it\n- Why is this the best?\n  - It is short.",
        ["An alternative approach was to merge `PATH`".replace("`", ""), "Reading it"],
        "",
    ),
    "numbers that go on behind text": (
        f"{ADR}## Considered alternatives\n\n1. Inheritance\n\nIt solves little.\n\n> Quoted.\n\n2. One table\n\nIt is flat.\n\n3. A graph\n\nIt is new.",
        ["Inheritance", "One table", "A graph"],
        "",
    ),
    "bold labels in brackets": (
        f"{ADR}### Options considered\n\n**(A) A harness in C.**\nHeavy.\n\n**(B) A harness in Rust.** ← recommended\nLight.",
        ["A harness in C", "A harness in Rust"],
        "A harness in Rust",
    ),
    "labels in bold items": (
        f"{ADR}## Considered options\n\n- **Option A — One for all** (with a shim), by data.\n- **Option B — A port with two clients** — one for\n  each kind.\n\n"
        "## Decision outcome\n\nChosen: **Option B.** A port has two clients.",
        ["Option A — One for all", "Option B — A port with two clients"],
        "Option B — A port with two clients",
    ),
    "bold sentences that open with short words are no numbers": (
        f"{ADR}## Options\n\n**No change.** Simple.\n\n**To rent.** Dear.\n\n**In short:** both work.\n",
        ["No change", "To rent"],
        "",
    ),
}

TABLES = {
    "a table of alternatives with why not": (
        f"{RFC}## Rejected alternatives\n\n| Alternative | Why rejected |\n|---|---|\n| Stay with pages | Slow |\n| **Log in twice** | Rude |",
        ["Stay with pages", "Log in twice"],
        "",
    ),
    "a table far from any heading for options": (
        f"{ADR}## Rationale\n\nWe looked at these.\n\n| Approach | Pros | Cons | Verdict |\n|---|---|---|---|\n| A. Patch it | quick | again | ❌ Reject |\n"
        "| B. Rewrite it | clean | long | ✅ **Keep** |",
        ["Patch it", "Rewrite it"],
        "Rewrite it",
    ),
    "a table of options of a program is none": (
        f"{ADR}## Use\n\n| Option | Type | Default |\n|---|---|---|\n| `path` | text | none |\n| `size` | number | 3 |",
        [],
        "",
    ),
}

MORE = {
    "labels in the place of headings": (
        f"{ADR}## Rules\n\n**Decision:** An interface for each.\n**Alternatives considered:**\n\n- (a) An emitter (as others have) — too loose\n"
        "- (b) A method with a type — close, but heavy\n\n**Consequences:** none.",
        ["An emitter (as others have)", "A method with a type"],
        "",
    ),
    "labels that lead to a table": (
        f"{ADR}**Alternatives Considered:**\n\n| Tool | Pros | Cons |\n|---|---|---|\n| **Gate** | known | new |\n| Kyverno | easy | young |",
        ["Gate", "Kyverno"],
        "",
    ),
    "names in italics": (
        f"{RFC}## Alternatives considered\n\n- *Return parts of one.* Rejected — used in many places.\n- *Higher k (8–10):* more to read.\n- _A tag_ — too much.",
        ["Return parts of one", "Higher k (8–10)", "A tag"],
        "",
    ),
    "what is rejected stands before the verb": (
        f"{ADR}### Evaluated options\n\n- Creating users with a password is rejected for this flow: it leaks.\n- An invitation by mail lets them choose.",
        ["Creating users with a password", "An invitation by mail lets them choose"],
        "",
    ),
    "a heading with an addition": (
        f"{ADR}## Rejected alternatives - do not reach for these\n\n- **`merge=union` in `.gitattributes`.** Breaks.\n- **`git rerere`.** Repeats.",
        ["merge=union in .gitattributes", "git rerere"],
        "",
    ),
    "first sentences": (
        f"{ADR}## Options considered\n\n- Add the rules to the policy. One extension loads it, but\n  a policy should not govern code.\n"
        "- Enforce them with lint. Nothing fits.\n- Load a second policy. One concern for each file.\n\n## Decision\n\nAdd `src/coding/`. It loads the rules.",
        ["Add the rules to the policy", "Enforce them with lint", "Load a second policy"],
        "",
    ),
    "bold names with arguments below": (
        f"{ADR}## Options Considered\n\n1. **A bot only**\n   - Pros: cheap\n   - Cons: narrow\n\n2. **Files in `src/` (e.g., `a.ts`, `b.ts`)**\n   - Pros: flat\n\n"
        "3. **A page on a host**\n   - Pros: rich\n\n## Decision\n\n**Use a bot for all that must be set.**",
        ["A bot only", "Files in src/ (e.g., a.ts, b.ts)", "A page on a host"],
        "A bot only",
    ),
    "links before colons, and a sentence that leads to them": (
        f"{ADR}## Considered Options\n\nWe considered the following options for the data:\n\n* [Active records](https://example.org/a): a pattern: it maps.\n"
        "* [Repositories](https://example.org/b): apart.\n\n## Decision Outcome\n\nWe have decided to implement the Repositories because they keep things apart.",
        ["Active records", "Repositories"],
        "Repositories",
    ),
    "headings in words, and a decision in the words of one": (
        "# Names\n\n## Context and Problem Statement\n\nC.\n\n## Considered options\n\n### A single namespace\n\n```js\na()\n```\n\n#### Pros\n\n- found\n\n"
        "### Single exports\n\n#### Cons\n\n- clash\n\n### State of the art\n\n- others nest\n\n## Decision outcome\n\nExport all under a single namespace.",
        ["A single namespace", "Single exports"],
        "A single namespace",
    ),
    "a short quote of a long name": (
        f"{ADR}## Considered Options\n\n* Git submodule (all of it) + our own `main/` part\n* Git submodule, built as it is\n* A copy of all\n\n## Decision Outcome\n\n"
        'Chosen option: "Git submodule + our own part" -- as it can be updated.',
        ["Git submodule (all of it) + our own main/ part", "Git submodule, built as it is", "A copy of all"],
        "Git submodule (all of it) + our own main/ part",
    ),
    "a remark on the heading and the choice in words": (
        f"{ADR}## Considered Options\n\n---\n\n### Option 1: A client on the desk (Chosen)\n\n**Pros (+):**\n- safe\n\n### Option 2: A server\n\n**Cons (-):**\n- open\n\n---\n\n"
        "## Decision Outcome\n\n**Chosen Option:** Option 1: A client on the desk\n\n### Rationale\n\nThe server is weak.",
        ["Option 1: A client on the desk", "Option 2: A server"],
        "Option 1: A client on the desk",
    ),
    "a table of scores": (
        f"{ADR}## Evaluated options\n\n| Library | Metal | Vulkan | Since |\n|---|---|---|---|\n| **bgfx** | ✅ | ✅ | 3 |\n| IGL | ✅ | ❌ | 5 |",
        ["bgfx", "IGL"],
        "",
    ),
    "a table of words is no table of options": (
        f"{ADR}## Considered Options\n\nBelow is what we have.\n\n| Folder | Description |\n|---|---|\n| core | What all need to run |\n| tests | What checks the rest |",
        [],
        "",
    ),
    "criteria in rows": (
        f"{ADR}## Options\n\n| Criteria | Postgres | MySQL |\n|---|---|---|\n| Cost | low | low |\n| Known | yes | no |\n\n## Decision\n\nPostgres, as it is known.",
        ["Postgres", "MySQL"],
        "Postgres",
    ),
    "a column that only counts": (
        f"{ADR}## Options\n\n| Option | Description | Cost |\n|---|---|---|\n| A | Rent it | high |\n| B | Build it | low |\n\n## Decision\n\nOption B.",
        ["Rent it", "Build it"],
        "Build it",
    ),
    "a heading that holds the decision": (
        f"{ADR}## Options\n\n### Option A: Post\n\nT.\n\n### Option B: Write tool\n\nT.\n\n## Decision: Option B (owner-gated tool)\n\nIt reuses much.",
        ["Option A: Post", "Option B: Write tool"],
        "Option B: Write tool",
    ),
    "a run of headings without a word for options, each with its sides": (
        f"{ADR}## Storage\n\n### On the disk\n\nAdvantages:\n\n- quick\n\nDisadvantages:\n\n- lost\n\n### In a bucket\n\nAdvantages:\n\n- safe\n\nDisadvantages:\n\n- slow\n\n"
        "## Decision\n\nFiles are kept in a bucket.",
        ["On the disk", "In a bucket"],
        "In a bucket",
    ),
    "verdicts in the items": (
        f"{ADR}## Alternatives considered\n\n- **Containers** — rejected: too much.\n- **Two processes** — rejected: two things to watch.\n- **A thread each** — chosen for now.",
        ["Containers", "Two processes", "A thread each"],
        "A thread each",
    ),
    "setext headings and a list in the context": (
        "# Tags\n\nContext\n=======\n\nThere were worries.\n\nWe considered the\nfollowing options:\n\n- adding a step in which a tag gets signed\n- lots of mail\n\n"
        "Decision\n========\n\nWe will keep what we have.\n\nStatus\n======\n\nAccepted\n",
        ["adding a step in which a tag gets signed", "lots of mail"],
        "",
    ),
}

FURTHER = {
    "bold names that end in several ways": (
        f"{ADR}## Considered options\n\n1. **Amend in place**: keep two, fix\n   each.\n2. **One face; the composer becomes a surface on the row.**\n"
        "3. **One face throughout**, no red.\n4. **Keep the modal**, with a fixed head.\n\n---\n\n## Decision outcome\n\n**Option 2.**\n\n**Type.** One face.",
        [
            "Amend in place",
            "One face; the composer becomes a surface on the row",
            "One face throughout",
            "Keep the modal",
        ],
        "One face; the composer becomes a surface on the row",
    ),
    "one item all in bold": (
        f"{ADR}## Considered Options\n\n1. Counting per block (one for each).\n2. Pointers (slots to scan).\n3. **Epochs (2004): readers pin it; writers retire.**\n\n"
        "## Decision Outcome\n\nOption 3. The mechanism is old.",
        [
            "Counting per block (one for each)",
            "Pointers (slots to scan)",
            "Epochs (2004): readers pin it; writers retire",
        ],
        "Epochs (2004): readers pin it; writers retire",
    ),
    "a remark inside the bold name": (
        f"{ADR}## Considered Options\n\n1. **AWS (Chosen):** The most used.\n    * *Pros:* known.\n    * *Cons:* dear.\n2. **Azure:** Another.\n    * *Pros:* good.",
        ["AWS", "Azure"],
        "AWS",
    ),
    "verdicts behind bold sentences": (
        f"{ADR}## Considered options\n\n1. **Keep the start.** Rejected: one runs alone.\n2. **Wait at the spawn, and count there\n   (chosen).** The gate decides.\n3. **A pause inside.** Rejected.",
        ["Keep the start", "Wait at the spawn, and count there", "A pause inside"],
        "Wait at the spawn, and count there",
    ),
    "a choice named by its first words": (
        f"{ADR}## Considered Options\n\n1. `GET /config`: all as one\n2. `/configs` with parts\n3. No resource: `/instances` is what holds\n\n"
        '## Decision Outcome\n\nChosen option: "no resource", because all want that.',
        ["GET /config: all as one", "/configs with parts", "No resource: /instances is what holds"],
        "No resource: /instances is what holds",
    ),
    "a choice between two in the context": (
        f"{ADR}We had to decide between:\n\n1. Modal windows, one at a time.\n2. Modeless windows, many at once.\n\nOption 1 was chosen.\n\n## Decision\n\nAll are blocked.",
        ["Modal windows, one at a time", "Modeless windows, many at once"],
        "Modal windows, one at a time",
    ),
    "two approaches were considered": (
        f"{ADR}## Notes\n\nThe rest is the hardest. Two approaches were considered:\n\n1. Do it at once (chosen): copy all.\n2. Do it late: walk up.\n\nOption 1 was chosen because it is simple.",
        ["Do it at once", "Do it late"],
        "Do it at once",
    ),
    "headings that open with the verdict": (
        f"{ADR}### Design Alternatives\n\n### Selected: Keep all in place\n\nClean.\n\n### Rejected: Open it again\n\nMixed.\n\n### Rejected: Put it away\n\nLost.",
        ["Keep all in place", "Open it again", "Put it away"],
        "Keep all in place",
    ),
    "alternatives to something": (
        f"{RFC}## Design alternatives for events\n\nFour are real. All keep the order.\n\n**D1. Open at once.** It takes all.\n\n**D2. A turn each.** It counts.",
        ["Open at once", "A turn each"],
        "",
    ),
    "options in paragraphs with their sides in others": (
        f"{ADR}### Why not on the client?\n\nThe following compares both.\n\n**Option 1:** make separate classes\n\n**Option 2:** make operations\n\n**Option 1 Pros:**\n\n1. known\n\n"
        "**Option 2 Pros:**\n\n1. found\n\n**Decision:** Option 1 will be used, as it is known.",
        ["Option 1: make separate classes", "Option 2: make operations"],
        "Option 1: make separate classes",
    ),
    "a table with a decision in each row": (
        f"{ADR}## Design Alternatives Considered\n\n| Option | What changes | Decision | Why |\n|---|---|---|---|\n| Three tools | add 3 | **SELECTED** | fits |\n| One tool | add 1 | REJECTED | new |",
        ["Three tools", "One tool"],
        "Three tools",
    ),
    "bold labels with lists below": (
        f"{ADR}### Design Alternatives\n\n**Approach A — A new script**\n- Make it\n- Pros: clean\n- Cons: a file\n\n**Approach B — Extend the old one**\n- Add to it\n- Pros: few\n\n## Decision\n\nApproach A.",
        ["Approach A — A new script", "Approach B — Extend the old one"],
        "Approach A — A new script",
    ),
}

OTHERS = {
    "a verdict in front of a bold name": (
        f"{ADR}## Alternatives\n\n1. **Go on with the old runner.**\n   Works, but ties us. Rejected.\n\n2. **Open a shell to all.**\n   Rejected.\n\n"
        "3. **Selected: a fixed part around it.**\n   Small.",
        ["Go on with the old runner", "Open a shell to all", "a fixed part around it"],
        "a fixed part around it",
    ),
    "a decision in the words of an option": (
        f"{ADR}## Decision\n\nUse **plain modules**: one for each.\n\nDo **not** take Bazel.\n\n## Alternatives\n\n1. **Plain modules** (chosen)\n2. **Bazel** — a graph\n3. **One module** — all in one",
        ["Plain modules", "Bazel", "One module"],
        "Plain modules",
    ),
    "marks of other scripts": (
        f"{ADR}## Alternatives\n\n1. **只扩展数据域（bounded integers）**：有限。\n2. **走另一条路**：不做。",
        ["只扩展数据域（bounded integers）", "走另一条路"],
        "",
    ),
    "a verdict as a sentence": (
        f"{ADR}## Alternatives\n\n1. **Judge the report.** Rejected because it\n   differs.\n2. **Judge the answer, and let the report be\n   the measure.**\n   Selected. The sum is one.",
        ["Judge the report", "Judge the answer, and let the report be the measure"],
        "Judge the answer, and let the report be the measure",
    ),
    "headings that ask why": (
        f"{RFC}## Rationale and alternatives\n\n### Why now\n\nIt is time.\n\n### Why a proposal of its own\n\nIt is large.\n\n### Why not leave it to runtime\n\nNo.\n\n### Why not a warning only\n\nNo.",
        ["Why not leave it to runtime", "Why not a warning only"],
        "",
    ),
    "sentences on what is rejected": (
        f"{ADR}## Rationale and alternatives\n\n- A shallow clone is rejected because it hides much.\n- Copying is rejected because it mixes.\n"
        "- A submodule is not introduced because it binds.\n- Forcing it here is rejected because it lies.",
        ["A shallow clone", "Copying", "A submodule", "Forcing it here"],
        "",
    ),
    "questions of a template": (
        f"{RFC}## Rationale and alternatives\n\n* Why is this design the best in the space of possible designs?\n* What other designs have been considered and what is the rationale\n  for not choosing them?\n* What is the impact of not doing this?",
        [],
        "",
    ),
    "a decision with the name in bold": (
        "# Record\n\n## Choose a table\n\n### Status\n\nProposed\n\n### Context\n\nWe need one.\n\n### Considered Options\n\n1. **Create a custom `DataTable`**  \n2. **Adopt TanStack Table**  \n\n"
        "### Decision Outcome\n\nWe will **Create a custom `DataTable`**.\n\n#### Pros\n\n- light",
        ["Create a custom DataTable", "Adopt TanStack Table"],
        "Create a custom DataTable",
    ),
    "a decision that names the parts of an option": (
        f"{ADR}### Considered Options\n\n1. **OpenAI + Pinecone**: known\n2. **Vertex AI + Vector Search**: managed\n3. **Vertex AI + Firestore**: both\n4. **Own model + pgvector**: free\n\n"
        "## Decision\n\nWe will use **Vertex AI for the model** with **Firestore for the rest** at first.",
        ["OpenAI + Pinecone", "Vertex AI + Vector Search", "Vertex AI + Firestore", "Own model + pgvector"],
        "Vertex AI + Firestore",
    ),
    "names in italics under a question in bold": (
        f"{ADR}### Considered options\n\n**How it is hidden.**\n\n1. *Go on with a proxy only*\n   (as it is). Rejected as the only answer.\n2. *Hide it in our own process.*\n   **Chosen — by a library.** It is small.",
        ["Go on with a proxy only", "Hide it in our own process"],
        "Hide it in our own process",
    ),
    "a star and a word behind the bold name": (
        f"{ADR}### Considered Options\n\n- **Option A: Flags of the compiler** ⭐ Selected\n- **Option B: At runtime**\n- **Option C: By traits**\n\n### Option Analysis\n\n"
        "**Option A: Flags of the compiler**\n\n- **Pros**:\n  - quick\n\n**Option B: At runtime**\n\n- **Pros**:\n  - one",
        ["Option A: Flags of the compiler", "Option B: At runtime", "Option C: By traits"],
        "Option A: Flags of the compiler",
    ),
    "a table of crosses": (
        f"{ADR}#### Considered Options\n\nWe had a list. This table shows what each has.\n\n| **System** | **Hotels** | **Flights** |\n|---|---|---|\n| **Booking** | x | x |\n| **Data** | | x |",
        ["Booking", "Data"],
        "",
    ),
    "the same options in detail": (
        f"{ADR}### Considered Options\n\n- Go templates\n- Pongo2\n\n## Decision\n\nGo templates.\n\n### Considered Options in Detail\n\n**Pongo2 (Jinja for Go).** It has much.\n\nBut it is large.\n\n**Go templates.** They are there.",
        ["Go templates", "Pongo2"],
        "Go templates",
    ),
    "items with the same first sentence": (
        f"{ADR}### Considered Options\n\n- We upgrade both. By what we have.\n- We upgrade one. By what we have.\n- We upgrade one. By Terraform.",
        [
            "We upgrade both. By what we have",
            "We upgrade one. By what we have",
            "We upgrade one. By Terraform",
        ],
        "",
    ),
}

_THREE = f"{ADR}## Considered Options\n\n1. Postgres on our host\n2. Files in a bucket\n3. A queue, rented\n\n## Decision\n\n"
_CHOICES = {
    "The team has opted to go with option 3.": "A queue, rented",
    "After a long talk the group has agreed to go with the second option.": "Files in a bucket",
    "The second one.": "Files in a bucket",
    "Recommendation: 2. It is cheap.": "Files in a bucket",
    "**Option #1** is our choice.": "Postgres on our host",
    "Orders are kept as files in a bucket, by day.": "Files in a bucket",
    "We decided to:\n\n- put files in a bucket\n- read them by day": "Files in a bucket",
    "We will not use Postgres on our host. Files in a bucket do.": "Files in a bucket",
    "Neither files in a bucket nor Postgres on our host.": "",
    "Files in a bucket are rejected.": "",
    "Postgres on our host first, then files in a bucket.": "",
    "Option 1 for now, and option 2 later.": "",
    "Both option 1 and option 2.": "",
    "We go for the first option, as it is ours.": "Postgres on our host",
    "Chosen option: 2, because cheap": "Files in a bucket",
    "Chosen option: **2. Files in a bucket (by day)**": "Files in a bucket",
    'Selected: "Files in a bucket" with a backup.': "Files in a bucket",
    "✅ Files in a bucket": "Files in a bucket",
    "**Decision**: We choose Option 2 (files).": "Files in a bucket",
    "> Option 3": "A queue, rented",
    "- Option 3 was selected since it is rented.": "A queue, rented",
    "We're going with option 2.": "Files in a bucket",
    "Adopt option 2: files in a bucket.": "Files in a bucket",
    "Proceed with Option 2 and apply it to all.": "Files in a bucket",
    "To be decided.": "",
}


EDGES = {
    "a mark behind the number of an option": (
        f"{ADR}## Considered Options\n\n### Option 1 [Supported] - A file\n\nA.\n\n### Option 2 [Proposed] - Rows in tables\n\nB.\n\n"
        "## Decision Outcome\n\nThe next step is to show more teams how rows are kept in tables.",
        ["Option 1 [Supported] - A file", "Option 2 [Proposed] - Rows in tables"],
        "Option 2 [Proposed] - Rows in tables",
    ),
    "a first line that breaks off early is the name": (
        f"{RFC}# Alternatives\n\n- Leave it\n  Then orders go on to be lost now and then, and nobody would see that\n  it happens.\n"
        "- Go on with `grep`\n  This would find most of them, and would take much longer each year as\n  there are more.",
        ["Leave it", "Go on with grep"],
        "",
    ),
    "a line that only wraps before a name is no end of one": (
        f"{RFC}# Alternatives\n\n- Keep the orders of all our customers in the old database of\n  Oslo until they have been shipped from there\n"
        "- Keep them in\n  Bergen until someone from the office there has asked for each of them\n",
        [
            "Keep the orders of all our customers in the old database of Oslo until they have been shipped from there",
            "Keep them in Bergen until someone from the office there has asked for each of them",
        ],
        "",
    ),
    "lines that all are short break off nowhere": (
        f"{RFC}# Alternatives\n\n- Rent one\n  Sun server in the\n  old hall\n- Buy one\n",
        ["Rent one Sun server in the old hall", "Buy one"],
        "",
    ),
    "headings that only group give way, also above one option": (
        f"{RFC}## Alternatives\n\n### Storage Alternatives\n\n#### A file\n\nSlow.\n\n### Place Alternatives\n\n#### The cellar\n\nWet.\n\n#### The roof\n\nHot.",
        ["A file", "The cellar", "The roof"],
        "",
    ),
    "a heading with words of its own above one more is an option": (
        f"{RFC}## Alternatives\n\n### One of the old ideas\n\nWe could rent.\n\n#### What it costs\n\nMuch.\n\n### Buy\n\nDear.",
        ["One of the old ideas", "Buy"],
        "",
    ),
    "how things are now is a remark where the arguments do without it": (
        f'{ADR}## Considered Options\n\n* A queue\n* No fast store (status quo)\n\n## Decision Outcome\n\nChosen option: "A queue".\n\n'
        "## Pros and Cons of the Options\n\n### A queue\n\n* Good, because fast\n\n## No Quick Store\n\n* Good, because free\n* Bad, because slow",
        ["A queue", "No fast store"],
        "A queue",
    ),
    "how things are now stays where the heading says it too": (
        f'{ADR}## Considered Options\n\n* A queue\n* No store (status quo)\n\n## Decision Outcome\n\nChosen option: "A queue".\n\n'
        "## Pros and Cons of the Options\n\n### No store (status quo)\n\n* Bad, because slow",
        ["A queue", "No store (status quo)"],
        "A queue",
    ),
    "reasons that a sentence leads to are no options": (
        f"{RFC}## Alternatives\n\nFiles and queues could hold orders too. They are not preferred because\n\n"
        "- Files cannot be searched. That takes a scan.\n- Queues forget. That loses orders.",
        [],
        "",
    ),
    "a list of one beside several headings names no set": (
        f"{RFC}## Alternatives\n\n- All that is in the old plan\n\n### Files\n\nSlow.\n\n### A queue\n\nIt forgets.",
        ["Files", "A queue"],
        "",
    ),
}


@pytest.mark.parametrize("name", [*HEADINGS, *LISTS, *TABLES, *MORE, *FURTHER, *OTHERS, *EDGES])
def test_options_are_those_that_a_person_would_list(name: str) -> None:
    """Each form gives the options and the choice that stand in it, and no more."""
    body, options, chosen = {**HEADINGS, **LISTS, **TABLES, **MORE, **FURTHER, **OTHERS, **EDGES}[name]
    assert read(body + END) == (options, chosen)


@pytest.mark.parametrize("sentence", _CHOICES)
def test_the_decision_names_one_option_or_none(sentence: str) -> None:
    """The option is named by number, place or words, also inside a sentence; a mixture is no choice."""
    assert read(f"{_THREE}{sentence}{END}")[1] == _CHOICES[sentence]


def test_options_of_one_name_keep_ids_of_their_own() -> None:
    """However often a name stands in a list, each option has an id, and none is lost."""
    listed = "- Rent: it\n" * 300
    document = read_document(None, f"{ADR}## Options\n\n{listed}{END}", 1, name="0007-store.md", statuses={})
    idents = [ident for ident, _ in options_in(document)]
    assert len(set(idents)) == len(idents) == 300
