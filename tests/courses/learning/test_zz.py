import json
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.courses.learning.test_events import *
def test_zz(study, client):
    study.start()
    for block, raw in list(study.right_answers().items())[:2]:
        answer = event(study, "quiz_answered", question=str(block), response=raw)
        with CaptureQueriesContext(connection) as c:
            post(client, json.dumps({"events": [answer]}))
    for q in c.captured_queries: print(q["sql"][:90], "|", q["sql"].split("FROM")[-1][:110])
    print(len(c))
