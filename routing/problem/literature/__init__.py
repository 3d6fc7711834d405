"""Problems of the literature, read from their files with the rounding their families use."""

from routing.problem.literature.assemble import Literature
from routing.problem.literature.conventions import CONVENTIONS, Convention
from routing.problem.literature.read import read_literature

__all__ = ["CONVENTIONS", "Convention", "Literature", "read_literature"]
