"""Ctrl-C during a search."""

import os
import signal

import pytest

from routing.cli.interrupt import ctrl_c_stops


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_the_first_ctrl_c_only_asks_the_search_to_stop() -> None:
    with ctrl_c_stops() as stop:
        assert not stop()
        press_ctrl_c()
        assert stop()


def test_the_second_ctrl_c_ends_the_program() -> None:
    with ctrl_c_stops():
        press_ctrl_c()
        with pytest.raises(KeyboardInterrupt):
            press_ctrl_c()


def test_afterwards_ctrl_c_means_what_it_meant_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with ctrl_c_stops():
        pass
    assert signal.getsignal(signal.SIGINT) is before
