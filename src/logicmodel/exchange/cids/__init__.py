"""The Common Impact Data Standard (CIDS) 3.2 as JSON-LD."""

from logicmodel.exchange.cids.reading import read_cids
from logicmodel.exchange.cids.writing import write_cids

__all__ = ["read_cids", "write_cids"]
