from django.db import migrations

from lms.common.folding import words

# Terms of DeCS for primary care and its management, with their unique identifiers; it is empty
# where it has still to be looked up.
TERMS = (
    ("D011320", "Atenção Primária à Saúde"),
    ("D006973", "Hipertensão"),
    ("D003920", "Diabetes Mellitus"),
    ("D009765", "Obesidade"),
    ("D001249", "Asma"),
    ("D006333", "Insuficiência Cardíaca"),
    ("D009203", "Infarto do Miocárdio"),
    ("D020521", "Acidente Vascular Cerebral"),
    ("D011295", "Cuidado Pré-Natal"),
    ("D011247", "Gravidez"),
    ("D049590", "Período Pós-Parto"),
    ("D001942", "Aleitamento Materno"),
    ("", "Saúde da Criança"),
    ("D016387", "Saúde da Mulher"),
    ("", "Saúde do Homem"),
    ("D000368", "Idoso"),
    ("D003267", "Anticoncepção"),
    ("D002583", "Neoplasias do Colo do Útero"),
    ("D001943", "Neoplasias da Mama"),
    ("D014611", "Vacinação"),
    ("D007114", "Imunização"),
    ("D014376", "Tuberculose"),
    ("D007918", "Hanseníase"),
    ("D012749", "Infecções Sexualmente Transmissíveis"),
    ("D015658", "Infecções por HIV"),
    ("D013587", "Sífilis"),
    ("D003715", "Dengue"),
    ("D008288", "Malária"),
    ("D014355", "Doença de Chagas"),
    ("D007896", "Leishmaniose"),
    ("D012552", "Esquistossomose"),
    ("D011818", "Raiva"),
    ("D000086382", "COVID-19"),
    ("D012909", "Mordeduras de Serpentes"),
    ("D008603", "Saúde Mental"),
    ("D003863", "Depressão"),
    ("D013405", "Suicídio"),
    ("D000437", "Alcoolismo"),
    ("D016540", "Abandono do Hábito de Fumar"),
    ("D017579", "Violência Doméstica"),
    ("D009909", "Saúde Bucal"),
    ("D005392", "Primeiros Socorros"),
    ("D016887", "Reanimação Cardiopulmonar"),
    ("", "Ferimentos e Lesões"),
    ("D010166", "Cuidados Paliativos"),
    ("D006699", "Serviços de Assistência Domiciliar"),
    ("D014218", "Triagem"),
    ("", "Acolhimento"),
    ("", "Humanização da Assistência"),
    ("D061214", "Segurança do Paciente"),
    ("D017053", "Controle de Infecções"),
    ("", "Assistência Farmacêutica"),
    ("", "Agentes Comunitários de Saúde"),
    ("D010348", "Equipe de Assistência ao Paciente"),
    ("", "Educação Permanente"),
    ("D006266", "Educação em Saúde"),
    ("D006293", "Promoção da Saúde"),
    ("", "Vigilância em Saúde Pública"),
    ("D016273", "Saúde Ocupacional"),
    ("", "Saúde de Populações Indígenas"),
    ("D057286", "Registros Eletrônicos de Saúde"),
    ("D017216", "Telemedicina"),
    ("", "Gestão em Saúde"),
    ("", "Sistema Único de Saúde"),
    ("", "Participação da Comunidade"),
)


def fold(text):
    return " ".join(words(text))


def name_terms(apps, schema_editor):
    term = apps.get_model("courses", "DecsTerm")
    term.objects.bulk_create(
        term(code=code, name=name, folded=fold(name)) for code, name in TERMS
    )


def know_themes(apps, schema_editor):
    """Choose the term for the courses whose theme, as typed, is its name; its text stays."""
    course = apps.get_model("courses", "CoursePage")
    known = dict(apps.get_model("courses", "DecsTerm").objects.values_list("folded", "pk"))
    for theme in course.objects.exclude(theme="").values_list("theme", flat=True).distinct():
        found = known.get(fold(theme))
        if found is not None:
            course.objects.filter(theme=theme).update(decs_term=found)


def forget_terms(apps, schema_editor):
    apps.get_model("courses", "CoursePage").objects.update(decs_term=None)
    apps.get_model("courses", "DecsTerm").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("courses", "0009_choose_themes_and_posts")]

    operations = [
        migrations.RunPython(name_terms, forget_terms),
        migrations.RunPython(know_themes, migrations.RunPython.noop),
    ]
