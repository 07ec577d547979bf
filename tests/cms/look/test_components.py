"""Each tag, rendered as a page would; hostile text must come out escaped."""

from html.parser import HTMLParser

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.utils.safestring import SafeString

from cms.look.parts import Bit, Cell, Column, Fact, Link, Month, Share, Step

EVIL = '<script>alert("x")</script>'
SHARES = [Share("On-line", 1440, 1), Share("Em serviço", 720, 2), Share("Encontro", 240, 3)]


def show(source: str, **context: object) -> str:
    return Template("{% load look %}" + source).render(Context(context))


class Tags(HTMLParser):
    """Collects the tags that stay open."""

    VOID = frozenset({"input", "br", "meta", "link", "hr", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


TEXTS = [
    "{% button evil icon='next' title=evil %}",
    "{% button evil href=evil %}",
    "{% chip evil evil %}",
    "{% badge evil 'ok' %}",
    "{% search evil label=evil value=evil placeholder=evil %}",
    "{% card title=evil kicker=evil href=evil id=evil %}{{ evil }}{% endcard %}",
    "{% card_foot %}{{ evil }}{% endcard_foot %}",
    "{% alert evil role=evil %}{{ evil }}{% endalert %}",
    "{% callout evil %}{{ evil }}{% endcallout %}",
    "{% empty evil text=evil %}{{ evil }}{% endempty %}",
    "{% message evil lead=evil %}{{ evil }}{% endmessage %}",
    "{% more evil %}{{ evil }}{% endmore %}",
    "{% dialog evil key=evil %}{{ evil }}{% enddialog %}",
    "{% dialog_actions %}{{ evil }}{% enddialog_actions %}",
    "{% skeleton evil %}",
    "{% question evil kicker=evil help_text=evil %}{{ evil }}{% endquestion %}",
    "{% choice evil name=evil value=evil note=evil verdict=evil %}",
    "{% bar 10 label=evil %}",
    "{% progress 1 2 text=evil note=evil %}",
    "{% ring 10 evil number=evil of=evil %}",
    "{% path steps %}",
    "{% hours_split shares label=evil %}",
    "{% sync 'kept' evil strong=evil %}",
    "{% facts facts %}",
    "{% bits bits %}",
    "{% row evil href=evil note=evil person=evil end=evil %}",
    "{% avatar evil %}",
    "{% stat evil evil unit=evil href=evil %}",
    "{% pager after=link before=link label=evil %}",
    "{% crumbs link link %}",
    "{% tabs links label=evil %}",
    "{% table evil columns rows foot=foot %}",
    "{% plan_bar evil 1 2 text=evil %}",
    "{% ladder 1 3 label=evil %}",
    "{% running_total months label=evil unit=evil %}",
    "{% verdict 'valid' word=evil say=evil key=evil %}{{ evil }}{% endverdict %}",
    "{% code evil %}",
]


@pytest.mark.parametrize("source", TEXTS)
def test_every_text_is_escaped_and_every_tag_closed(source: str) -> None:
    html = show(
        source,
        evil=EVIL,
        link=Link(EVIL, EVIL),
        links=[Link(EVIL, EVIL, current=True)],
        steps=[Step(EVIL, "now", EVIL, EVIL, extra=EVIL), Step(EVIL)],
        shares=[Share(EVIL, 60)],
        facts=[Fact(EVIL, EVIL, EVIL, EVIL), (EVIL, EVIL)],
        bits=[Bit("clock", EVIL)],
        columns=[EVIL, Column(EVIL, numeric=True)],
        rows=[[EVIL, Cell(EVIL, EVIL, EVIL)]],
        foot=[EVIL, EVIL],
        months=[Month(EVIL, 1, 1), Month(EVIL, 2)],
    )
    assert "<script" not in html
    assert "style=" not in html
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert "script" not in tags.names


def test_a_button_submits_unless_it_leads_somewhere() -> None:
    assert show('{% button "Enviar" %}') == '<button class="button" type="submit">Enviar</button>'
    assert show('{% button "Ver" href="/x/" variant="secondary small" %}') == (
        '<a class="button button--secondary button--small" href="/x/">Ver</a>'
    )


def test_a_buttons_attributes_are_written_with_dashes() -> None:
    html = show('{% button "X" hx_post="/y/" disabled=True hidden=False type="button" %}')
    assert 'hx-post="/y/"' in html
    assert " disabled" in html
    assert "hidden" not in html
    assert 'type="button"' in html


def test_a_button_that_is_sending_says_so() -> None:
    assert 'aria-disabled="true"' in show('{% button "Enviando…" variant="loading" %}')


@pytest.mark.parametrize(
    "source",
    [
        '{% button "x" variant="huge" %}',
        '{% badge "x" "purple" %}',
        '{% card variant="neon" %}{% endcard %}',
        '{% icon "dragon" %}',
    ],
)
def test_an_unknown_variant_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match=r"variant|icon"):
        show(source)


def test_a_state_is_a_badge_with_icon_and_word() -> None:
    html = show('{% badge "Em análise" "wait" %}')
    assert "<svg" in html
    assert "Em análise" in html
    assert "badge--wait" in html


def test_a_card_with_an_address_is_wholly_touchable() -> None:
    html = show('{% card title="Curso" href="/c/" level=2 %}<p>x</p>{% endcard %}')
    assert 'class="card card--link"' in html
    assert '<h2 class="card__title"><a href="/c/">Curso</a></h2>' in html
    assert "<p>x</p>" in html


def test_a_tag_inside_a_block_is_not_escaped_twice() -> None:
    html = show('{% alert "A" %}\n {% badge "B" "ok" %}\n{% endalert %}')
    assert '<span class="badge badge--ok">' in html


def test_a_path_tells_its_states_in_words() -> None:
    html = show(
        "{% path steps %}",
        steps=[Step("Um", "done", href="/1/"), Step("Dois", "now"), Step("Três")],
    )
    assert '<span class="u-sr">Feito: </span><a href="/1/">Um</a>' in html
    assert 'aria-current="step"' in html
    assert '<span class="path__mark" aria-hidden="true">3</span>' in html


def test_a_confirmed_step_keeps_its_tick_and_a_waiting_one_its_own_icon() -> None:
    ticked = show("{% path s %}", s=[Step("x", "ok", icon="calendar")])
    waiting = show("{% path s %}", s=[Step("x", "wait", icon="undo")])
    assert show('{% icon "check" %}') in ticked
    assert show('{% icon "undo" %}') in waiting


def test_a_ring_and_a_bar_say_their_number() -> None:
    assert 'aria-label="60 de 80 horas"' in show('{% ring 75 "60 de 80 horas" %}')
    assert "ring__fill--ok" in show('{% ring 100 "tudo" %}')
    assert "ring__fill" not in show('{% ring 0 "nada" %}')
    assert 'width="52%"' in show('{% bar 52 label="x" %}')
    assert 'aria-hidden="true"' in show("{% bar 52 %}")


def test_progress_is_the_whole_part_of_the_share() -> None:
    html = show('{% progress 1 3 text="Parte 1 de 3" %}')
    assert 'width="33%"' in html
    assert 'aria-label="Parte 1 de 3"' in html


def test_hours_by_kind_have_their_numbers_beside_them() -> None:
    html = show("{% hours_split shares %}", shares=SHARES)
    assert 'class="q2" x="60.00%" width="30.00%"' in html
    assert "Em serviço <b>12 h</b>" in html
    assert html.count("split__gap") == 2


def test_a_kind_keeps_its_blue_when_another_is_missing() -> None:
    html = show("{% hours_split shares %}", shares=[SHARES[0], SHARES[2]])
    assert "legend__key q3" in html
    assert "q2" not in html


@pytest.mark.parametrize("state", ["kept", "sending", "sent", "failed"])
def test_the_place_of_the_answers_is_announced(state: str) -> None:
    html = show("{% sync state 'x' %}", state=state)
    assert 'role="status"' in html
    assert f'data-sync="{state}"' in html


def test_a_table_names_its_cells_for_the_phones_cards() -> None:
    html = show(
        "{% table 'Pessoas' columns rows foot=foot variant='quiet' %}",
        columns=["Pessoa", "Unidade", Column("Horas", numeric=True, total=True)],
        rows=[[Cell("Ana", note="Enfermeira", href="/a/"), "UBS", "28 h"]],
        foot=["Soma", "", "28 h"],
    )
    assert '<caption class="u-sr">Pessoas</caption>' in html
    assert 'scope="row"><a class="table__link" href="/a/">Ana</a>' in html
    assert '<td role="cell" data-label="Unidade">UBS</td>' in html
    assert '<td role="cell" class="table__num table__total">28 h</td>' in html
    assert "<tfoot" in html


def test_a_row_with_too_few_cells_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        show("{% table 'x' columns rows %}", columns=["A", "B", "C"], rows=[["1", "2"]])


def test_pages_of_a_list_keep_the_filters() -> None:
    page = Paginator(range(90), 10).get_page(5)
    html = show("{% pagination page query=query %}", page=page, query=QueryDict("q=a%26b&pagina=5"))
    assert 'href="?q=a%26b&amp;pagina=4" rel="prev"' in html
    assert 'aria-current="page"><span class="u-sr">Página </span>5' in html
    assert "…" in html


def test_a_list_of_one_page_has_no_pages() -> None:
    assert show("{% pagination page %}", page=Paginator(range(3), 10).get_page(1)) == ""


def test_the_way_back_ends_here() -> None:
    html = show("{% crumbs links %}", links=[Link("Início", "/"), Link("Aqui")])
    assert '<span aria-current="page">Aqui</span>' in html
    assert 'aria-label="Você está em"' in html


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("valid", "Válido"),
        ("revoked", "Revogado"),
        ("replaced", "Substituído"),
        ("none", "Não encontrado"),
    ],
)
def test_a_verdict_says_its_word_in_the_title(state: str, word: str) -> None:
    html = show("{% verdict state %}<p>x</p>{% endverdict %}", state=state)
    assert f'<h1 class="verdict__word" id="veredito">{word}</h1>' in html
    assert f"verdict--{state}" in html
    assert "<p>x</p>" in html


