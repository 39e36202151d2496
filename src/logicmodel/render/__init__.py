"""Models as pictures and as text."""
