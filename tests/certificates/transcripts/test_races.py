"""Two taps on the button at once give one transcript, on the database at hand."""

import pytest

from certificates.issuing.models import private_storage
from certificates.transcripts import services
from certificates.transcripts.models import Transcript, TranscriptPerson
from lms.audit.models import AuditEvent
from lms.people.models import Person
from tests.cast import Cast
from tests.certificates.factories import identify
from tests.certificates.issuing.test_races import myself, together
from tests.certificates.transcripts.test_services import credit

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_asks_many_times_at_once_has_one_paper_and_one_file(cast: Cast) -> None:
    credit(identify(cast.ana), 1)

    def asking() -> Transcript:
        by = myself(cast.ana.user)
        return services.make(person=Person.objects.get(pk=cast.ana.pk), by=by)

    made = together([asking] * 6)

    paper = Transcript.objects.get()
    assert {one.file_sha256 for one in made if isinstance(one, Transcript)} == {paper.file_sha256}
    assert len(made) == 6
    assert TranscriptPerson.objects.count() == 1
    assert AuditEvent.objects.filter(action="transcript.made").count() == 1
    _, files = private_storage().listdir(f"transcripts/{str(paper.public_id)[:2]}")
    assert sum(name.startswith(str(paper.public_id)) for name in files) == 1
