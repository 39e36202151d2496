"""The explorer: a picture as one HTML file in which readers zoom, search, filter and follow contribution paths."""
