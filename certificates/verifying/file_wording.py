"""What a file is, in words: one title, what it means, what to do."""

from dataclasses import dataclass
from typing import Final

from certificates.verifying.files import FileVerdict, Finding
from certificates.verifying.rules import Answer, Verdict
from certificates.verifying.wording import ending
from lms.common.codes import format_code

OUR_LARGEST: Final = "20 MB"

TONES: Final = {Finding.LOOK_ALIKE: "stop"}
SAME: Final = {
    Answer.VALID: ("ok", "Idêntico", "É o mesmo arquivo que emitimos, byte por byte."),
    Answer.REPLACED: (
        "wait",
        "Idêntico, mas substituído",
        "O arquivo é o que emitimos, mas existe um mais novo. Peça o certificado novo.",
    ),
    Answer.REVOKED: (
        "stop",
        "Idêntico, mas revogado",
        "O arquivo é o que emitimos. Mesmo assim não vale mais.",
    ),
    Answer.REPORT: (
        "ok",
        "Idêntico",
        (
            "É um relatório de conferência que fizemos, byte por byte. Ele diz o que valia naquela"
            " hora: para saber o que vale hoje, confira de novo os códigos."
        ),
    ),
    Answer.TRANSCRIPT: (
        "ok",
        "Idêntico",
        "É um histórico de horas que fizemos, byte por byte, e nenhuma hora dele foi anulada.",
    ),
    Answer.TRANSCRIPT_ANNULLED: (
        "wait",
        "Idêntico, com horas anuladas",
        "É um histórico de horas que fizemos, mas algumas horas dele foram anuladas depois.",
    ),
    Answer.TRANSCRIPT_REVOKED: (
        "wait",
        "Idêntico, com certificado revogado",
        "É um histórico de horas que fizemos, mas um certificado dele foi revogado depois.",
    ),
}
SENTENCES: Final = {
    Finding.ALTERED: (
        "Diz ser o certificado {code}, mas não é o arquivo que emitimos. Pode ter sido mudado,"
        " salvo de novo ou impresso em PDF. Compare os dados com os da página, ou peça o original."
    ),
    Finding.MANY_CODES: (
        "O arquivo traz {count} códigos diferentes: {codes}. Pode ser uma junção de certificados,"
        " ou uma montagem. Peça um arquivo original para cada um, ou confira código por código."
    ),
    Finding.LOOK_ALIKE: (
        "O arquivo manda conferir em {host}, que parece o nosso endereço e não é."
        " Não use aquele site. O nosso é {ours}."
    ),
    Finding.FOREIGN: (
        "O arquivo não é nosso: manda conferir em {host}. Se você conhece essa instituição,"
        " confira no site dela."
    ),
    Finding.NO_SUCH_CODE: (
        "O arquivo traz o código {code}, que não existe aqui, e não é um arquivo que emitimos."
    ),
    Finding.NO_CODE: (
        "Não é um arquivo que emitimos, e não achamos nele nenhum código nosso. Pode ser de outra"
        " instituição, uma foto ou um papel digitalizado. Se ele mostra um QR ou um código nosso,"
        " digite o código."
    ),
    Finding.ENCRYPTED: (
        "O arquivo está fechado com senha, e os nossos nunca têm senha. Não é um original."
        " Peça o arquivo como a pessoa o recebeu, ou digite o código."
    ),
    Finding.NOT_A_PDF: (
        "Escolha o arquivo PDF do certificado. Se é uma foto do papel, aponte a câmera para o QR"
        " ou digite o código."
    ),
    Finding.TOO_LARGE: (
        f"O arquivo passa de {OUR_LARGEST}, e os nossos têm bem menos de 1 MB. Não é um original:"
        " peça o arquivo como a pessoa o recebeu, ou digite o código."
    ),
    Finding.EMPTY: "O arquivo não tem nada dentro. Baixe outra vez, ou peça que mandem de novo.",
    Finding.UNREADABLE: "O aparelho não abriu o arquivo. Escolha outra vez, ou digite o código.",
    Finding.LIMITED: "Você tentou muitos códigos que não existem. Espere alguns minutos.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a page says of a file.

    Attributes:
        code: of the certificate whose page says more, if there is one.
    """

    tone: str
    title: str
    sentence: str
    more: str = ""
    code: str = ""


def tell(found: FileVerdict, *, ours: str, page: str = "") -> Told:
    """Return what to say of a file.

    Args:
        found: what it is.
        ours: the address under which certificates are checked.
        page: the code of the certificate whose page is open, if one is.
    """
    verdict = found.verdict
    if found.finding == Finding.IDENTICAL and verdict is not None:
        return _same(verdict, page)
    sentence = SENTENCES[found.finding].format(
        code=format_code(found.codes[0]) if found.codes else "",
        codes=", ".join(map(format_code, found.codes)),
        count=len(found.codes),
        host=found.host,
        ours=ours,
    )
    return Told(
        tone=TONES.get(found.finding, "wait"),
        title=found.finding.label,
        sentence=sentence,
        code=verdict.code if verdict and verdict.code != page else "",
    )


def _same(verdict: Verdict, page: str) -> Told:
    tone, title, sentence = SAME[verdict.answer]
    is_other = bool(page) and verdict.code != page
    if is_other:
        sentence = f"É de outro certificado, o {format_code(verdict.code)}. {sentence}"
    return Told(
        tone="wait" if is_other and tone == "ok" else tone,
        title=title,
        sentence=sentence,
        more=ending(verdict),
        code="" if verdict.code == page else verdict.code,
    )
