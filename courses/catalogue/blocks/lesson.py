"""What a lesson is made of: what is read and done, and questions."""

from wagtail import blocks

from cms.blocks.boards import ComparisonBlock, TableBlock, TimelineBlock
from cms.blocks.case import CaseBlock
from cms.blocks.gallery import GalleryBlock
from cms.blocks.recordings import AudioBlock, VideoBlock
from cms.blocks.sources import DocumentBlock, QuotationBlock
from cms.blocks.text import CalloutBlock, ImageBlock, ParagraphBlock
from cms.blocks.work import ActivityBlock
from courses.catalogue.blocks.arranging import MatchingBlock, OrderingBlock
from courses.catalogue.blocks.bank import DrawBlock
from courses.catalogue.blocks.choosing import (
    MultipleChoiceBlock,
    NumericBlock,
    SingleChoiceBlock,
    TrueFalseBlock,
)
from courses.catalogue.blocks.dose import CalculatedDoseBlock
from courses.catalogue.blocks.picture import HotspotBlock
from courses.catalogue.blocks.staged import StagedCaseBlock
from courses.catalogue.blocks.writing import GapFillingBlock, ReflectionBlock, ShortTextBlock


class LessonStreamBlock(blocks.StreamBlock):
    """A lesson's body."""

    paragraph = ParagraphBlock()
    image = ImageBlock()
    callout = CalloutBlock()
    quotation = QuotationBlock()
    gallery = GalleryBlock()
    document = DocumentBlock()
    audio = AudioBlock()
    video = VideoBlock()
    table = TableBlock()
    comparison = ComparisonBlock()
    timeline = TimelineBlock()
    activity = ActivityBlock()
    case = CaseBlock()
    single_choice = SingleChoiceBlock()
    multiple_choice = MultipleChoiceBlock()
    true_false = TrueFalseBlock()
    numeric = NumericBlock()
    short_text = ShortTextBlock()
    gap_filling = GapFillingBlock()
    ordering = OrderingBlock()
    matching = MatchingBlock()
    hotspot = HotspotBlock()
    calculated_dose = CalculatedDoseBlock()
    staged_case = StagedCaseBlock()
    reflection = ReflectionBlock()
    draw = DrawBlock()

    class Meta:
        label = "Conteúdo"


class SyllabusUnitBlock(blocks.StructBlock):
    """One unit of the syllabus with its clock minutes."""

    title = blocks.CharBlock(label="Unidade", max_length=160)
    minutes = blocks.IntegerBlock(label="Minutos", min_value=1, max_value=60_000)

    class Meta:
        icon = "list-ol"
        label = "Unidade"
