"""What a model can be asked: paths, reach, loops, and the graph for networkx."""
