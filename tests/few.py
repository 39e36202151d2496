"""How many examples a property gets: fewer than usual where each is dear, and never more than the profile allows."""

from hypothesis import settings


def at_most(count: int) -> settings:
    """Return settings with so many examples, or with those of the profile in use if that has fewer."""
    return settings(max_examples=min(count, settings().max_examples))
