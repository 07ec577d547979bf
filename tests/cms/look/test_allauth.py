"""Sign-in pages are made of allauth's elements, in our look."""

from django import forms
from django.template import Context, Origin, Template


class Entry(forms.Form):
    login = forms.CharField(label="CPF ou e-mail")


def show(source: str, **context: object) -> str:
    origin = Origin("test", template_name="test.html")
    return Template("{% load allauth %}" + source, origin).render(Context(context))


def test_a_form_shows_its_fields_with_labels_and_errors() -> None:
    html = show(
        '{% element form form=form method="post" action="/x/" %}'
        "{% slot body %}{% element fields form=form %}{% endelement %}{% endslot %}"
        '{% slot actions %}{% element button type="submit" %}Entrar{% endelement %}{% endslot %}'
        "{% endelement %}",
        form=Entry({}),
    )
    assert '<form class="fields" method="post" action="/x/" data-once>' in html
    assert '<label class="field__label" for="id_login">CPF ou e-mail</label>' in html
    assert 'role="alert"' in html
    assert 'class="button"' in html


def test_a_dangerous_button_is_red_and_a_cancelling_one_is_quiet() -> None:
    assert "button--danger" in show(
        '{% element button href="/x/" tags="danger,delete" %}Tirar{% endelement %}'
    )
    assert "button--quiet" in show('{% element button tags="link,cancel" %}Voltar{% endelement %}')


def test_a_single_field_ties_label_help_and_errors() -> None:
    html = show(
        '{% element field id="a" name="a" type="text" value=typed errors=errors %}'
        "{% slot label %}Chave{% endslot %}{% slot help_text %}Guarde.{% endslot %}{% endelement %}",
        errors=["Falta <isto>."],
        typed="<b>",
    )
    assert '<label class="field__label" for="a">Chave</label>' in html
    assert 'aria-describedby="a_helptext a_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="&lt;b&gt;"' in html
    assert "Falta &lt;isto&gt;." in html


def test_a_long_value_is_a_text_area() -> None:
    html = show(
        '{% element field id="c" type="textarea" rows="3" readonly=True %}'
        "{% slot label %}Códigos{% endslot %}{% slot value %}abc{% endslot %}{% endelement %}"
    )
    assert '<textarea class="field__input u-code" id="c" rows="3" readonly>abc</textarea>' in html


def test_a_panel_is_a_card_with_its_actions() -> None:
    html = show(
        "{% element panel %}{% slot title %}Aplicativo{% endslot %}{% slot body %}x{% endslot %}"
        '{% slot actions %}{% element button href="/x/" %}Ligar{% endelement %}{% endslot %}'
        "{% endelement %}"
    )
    assert '<h2 class="card__title">Aplicativo</h2>' in html
    assert 'href="/x/" class="button"' in html
