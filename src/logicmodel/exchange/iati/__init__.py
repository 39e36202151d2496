"""Results of the IATI Activity Standard 2.03: written, read and checked."""

from logicmodel.exchange.iati.activity import IatiActivity
from logicmodel.exchange.iati.checking import IatiFinding, check_iati
from logicmodel.exchange.iati.reading import read_iati
from logicmodel.exchange.iati.writing import write_iati

__all__ = ["IatiActivity", "IatiFinding", "check_iati", "read_iati", "write_iati"]
