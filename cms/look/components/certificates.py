"""Tags of the verdict page: the verdict, the code as it is printed, the check trace."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.look.components.library import classes, register, render, trimmed
from cms.look.trace import trace_of

TRACE = (
    '<svg class="trace" viewBox="0 0 272 64" role="img"'
    ' aria-label="Traço de conferência do código {}"><path class="trace__line" d="{}"/>'
    '<circle class="trace__start" cx="{}" cy="{}" r="5"/>'
    '<circle class="trace__end" cx="{}" cy="{}" r="6"/></svg>\n'
)
VERDICTS = {
    "valid": ("ok", "Válido", "Emitido por nós e em vigor."),
    "revoked": ("stop", "Revogado", "Foi emitido, mas deixou de valer."),
    "replaced": ("replaced", "Substituído", "Existe um certificado mais novo."),
    "none": ("help", "Não encontrado", "Nenhum certificado com este código."),
}


@register.simple_block_tag
def verdict(
    content: str,
    state: str,
    *,
    word: str = "",
    say: str = "",
    level: int = 1,
    key: str = "veredito",
) -> SafeString:
    icon, usual_word, usual_say = VERDICTS[state]
    return render(
        "verdict",
        content=trimmed(content),
        classes=classes("verdict", state, " ".join(VERDICTS)),
        icon=icon,
        word=word or usual_word,
        say=say or usual_say,
        level=level,
        key=key,
    )


@register.simple_tag
def code(value: str, variant: str = "") -> SafeString:
    return format_html('<code class="{}">{}</code>', classes("code", variant, "large small"), value)


@register.simple_tag
def trace(value: str) -> SafeString:
    drawn = trace_of(value)
    return format_html(TRACE, value, drawn.path, *drawn.start, *drawn.end)
