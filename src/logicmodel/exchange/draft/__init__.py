"""A drawing or an outline as a neutral draft, and the one function that makes a model of it."""
