"""Tables as people keep them: logframes, indicator tables, results frameworks and stages side by side."""
