"""Text as a tree with positions: YAML and JSON, their limits, and where each value stands."""
