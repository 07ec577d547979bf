"""Keys made from names, for sorting and for matching what people type."""

import unicodedata


def sort_key(text: str) -> str:
    """Return ``text`` without accents and without case, to sort and compare names by.

    Both databases order it alike, whatever their collation: "Águas" comes before "Amazonas",
    and "SAO PAULO" equals "São Paulo". The key is for machines; show the name itself.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.casefold()
