"""The fields of ``courses``: what a person studied, answered and earned."""

from courses.enrollments.models import Enrollment
from courses.enrollments.rules import IS_OPEN
from courses.enrollments.services import drop
from lms.privacy.registry import (
    CAREER_YEARS,
    PROOF,
    Basis,
    Erasure,
    Field,
    OnErasure,
    register,
    register_eraser,
    register_plain,
    register_table,
)

AREA = "cursos"

STUDY = "acompanhar o estudo e dizer o que falta"
RESULT = "dizer se a pessoa concluiu, e mostrar como se chegou a isso"
HOURS = "contar as horas de educação que valem para a carreira"
FAIR = "dar a cada pessoa o que ela precisa para mostrar o que sabe"
AUTHORED = "deixar que quem leu um arquivo de perguntas as leve para o rascunho"
LEAD = "dizer quem conduz a turma, que o certificado imprime"


def declare() -> None:
    """Declare every field of ``courses``; called once, when the app is ready."""
    _enrollments()
    _leading()
    _exchange()
    _learning()
    _accommodations()
    _hours()
    _copies()
    _plain()
    _plain_of_classes()
    _words()


def _many(model: str, names: str, purpose: str, *, on_erasure: OnErasure) -> None:
    register(
        AREA,
        *(Field(f"{model}.{name}", purpose, on_erasure=on_erasure) for name in names.split()),
    )


def _enrollments() -> None:
    kept = OnErasure.RESTRICT
    register(
        AREA,
        Field("courses.Enrollment.person", STUDY, on_erasure=kept, export=False),
        Field(
            "courses.Enrollment.offering",
            STUDY,
            on_erasure=kept,
            path="offering__edition__title",
        ),
        Field("courses.Fulfilment.enrollment", RESULT, on_erasure=kept, export=False),
        Field(
            "courses.Fulfilment.requirement",
            RESULT,
            on_erasure=kept,
            path="requirement__lesson__title",
        ),
    )
    _many(
        "courses.Enrollment",
        "state requested_at confirmed_at completed_at started_on completed_on",
        STUDY,
        on_erasure=kept,
    )
    _many("courses.Fulfilment", "percent occurred_at recorded_at", RESULT, on_erasure=kept)


def _leading() -> None:
    kept = OnErasure.RESTRICT
    register(
        AREA,
        Field("courses.OfferingFacilitator.person", LEAD, on_erasure=kept, export=False),
        Field(
            "courses.OfferingFacilitator.offering",
            LEAD,
            on_erasure=kept,
            path="offering__edition__title",
        ),
        Field("courses.OfferingFacilitator.title", LEAD, on_erasure=OnErasure.UNLESS_DUTY),
        *(
            Field(name, PROOF, Basis.LEGAL_DUTY, on_erasure=OnErasure.KEEP, export=False)
            for name in (
                "courses.Edition.approved_by",
                "courses.Offering.closed_by",
                "courses.OfferingFacilitator.confirmed_by",
            )
        ),
    )
    _many(
        "courses.OfferingFacilitator", "capacity state minutes confirmed_at", LEAD, on_erasure=kept
    )


def _exchange() -> None:
    # Only who holds a role reads such files, and what they did in office stays with their name.
    kept = OnErasure.KEEP
    register(
        AREA,
        Field("courses.QuestionImport.read_by", AUTHORED, on_erasure=kept, export=False),
        Field("courses.QuestionImport.read_at", AUTHORED, on_erasure=kept, export=False),
        Field("courses.QuestionImport.brought_at", AUTHORED, on_erasure=kept, export=False),
    )
    register_plain("courses.QuestionImport", "public_id page source_format notes items")


def _learning() -> None:
    erased = OnErasure.ERASE
    register(
        AREA,
        *(
            Field(f"courses.{model}.enrollment", STUDY, on_erasure=erased, export=False)
            for model in ("LessonProgress", "PracticeAnswer", "Attempt", "LearningEvent")
        ),
        Field("courses.LessonProgress.lesson", STUDY, on_erasure=erased, path="lesson__title"),
        Field("courses.Attempt.lesson", RESULT, on_erasure=erased, path="lesson__title"),
        Field("courses.AttemptAnswer.attempt", RESULT, on_erasure=erased, export=False),
        Field("courses.AttemptAnswer.shown", RESULT, on_erasure=erased),
        Field("courses.LearningEvent.person", STUDY, on_erasure=erased, export=False),
        Field("courses.LearningEvent.client_id", STUDY, on_erasure=erased, export=False),
    )
    _many(
        "courses.LessonProgress",
        "opened_at read_at last_at place_block place_medium place_second place_at",
        STUDY,
        on_erasure=erased,
    )
    _many(
        "courses.PracticeAnswer",
        "response is_right occurred_at received_at",
        STUDY,
        on_erasure=erased,
    )
    _many(
        "courses.Attempt",
        "number started_at ends_at submitted_at percent",
        RESULT,
        on_erasure=erased,
    )
    _many("courses.AttemptAnswer", "response is_right saved_at", RESULT, on_erasure=erased)
    _many(
        "courses.LearningEvent",
        "event_kind occurred_at received_at refusal",
        STUDY,
        on_erasure=erased,
    )


