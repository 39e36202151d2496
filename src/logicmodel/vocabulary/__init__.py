"""The field's words as immutable values; nothing here knows of models, files or pictures."""
