"""Two programs that prepare the same roads at the same time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import datetime as dt
import numpy as np
from benchmarks.roads_data import province, scattered
from routing.network.matrix import open_matrix
from routing.network.profiles import BUILTIN_PROFILES
network = province(60000)
places = scattered(network, 40)
view = open_matrix(network, places, [BUILTIN_PROFILES["van"]], (), dt.date(2026, 3, 2), 2000.0)
everyone = np.arange(40)
seconds, metres = view.matrix("van", everyone, everyone)
print(int(seconds.astype(np.int64).sum()), int(metres.astype(np.int64).sum()), len(view.findings))
"""


@pytest.mark.slow
def test_two_programs_at_once_give_the_same_answer_and_leave_one_sound_file(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, "ROUTING_CACHE_DIR": str(tmp_path)}
    root = Path(__file__).parents[3]
    programs = [
        subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-c", PROGRAM],
            cwd=root,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    answers = [program.communicate(timeout=300)[0] for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert answers[0] == answers[1]
    assert len(list(tmp_path.iterdir())) == 1
    # A third one reads what they left.
    third = subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-c", PROGRAM],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert third.stdout == answers[0]
