"""The tree that docutils reads → HTML of what a page shows. Ids stand at headings, code is code."""

import html

from docutils import nodes
from docutils.writers.html5_polyglot import HTMLTranslator

from alignment_plugin.render.code import code_block

_CLOSE = (nodes.list_item, nodes.entry, nodes.field_body, nodes.definition)
_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_NUMBERS = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


class RstWriter(HTMLTranslator):
    """HTML of what a page shows: ids stand at headings, code is code, no picture is opened."""

    def visit_section(self, node: nodes.section) -> None:
        self.section_level += 1

    def depart_section(self, node: nodes.section) -> None:
        self.section_level -= 1

    def visit_title(self, node: nodes.title) -> None:
        if not isinstance(node.parent, nodes.section):
            super().visit_title(node)
            return
        level = min(self.section_level + 1, 6)
        first, *others = [*node.parent["ids"], *node["ids"]] or [""]
        self.body.append(f'<h{level} id="{html.escape(first)}">' if first else f"<h{level}>")
        self.body += [f'<span id="{html.escape(each)}"></span>' for each in others]
        self.context.append(f"</h{level}>\n")

    def depart_title(self, node: nodes.title) -> None:
        if isinstance(node.parent, nodes.section):
            self.body.append(self.context.pop())
        else:
            super().depart_title(node)

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """A paragraph that is all an item or a cell says has no tags of its own: the list stays close."""
        first, *rest = node.parent.children
        close = (
            isinstance(node.parent, _CLOSE)
            and first is node
            and all(isinstance(each, _LISTS) for each in rest)
        )
        self.context.append("" if close else "</p>\n")
        self.body.append("" if close else self.starttag(node, "p", ""))

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        self.body.append(self.context.pop())

    def visit_field_list(self, node: nodes.field_list) -> None:
        self.body.append("<table><tbody>\n")

    def depart_field_list(self, node: nodes.field_list) -> None:
        self.body.append("</tbody></table>\n")

    def visit_field(self, node: nodes.field) -> None:
        self.body.append("<tr>")

    def depart_field(self, node: nodes.field) -> None:
        self.body.append("</tr>\n")

    def visit_field_name(self, node: nodes.field_name) -> None:
        self.body.append('<th scope="row">')

    def depart_field_name(self, node: nodes.field_name) -> None:
        self.body.append("</th>")

    def visit_field_body(self, node: nodes.field_body) -> None:
        self.body.append("<td>")

    def depart_field_body(self, node: nodes.field_body) -> None:
        self.body.append("</td>")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        start = f' start="{node["start"]}"' if "start" in node else ""
        kind = _NUMBERS.get(node.get("enumtype", ""), "1")
        self.body.append(f'<ol type="{kind}"{start}>\n' if kind != "1" else f"<ol{start}>\n")

    def depart_enumerated_list(self, node: nodes.enumerated_list) -> None:
        self.body.append("</ol>\n")

    def visit_literal(self, node: nodes.literal) -> None:
        self.body.append(f"<code>{html.escape(node.astext(), quote=False)}</code>")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        language = next((each for each in node["classes"] if each != "code"), "")
        self.body.append(code_block(node.astext(), language))
        raise nodes.SkipNode

    def visit_doctest_block(self, node: nodes.doctest_block) -> None:
        self.body.append(code_block(node.astext(), "pycon"))
        raise nodes.SkipNode

    def visit_math(self, node: nodes.math) -> None:
        self.visit_literal(node)  # type: ignore[arg-type]  # both are text

    def visit_math_block(self, node: nodes.math_block) -> None:
        self.body.append(code_block(node.astext(), ""))
        raise nodes.SkipNode

    def visit_admonition(self, node: nodes.admonition) -> None:
        kind = " ".join(each for each in node["classes"] if not each.startswith("admonition-"))
        self.body.append(f'<div class="admonition {html.escape(kind)}">\n')

    def depart_admonition(self, node: nodes.admonition | None = None) -> None:
        self.body.append("</div>\n")

    def visit_image(self, node: nodes.image) -> None:
        # docutils would open the file: for its size, or to put it into the page.
        alt = html.escape(node.get("alt", ""))
        self.body.append(f'<img src="{html.escape(node["uri"])}" alt="{alt}">')

    def depart_image(self, node: nodes.image) -> None:
        pass

    def visit_footnote(self, node: nodes.footnote | nodes.citation) -> None:
        if not isinstance(node.previous_sibling(), type(node)):
            self.body.append("<dl>\n")

    def depart_footnote(self, node: nodes.footnote | nodes.citation) -> None:
        self.body.append("</dd>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), type(node)):
            self.body.append("</dl>\n")

    visit_citation = visit_footnote
    depart_citation = depart_footnote

    def visit_label(self, node: nodes.label) -> None:
        first, *others = node.parent["ids"] or [""]
        self.body.append(f'<dt id="{html.escape(first)}">' if first else "<dt>")
        self.body += [f'<span id="{html.escape(each)}"></span>' for each in others]
        self.body.append("[")

    def depart_label(self, node: nodes.label) -> None:
        self.body.append("]</dt>\n<dd>")
