"""Models in and out of the forms of other tools, with a report of what was lost."""
