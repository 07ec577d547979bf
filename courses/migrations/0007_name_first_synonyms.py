from django.db import migrations

# What one says at the counter, and what courses are called. The administration changes them.
GROUPS = (
    ("hipertensão", "pressão alta", "hipertensão arterial", "HAS"),
    ("diabetes", "diabetes mellitus", "açúcar no sangue", "açúcar alto", "glicemia", "DM"),
    ("agente comunitário de saúde", "ACS", "agente comunitário", "agente de saúde"),
    ("agente de combate às endemias", "ACE", "agente de endemias", "guarda da dengue"),
    ("IST", "DST", "infecção sexualmente transmissível", "doença sexualmente transmissível",
     "doença venérea"),
    ("tuberculose", "TB"),
    ("hanseníase", "lepra"),
    ("AIDS", "HIV", "soropositivo"),
    ("pré-natal", "prenatal", "gestante", "gestação", "gravidez", "grávida"),
    ("puerpério", "pós-parto", "resguardo", "puérpera"),
    ("aleitamento", "amamentação", "dar o peito", "leite materno"),
    ("vacina", "imunização", "PNI"),
    ("criança", "puericultura", "infantil", "pediatria"),
    ("idoso", "pessoa idosa", "velhice", "geriatria", "terceira idade"),
    ("atenção básica", "atenção primária", "APS"),
    ("unidade básica de saúde", "UBS", "posto de saúde", "postinho"),
    ("saúde da família", "ESF", "PSF"),
    ("acolhimento", "recepção", "receber bem"),
    ("curativo", "ferida", "machucado"),
    ("saúde bucal", "dente", "odontologia", "dentista"),
    ("saúde mental", "depressão", "ansiedade", "CAPS"),
    ("papanicolau", "preventivo", "colo do útero", "citopatológico"),
    ("derrame", "AVC", "acidente vascular cerebral"),
    ("infarto", "ataque do coração", "dor no peito"),
    ("arbovirose", "dengue", "zika", "chikungunya", "mosquito"),
    ("picada de cobra", "ofídico", "animal peçonhento", "picada de escorpião"),
    ("remédio", "medicamento", "farmácia", "assistência farmacêutica"),
    ("notificação", "SINAN", "vigilância epidemiológica"),
    ("prontuário eletrônico", "PEC", "e-SUS", "esus"),
    ("tabagismo", "parar de fumar", "cigarro"),
    ("lavar as mãos", "higiene das mãos", "higienização das mãos"),
    ("primeiros socorros", "urgência", "emergência", "SAMU"),
)


def name_them(apps, schema_editor):
    group = apps.get_model("courses", "SynonymGroup")
    group.objects.bulk_create(group(phrases="\n".join(phrases)) for phrases in GROUPS)


def forget_them(apps, schema_editor):
    apps.get_model("courses", "SynonymGroup").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("courses", "0006_keep_words_of_cards")]

    operations = [migrations.RunPython(name_them, forget_them)]
