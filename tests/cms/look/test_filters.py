from datetime import UTC, date, datetime

from django.template import Context, Template
from django.utils import timezone


def show(source: str, **context: object) -> str:
    return Template("{% load look %}" + source).render(Context(context))


def test_minutes_become_hours() -> None:
    assert show("{{ m|hours }}", m=90) == "1 h 30 min"
    assert show('{{ m|hours:"long" }}', m=2400) == "40 horas"


def test_days_and_periods_are_written_for_people() -> None:
    day = date(2026, 11, 21)
    assert show("{{ d|brdate }}", d=day) == "21/11/2026"
    assert show('{{ d|brdate:"long" }}', d=day) == "21 de novembro de 2026"
    assert show("{{ a|brperiod:b }}", a=day, b=date(2026, 11, 25)) == "21 a 25 de novembro de 2026"
    assert show("{{ a|brperiod:b }}", a=day, b=None) == "21 de novembro de 2026"


def test_a_moment_is_told_in_the_towns_own_time() -> None:
    moment = datetime(2026, 11, 22, 2, 32, tzinfo=UTC)
    with timezone.override("America/Manaus"):
        assert show("{{ m|brmoment }}", m=moment) == "22h32"
        assert show('{{ m|brmoment:"long" }}', m=moment) == "21 de novembro de 2026, 22h32"
        assert show("{{ m|brdate }}", m=moment) == "21/11/2026"


def test_what_is_missing_is_left_out() -> None:
    for name in ("hours", "brdate", "brmoment", "brnumber"):
        assert show(f"{{{{ x|{name} }}}}", x=None) == ""


def test_numbers_and_initials() -> None:
    assert show("{{ n|brnumber }}", n=12480) == "12.480"
    assert show("{{ n|initials }}", n="Ana Beatriz de Sá") == "AS"


def test_a_phone_number_stays_on_one_line() -> None:
    assert show("{{ t|phones }}", t="Núcleo <EPS>: (92) 5550-0143, ramal 2") == (
        'Núcleo &lt;EPS&gt;: <span class="u-nowrap">(92) 5550-0143</span>, ramal 2'
    )
    assert show("{{ t|phones }}", t="92 95550-0143") == (
        '92 <span class="u-nowrap">95550-0143</span>'
    )
    assert show("{{ t|phones }}", t="") == ""
