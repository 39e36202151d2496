"""Writers of documents, one for each ending; each writes what `reports.description` can describe."""
