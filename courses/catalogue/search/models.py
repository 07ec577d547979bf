"""The words of the cards, and the words that mean the same."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from courses.catalogue.search import rules


class SearchWord(models.Model):
    """One folded word; it stays when the last card that held it goes."""

    text = models.CharField("palavra", max_length=40, unique=True)
    stem = models.CharField("radical", max_length=40, db_index=True)

    class Meta:
        verbose_name = "palavra de busca"
        verbose_name_plural = "palavras de busca"


class WordTrigram(models.Model):
    """Three letters that stand together in a word, its ends marked by a space."""

    word = models.ForeignKey(
        SearchWord, on_delete=models.CASCADE, related_name="trigrams", verbose_name="palavra"
    )
    letters = models.CharField("letras", max_length=3)

    class Meta:
        verbose_name = "trinca de letras"
        verbose_name_plural = "trincas de letras"
        constraints = [
            models.UniqueConstraint(fields=["letters", "word"], name="trigram_once_a_word")
        ]


class CardWord(models.Model):
    """A word that a card holds, and how much it says of the course."""

    card = models.ForeignKey(
        "courses.CourseCard", on_delete=models.CASCADE, related_name="words", verbose_name="cartão"
    )
    # The constraint's own index begins with the word.
    word = models.ForeignKey(
        SearchWord,
        on_delete=models.CASCADE,
        db_index=False,
        related_name="+",
        verbose_name="palavra",
    )
    weight = models.PositiveSmallIntegerField("peso")

    class Meta:
        verbose_name = "palavra do cartão"
        verbose_name_plural = "palavras do cartão"
        constraints = [models.UniqueConstraint(fields=["word", "card"], name="word_once_a_card")]


class SynonymGroup(models.Model):
    """Ways of saying one thing; whoever types one finds the courses that say another."""

    phrases = models.TextField(
        "palavras que querem dizer o mesmo",
        help_text="Uma em cada linha, como as pessoas escrevem. Pode ter mais de uma palavra.",
    )

    panels = [FieldPanel("phrases")]

    class Meta:
        verbose_name = "sinônimos da busca"
        verbose_name_plural = "sinônimos da busca"

    def __str__(self) -> str:
        return " · ".join(rules.lines_of(self.phrases))

    def clean(self) -> None:
        """Refuse a group that says one thing in one way only."""
        super().clean()
        self.phrases = "\n".join(rules.lines_of(self.phrases))
        if len(rules.phrases_of(self.phrases)) < rules.FEWEST_PHRASES:
            raise ValidationError(
                {"phrases": "Escreva ao menos duas, uma em cada linha: uma só já se acha sozinha."}
            )
