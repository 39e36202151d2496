"""What a picture shows: cards, columns, arrows, and what is lit, shaded or folded."""
