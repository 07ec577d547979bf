"""The fields of ``cms``: pages and files tell of places, not of people (decision D17)."""

from lms.privacy.registry import Basis, Field, OnErasure, register, register_plain

AREA = "páginas"
WHO_SENT = "saber quem enviou um arquivo público"


def declare() -> None:
    """Declare every field of ``cms``; called once, when the app is ready."""
    for model in ("cms.Image", "cms.Document", "cms.Recording"):
        register(
            AREA,
            Field(
                f"{model}.uploaded_by_user",
                WHO_SENT,
                Basis.LEGAL_DUTY,
                on_erasure=OnErasure.KEEP,
                export=False,
            ),
        )
    register_plain(
        "cms.Image",
        "collection title file description width height created_at focal_point_x focal_point_y "
        "focal_point_width focal_point_height file_size file_hash public_id",
    )
    register_plain("cms.Rendition", "filter_spec file width height focal_point_key image")
    register_plain("cms.Document", "collection title created_at file_size file_hash public_id file")
    register_plain(
        "cms.Recording",
        "collection public_id title medium file content_type size_bytes seconds transcript captions "
        "audio_only audio_only_type audio_only_bytes libras libras_type libras_bytes uploaded_at",
    )
    register_plain("cms.Shelf", "collection organization state")
    register_plain("cms.HomePage", "summary body")
    register_plain("cms.StatePage", "summary state")
    register_plain("cms.MunicipalityPage", "summary organization logo body")
    register_plain("cms.SectionPage", "summary body")
