"""The program of a worker process; see :mod:`routing.engines.ortools.workers`."""

from __future__ import annotations

import os
import sys

from routing.engines.ortools.workers import serve


def main() -> None:
    """Answer on what was the standard output; whatever else is printed goes to the errors."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
