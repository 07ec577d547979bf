"""Every write about people, by subject."""

from lms.people.services.accounts import (
    change_names,
    note_password_change,
    require_new_password,
    sign_up,
)
from lms.people.services.codes import (
    CodeRefused,
    IssuedCode,
    claim_with_code,
    issue_one_time_code,
    redeem_one_time_code,
)
from lms.people.services.corrections import (
    accept_correction,
    ask_correction,
    refuse_correction,
    withdraw_correction,
)
from lms.people.services.identities import confirm_identity, declare_cpf, rotate_identities
from lms.people.services.links import choose_printed_number, settle_link
from lms.people.services.merging import merge_people
from lms.people.services.registering import Registration, register_learner

__all__ = [
    "CodeRefused",
    "IssuedCode",
    "Registration",
    "accept_correction",
    "ask_correction",
    "change_names",
    "choose_printed_number",
    "claim_with_code",
    "confirm_identity",
    "declare_cpf",
    "issue_one_time_code",
    "merge_people",
    "note_password_change",
    "redeem_one_time_code",
    "refuse_correction",
    "register_learner",
    "require_new_password",
    "rotate_identities",
    "settle_link",
    "sign_up",
    "withdraw_correction",
]
