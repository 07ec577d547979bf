"""How a lesson ends: what it rests on, then what to read next."""


def as_html(*cited: str, further: tuple[str, ...] = ()) -> str:
    """Return the closing part of a lesson: what it rests on, then what to read next."""
    html = f"<h2>De onde vem esta aula</h2>{_listed(cited)}"
    return f"{html}<h3>Para ler mais</h3>{_listed(further)}" if further else html


def _listed(cited: tuple[str, ...]) -> str:
    items = "".join(f"<li>{source}</li>" for source in cited)
    return f"<ul>{items}</ul>"
