"""What a picture and a model say in words: outlines, tables and facts."""
