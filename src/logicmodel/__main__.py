"""``python -m logicmodel`` is the command ``logicmodel``."""

from logicmodel.cli import main

main(prog_name="logicmodel")
