"""How likely a model makes a result: what it rests on, in which worlds that holds, and within which bounds."""
