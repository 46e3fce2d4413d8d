"""The glossary: in the order of the alphabet, each word an anchor."""

from alignment_plugin.views.glossary import glossary_page


def test_words_stand_in_the_order_of_the_alphabet_whatever_their_case_or_accents(make, shown):
    site = make(
        {
            "glossary.yml": "".join(
                f"- {{term: {word}, means: M}}\n" for word in ("zeal", "Éclair", "apple", "echo", "Batch")
            )
        }
    )
    page = glossary_page(site, "crew")
    assert [each.term.term for each in page.context["terms"]] == ["apple", "Batch", "echo", "Éclair", "zeal"]
    html = shown(site, page)
    assert {each.term.id for each in page.context["terms"]} <= set(html.ids)


def test_each_says_what_it_is_not_and_where_it_is_seen(make, shown):
    site = make(
        {
            "glossary.yml": "- {term: one, means: Uno, not: Two, see: [a]}\n- {term: two, means: Dos}\n",
            "steps.yml": "- {id: a, title: Count, certainty: known, state: next}",
        }
    )
    html = shown(site, glossary_page(site, "crew"))
    assert "one Uno Two Count" in html.text and "steps/a/" in "".join(html.links)
    assert "What is it confused with?" in html.text


def test_no_word_is_a_question(make, shown):
    site = make({"team.yml": "name: Crew"})
    assert "Which word did you have to ask about?" in shown(site, glossary_page(site, "crew")).text


def test_what_people_write_is_escaped(make, shown):
    evil = "<script>x</script>"
    site = make({"glossary.yml": f"- {{id: a, term: 'A {evil}', means: '{evil}', not: '{evil}'}}"})
    assert "<script" not in shown(site, glossary_page(site, "crew")).source
