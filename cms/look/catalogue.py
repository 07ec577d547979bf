"""The invented contents of the style catalogue: each component in each state."""

from django import forms
from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.look.block_samples import samples
from cms.look.components.lists import avatar
from cms.look.components.progress import bar
from cms.look.components.surfaces import badge
from cms.look.icons import ICONS
from cms.look.parts import Bit, Cell, Column, Fact, Link, Month, Share, Step

_pages: list[tuple[str, str]] = []

COLOURS = (
    ("action", "Azul", "pode tocar; onde você está"),
    ("ok", "Verde", "alguém ou uma regra confirmou"),
    ("wait", "Amarelo", "espera alguém ou tem prazo"),
    ("stop", "Vermelho", "recusado, errado, sem volta"),
    ("ink", "Marinho", "título, faixa, foco"),
    ("paper", "Papel", "fundo, descanso"),
)
MONTHS_PAST = 8
MODES = (("service", "Em serviço"), ("online", "On-line"))
PROFILES = (("acs", "Agente comunitário"), ("nurse", "Enfermagem"))


class SampleForm(forms.Form):
    """A form with one field of each kind."""

    name = forms.CharField(label="Nome completo", help_text="Como está no documento.")
    cpf = forms.CharField(label="CPF")
    email = forms.EmailField(label="E-mail")
    facility = forms.ChoiceField(label="Unidade", choices=[("1", "UBS Igarapé do Sol")])
    staff_number = forms.CharField(
        label="Matrícula", help_text="Só o RH pode mudar.", disabled=True, initial="04.812"
    )
    note = forms.CharField(label="Recado", required=False, widget=forms.Textarea({"rows": 3}))
    proof = forms.FileField(label="Arquivo", help_text="PDF ou foto, até 5 MB.", required=False)
    mode = forms.ChoiceField(label="Como foi", choices=MODES, widget=forms.RadioSelect)
    profiles = forms.MultipleChoiceField(
        label="Para quem", choices=PROFILES, widget=forms.CheckboxSelectMultiple, required=False
    )
    clean_of_patients = forms.BooleanField(label="Não mostra dado de paciente")


def register_page(label: str, name: str) -> None:
    """Let an app above show its own parts on a page of theirs, by its address's name."""
    _pages.append((label, name))


def contents() -> dict[str, object]:
    """Return everything that the catalogue's template shows."""
    return {
        "colours": COLOURS,
        "quantities": range(1, 5),
        "icons": sorted(ICONS),
        "form": SampleForm(initial={"mode": "service"}, auto_id="livre_%s"),
        "refused": _refused_form(),
        "page": Paginator(range(90), 10).get_page(5),
        "blocks": samples(),
        "pages": _pages,
        **_walks(),
        **_lists(),
        **_numbers(),
    }


def _refused_form() -> SampleForm:
    """Return the form after a try that missed the e-mail and the mode."""
    return SampleForm(
        {
            "name": "Edilene Souza",
            "cpf": "529.982.247-25",
            "email": "ana@",
            "facility": "1",
            "clean_of_patients": "on",
        },
        auto_id="recusado_%s",
    )


def _walks() -> dict[str, object]:
    return {
        "walk": [
            Step("Passo feito", "done", "Linha cheia até o próximo"),
            Step("Você está aqui", "now", "Anel", extra=bar(52, label="52% da aula")),
            Step("Por vir", note="Linha de pontos"),
            Step("Encontro marcado", icon="calendar"),
        ],
        "criteria": [
            Step("Critério atendido", "ok", "31 meses de 24"),
            Step("Espera alguém ou tem prazo", "wait"),
            Step("Recusado", "stop"),
            Step("Ainda não avaliado"),
        ],
        "crumb_links": [Link("Início", "/"), Link("Cursos", "#nav"), Link("Aqui")],
        "tab_links": [Link("Resumo", "#nav", current=True), Link("Horas", "#horas")],
        "after": Link("Parte 4: sinais de risco", "#nav"),
        "before": Link("Voltar à parte 2", "#nav"),
    }


def _lists() -> dict[str, object]:
    return {
        "bits": [Bit("clock", "40 horas"), Bit("users", "23 vagas")],
        "facts": [
            Fact("Carga horária", "40 horas", note="28 h on-line, 8 h em serviço, 4 h em encontro"),
            Fact("De onde veio", "Ação 7 do programa", href="#listas"),
            ("Período", "3 de agosto a 12 de setembro de 2026"),
        ],
        "columns": [
            Column("Pessoa"),
            Column("Unidade"),
            Column("Situação"),
            Column("Horas", numeric=True, total=True),
        ],
        "rows": [
            [
                Cell("Edilene Souza", note="Agente comunitária", href="#tabela"),
                "UBS Igarapé do Sol",
                badge("Em dia", "ok"),
                "28 h",
            ],
            ["Francisco Lima", "UBS Centro", badge("Atrasado", "wait"), "0 h"],
        ],
        "foot": ["Soma", "", "", "28 h"],
        "person": _person(),
    }


def _person() -> SafeString:
    return format_html("{} {}", avatar("Edilene Souza"), "Edilene Souza")


def _numbers() -> dict[str, object]:
    return {
        "shares": [
            Share("On-line", 24 * 60, slot=1),
            Share("Em serviço", 12 * 60, slot=2),
            Share("Encontro", 4 * 60, slot=3),
        ],
        "months": [
            Month(
                label,
                planned=1_100 * (index + 1),
                done=1_250 * index if index < MONTHS_PAST else None,
            )
            for index, label in enumerate(
                ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out")
            )
        ],
        "code": "7KQ2-M9XD-4HTR-W8VC-5",
    }
