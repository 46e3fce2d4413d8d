"""A back-brief's page: what was heard, what was meant, where it was made clear."""

from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.views.back_brief import back_brief_page

BRIEF = """---
by: ana
date: 2026-10-22
about: [s]
differences:
  - {about: s, heard: Left, meant: Right, cause: page-unclear, fixed_in: s}
  - {heard: Up, meant: Down, cause: not-aligned, fixed_in: the talk on Monday}
  - {heard: In, cause: not-aligned}
  - {heard: Far, meant: Near, cause: misread}
---
"""
STEP = {"steps.yml": "- {id: s, title: A step, certainty: known, state: next}"}


def page_of(site):
    (brief,) = site.graph.of(BackBrief)
    return back_brief_page(site, brief)


def test_each_difference_says_why_and_where_it_was_made_clear(make, shown):
    site = make({"back-briefs/a.md": BRIEF, **STEP})
    page = page_of(site)
    first, second, third, last = page.context["differences"]
    assert first.fixed_in is not None and second.fixed_in is None
    assert third.ours_to_fix and not last.ours_to_fix
    text = shown(site, page).text
    assert "Left On A step Right The page is unclear A step" in text
    assert "We do not agree ourselves the talk on Monday" in text
    assert "Which line misled them?" in text and "Nothing to fix" in text and "What was meant?" in text


def test_it_is_about_what_the_record_says_not_what_a_difference_names(make):
    site = make({"back-briefs/a.md": BRIEF.replace("about: [s]\n", ""), **STEP})
    assert page_of(site).context["told"] == ()


def test_without_differences_the_page_asks(make, shown):
    site = make({"back-briefs/a.md": "---\nby: ana\ndate: 2026-10-22\n---\n"})
    assert "Did nothing sound different?" in shown(site, page_of(site)).text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    text = f"---\nby: '{evil}'\ndate: 2026-10-22\nwith: '{evil}'\ndifferences: [{{heard: '{evil}', meant: '{evil}', fixed_in: '{evil}'}}]\n---\n"
    site = make({"back-briefs/a.md": text})
    assert "<script" not in shown(site, page_of(site)).source
