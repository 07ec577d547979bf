"""A batch from entries to lines: one query for all of it, every check counted, misses limited.

Whoever brings codes that exist may bring as many that do not: a list of five hundred with a few
from elsewhere is answered whole, and nobody learns by guessing what single pages would not tell.
"""

from collections.abc import Sequence

from django.conf import settings

from certificates.verifying import limits
from certificates.verifying.batch import rules
from certificates.verifying.batch.rules import Entry, Line
from certificates.verifying.files import FileClaim, host_name, judge
from certificates.verifying.judging import verdicts_on
from certificates.verifying.rules import Verdict


def first_check(entries: Sequence[Entry], client: bytes) -> list[Line]:
    """Check what somebody brings: every certificate counts one check."""
    by_code, by_file = _read(entries, is_counted=True)
    misses = sum(rules.is_miss(entry, by_code) for entry in entries)
    surplus = max(0, misses - len(by_code))
    granted = misses - surplus + limits.misses.grant(client, surplus)
    return _lines(rules.limit_misses(entries, by_code, granted), by_code, by_file)


def check_again(entries: Sequence[Entry]) -> list[Line]:
    """Check the same once more, for a sheet or a report of what was just shown; nothing counts."""
    return _lines(entries, *_read(entries, is_counted=False))


def _read(
    entries: Sequence[Entry], *, is_counted: bool
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    codes = {code for entry in entries for code in entry.codes}
    files = {entry.file.sha256 for entry in entries if entry.file and entry.file.sha256}
    return verdicts_on(codes, files, is_counted=is_counted)


def _lines(
    entries: Sequence[Entry], by_code: dict[str, Verdict], by_file: dict[str, Verdict]
) -> list[Line]:
    hosts = frozenset({host_name(settings.VERIFY_HOST)})

    def line_of(entry: Entry) -> Line:
        if entry.file:
            return file_line(entry, entry.file)
        # One that was left unanswered stays so, whatever has been issued since.
        verdict = None if entry.is_limited else by_code.get(entry.code)
        facts = verdict.facts if verdict else None
        printed = {host_name(facts.snapshot.verify_host)} if facts else set()
        return rules.code_line(entry, verdict, hosts | printed)

    def file_line(entry: Entry, file: FileClaim) -> Line:
        found = judge(file, by_file=by_file, by_code=by_code, our_hosts=hosts)
        return rules.file_line(entry, found, ours=settings.VERIFY_HOST)

    return [line_of(entry) for entry in entries]
