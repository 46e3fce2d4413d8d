"""What stands in nodes, as the tests of several files ask for it."""

from collections.abc import Iterator

from alignment_plugin.loading.nodes import Items, Mapping, Node, Scalar


def texts(node: Node) -> Iterator[str]:
    """Every text in a node, in order."""
    match node:
        case Scalar():
            yield node.text
        case Items():
            for item in node.items:
                yield from texts(item)
        case Mapping():
            for _, value in node.entries:
                yield from texts(value)
