"""What is heard in the courses: a recording and its words. The voice is a machine's, and says so."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sound:
    """A recording of this folder.

    Attributes:
        file: an MP3, 24 kbit/s, one channel: a minute weighs less than a photograph.
        transcript: every word that is said, paragraph by paragraph.
    """

    title: str
    file: str
    transcript: str

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return (FOLDER / self.file).read_bytes()


SOUNDS = {
    "home_agreement": Sound(
        title="O combinado para medir em casa (voz de computador)",
        file="home_agreement.mp3",
        transcript=(
            "Este é o combinado para medir a pressão em casa. A voz é de computador.\n\n"
            "Antes de medir, vá ao banheiro. Sente com as costas apoiadas e os pés no chão. "
            "Descanse cinco minutos, sem conversar. Deixe o braço apoiado, na altura do coração.\n\n"
            "Meça nos dias e nos horários que você combinou com a equipe: de manhã, em jejum e "
            "antes do remédio; à noite, antes do jantar. Entre uma medida e outra, espere um "
            "minuto.\n\n"
            "Anote todas: o dia, a hora e os números. Até a que parece errada. Não escolha e não "
            "apague.\n\n"
            "Não mude o remédio por conta própria. Leve o caderninho e o aparelho na próxima "
            "consulta.\n\n"
            "Se vier dor no peito, falta de ar, fraqueza de um lado do corpo ou fala enrolada, não "
            "espere a próxima medida. Ligue para o SAMU, 192."
        ),
    ),
}
