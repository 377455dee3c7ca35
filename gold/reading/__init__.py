"""How well pages are read: decisions on text layers, signs that Tesseract lacks, and errors beside other engines."""
