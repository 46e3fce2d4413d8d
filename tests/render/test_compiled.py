"""Compiled templates: found again by an environment that makes the same of them, and by no other."""

import jinja2
import pytest

from alignment_plugin.render.compiled import compiled_before


def environment(folder, **options):
    made = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), **options)
    made.bytecode_cache = compiled_before(made)
    return made


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """A folder for one template, and one of this test's own for what is compiled."""
    (tmp_path / "compiled").mkdir(mode=0o700)
    monkeypatch.setattr(
        jinja2.FileSystemBytecodeCache, "_get_default_cache_dir", lambda _: str(tmp_path / "compiled")
    )
    (tmp_path / "page.html").write_text("{{ 'a' | upper }}{{ x }}\n{% if x %}\n!{% endif %}", "utf-8")
    return tmp_path


def test_the_same_environment_compiles_once(templates, monkeypatch):
    """The second one reads the code of the first."""
    first = environment(templates).get_template("page.html").render(x="<b>")
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert environment(templates).get_template("page.html").render(x="<b>") == first


@pytest.mark.parametrize(
    "options", [{"autoescape": True}, {"trim_blocks": True}, {"variable_start_string": "[["}]
)
def test_another_environment_gets_code_of_its_own(templates, options):
    """Escaping and white space are decided while compiling: code of another environment would show the wrong thing."""
    environment(templates).get_template("page.html").render(x="<b>")
    plain = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), **options)
    expected = plain.get_template("page.html").render(x="<b>")
    assert environment(templates, **options).get_template("page.html").render(x="<b>") == expected


def test_a_filter_of_another_make_gets_code_of_its_own(templates):
    """Jinja applies filters to constants while it compiles."""
    environment(templates).get_template("page.html").render(x="")
    other = environment(templates)
    other.filters["upper"] = lambda text: f"<{text}>"
    other.bytecode_cache = compiled_before(other)
    assert other.get_template("page.html").render(x="").startswith("<a>")


def test_changed_text_is_compiled_anew(templates):
    """The code belongs to a text and not to a name."""
    environment(templates).get_template("page.html").render(x="")
    (templates / "page.html").write_text("new", "utf-8")
    assert environment(templates).get_template("page.html").render(x="") == "new"
