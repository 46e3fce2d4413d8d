"""What a text could name, told from its bytes."""

import pytest

from alignment_plugin.changes.mentions import Names, Texts, mentions_of
from alignment_plugin.records.fields import MAX_ID

LONG = "a-name-" + "so-" * MAX_ID


@pytest.mark.parametrize(
    ("name", "text", "is_there"),
    [
        ("retry-policy", "may_change: [retry-policy]", True),
        ("retry-policy", "See the Retry   policy.", True),
        ("retry-policy", "[[retry_policy|how often]]", True),
        ("retry-policy", "retry-policy", True),
        ("retry-policy", "retry-policies", False),
        ("retry-policy", "a policy to retry", False),
        ("retry-policy", "we retry; the policy", False),
        ("retry-policy", "no-retry-policy", True),
        ("0007-retry", "depends_on: [7]", True),
        ("0007-retry", "retry", False),
        ("0007-retry", "depends_on: [ADR-7, x]", True),
        ("0007-retry", "depends_on: ../adr/0007-retry-it.md", True),
        ("0007-retry", "'#7'", True),
        ("0007-retry", "serves: [retry-policy-7]", False),
        ("0007-retry", "serves: [unknown-7-retry]", False),
        ("adr-0007-retry", "7", True),
        ("unknown-7-retry", "cost: unknown unknown-7-retry}", True),
        ("0007-retry", "decided: 2026-07-07", False),
        (LONG, f"serves: [{LONG}]", True),
        (LONG, "serves: [a-name]", False),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, text: str, is_there: bool) -> None:
    """Rather once too often than not at all; from the text, and from the name."""
    mentions = mentions_of(text.encode())
    assert mentions is not None
    names: Names[str] = Names()
    names.add("other-thing", "other")
    names.add(name, "it")
    assert ("it" in names.found_in(mentions)) is is_there
    nothing = mentions_of(b"nothing")
    assert nothing is not None
    texts = Texts([(nothing, "before"), (mentions, "it"), (nothing, "after")])
    assert set(texts.mentioning(name)) == ({"it"} if is_there else set())
    assert "it" not in texts.mentioning("other-thing")


@pytest.mark.parametrize("data", [b"caf\xe9", "depends_on: [٧]".encode()], ids=["no UTF-8", "other digits"])
def test_of_bytes_that_do_not_tell_nothing_is_said(data: bytes) -> None:
    assert mentions_of(data) is None
