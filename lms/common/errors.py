"""Errors that a person reads: each carries one plain Portuguese sentence."""


class DomainError(Exception):
    """A rule refused what was asked; ``sentence`` says why and what to do, in Portuguese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(DomainError):
    """The actor may see the object but not do this to it."""


class TransitionRefused(DomainError):
    """The state machine has no way from the present state by this action."""