def _accommodations() -> None:
    erased = OnErasure.ERASE
    register(
        AREA,
        Field("courses.Accommodation.enrollment", FAIR, on_erasure=erased, export=False),
        Field("courses.OtherEvidence.enrollment", FAIR, on_erasure=erased, export=False),
        Field("courses.OtherEvidence.lesson", FAIR, on_erasure=erased, path="lesson__title"),
        *(
            Field(name, PROOF, Basis.LEGAL_DUTY, on_erasure=OnErasure.KEEP, export=False)
            for name in ("courses.Accommodation.granted_by", "courses.OtherEvidence.recorded_by")
        ),
    )
    _many("courses.Accommodation", "extra_time_percent reason granted_at", FAIR, on_erasure=erased)
    _many("courses.OtherEvidence", "description reason recorded_at", FAIR, on_erasure=erased)


def _hours() -> None:
    names = "minutes modality action_kind capacity theme title starts_on ends_on posted_at"
    register(
        AREA,
        Field("courses.HourEntry.person", HOURS, Basis.LEGAL_DUTY, export=False),
        *(
            Field(f"courses.HourEntry.{name}", HOURS, Basis.LEGAL_DUTY, years=CAREER_YEARS)
            for name in names.split()
        ),
        Field("courses.HourEntry.source_key", HOURS, Basis.LEGAL_DUTY, export=False),
        Field("courses.HourEntry.posted_by", PROOF, Basis.LEGAL_DUTY, export=False),
    )


def _leave_classes(erasure: Erasure) -> None:
    """Give up the places that a person still holds, so that others get them."""
    studying = Enrollment.objects.filter(person__in=erasure.person_ids, state__in=IS_OPEN)
    for enrollment in studying.order_by("offering", "pk"):
        drop(enrollment=enrollment, by=erasure.by)


def _copies() -> None:
    register_eraser(_leave_classes)
    for model, owner, title in (
        ("courses.Enrollment", "person", "matrículas"),
        ("courses.Fulfilment", "enrollment__person", "requisitos cumpridos"),
        ("courses.OfferingFacilitator", "person", "turmas que conduz"),
        ("courses.LessonProgress", "enrollment__person", "aulas lidas"),
        ("courses.PracticeAnswer", "enrollment__person", "respostas de treino"),
        ("courses.Attempt", "enrollment__person", "avaliações"),
        ("courses.AttemptAnswer", "attempt__enrollment__person", "respostas das avaliações"),
        ("courses.Accommodation", "enrollment__person", "adaptações nas avaliações"),
        ("courses.OtherEvidence", "enrollment__person", "outras formas de avaliação"),
        ("courses.LearningEvent", "person", "envios do celular"),
        ("courses.HourEntry", "person", "horas"),
    ):
        register_table(AREA, model, owner=owner, title=title)


def _words() -> None:
    register_plain("courses.DecsTerm", "code name folded")
    register_plain("courses.SearchWord", "text stem")
    register_plain("courses.WordTrigram", "word letters")
    register_plain("courses.CardWord", "card word weight")
    register_plain("courses.SynonymGroup", "phrases")


def _plain() -> None:
    register_plain(
        "courses.CoursePage",
        "summary objectives audience syllabus competences sources action_kind modality theme "
        "decs_term occupations lesson_minutes pass_percent cover bank",
    )
    register_plain(
        "courses.LessonPage",
        "summary minutes is_graded attempts_allowed time_limit_minutes body",
    )
    register_plain(
        "courses.CourseCard",
        "page organization slug title summary audience theme modality minutes lesson_count "
        "published_at assessment_minutes badges open_until occupations words_version written_at",
    )
    register_plain(
        "courses.Edition",
        "public_id course organization number title action_kind modality theme workload_minutes "
        "lesson_minutes pass_percent syllabus competences approved_at",
    )
    register_plain(
        "courses.EditionLesson",
        "public_id edition page position title minutes is_graded attempts_allowed "
        "time_limit_minutes draws",
    )
    register_plain(
        "courses.EditionQuestion",
        "public_id lesson block_id position question_type is_practice content_hash shown key pool",
    )


def _plain_of_classes() -> None:
    register_plain(
        "courses.Offering",
        "public_id edition organization title state seats seats_taken starts_on ends_on "
        "completes_on place partners closed_at created_at",
    )
    register_plain("courses.OfferingFacilitator", "public_id")
    register_plain("courses.Requirement", "offering requirement_kind lesson minimum_percent")
    register_plain("courses.Enrollment", "public_id")
    register_plain("courses.Fulfilment", "source")
    register_plain("courses.HourEntry", "public_id reverses")
    register_plain("courses.PracticeAnswer", "question")
    register_plain("courses.Attempt", "public_id")
    register_plain("courses.OtherEvidence", "public_id")
    register_plain("courses.AttemptAnswer", "question position")
