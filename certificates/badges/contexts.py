"""What the words of a credential mean, kept here: nothing is fetched when one is signed.

The W3C's context comes with pyld. Of the one of Open Badges 3.0.3 only the words that we use are
written here, each as its publisher defines it; a test signs with these and verifies with the whole.
"""

from typing import Any, Final

from pyld.documentloader.frozen import BUNDLED_CONTEXTS, FrozenDocumentLoader

from certificates.badges.rules import CREDENTIALS, OPEN_BADGES

VOCABULARY: Final = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
_OWN: Final = {"@protected": True, "id": "@id", "type": "@type"}


def _word(name: str, **more: str) -> dict[str, Any]:
    return {"@id": f"{VOCABULARY}{name}", **{f"@{key}": value for key, value in more.items()}}


def _kind(name: str, words: dict[str, Any]) -> dict[str, Any]:
    return {**_word(name), "@context": {**_OWN, **words}}


WORDS_USED: Final = {
    "@context": {
        **_OWN,
        "OpenBadgeCredential": _word("OpenBadgeCredential"),
        "Achievement": _kind(
            "Achievement",
            {
                "achievementType": _word("achievementType"),
                "criteria": _word("Criteria", type="@id"),
            },
        ),
        "AchievementSubject": _kind(
            "AchievementSubject",
            {
                "achievement": _word("achievement"),
                "identifier": _word("identifier", container="@set"),
            },
        ),
        "IdentifierEntry": _kind(
            "IdentifierEntry",
            {"identifier": _word("identifier"), "identifierType": _word("identifierType")},
        ),
        "IdentityObject": _kind(
            "IdentityObject",
            {
                "hashed": _word("hashed", type="https://www.w3.org/2001/XMLSchema#boolean"),
                "identityHash": _word("identityHash"),
                "identityType": _word("identityType"),
                "salt": _word("salt"),
            },
        ),
        "Profile": _kind(
            "Profile", {"otherIdentifier": _word("otherIdentifier", container="@set")}
        ),
        "description": {"@id": "https://schema.org/description"},
        "name": {"@id": "https://schema.org/name"},
        "narrative": _word("narrative"),
        "url": {
            "@id": "https://schema.org/url",
            "@type": "https://www.w3.org/2001/XMLSchema#anyURI",
        },
    }
}
load: Final = FrozenDocumentLoader(
    {CREDENTIALS: BUNDLED_CONTEXTS[CREDENTIALS], OPEN_BADGES: WORDS_USED}
)
