"""What was found in a file, in words: one sentence each, and what is not known is said to be so."""

from dataclasses import dataclass
from typing import Final

from certificates.recognition.rules import Fact, Finding
from lms.common.codes import format_code

Tone = str
WORDS: Final = {"ok": "Confere", "wait": "Atenção", "stop": "Problema"}
_CODED: Final = frozenset({Finding.NO_SUCH_CODE})

SENTENCES: Final[dict[Finding, tuple[Tone, str]]] = {
    Finding.OURS_COUNTED: (
        "stop",
        (
            "É um certificado do Percurso, e as horas dele já estão no histórico desta pessoa. Se o"
            " arquivo traz outro certificado junto, ele precisa vir sozinho."
        ),
    ),
    Finding.OURS_REPLACED: (
        "stop",
        "É um certificado do Percurso que foi substituído: as horas contam pelo certificado novo.",
    ),
    Finding.OURS_REVOKED: ("stop", "É um certificado do Percurso que foi revogado."),
    Finding.OURS_ANOTHERS: (
        "stop",
        "Traz o código de um certificado do Percurso que está em nome de outra pessoa.",
    ),
    Finding.OURS_REPORT: ("wait", "É um relatório de conferência do Percurso, não um certificado."),
    Finding.SEALED: ("ok", "É byte por byte o arquivo que emitimos, e o nosso selo confere."),
    Finding.SEAL_BROKEN: (
        "stop",
        "É um arquivo nosso, mas o selo não confere. Avise a administração.",
    ),
    Finding.NO_SUCH_CODE: (
        "stop",
        "Traz o código {detail}, no nosso formato, que não existe aqui.",
    ),
    Finding.MANY_CODES: (
        "wait",
        "Traz {detail} códigos do Percurso. Pode ser uma junção de certificados: abra o arquivo.",
    ),
    Finding.LOOK_ALIKE: (
        "stop",
        "Manda conferir em {detail}, que parece o nosso endereço e não é. Não use aquele site.",
    ),
    Finding.FOREIGN: (
        "wait",
        (
            "Manda conferir em {detail}. Não abrimos sites de fora: se você conhece a instituição,"
            " confira lá."
        ),
    ),
    Finding.NO_CODE: ("wait", "Não achamos código nem endereço que desse para conferir sozinho."),
    Finding.SIGNED: (
        "wait",
        (
            "Assinado por dentro por “{detail}”, e o arquivo não mudou depois. Se essa assinatura é"
            " mesmo dessa instituição, só o validador do governo diz: validar.iti.gov.br."
        ),
    ),
    Finding.SIGNED_THEN_CHANGED: (
        "wait",
        "Assinado por “{detail}”, mas algo foi acrescentado ao arquivo depois da assinatura.",
    ),
    Finding.SIGNATURE_BROKEN: (
        "stop",
        "Diz ser assinado por “{detail}”, mas o arquivo não é mais o que foi assinado.",
    ),
    Finding.SIGNATURE_UNREAD: (
        "wait",
        "Tem uma assinatura que não foi possível conferir sozinho. Use validar.iti.gov.br.",
    ),
    Finding.BADGE_OURS: ("ok", "É uma medalha digital que o Percurso assinou, sem mudança."),
    Finding.BADGE_INTACT: (
        "wait",
        (
            "É uma medalha digital em nome de “{detail}”, e não mudou depois de assinada. De quem é"
            " a chave que assinou, não foi possível conferir sozinho."
        ),
    ),
    Finding.BADGE_BROKEN: ("stop", "É uma medalha digital, mas não é mais como foi assinada."),
    Finding.BADGE_UNCHECKED: (
        "wait",
        (
            "É uma medalha digital em nome de “{detail}”. A chave fica no site da instituição, que"
            " não abrimos: não foi possível conferir sozinho."
        ),
    ),
    Finding.BADGE_EXPIRED: ("wait", "A medalha digital valia até {detail}."),
    Finding.BADGE_NOT_YET: ("stop", "A medalha digital tem data de início no futuro."),
    Finding.UNREADABLE: ("wait", "Não deu para abrir o arquivo sozinho. Baixe e veja se abre."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and how grave it is: ``ok``, ``wait`` or ``stop``."""

    tone: Tone
    sentence: str

    @property
    def word(self) -> str:
        """Return the one word that goes with the tone."""
        return WORDS[self.tone]


def tell(fact: Fact) -> Told:
    """Return what to say of something that was found."""
    tone, sentence = SENTENCES[fact.finding]
    detail = format_code(fact.detail) if fact.finding in _CODED else fact.detail
    return Told(tone, sentence.format(detail=detail or "quem não se identifica"))
