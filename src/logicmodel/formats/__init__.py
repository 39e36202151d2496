"""The text forms of a model: YAML and its expanded form JSON, read with all problems at once and written lossless."""
