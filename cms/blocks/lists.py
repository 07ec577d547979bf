"""Lists of blocks that begin as they must be at least."""

from typing import Any

from wagtail import blocks


def at_least(fewest: int, child: blocks.Block, **options: Any) -> blocks.ListBlock:
    """Return a list of ``fewest`` items or more, which stand there from the start.

    Otherwise the editor would complain of a list as soon as it is there.
    """
    made = blocks.ListBlock(child, min_num=fewest, **options)
    made.meta.default = [child.get_default() for _ in range(fewest)]
    return made
