"""The port that ``manage.py demo`` is asked for, read before the command itself is loaded."""

import argparse
from collections.abc import Sequence

DEFAULT_PORT = 8000


def add_port(parser: argparse.ArgumentParser) -> None:
    """Let a command take ``--port``."""
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="porta (8000)")


def asked_port(arguments: Sequence[str]) -> int:
    """Return the port among a command's arguments; what is wrong with them is the command's to say."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    add_port(parser)
    try:
        return int(parser.parse_known_args(arguments)[0].port)
    except argparse.ArgumentError:
        return DEFAULT_PORT
