"""The fields of ``lms``: which are personal, why they are kept, what becomes of them."""

from dataclasses import replace

from lms.people.models import Person
from lms.people.queries import full_identity
from lms.privacy.registry import (
    CAREER_YEARS,
    PROOF,
    Basis,
    Field,
    OnErasure,
    register,
    register_exporter,
    register_plain,
    register_table,
)

AREA = "pessoa"

WHO = "saber quem é a pessoa, para dar a ela as suas horas e certificados"
SIGN_IN = "deixar a própria pessoa entrar, e mais ninguém"
TIE = "saber em que secretaria, cargo e unidade a pessoa trabalha"
CHOICE = "imprimir a matrícula nos certificados só se a pessoa quiser"
TELL = "avisar a pessoa do que aconteceu e do próximo passo"
DOCUMENTS = {"cpf": "CPF", "cns_card": "cartão do SUS"}
RIGHT = "corrigir o que está errado no cadastro, e provar quem respondeu"
ROLE = "saber quem pode agir em nome da secretaria, e desde quando"


def declare() -> None:
    """Declare every field of ``lms``; called once, when the app is ready."""
    _people()
    _sign_in()
    _links()
    _corrections()
    _traces()
    _copies()
    _plain()


def _people() -> None:
    erased = OnErasure.UNLESS_DUTY
    register(
        AREA,
        Field("lms.Person.civil_name", WHO, on_erasure=erased),
        Field("lms.Person.social_name", "chamar a pessoa como ela quer", on_erasure=erased),
        Field("lms.Person.sort_key", WHO, on_erasure=erased, export=False),
        Field("lms.Person.assurance", WHO, on_erasure=OnErasure.KEEP),
        Field("lms.Person.created_at", WHO, on_erasure=OnErasure.KEEP),
        Field("lms.Person.user", SIGN_IN, on_erasure=erased, export=False),
        Field("lms.Person.merged_into", WHO, on_erasure=OnErasure.KEEP, export=False),
        # The numbers go into the copy in full, opened by an exporter.
        Field("lms.PersonIdentity.person", WHO, on_erasure=erased, export=False),
        Field("lms.PersonIdentity.cpf_cipher", WHO, on_erasure=erased, export=False),
        Field("lms.PersonIdentity.cpf_lookup", WHO, on_erasure=erased, export=False),
        Field("lms.PersonIdentity.cns_card_cipher", WHO, on_erasure=erased, export=False),
        Field("lms.PersonIdentity.is_confirmed", WHO, on_erasure=erased),
        Field("lms.PersonIdentity.confirmed_at", WHO, on_erasure=erased),
    )


def _sign_in() -> None:
    erased = OnErasure.ERASE
    register(
        AREA,
        Field("lms.User.email", SIGN_IN, on_erasure=erased),
        Field("lms.User.password", SIGN_IN, on_erasure=erased, export=False),
        Field("lms.User.last_login", SIGN_IN, on_erasure=erased),
        Field("lms.User.date_joined", SIGN_IN, on_erasure=OnErasure.KEEP),
        Field("lms.User.is_active", SIGN_IN, on_erasure=OnErasure.KEEP),
        Field("lms.OneTimeCode.person", SIGN_IN, on_erasure=erased, export=False),
        Field("lms.OneTimeCode.code_digest", SIGN_IN, on_erasure=erased, export=False),
        Field("lms.OneTimeCode.link", SIGN_IN, on_erasure=erased, export=False),
        Field("lms.OneTimeCode.issued_by", PROOF, on_erasure=OnErasure.KEEP, export=False),
        Field("lms.OneTimeCode.issued_at", SIGN_IN, on_erasure=erased),
        Field("lms.OneTimeCode.used_at", SIGN_IN, on_erasure=erased),
        Field("account.EmailAddress.user", SIGN_IN, on_erasure=erased, export=False),
        Field("account.EmailAddress.email", SIGN_IN, on_erasure=erased),
        Field("account.EmailAddress.verified", SIGN_IN, on_erasure=erased),
        Field("account.EmailAddress.primary", SIGN_IN, on_erasure=erased),
    )


def _links() -> None:
    link, posting = "lms.EmploymentLink", "lms.Posting"
    register(
        AREA,
        _tie(f"{link}.person", export=False),
        _tie(f"{link}.employer", path="employer__legal_name"),
        _tie(f"{link}.daily_organization", path="daily_organization__legal_name"),
        _tie(f"{link}.regime"),
        _tie(f"{link}.occupation_cbo"),
        _tie(f"{link}.job_title"),
        _name_in_tie(f"{link}.staff_number"),
        Field(f"{link}.prints_staff_number", CHOICE, on_erasure=OnErasure.UNLESS_DUTY),
        _name_in_tie(f"{link}.typed_name"),
        _name_in_tie(f"{link}.sort_key", export=False),
        _tie(f"{link}.state"),
        _tie(f"{link}.recognised_at"),
        _tie(f"{link}.starts_on"),
        _tie(f"{link}.ends_on"),
        _tie(f"{link}.career_eligible"),
        _tie(f"{posting}.link", export=False),
        _tie(f"{posting}.facility", path="facility__name"),
        _tie(f"{posting}.starts_on"),
        _tie(f"{posting}.ends_on"),
    )


def _tie(name: str, *, path: str = "", export: bool = True) -> Field:
    return Field(name, TIE, Basis.LEGAL_DUTY, path=path, export=export, years=CAREER_YEARS)


