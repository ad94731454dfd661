"""Word documents: .docx, .docm, .dotx, transitional and strict, from Word, WPS, LibreOffice and others.

package.py     the container, its parts and relationships
tidy.py        a part's tree made plain: revisions accepted, wrappers opened, text boxes lifted out
styles.py, numbering.py   what a paragraph inherits, and its automatic number
paragraphs.py, story.py   the tree walked once, top to bottom, into lines
reader.py      body, notes, headers and footers put together
"""

from checker.documents.docx.reader import read

__all__ = ["read"]
