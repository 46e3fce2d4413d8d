"""reStructuredText with a table or a list of fields on top, and Nygard's sections in it."""

import pytest

LIST_TABLE = """\
.. list-table::
   :widths: 25 75

   * - OEP
     - :doc:`OEP-9 <oep-0009>`
   * - Title
     - Count the Owls
   * - Last Modified
     - 2022-02-03
   * - Authors
     - Gil Hay <gil@example.org>,
       Ivy Jones
   * - Arbiter
     - Kit Lee
   * - Status
     - Accepted
   * - Created
     - 2021-01-02
"""
GRID = """\
+---------------+---------------------------+
| OEP           | OEP-9                     |
+---------------+---------------------------+
| Last Modified | 2022-02-03                |
+---------------+---------------------------+
| Authors       | Gil Hay <gil@example.org>,|
|               | Ivy Jones                 |
+---------------+---------------------------+
| Arbiter       | Kit Lee                   |
+---------------+---------------------------+
| Status        | Accepted                  |
+---------------+---------------------------+
| Created       | 2021-01-02                |
+---------------+---------------------------+
"""
FIELDS = """\
:Last Modified: 2022-02-03
:Authors: Gil Hay <gil@example.org>,
  Ivy Jones
:Arbiter: Kit Lee
:Status: Accepted
:Created: 2021-01-02
"""


@pytest.mark.parametrize("header", [LIST_TABLE, GRID, FIELDS], ids=["list-table", "grid table", "field list"])
def test_the_header_in_each_of_its_forms(read_files, header):
    text = f"OEP-9: Count the Owls\n=====================\n\n{header}\nAbstract\n--------\n\nBy night.\n"
    oep = read_files({"oep-0009.rst": text}).only
    assert (oep.title, oep.status, oep.origin.dialect) == ("Count the Owls", "accepted", "oep")
    assert (str(oep.opened), str(oep.decided)) == ("2021-01-02", "2022-02-03")
    assert oep.people == ("Kit Lee", "Gil Hay", "Ivy Jones")
    assert oep.origin.body.endswith("Abstract\n--------\n\nBy night.\n")


def test_sections_without_a_header_are_read_as_nygards(read_files):
    text = (
        "4. Ring the `bell`\n##################\n\nStatus\n******\n\n**Accepted** 2023-10-02\n\n"
        "Context\n*******\n\nIt hangs.\n\nDecision\n********\n\nRing it, see `the rope <0002-rope.rst>`_.\n\n"
        "Rejected or deferred alternatives\n*********************************\n\n"
        "- **Cut it down**: loud\n- Leave it. It rusts.\n\n"
        "Consequences\n************\n\n.. note:: Sleepless.\n"
    )
    adr = read_files({"0004-ring-the-bell.rst": text}).only
    assert (adr.title, adr.status, str(adr.decided)) == ("Ring the bell", "accepted", "2023-10-02")
    assert (adr.origin.dialect, adr.origin.format) == ("nygard", "rst")
    assert [option.name for option in adr.options] == ["Cut it down", "Leave it"]
    assert "Status" not in adr.origin.body
    assert ".. note:: Sleepless." in adr.origin.body


def test_a_directive_and_a_literal_block_hold_no_headings(read_files):
    text = (
        "Title\n=====\n\n.. code-block:: text\n\n   Status\n   ======\n\n   Rejected\n\nExample::\n\n"
        "    Status\n    ------\n    Draft\n"
    )
    assert read_files({"1-x.rst": text}).only.status == "unknown"
