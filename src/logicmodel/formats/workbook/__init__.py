"""
A model as sheets: one workbook, or a folder of CSV files. Lossless, like YAML and JSON.

The sheets and their columns follow from `logicmodel.formats.fields`, so that a new field has its column at once.
"""