def test_a_trace_is_named_after_its_code() -> None:
    html = show("{% trace code %}", code="7KQ2-M9XD-4HTR-W8VC")
    assert 'aria-label="Traço de conferência do código 7KQ2-M9XD-4HTR-W8VC"' in html


def test_zero_is_shown() -> None:
    html = show('{% plan_bar "Ação" 0 30 %}')
    assert ">0</text>" in html
    assert "0 de 30" in html


def test_more_done_than_planned_stays_in_the_frame() -> None:
    html = show('{% plan_bar "Ação" 40 30 %}')
    assert 'class="chart__fill" x=".5" y="4.5" width="99.00%"' in html


def test_seats_are_counted_in_words() -> None:
    assert 'aria-label="3 ocupadas, 1 indicada, 0 livres"' in show("{% seats 3 1 0 %}")


def test_a_ladder_walks_up_to_where_one_is() -> None:
    html = show('{% ladder 4 12 label="4 de 12" %}')
    assert html.count("chart__done") == 3
    assert html.count("chart__plan") == 8
    assert html.count("chart__dot") == 1


def test_a_running_total_has_its_numbers_in_a_table() -> None:
    months = [Month("jan", 1000, 900), Month("fev", 2000, 12480), Month("mar", 3000)]
    html = show('{% running_total months label="Horas" %}', months=months)
    assert ">16.000</text>" in html
    assert "ainda não" in html
    assert '<td class="table__num">12.480</td>' in html


def test_nothing_done_yet_draws_only_the_plan() -> None:
    html = show('{% running_total m label="x" %}', m=[Month("jan", 0), Month("fev", 0)])
    assert "chart__dot" not in html


def test_a_safe_piece_passes_as_it_is() -> None:
    html = show("{% row 'x' end=piece %}", piece=SafeString("<b>40 h</b>"))
    assert '<span class="row__end"><b>40 h</b></span>' in html


def test_what_is_kept_is_drawn_once_and_without_the_page_s_variables() -> None:
    page = Template(
        "{% load look %}{{ name }}: {% kept %}{% badge 'Pronto' %}{{ name }}{% endkept %}"
    )
    drawn = [page.render(Context({"name": name})) for name in ("Ana", "Bruno")]
    badge = show("{% badge 'Pronto' %}")
    assert drawn == [f"Ana: {badge}", f"Bruno: {badge}"]
