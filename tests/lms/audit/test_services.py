from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from lms.audit import actions, services
from lms.audit.models import AuditEvent, AuditLink, AuditPrivate
from lms.audit.queries import check_chain
from lms.common import appendonly
from tests.cast import Cast

DONE = actions.register("tests.done", "Fez um teste.")


def record(cast: Cast, *, reason: str = "") -> AuditEvent:
    return services.record(
        DONE, cast.parintins, by=cast.bruno.user, data={"códigos": [1, 2]}, reason=reason
    )


def triggers_off() -> list[str]:
    """Return the statements that drop every append-only trigger."""
    statements = []
    for protection in appendonly.PROTECTIONS:
        table = protection.model._meta.db_table
        on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
        statements += [
            f"DROP TRIGGER IF EXISTS {table}_no_{what}{on}"
            for what in ("update", "delete", "truncate")
        ]
    return statements


def tamper(statement: str) -> None:
    """Change the database behind the program's back."""
    with connection.cursor() as cursor:
        for off in triggers_off():
            cursor.execute(off)
        cursor.execute(statement)


def test_an_unregistered_action_is_refused(cast: Cast) -> None:
    with pytest.raises(LookupError, match=r"tests\.unheard"):
        services.record("tests.unheard", cast.parintins, by=None)


def test_an_event_names_its_object_by_public_id_and_keeps_no_reason_in_itself(cast: Cast) -> None:
    event = record(cast, reason="A Ana pediu.")
    assert event.object_id == str(cast.parintins.public_id)
    assert "Ana" not in str(event.data)
    assert AuditPrivate.objects.get(event=event).reason == "A Ana pediu."


def test_sealing_chains_every_event_once_and_the_chain_holds(cast: Cast) -> None:
    for number in range(5):
        record(cast, reason=f"motivo {number}")
    assert services.seal(limit=3) == 3
    assert services.seal() == 2
    assert services.seal() == 0
    report = check_chain()
    assert (report.links, report.is_sound) == (5, True)


def test_an_empty_chain_holds(db: None) -> None:
    assert check_chain().is_sound


def test_an_erased_reason_leaves_the_chain_whole(cast: Cast) -> None:
    record(cast, reason="Um texto que a pessoa pediu para apagar.")
    services.seal()
    AuditPrivate.objects.all().delete()
    assert check_chain().is_sound


def test_a_changed_event_is_found(cast: Cast) -> None:
    for _ in range(3):
        record(cast)
    services.seal()
    second = AuditLink.objects.get(position=2).event_id
    tamper(f"UPDATE lms_auditevent SET action = 'tests.other' WHERE id = {second}")
    assert check_chain().broken == [2]


def test_a_changed_reason_is_found(cast: Cast) -> None:
    record(cast, reason="O motivo verdadeiro.")
    services.seal()
    AuditPrivate.objects.update(reason="Outro motivo.")
    assert check_chain().altered_reasons == [1]


def test_a_removed_last_link_is_found(cast: Cast) -> None:
    for _ in range(2):
        record(cast)
    services.seal()
    tamper("DELETE FROM lms_auditlink WHERE position = 2")
    assert check_chain().has_lost_end


def test_events_left_unsealed_are_reported_after_five_minutes(cast: Cast) -> None:
    event = record(cast)
    assert check_chain().late == 0
    old = (timezone.now() - timedelta(minutes=6)).isoformat(" ")
    tamper(f"UPDATE lms_auditevent SET at = '{old}' WHERE id = {event.pk}")
    assert check_chain().late == 1


def test_the_command_says_what_it_proved(cast: Cast) -> None:
    record(cast)
    services.seal()
    out = StringIO()
    call_command("audit_check", stdout=out)
    assert "1 elos" in out.getvalue()


def test_the_command_fails_on_a_broken_chain(cast: Cast) -> None:
    record(cast)
    services.seal()
    tamper("UPDATE lms_auditevent SET object_id = 'x'")
    with pytest.raises(CommandError, match="não confere"):
        call_command("audit_check")
