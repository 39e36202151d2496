"""Whether a model is a good one, and who says so: rules of published guides, and the findings that they give."""
