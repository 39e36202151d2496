"""The logic model as a value, how parts become one, and how one becomes another."""
