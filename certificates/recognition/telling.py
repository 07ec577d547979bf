"""What the person reads in the inbox when something is decided."""

from typing import Final

from django.urls import reverse

from certificates.recognition.models import ExternalCredential
from certificates.recognition.rules import CredentialState, RefusalReason
from cms.look.rules import hours_text
from lms.notices.kinds import register
from lms.notices.services import notify

ACCEPTED: Final = register("recognition.accepted", title="Horas reconhecidas", icon="ok")
REFUSED: Final = register("recognition.refused", title="Certificado de fora", icon="info")
ANNULLED: Final = register("recognition.annulled", title="Reconhecimento anulado", icon="undo")
LONGEST_TITLE: Final = 100


def tell_of_decision(credential_id: int) -> None:
    """Tell the person what was decided, and when. Hears ``recognition.decided``."""
    credential = ExternalCredential.objects.select_related("person", "link__employer").get(
        pk=credential_id
    )
    state = CredentialState(credential.state)
    kinds = {
        CredentialState.ACCEPTED: ACCEPTED,
        CredentialState.REFUSED: REFUSED,
        CredentialState.ANNULLED: ANNULLED,
    }
    at = credential.annulled_at if state == CredentialState.ANNULLED else credential.decided_at
    notify(
        person=credential.person,
        kind=kinds[state],
        text=_text(credential, state),
        path=reverse("certificates:external", args=[credential.public_id]),
        at=at,
    )


def _text(credential: ExternalCredential, state: CredentialState) -> str:
    title = f"“{_short(credential.title)}”"
    if state == CredentialState.ACCEPTED:
        told = hours_text(credential.accepted_minutes or 0)
        return f"O RH reconheceu {told} de {title}. Elas já estão nas suas horas."
    if state == CredentialState.ANNULLED:
        return f"O RH anulou o reconhecimento de {title}. Veja o motivo."
    if credential.refusal_reason == RefusalReason.OURS:
        return f"{title} é um certificado do Percurso: não precisa enviar. Veja por quê."
    return f"O RH não reconheceu {title}. Veja o motivo e o que fazer."


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
