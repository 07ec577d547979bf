"""What the style catalogue shows of the blocks that lessons are made of."""

from types import SimpleNamespace
from typing import Any

from cms.look.parts import Column


def samples() -> dict[str, Any]:
    """Return for each block what its template is given."""
    return {**_read(), **_arranged(), **_done(), **_heard()}


def _read() -> dict[str, Any]:
    document = SimpleNamespace(title="Ficha de visita domiciliar", url="#blocos")
    return {
        "quotation": {
            "text": "A saúde é direito de todos e dever do Estado.",
            "who": "Constituição Federal",
            "source": "Artigo 196, 1988",
        },
        "document": {"document": document},
        "document_note": "PDF · 248 KB. Para imprimir e levar.",
    }


def _arranged() -> dict[str, Any]:
    return {
        "columns": [Column("Manguito"), Column("Para quem"), Column("Braço (cm)", numeric=True)],
        "rows": [["Adulto", "A maioria", "27 a 34"], ["Adulto grande", "Braço largo", "35 a 44"]],
        "comparison": {"title": "Antes de medir a pressão"},
        "sides": [
            (
                {"word": "Faça", "tone": "ok", "icon": "check"},
                {"points": ["Espere 5 minutos sentado", "Apoie o braço na altura do coração"]},
            ),
            (
                {"word": "Evite", "tone": "stop", "icon": "x"},
                {"heading": "Na correria", "points": ["Medir logo depois do café"]},
            ),
        ],
        "timeline": {
            "title": "Como o SUS nasceu",
            "stops": [
                {"when": "1986", "title": "8ª Conferência Nacional de Saúde"},
                {"when": "1988", "title": "A Constituição cria o SUS"},
                {"when": "1990", "title": "Lei 8.080", "text": "Diz como o SUS funciona."},
            ],
        },
        "steps": {
            "title": "A visita, passo a passo",
            "stops": [
                {"title": "Apresente-se e peça licença"},
                {"title": "Escute antes de perguntar", "text": "A conversa diz onde olhar."},
                {"title": "Combine a volta"},
            ],
        },
    }


def _heard() -> dict[str, Any]:
    recording = SimpleNamespace(
        title="A escuta na porta de entrada",
        public_id="amostra",
        url="#blocos",
        captions="",
        transcript="Bom dia.\n\nHoje a conversa é sobre escutar antes de perguntar.",
    )
    return {
        "recording": {"recording": recording},
        "audio_facts": "Áudio · 4 min · 1,8 MB",
        "video_facts": "Vídeo · 4 min · 24 MB",
        "others": [
            {"label": "Ouvir só o áudio", "href": "#blocos", "note": "1,8 MB"},
            {"label": "Ver em Libras", "href": "#blocos", "note": "22 MB"},
        ],
    }


def _done() -> dict[str, Any]:
    return {
        "activity": {
            "title": "Observe uma medida de pressão",
            "minutes": 30,
            "task": "Fique ao lado de um colega enquanto ele mede a pressão de três pessoas.",
            "checklist": ["A pessoa descansou 5 minutos", "O braço estava apoiado"],
            "bring_back": "O que deu certo e o que a equipe pode acertar.",
        },
        "case": {"title": "Dona Lurdes pede a receita"},
        "case_steps": _case(),
    }


def _case() -> list[dict[str, Any]]:
    told = [
        (
            "Ela chega ao balcão e pede só a receita. O que você faz?",
            [("Entrego a receita", 2), ("Pergunto como ela está", 3)],
            "",
        ),
        ("Ela agradece, mas continua parada no balcão.", [("Pergunto o que houve", 3)], ""),
        (
            "Ela conta que parou o remédio porque ficou tonta.",
            [],
            "Um pedido simples pode ser o jeito de pedir ajuda.",
        ),
    ]
    return [
        {
            "number": number,
            "anchor": f"caso-amostra-{number}",
            "text": text,
            "choices": [
                {"text": choice, "number": target, "anchor": f"caso-amostra-{target}"}
                for choice, target in choices
            ],
            "teaching": teaching,
        }
        for number, (text, choices, teaching) in enumerate(told, start=1)
    ]
