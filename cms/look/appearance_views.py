"""The page where a browser's appearance is chosen, signed in or not, with or without a script."""

from enum import Enum
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.look.appearance import COOKIE, Appearance, Contrast, Economy, Text, Theme
from cms.look.parts import Link

YEAR = 365 * 24 * 3600
# A choice of "as usual" has a word of its own in the form: an empty one would look unanswered.
USUAL = "padrao"

TEXTS = {Text.USUAL: "Normal", Text.LARGE: "Grande", Text.LARGER: "Maior"}
THEMES = {Theme.USUAL: "Como no celular", Theme.LIGHT: "Claras", Theme.DARK: "Escuras"}
CONTRASTS = {Contrast.USUAL: "Como no celular", Contrast.MORE: "Mais forte"}
ECONOMIES = {
    Economy.USUAL: "Quando o celular pedir economia de dados",
    Economy.ON: "Sempre",
    Economy.OFF: "Nunca",
}


def _choice(label: str, words: dict[Any, str], help_text: str = "") -> forms.ChoiceField:
    choices = [(one.value or USUAL, said) for one, said in words.items()]
    return forms.ChoiceField(
        label=label, choices=choices, help_text=help_text, widget=forms.RadioSelect
    )


class AppearanceForm(forms.Form):
    """Four questions, each with one answer."""

    text = _choice("Tamanho da letra", TEXTS)
    theme = _choice("Cores", THEMES)
    contrast = _choice("Contraste", CONTRASTS)
    economy = _choice(
        "Economizar internet",
        ECONOMIES,
        "Imagens e vídeos só vêm quando você tocar neles. Textos e áudios continuam.",
    )

    def choice(self) -> Appearance:
        """Return what was chosen."""
        kinds: dict[str, type[Enum]] = {
            "text": Text,
            "theme": Theme,
            "contrast": Contrast,
            "economy": Economy,
        }
        words = (
            kind("" if self.cleaned_data[name] == USUAL else self.cleaned_data[name]).value
            for name, kind in kinds.items()
        )
        return Appearance.read(".".join(words))


def _initial(choice: Appearance) -> dict[str, str]:
    return {
        "text": choice.text.value or USUAL,
        "theme": choice.theme.value or USUAL,
        "contrast": choice.contrast.value or USUAL,
        "economy": choice.economy.value or USUAL,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Show what this browser has chosen, and keep a new choice in its cookie."""
    known = Appearance.read(request.COOKIES.get(COOKIE, ""))
    sent = request.POST if request.method == "POST" else None
    form = AppearanceForm(sent, initial=_initial(known))
    if form.is_valid():
        response = redirect("cms:appearance")
        _keep(response, form.choice())
        messages.success(request, "Pronto. Vale para todas as páginas, neste navegador.")
        return response
    context = {"form": form, "home": Link("Início", "/"), "here": Link("Aparência")}
    return render(request, "look/appearance.html", context)


def _keep(response: HttpResponse, choice: Appearance) -> None:
    if not choice.written:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    # The page's script reads it too, for pages that are kept on the phone.
    response.set_cookie(
        COOKIE,
        choice.written,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
