"""The synonyms in the back office, for the installation's administration only."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.catalogue.search.models import SynonymGroup


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "search"
    menu_label = "Sinônimos da busca"
    ordering = ("phrases",)
    list_display = ("__str__",)
    search_fields = ("phrases",)


register_snippet(SynonymGroupViewSet)
