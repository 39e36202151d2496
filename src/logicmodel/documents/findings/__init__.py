"""Findings of checks as text, as SARIF and as annotations; baselines of findings that are known."""
