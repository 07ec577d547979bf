"""Forty questions as tired people type them, over courses as a town offers them.

It says how well the search forgives: how many questions find one of the courses they mean among
the first five. The courses are made and taken back; nothing of them stays.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from cms.pages.models import HomePage
from courses.catalogue import listing, serving
from courses.catalogue.cards import write_card
from courses.catalogue.filters import Filters
from courses.catalogue.listing import Question
from courses.catalogue.models import CoursePage

SHOWN = 5

# Address, title, theme, for whom, summary.
COURSES = (
    ("pressao", "Medir bem a pressão arterial", "Hipertensão", "Toda a equipe", "Como medir e anotar em casa e na unidade."),
    ("hipertensos", "Acompanhar pessoas com hipertensão", "Hipertensão", "Enfermagem e medicina", "Consulta, risco e remédios ao longo do ano."),
    ("diabetes", "Cuidado da pessoa com diabetes", "Diabetes mellitus", "Toda a equipe", "Alimentação, insulina e exames."),
    ("pe-diabetico", "Exame dos pés de quem tem diabetes", "Diabetes mellitus", "Enfermagem", "Achar a ferida antes que ela apareça."),
    ("prenatal", "Pré-natal de baixo risco", "Cuidado pré-natal", "Enfermagem e medicina", "As consultas, os exames e as vacinas da gestante."),
    ("puerperio", "Visita no puerpério", "Período pós-parto", "Agentes comunitários e enfermagem", "A primeira semana da mãe e do bebê."),
    ("aleitamento", "Aleitamento materno sem mistério", "Aleitamento materno", "Toda a equipe", "Pega, livre demanda e dificuldades."),
    ("puericultura", "Crescimento e desenvolvimento na primeira infância", "Saúde da criança", "Enfermagem", "A caderneta, as medidas e os marcos."),
    ("vacinas", "Sala de vacinas: da conservação ao registro", "Imunização", "Técnicos de enfermagem", "Rede de frio, calendário e notificação de eventos."),
    ("vacina-gripe", "Campanha de vacinação contra a gripe", "Imunização", "Toda a equipe", "Organizar a fila e chegar a quem não vem."),
    ("tuberculose", "Tuberculose: achar, tratar e acompanhar", "Tuberculose", "Toda a equipe", "Sintomático respiratório e tratamento supervisionado."),
    ("hanseniase", "Hanseníase: avaliação neurológica simplificada", "Hanseníase", "Enfermagem e medicina", "Manchas, nervos e contatos."),
    ("ist", "Infecções sexualmente transmissíveis: abordagem na unidade", "Infecções sexualmente transmissíveis", "Enfermagem e medicina", "Escuta, teste rápido e parceria."),
    ("sifilis", "Sífilis na gestação e sífilis congênita", "Sífilis", "Enfermagem e medicina", "Teste, tratamento e seguimento."),
    ("hiv", "Teste rápido de HIV e aconselhamento", "HIV", "Enfermagem", "Antes e depois do resultado."),
    ("dengue", "Dengue: classificação de risco e hidratação", "Dengue", "Toda a equipe", "Sinais de alarme e grupo de cada pessoa."),
    ("mosquito", "Combate ao Aedes aegypti casa a casa", "Controle de vetores", "Agentes de combate às endemias", "A visita, o depósito e a conversa."),
    ("leishmaniose", "Leishmaniose: suspeita e encaminhamento", "Leishmaniose", "Toda a equipe", "A ferida que não fecha e a febre que não passa."),
    ("malaria", "Malária: gota espessa e tratamento", "Malária", "Toda a equipe", "Diagnóstico em área ribeirinha."),
    ("chagas", "Doença de Chagas na atenção primária", "Doença de Chagas", "Enfermagem e medicina", "Do barbeiro ao açaí: transmissão e seguimento."),
    ("peconhentos", "Acidentes por animais peçonhentos", "Animais venenosos", "Toda a equipe", "Cobra, aranha e escorpião: o que fazer e o que não fazer."),
    ("raiva", "Profilaxia da raiva humana", "Raiva", "Enfermagem", "Mordida de cão, gato e morcego."),
    ("acolhimento", "Acolhimento na porta da unidade", "Acolhimento", "Recepção e toda a equipe", "Escutar, classificar e resolver."),
    ("visita", "Visita domiciliar do agente comunitário de saúde", "Agentes comunitários de saúde", "Agentes comunitários", "Preparar, conversar, anotar."),
    ("cadastro", "Cadastro do território no e-SUS", "Prontuários eletrônicos", "Agentes comunitários", "Famílias, domicílios e microárea sem repetição."),
    ("prontuario", "Prontuário eletrônico do cidadão no dia a dia", "Prontuários eletrônicos", "Toda a equipe", "Registro clínico orientado por problemas."),
    ("curativos", "Curativos e cuidado com feridas", "Ferimentos e lesões", "Técnicos de enfermagem", "Limpeza, cobertura e evolução."),
    ("maos", "Higiene das mãos e precauções", "Segurança do paciente", "Toda a equipe", "Os cinco momentos na unidade pequena."),
    ("esterilizacao", "Limpeza e esterilização de materiais", "Esterilização", "Técnicos de enfermagem", "Da expurga à autoclave."),
    ("medicamentos", "Uso racional de medicamentos", "Assistência farmacêutica", "Farmácia e toda a equipe", "Receita, dispensação e adesão."),
    ("farmacia", "Estoque e validade na farmácia municipal", "Assistência farmacêutica", "Farmácia", "Contar, guardar e não perder."),
    ("bucal", "Saúde bucal na escola", "Saúde bucal", "Dentistas e auxiliares", "Escovação, flúor e encaminhamento."),
    ("cancer-boca", "Câncer de boca: exame em cinco minutos", "Neoplasias bucais", "Dentistas", "Lesões que não podem esperar."),
    ("mental", "Saúde mental na atenção primária", "Saúde mental", "Toda a equipe", "Sofrimento, escuta e plano de cuidado."),
    ("suicidio", "Prevenção do suicídio", "Suicídio", "Toda a equipe", "Perguntar, acompanhar e não deixar só."),
    ("alcool", "Álcool e outras drogas: redução de danos", "Alcoolismo", "Toda a equipe", "Conversa sem julgamento e rede de apoio."),
    ("fumo", "Grupo para parar de fumar", "Abandono do uso de tabaco", "Toda a equipe", "Quatro encontros e o depois."),
    ("violencia", "Violência contra a mulher: acolher e notificar", "Violência doméstica", "Toda a equipe", "Ficha, rede de proteção e sigilo."),
    ("citopatologico", "Coleta do citopatológico", "Neoplasias do colo do útero", "Enfermagem", "Preparar, coletar, seguir o resultado."),
    ("mama", "Rastreamento do câncer de mama", "Neoplasias da mama", "Enfermagem e medicina", "Quem, quando e para onde."),
    ("planejamento", "Planejamento reprodutivo", "Anticoncepção", "Toda a equipe", "Métodos, escolha e DIU."),
    ("homem", "Saúde do homem: fazer vir e fazer voltar", "Saúde do homem", "Toda a equipe", "Horário, convite e exames."),
    ("idoso", "Caderneta da pessoa idosa", "Idoso", "Toda a equipe", "Quedas, memória e remédios demais."),
    ("quedas", "Prevenção de quedas em casa", "Acidentes por quedas", "Agentes comunitários", "Tapete, luz e banheiro."),
    ("acamados", "Atenção domiciliar a pessoas acamadas", "Serviços de assistência domiciliar", "Enfermagem", "Lesão por pressão, sonda e família."),
    ("paliativos", "Cuidados paliativos em casa", "Cuidados paliativos", "Enfermagem e medicina", "Dor, conforto e despedida."),
    ("socorros", "Primeiros socorros na unidade", "Primeiros socorros", "Toda a equipe", "Engasgo, convulsão e desmaio."),
    ("reanimacao", "Reanimação cardiopulmonar", "Reanimação cardiopulmonar", "Toda a equipe", "Compressões que funcionam e o desfibrilador."),
    ("avc", "Acidente vascular cerebral: cada minuto conta", "Acidente vascular cerebral", "Toda a equipe", "Boca torta, braço fraco, fala enrolada."),
    ("infarto", "Dor torácica e infarto", "Infarto do miocárdio", "Enfermagem e medicina", "O eletro na hora e a remoção."),
    ("asma", "Asma: bombinha e espaçador", "Asma", "Toda a equipe", "Crise, controle e técnica."),
    ("obesidade", "Obesidade e alimentação saudável", "Obesidade", "Nutrição e toda a equipe", "Sem dieta pronta e sem culpa."),
    ("vigilancia", "Vigilância epidemiológica e notificação", "Monitoramento epidemiológico", "Toda a equipe", "O que se notifica, quando e em que ficha."),
    ("trabalhador", "Saúde do trabalhador rural", "Saúde ocupacional", "Toda a equipe", "Agrotóxico, acidente e nexo."),
    ("indigena", "Atenção à saúde dos povos indígenas", "Saúde de populações indígenas", "Toda a equipe", "Medicina tradicional e equipe multidisciplinar."),
    ("gestao", "Planejamento e gestão da atenção básica", "Gestão em saúde", "Coordenadores", "Metas, indicadores e conselho."),
    ("previne", "Indicadores e financiamento da atenção primária", "Financiamento da assistência à saúde", "Coordenadores", "O que conta e como se registra."),
    ("equipe", "Reunião de equipe que resolve", "Equipe de assistência ao paciente", "Toda a equipe", "Pauta, casos e combinados."),
    ("telessaude", "Telessaúde: pedir e dar segunda opinião", "Telemedicina", "Toda a equipe", "Teleconsultoria e telediagnóstico."),
    ("pics", "Práticas integrativas: auriculoterapia", "Terapias complementares", "Toda a equipe", "Pontos, sementes e indicações."),
)  # fmt: skip

# What is typed, and which courses would satisfy whoever typed it.
QUESTIONS = (
    ("hipertensao", {"pressao", "hipertensos"}),
    ("ipertensão", {"pressao", "hipertensos"}),
    ("pressão alta", {"pressao", "hipertensos"}),
    ("presao auta", {"pressao", "hipertensos"}),
    ("diabete", {"diabetes", "pe-diabetico"}),
    ("açucar no sangue", {"diabetes", "pe-diabetico"}),
    ("pé diabetico", {"pe-diabetico"}),
    ("pre natal", {"prenatal"}),
    ("gravides", {"prenatal", "sifilis"}),
    ("gestantes", {"prenatal", "sifilis"}),
    ("resguardo", {"puerperio"}),
    ("amamentacao", {"aleitamento"}),
    ("vacinações", {"vacinas", "vacina-gripe"}),
    ("vassina", {"vacinas", "vacina-gripe"}),
    ("imunisação", {"vacinas", "vacina-gripe"}),
    ("TB", {"tuberculose"}),
    ("tubreculose", {"tuberculose"}),
    ("anseniase", {"hanseniase"}),
    ("lepra", {"hanseniase"}),
    ("DST", {"ist"}),
    ("cifilis", {"sifilis"}),
    ("teste rapido", {"hiv", "ist"}),
    ("dengui", {"dengue"}),
    ("mosquitos", {"mosquito", "dengue"}),
    ("picada de cobra", {"peconhentos"}),
    ("ACS", {"visita", "cadastro"}),
    ("agentes comunitarios", {"visita", "cadastro"}),
    ("esus", {"cadastro", "prontuario"}),
    ("feridas", {"curativos"}),
    ("lavar as mãos", {"maos"}),
    ("remedios", {"medicamentos", "farmacia"}),
    ("dentista", {"bucal", "cancer-boca"}),
    ("suicidio prevensao", {"suicidio"}),
    ("sigarro", {"fumo"}),
    ("violensia contra mulheres", {"violencia"}),
    ("preventivo", {"citopatologico"}),
    ("idozos", {"idoso"}),
    ("derrame", {"avc"}),
    ("curso de primeiro socorro", {"socorros"}),
    ("gestão", {"gestao"}),
)


@dataclass(frozen=True)
class Outcome:
    """How many questions found what they meant, and those that did not."""

    asked: int
    found: int
    missed: tuple[str, ...]


def run() -> Outcome:
    """Ask every question over these courses, beside those that are there; then take them back."""
    with transaction.atomic():
        outcome = ask_all(publish())
        transaction.set_rollback(True)
    return outcome


def publish() -> dict[int, str]:
    """Make the courses; return the address of each by its key."""
    home = HomePage.objects.order_by("path").first()
    made = {}
    for name, title, theme, audience, summary in COURSES:
        facts = {"theme": theme, "audience": audience, "summary": summary}
        page = CoursePage(title=title, slug=f"prova-de-busca-{name}", **facts)
        home.add_child(instance=page)
        write_card(page)
        made[page.pk] = name
    return made


def ask_all(made: dict[int, str]) -> Outcome:
    """Ask every question; courses are ``made``, address by key."""
    number = serving.lists_number()
    missed = []
    for text, meant in QUESTIONS:
        found = listing.page_of(Question(Filters(text=text), number, timezone.localdate()))
        first = {made.get(card.page_id) for card in found.cards[:SHOWN]}
        if not first & meant:
            missed.append(text)
    return Outcome(len(QUESTIONS), len(QUESTIONS) - len(missed), tuple(missed))
