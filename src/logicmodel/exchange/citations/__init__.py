"""Lists of references as evidence: CSL-JSON, BibTeX and RIS."""

from logicmodel.exchange.citations.bibtex import read_bibtex
from logicmodel.exchange.citations.csl import read_csl, write_csl
from logicmodel.exchange.citations.ris import read_ris

__all__ = ["read_bibtex", "read_csl", "read_ris", "write_csl"]
