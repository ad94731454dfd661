"""OpenDocument texts (.odt, .ott) of LibreOffice, WPS and Word: styles.py, lists.py (numbers), reader.py (the walk)."""

from checker.documents.odt.reader import read

__all__ = ["read"]
