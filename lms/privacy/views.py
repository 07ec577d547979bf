"""The person's own copy."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lms.people.models import User
from lms.people.queries import person_of
from lms.privacy import services


@login_required
@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Send the signed-in person a copy of what is kept about them."""
    user = request.user
    person = person_of(user)
    if person is None or not isinstance(user, User):
        raise Http404
    copy = services.export_person(person=person, by=user)
    response = JsonResponse(copy, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="meus-dados.json"'
    return response
