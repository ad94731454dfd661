"""Rich Text Format (specification 1.9.1) of Word, WPS, LibreOffice and WordPad.

tokens.py  bytes to control words, groups and text
fonts.py   in which code page a font's text is written
story.py   paragraphs, cells and rows put together into lines
reader.py  what each control word does
"""

from checker.documents.rtf.reader import read

__all__ = ["read"]
