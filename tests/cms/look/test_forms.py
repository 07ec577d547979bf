from django import forms
from django.template import Context, Template

from cms.look.catalogue import SampleForm


def show(source: str, form: forms.Form) -> str:
    return Template("{% load look %}" + source).render(Context({"form": form}))


def refused() -> SampleForm:
    return SampleForm({"name": "Ana", "email": "ana@", "cpf": ""})


def test_a_field_ties_label_help_and_control() -> None:
    html = show("{% field form.name %}", SampleForm())
    assert '<label class="field__label" for="id_name">Nome completo</label>' in html
    assert 'id="id_name_helptext">Como está no documento.' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert 'class="field__input"' in html


def test_an_error_is_tied_to_its_control() -> None:
    html = show("{% field form.email %}", refused())
    assert "field--error" in html
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_email_error"' in html
    assert 'id="id_email_error"' in html


def test_an_optional_field_says_so() -> None:
    assert "(se quiser)" in show("{% field form.note %}", SampleForm())
    assert "(se quiser)" not in show("{% field form.name %}", SampleForm())


def test_a_choice_is_a_fieldset_with_a_legend() -> None:
    html = show("{% field form.mode %}", SampleForm(initial={"mode": "online"}))
    assert "<fieldset" in html
    assert '<legend class="field__label">Como foi</legend>' in html
    assert 'value="online" id="id_mode_1" checked' in html
    assert html.count('type="radio"') == 2


def test_a_refused_choice_names_its_error() -> None:
    html = show("{% field form.mode %}", refused())
    assert 'aria-describedby="id_mode_error"' in html


def test_a_single_box_has_its_words_beside_it() -> None:
    html = show("{% field form.clean_of_patients %}", SampleForm())
    assert '<label class="choice choice--plain"><input type="checkbox"' in html
    assert 'class="choice__input"' in html


def test_attributes_and_classes_of_the_form_are_kept() -> None:
    class Own(forms.Form):
        code = forms.CharField(widget=forms.TextInput({"class": "mine"}))

    html = show('{% field form.code variant="short code" inputmode="numeric" %}', Own())
    assert 'class="field__input field__input--short u-code mine"' in html
    assert 'inputmode="numeric"' in html


def test_all_fields_are_shown_and_the_hidden_ones_too() -> None:
    class Own(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput)
        name = forms.CharField()

    html = show("{% fields form %}", Own())
    assert 'type="hidden" name="key"' in html
    assert html.count('class="field"') == 1


def test_the_summary_leads_to_each_thing_to_put_right() -> None:
    html = show("{% form_errors form %}", refused())
    assert 'role="alert"' in html
    assert '<a href="#id_email">E-mail:' in html
    assert '<a href="#id_mode_0">Como foi:' in html
    assert "Falta acertar 5 coisas" in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert show("{% form_errors form %}", SampleForm()) == ""


def test_what_concerns_the_whole_form_comes_first() -> None:
    class Own(forms.Form):
        def clean(self) -> None:
            raise forms.ValidationError("As datas se cruzam <aqui>.")

    html = show("{% form_errors form title='Confira' %}", Own({}))
    assert "<li>As datas se cruzam &lt;aqui&gt;.</li>" in html
    assert "Confira" in html


def test_a_typed_value_is_escaped() -> None:
    html = show("{% field form.name %}", SampleForm({"name": '"><script>'}))
    assert "<script>" not in html