def _name_in_tie(name: str, *, export: bool = True) -> Field:
    """Return a field of a link that says who it is: it goes where the link gives no career."""
    return replace(_tie(name, export=export), on_erasure=OnErasure.UNLESS_DUTY)


def _corrections() -> None:
    asked = "lms.CorrectionRequest"
    named = "subject value explanation state asked_at answered_at answer"
    erased = OnErasure.UNLESS_DUTY
    register(
        AREA,
        Field(f"{asked}.person", RIGHT, Basis.RIGHTS, on_erasure=erased, export=False),
        Field(
            f"{asked}.link",
            RIGHT,
            Basis.RIGHTS,
            on_erasure=erased,
            path="link__employer__legal_name",
        ),
        *(
            Field(f"{asked}.{name}", RIGHT, Basis.RIGHTS, on_erasure=erased)
            for name in named.split()
        ),
        Field(f"{asked}.answered_by", PROOF, Basis.LEGAL_DUTY, on_erasure=erased, export=False),
    )
    register_plain(asked, "public_id")


def _traces() -> None:
    erased, kept = OnErasure.ERASE, OnErasure.KEEP
    register(
        AREA,
        Field("lms.Notice.person", TELL, on_erasure=erased, export=False),
        *(
            Field(f"lms.Notice.{name}", TELL, on_erasure=erased)
            for name in ("text", "created_at", "read_at")
        ),
        Field("lms.Grant.user", ROLE, Basis.LEGAL_DUTY, on_erasure=kept, export=False),
        Field("lms.Grant.role", ROLE, Basis.LEGAL_DUTY, on_erasure=kept),
        Field("lms.Grant.since", ROLE, Basis.LEGAL_DUTY, on_erasure=kept),
        Field("lms.Grant.until", ROLE, Basis.LEGAL_DUTY, on_erasure=kept),
        Field("lms.Grant.revoked_at", ROLE, Basis.LEGAL_DUTY, on_erasure=kept),
        Field(
            "lms.Grant.organization",
            ROLE,
            Basis.LEGAL_DUTY,
            on_erasure=kept,
            path="organization__legal_name",
        ),
        Field("lms.Grant.granted_by", PROOF, Basis.LEGAL_DUTY, on_erasure=kept, export=False),
        Field("lms.AuditEvent.by", PROOF, Basis.LEGAL_DUTY, on_erasure=kept, export=False),
        Field("lms.AuditEvent.object_id", PROOF, Basis.LEGAL_DUTY, on_erasure=kept, export=False),
        Field(
            "lms.AuditPrivate.reason",
            PROOF,
            Basis.RIGHTS,
            on_erasure=OnErasure.UNLESS_DUTY,
            export=False,
        ),
    )


def _copies() -> None:
    register_table(AREA, "lms.Person", owner="pk", title="nomes")
    register_table(AREA, "lms.User", owner="person", title="acesso")
    register_table(AREA, "account.EmailAddress", owner="user__person", title="e-mails")
    register_exporter(AREA, "documentos", _documents)
    register_table(AREA, "lms.PersonIdentity", owner="person", title="confirmação dos documentos")
    register_table(AREA, "lms.EmploymentLink", owner="person", title="vínculos")
    register_table(AREA, "lms.Posting", owner="link__person", title="lotações")
    register_table(AREA, "lms.CorrectionRequest", owner="person", title="pedidos de correção")
    register_table(AREA, "lms.OneTimeCode", owner="person", title="códigos de acesso")
    register_table(AREA, "lms.Grant", owner="user__person", title="papéis")
    register_table(AREA, "lms.Notice", owner="person", title="avisos")


def _documents(person_ids: list[int]) -> list[dict[str, str]]:
    """Return CPF and SUS card in full: the copy is the person's own."""
    people = Person.objects.filter(pk__in=person_ids, identity__isnull=False).order_by("pk")
    return [
        {DOCUMENTS[name]: number for name, number in full_identity(person).items()}
        for person in people
    ]


def _plain() -> None:
    register_plain("lms.State", "uf name")
    register_plain("lms.Municipality", "name sort_key slug state is_capital time_zone")
    register_plain("lms.HealthRegion", "public_id code name state")
    register_plain("lms.HealthRegionMembership", "municipality region starts_on ends_on")
    register_plain(
        "lms.Organization",
        "public_id kind legal_name short_name sort_key cnpj municipality state time_zone "
        "creation_act address contact created_at",
    )
    register_plain("lms.Facility", "public_id organization cnes name municipality")
    register_plain(
        "lms.Grant", "public_id state health_region municipality facility row_area row_id"
    )
    register_plain(
        "lms.AuditEvent", "public_id action object_type at organization_id data private_digest"
    )
    register_plain("lms.AuditPrivate", "event salt")
    register_plain("lms.AuditLink", "event position previous digest sealed_at")
    register_plain("lms.AuditChain", "last_position last_digest")
    register_plain(
        "lms.Job",
        "public_id event handler object_id state attempts created_at due_at finished_at error",
    )
    register_plain("lms.Heartbeat", "process beat_at")
    register_plain("lms.User", "public_id is_superuser must_change_password")
    register_plain("lms.Person", "public_id")
    register_plain("lms.PersonIdentity", "cpf_key_id cpf_lookup_key_id")
    register_plain("lms.EmploymentLink", "public_id")
    register_plain("lms.OneTimeCode", "expires_at failures")
    register_plain("lms.Notice", "public_id notice_kind path")
    # Django's own, unused: grants decide.
    register_plain("lms.User_groups", "user group")
    register_plain("lms.User_user_permissions", "user permission")
