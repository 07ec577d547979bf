"""The questions of the style catalogue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from courses.learning import samples


@require_safe
def question_samples(request: HttpRequest) -> HttpResponse:
    """Show every kind of question in every state, with invented contents."""
    context = {"faces": samples.samples(), "form": samples.FORM}
    return render(request, "courses/learning/samples.html", context)
