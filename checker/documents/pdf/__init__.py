"""PDF files, read by PDFium and laid out by rules of our own.

opening -> glyphs, drawings, grids, guests, fields -> page.Page     what stands where, by PDFium
layout  -> flow, lines, aligned, edges, paragraphs, blocks          from placed pieces to the document's blocks
reader                                                              both, and what to do with scans
"""
