"""PowerPoint: a model as shapes and connectors that can be moved and edited, and what was edited read back."""
