"""Addresses that no page may take, because the service answers there itself (decision D25)."""

from lms.common.identifiers import UF_BY_STATE_CODE

HOME_SLUG = "inicio"

# First parts of our own addresses, those of the issues to come included: a page that took one
# would be unreachable the day the service answers there.
RESERVED = frozenset(
    {
        "acessibilidade",
        "acordos",
        "admin",
        "ajuda",
        "aparencia",
        "api",
        "aprender",
        "arquivos",
        "atividades",
        "avisos",
        "aulas",
        "buscar",
        "carreira",
        "certificados",
        "chaves",
        "conferir",
        "conta",
        "convenios",
        "cursos",
        "dados",
        "documentos",
        "entrar",
        "estilo",
        "gestao",
        "healthz",
        "mais",
        "meu-espaco",
        "midia",
        "minha-carreira",
        "minhas-horas",
        "pessoas",
        "privacidade",
        "programa",
        "readyz",
        "robots.txt",
        "sair",
        "sem-internet",
        "sitemap.xml",
        "static",
        "trilhas",
        "turmas",
        "v",
        "validar",
    }
)
STATES = frozenset(uf.lower() for uf in UF_BY_STATE_CODE.values())


def is_reserved(slug: str, *, is_state: bool = False) -> bool:
    """Tell whether a page at the root may not have ``slug``; two letters are a state's."""
    return slug.lower() in (RESERVED if is_state else RESERVED | STATES)
