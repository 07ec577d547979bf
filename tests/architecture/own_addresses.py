"""Our own addresses: who gets what, of things of Parintins, with the methods GET and POST.

A row says only what differs from the rule: a visitor is sent to sign in (``LOGIN``), everybody else
gets a 404. ``everybody`` and ``signed_in`` widen it, a name (``tests.architecture.walking.cast_of``)
narrows it again. Without ``post``, or ``get``, the address knows no such method. A second row of one
address says in its key, after a space, what it is about.

The same rows hold for things of Goiânia: there Davi stands where Bruno stands, and every other name
falls back to the rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.architecture.walking import LOGIN, Status
from tests.world import Town

Says = Mapping[str, Status]
Arguments = Mapping[str, Any] | tuple[Any, ...]


@dataclass(frozen=True)
class Row:
    """One address.

    Attributes:
        of: the arguments: of a town's things, or the same everywhere.
        get: what GET answers.
        post: what POST with an empty form answers.
        writes: to whom that POST changes something, as ``CHANGED``; to nobody else, ever.
        counts: tables to which anybody's GET may write.
    """

    of: Callable[[Town], Arguments] | Arguments = ()
    get: Says | None = None
    post: Says | None = None
    writes: Says = field(default_factory=dict)
    counts: frozenset[str] = frozenset()


def answer_for(says: Says, name: str) -> Status:
    """Return what ``says`` has for a member of the cast."""
    named = {who: status for group, status in says.items() for who in group.split()}
    groups = ["everybody"] if name == "visitor" else ["signed_in", "everybody"]
    rule: Status = LOGIN if name == "visitor" else 404
    return next((named[key] for key in (name, *groups) if key in named), rule)


def elsewhere(says: Says, name: str) -> Status:
    """Return what ``says`` means for a thing of Goiânia."""
    if name in STANDS_FOR:
        return answer_for(says, STANDS_FOR[name])
    return answer_for({key: says[key] for key in says if key in WIDE}, name)


def askers(says: Says, names: list[str], turn: int) -> list[str]:
    """Return who asks: everybody, where the answer depends on a role.

    Where one answer is everybody's, or is of all who are signed in, a few ask, those that the row
    names, and each of the others in turn.
    """
    if not WIDE & set(says):
        return names
    named = {who for group in says for who in group.split()} - WIDE
    few = [name for name in names if name in A_FEW | named]
    others = [name for name in names if name not in few]
    return [*few, others[turn % len(others)]]


def askers_elsewhere(says: Says, names: list[str], turn: int) -> list[str]:
    """Return who asks for a thing of Goiânia: a few, who has a place there, and whom the row names.

    Everybody else is refused for one reason, so that each of the others asks in turn.
    """
    named = {who for group in says for who in group.split()}
    asking = [name for name in names if name in A_FEW | named | set(STANDS_FOR)]
    others = [name for name in names if name not in asking]
    return [*asking, others[turn % len(others)]]


A_FEW = {"visitor", "ana", "bruno", "elisa", "root"}
# Whose standing in Parintins somebody has in Goiânia; places do not matter to the last three.
STANDS_FOR = {"davi": "bruno", "visitor": "visitor", "fabio": "fabio", "root": "root"}
WIDE = {"everybody", "signed_in"}


@dataclass(frozen=True)
class Reading:
    """How a row is read for the things of one town."""

    answer: Callable[[Says, str], Status]
    askers: Callable[[Says, list[str], int], list[str]]


HERE = Reading(answer_for, askers)
ELSEWHERE = Reading(elsewhere, askers_elsewhere)

CHANGED = "changed"
ALL: Says = {"everybody": 200}
NOBODY: Says = {"everybody": 404}
SIGNED_IN: Says = {"signed_in": 200}
A_PERSON: Says = {"signed_in": 200, "root": 404}  # the superuser is nobody who studies or works
EACH_PERSON: Says = {"signed_in": CHANGED, "root": 404}
TO_STEP: Says = {"signed_in": 302}
ONLY_OUTSIDE: Says = {"everybody": 302, "visitor": 200}


# Whoever keeps the terms keeps all of them; the first stands in every database.
ONE_TERM: Mapping[str, Any] = {"pk": 1}


def link(t: Town) -> Mapping[str, Any]:
    return {"public_id": t.link.public_id}


def correction(t: Town) -> Mapping[str, Any]:
    return {"public_id": t.correction.public_id}


def offering(t: Town) -> Mapping[str, Any]:
    return {"public_id": t.offering.public_id}


def facilitator(t: Town) -> Mapping[str, Any]:
    return {"public_id": t.facilitator.public_id}


def certificate(t: Town) -> Mapping[str, Any]:
    return {"public_id": t.certificate.public_id}


def external(t: Town) -> Mapping[str, Any]:
    return {"public_id": t.external.public_id}


def code(t: Town) -> Mapping[str, Any]:
    return {"typed": t.certificate.code}


def unfinished(t: Town) -> Mapping[str, Any]:
    return {"attempt": t.unfinished.public_id}


def reading(t: Town) -> Mapping[str, Any]:
    return {"course": t.course.slug, "lesson": t.reading.slug}


def quiz(t: Town) -> Mapping[str, Any]:
    return {"course": t.course.slug, "lesson": t.quiz.slug}


def questions(t: Town) -> Mapping[str, Any]:
    return {"page_id": t.reading.pk}


def question_import(t: Town) -> Mapping[str, Any]:
    return {**questions(t), "public_id": t.questions.public_id}


def exported(t: Town) -> Mapping[str, Any]:
    return {**questions(t), "written_as": "gift"}


EDITING: Says = {"bruno carla fabio facilitator root": 200}  # as in the editor
COORDINATION: Says = {"bruno carla": 200}
REGISTRY: Says = {"bruno carla elisa": 200}
COORDINATION: Says = {"bruno carla davi": 200}
OWN_CARE: Says = {"bruno carla": 200, "elisa": 403}
ADMINISTRATION: Says = {"fabio": 200}
REGISTERING: Says = {"bruno carla davi": 200, "elisa unit_manager": 403}

SERVICE: dict[str, Row] = {
    "healthz": Row(get=ALL, post=ALL),
    "readyz": Row(get=ALL, post=ALL),
    "wagtail_serve": Row(lambda t: (t.section.url.lstrip("/"),), get=ALL),
    "wagtail_serve a draft": Row(lambda t: (t.draft.url.lstrip("/"),), get=NOBODY, post=NOBODY),
}

ENTRANCE: dict[str, Row] = {
    "account_login": Row(get=ONLY_OUTSIDE, post=ONLY_OUTSIDE),
    "account_logout": Row(get={"everybody": 200, "visitor": 302}, post={"everybody": 302}),
    "account_signup": Row(get=ONLY_OUTSIDE, post=ONLY_OUTSIDE),
    "account_inactive": Row(get=ALL),
    "account_reauthenticate": Row(get=SIGNED_IN, post=SIGNED_IN),
    "account_email": Row(get=SIGNED_IN, post=TO_STEP, counts=frozenset({"account_emailaddress"})),
    "account_email_verification_sent": Row(get=ALL),
    "account_confirm_email": Row({"key": "x"}, get=ALL, post=NOBODY),
    "account_change_password": Row(get=SIGNED_IN, post=SIGNED_IN),
    "account_set_password": Row(get=TO_STEP, post=TO_STEP),
    "account_reset_password": Row(get=ALL, post=ALL),
    "account_reset_password_done": Row(get=ALL),
    "account_reset_password_from_key_done": Row(get=ALL),
    "account_reset_password_from_key": Row({"uidb36": "a", "key": "b"}, get=ALL, post=ALL),
    "mfa_index": Row(get=SIGNED_IN),
    "mfa_authenticate": Row(get=TO_STEP, post=TO_STEP),
    "mfa_reauthenticate": Row(get=TO_STEP, post=TO_STEP),
    "mfa_activate_totp": Row(get=TO_STEP, post=TO_STEP),
    "mfa_deactivate_totp": Row(get={}, post={}),
    "mfa_view_recovery_codes": Row(get={}),
    "mfa_generate_recovery_codes": Row(get=TO_STEP, post=TO_STEP),
    "mfa_download_recovery_codes": Row(get={}, post={}),
}

PEOPLE: dict[str, Row] = {
    "people:account": Row(get=SIGNED_IN),
    "people:names": Row(get=A_PERSON, post=A_PERSON),
    "people:declare_cpf": Row(get=A_PERSON, post=A_PERSON),
    "people:link": Row(link, get={"ana": 200}, post={"ana": 400}),
    "people:printed_number": Row(link, post={"ana": 400}),
    "people:first_access": Row(get=ALL, post=ALL),
    "people:people": Row(
        get={"bruno carla davi elisa unit_manager": 200},
        post={"bruno carla davi elisa unit_manager": 200},
    ),
    "people:register": Row(get=REGISTERING, post=REGISTERING),
    "people:document": Row(get=REGISTERING, post=REGISTERING),
    "people:person": Row(link, get={"bruno carla elisa unit_manager": 200}),
    "people:issue_code": Row(
        link, post={"bruno carla": 200, "elisa unit_manager": 403}, writes={"bruno carla": CHANGED}
    ),
    "people:corrections": Row(get=A_PERSON, post=A_PERSON),
    "people:withdraw_correction": Row(correction, post={"ana": 302}, writes={"ana": CHANGED}),
    "people:correction_requests": Row(get={"bruno carla davi elisa": 200}),
    "people:answer_correction": Row(
        correction, get={"bruno carla elisa": 200}, post={"bruno carla elisa": 200}
    ),
    "privacy:mine": Row(get=A_PERSON),
    "privacy:erase": Row(get=A_PERSON, post=A_PERSON),
    "privacy:erased": Row(get=ALL),
    "privacy:export": Row(
        post=A_PERSON,
        writes=EACH_PERSON,
    ),
    "notices:inbox": Row(get=SIGNED_IN),
    "notices:read": Row(
        lambda t: {"public_id": t.notice.public_id}, post={"ana": 302}, writes={"ana": CHANGED}
    ),
    "notices:read_all": Row(
        post=TO_STEP,
        writes=EACH_PERSON,
    ),
}

ROLES: dict[str, Row] = {
    "people:roles": Row(get=ADMINISTRATION, post=ADMINISTRATION),
    "people:role_place": Row(get=ADMINISTRATION),
    "people:give_role": Row(
        lambda t: {"kind": "instituicao", "key": str(t.organization.public_id)},
        get=ADMINISTRATION,
        post=ADMINISTRATION,
    ),
    "people:substitute_case": Row(get=ADMINISTRATION),
    "people:substitute": Row(
        lambda t: {"kind": "turma", **offering(t)}, get=ADMINISTRATION, post=ADMINISTRATION
    ),
    "people:end_role": Row(
        lambda t: {"public_id": t.coordinator.grants.get().public_id},
        get=ADMINISTRATION,
        post=ADMINISTRATION,
    ),
}

COURSES: dict[str, Row] = {
    "courses:terms": Row(get={"fabio": 200}),
    "courses:term_add": Row(get={"fabio": 200}, post={"fabio": 200}),
    "courses:term": Row(ONE_TERM, get={"fabio": 200}, post={"fabio": 200}),
    "courses:catalogue": Row(get=ALL),
    "courses:course": Row(lambda t: {"slug": t.course.slug}, get=ALL),
    "courses:lesson": Row(reading, get=ALL, post=TO_STEP),
    "courses:finish_lesson": Row(reading, post=TO_STEP, writes={"ana bruno": CHANGED}),
    "courses:start_attempt": Row(quiz, post=TO_STEP),
    "courses:events": Row(post={"visitor": 401, "signed_in": 400, "root": 403}),
    "courses:manifest": Row(get=ALL),
    "courses:worker": Row(get=ALL),
    "courses:offline": Row(get=ALL),
    "courses:signal": Row(get=ALL),
    "courses:module": Row(lambda t: {"enrollment": t.enrollment.public_id}, get={"ana": 200}),
    "courses:sheet": Row(quiz, get={"ana bruno": 200}),
    "courses:attempt": Row(unfinished, get={"bruno": 200}, post={"bruno": 302}),
    "courses:hand_in": Row(
        unfinished, get={"bruno": 200}, post={"bruno": 302}, writes={"bruno": CHANGED}
    ),
    "courses:attempt_result": Row(lambda t: {"attempt": t.attempt.public_id}, get={"ana": 200}),
    "courses:my_space": Row(get=A_PERSON),
    "courses:my_hours": Row(get=A_PERSON),
    "courses:enroll": Row(
        offering,
        get={"everybody": 302},
        post=TO_STEP,
        writes={**EACH_PERSON, "ana bruno": "is in already"},
    ),
    "courses:drop": Row(
        offering, get={"bruno": 200}, post={"bruno": 302}, writes={"bruno": CHANGED}
    ),
    "courses:questions": Row(questions, get=EDITING, post=EDITING),
    "courses:question_import": Row(
        question_import, get={"bruno": 200}, post={"bruno": 302}, writes={"bruno": CHANGED}
    ),
    "courses:export_questions": Row(exported, get=EDITING),
    "courses:offerings": Row(get={"bruno carla davi facilitator": 200}),
    "courses:offering_create": Row(get={"bruno carla davi": 200}, post={"bruno carla davi": 200}),
    "courses:roster": Row(offering, get={"bruno carla facilitator": 200}),
    "courses:offering_step": Row(
        lambda t: {**offering(t), "slug": "comecar"},
        get={"bruno carla": 200, "facilitator": 403},
        post={"bruno carla": 302, "facilitator": 403},
        writes={"bruno carla": CHANGED},
    ),
    "courses:offering_close": Row(
        offering,
        get={"bruno carla": 200, "facilitator": 403},
        post={"bruno carla": 200, "facilitator": 403},
    ),
    "courses:name_facilitator": Row(
        offering,
        get={"bruno carla": 200, "facilitator": 403},
        post={"bruno carla": 200, "facilitator": 403},
    ),
    "courses:remove_facilitator": Row(
        facilitator,
        get={"bruno carla": 200, "facilitator": 403},
        post={"bruno carla": 302, "facilitator": 403},
        writes={"bruno carla": CHANGED},
    ),
    "courses:confirm_teaching": Row(
        facilitator,
        get={"bruno carla": 200, "facilitator": 403},
        post={"bruno carla": 200, "facilitator": 403},
    ),
    "courses:annul_teaching": Row(
        facilitator,
        get={"bruno carla": 200, "facilitator": 403},
        post={"bruno carla": 200, "facilitator": 403},
    ),
    "courses:accommodation": Row(
        lambda t: {"public_id": t.enrollment.public_id},
        get={"bruno carla": 200, "ana facilitator": 403},
        post={"bruno carla": 200, "ana facilitator": 403},
    ),
    "courses:annul": Row(
        lambda t: {"public_id": t.enrollment.public_id},
        get={"bruno carla": 200, "ana facilitator": 403},
        post={"bruno carla": 200, "ana facilitator": 403},
    ),
}

CERTIFICATES: dict[str, Row] = {
    "certificates:public_keys": Row(get=ALL),
    "certificates:check": Row(get=ALL),
    "certificates:check_file": Row(post=ALL),
    "certificates:batch": Row(get=ALL, post=ALL),
    "certificates:batch_sheet": Row(post={"everybody": 400}),
    "certificates:batch_report": Row(post={"everybody": 400}),
    "certificates:verdict": Row(code, get=ALL, counts=frozenset({"certificates_checkcount"})),
    "certificates:verdict_document": Row(
        code, get=ALL, counts=frozenset({"certificates_checkcount"})
    ),
    "certificates:my_certificates": Row(get=SIGNED_IN),
    "certificates:mine": Row(certificate, get={"ana": 200}),
    # Nobody but Ana has hours; hers are as they were when the world made her transcript.
    "certificates:transcript": Row(get=A_PERSON, post={"signed_in": 400, "ana": 302, "root": 404}),
    "certificates:transcript_file": Row(
        lambda t: {"public_id": t.transcript.public_id}, get={"ana": 200}
    ),
    "certificates:take_along": Row(certificate, get={"ana": 200}, post={"ana": 200}),
    "certificates:issuer": Row(
        lambda t: {"public_id": t.organization.public_id}, get={"everybody": 200}
    ),
    # Nobody of the world has taken a certificate along: there is no list yet.
    "certificates:status_list": Row(
        lambda t: {"public_id": t.organization.public_id, "number": 1}, get={"everybody": 404}
    ),
    "certificates:file": Row(certificate, get={"ana bruno carla elisa": 200}),
    "certificates:registry": Row(get={"bruno carla davi elisa": 200}),
    "certificates:revoke_many": Row(get=COORDINATION, post=COORDINATION),
    "certificates:replace_many": Row(get=COORDINATION, post=COORDINATION),
    "certificates:registered": Row(certificate, get=REGISTRY),
    "certificates:revoke": Row(certificate, get=OWN_CARE, post=OWN_CARE),
    "certificates:replace": Row(certificate, get=OWN_CARE, post=OWN_CARE),
}

RECOGNITION: dict[str, Row] = {
    "certificates:externals": Row(get=A_PERSON),
    "certificates:external_send": Row(get=A_PERSON, post=A_PERSON),
    "certificates:external": Row(external, get={"ana": 200}),
    "certificates:external_withdraw": Row(external, post={"ana": 302}, writes={"ana": CHANGED}),
    # Nobody has decided on it yet.
    "certificates:external_erase": Row(external, post={"ana": 400}),
    "certificates:external_file": Row(external, get={"ana": 200}),
    "certificates:external_preview": Row(external, get={"ana": 200}),
    "certificates:recognitions": Row(get={"elisa": 200}),
    "certificates:recognition": Row(external, get={"elisa": 200}),
    "certificates:recognise": Row(external, get={"elisa": 200}, post={"elisa": 200}),
    "certificates:recognition_refuse": Row(external, get={"elisa": 200}, post={"elisa": 200}),
    "certificates:recognition_annul": Row(external, get={"elisa": 302}, post={"elisa": 302}),
    "certificates:recognition_file": Row(external, get={"elisa": 200}),
    "certificates:recognition_preview": Row(external, get={"elisa": 200}),
}

LOOK_AND_PAGES: dict[str, Row] = {
    "cms:stylesheet": Row({"digest": "qualquer"}, get=ALL),
    "cms:more": Row(get=ALL),
    "cms:appearance": Row(get=ALL, post=ALL),
    "cms:accessibility": Row(get=ALL),
    "cms:privacy": Row(get=ALL),
    "cms:style_catalogue": Row(get=ALL),
    "courses:question_samples": Row(get=ALL),
    "cms:staff": Row(get={"bruno carla davi elisa fabio unit_manager facilitator": 200}),
    "cms:municipalities": Row(get={"fabio": 200}),
    "cms:join": Row(get={"fabio": 200}, post={"fabio": 200}),
    "cms:organizations": Row(get={"bruno carla davi": 302, "fabio": 200}),
    "cms:organization": Row(
        lambda t: {"public_id": t.organization.public_id},
        get={"bruno carla fabio": 200},
        post={"bruno carla fabio": 302},
        writes={"bruno carla fabio": CHANGED},
    ),
    "cms:image": Row(
        lambda t: {"public_id": t.image.public_id, "version": "antes", "width": 40}, get=ALL
    ),
    "cms:file": Row(lambda t: {"name": t.image.renditions.first().file.name}, get=ALL),
    "cms:file an original": Row(lambda t: {"name": t.image.file.name}, get=NOBODY),
    "cms:recording": Row(
        lambda t: {"public_id": t.recording.public_id, "part": "arquivo", "version": "0"}, get=ALL
    ),
    "cms:document": Row(lambda t: {"public_id": t.document.public_id}, get=ALL),
}

OWN: dict[str, Row] = {
    **SERVICE,
    **ENTRANCE,
    **PEOPLE,
    **ROLES,
    **COURSES,
    **CERTIFICATES,
    **RECOGNITION,
    **LOOK_AND_PAGES,
}
