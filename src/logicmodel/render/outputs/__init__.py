"""The forms of a picture besides SVG, PNG and DOT: text for other tools, tables, and PDF."""
