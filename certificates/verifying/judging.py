"""From what visitors bring to verdicts: one read for all of it, and every check counted."""

from collections.abc import Collection, Sequence

from django.conf import settings

from certificates.verifying import queries
from certificates.verifying.counting import count_check
from certificates.verifying.files import FileClaim, FileVerdict, host_name, judge
from certificates.verifying.rules import Verdict
from certificates.verifying.transcripts import transcripts


def judge_files(claims: Sequence[FileClaim]) -> list[FileVerdict]:
    """Return what each file is, in the same order; count a check of each certificate once."""
    codes = {code for claim in claims for code in claim.codes}
    files = {claim.sha256 for claim in claims if claim.sha256}
    by_code, by_file = verdicts_on(codes, files)
    hosts = frozenset({host_name(settings.VERIFY_HOST)})
    return [judge(claim, by_file=by_file, by_code=by_code, our_hosts=hosts) for claim in claims]


def verdicts_on(
    codes: Collection[str], files: Collection[str] = (), *, is_counted: bool = True
) -> tuple[dict[str, Verdict], dict[str, Verdict]]:
    """Return the verdicts on certificates that exist, by code and by file: one query.

    A few more find the reports and transcripts of ours among what no certificate has.

    Args:
        codes: as stored.
        files: SHA-256 in hexadecimal.
        is_counted: whether each of them counts a check.
    """
    by_code: dict[str, Verdict] = {}
    by_file: dict[str, Verdict] = {}
    for row in queries.certificate_rows(codes, files):
        verdict = queries.verdict_from(row)
        by_code[verdict.code] = verdict
        if row["file_sha256"]:
            by_file[row["file_sha256"]] = verdict
        if is_counted:
            count_check(row["pk"])
    others = [sha256 for sha256 in files if sha256 not in by_file]
    unknown = [code for code in codes if code not in by_code]
    if unknown or others:
        papers = transcripts(unknown, others) | _reports(unknown, others)
        by_file |= papers
        by_code |= {verdict.code: verdict for verdict in papers.values()}
    return by_code, by_file


def _reports(codes: Collection[str], files: Collection[str]) -> dict[str, Verdict]:
    """Return the verdicts on reports of checks, by their file."""
    found = queries.reports(codes, files)
    return {verdict.report.file_sha256: verdict for verdict in found if verdict.report}
