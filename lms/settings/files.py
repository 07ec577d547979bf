"""Files in an S3-compatible store, by one address."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def object_storages(address: str) -> dict[str, dict[str, Any]]:
    """Return the public and the private storage of ``s3://KEY:SECRET@HOST/BUCKET?region=…``.

    Both live in one bucket under ``media/`` and ``private/``; every file is served by our own
    views, so the bucket itself stays closed.
    """
    parts = urlsplit(address)
    if parts.scheme != "s3" or not parts.hostname:
        raise ValueError("STORAGE_URL must look like s3://KEY:SECRET@HOST/BUCKET")
    common = {
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "endpoint_url": f"https://{parts.hostname}" + (f":{parts.port}" if parts.port else ""),
        "bucket_name": parts.path.strip("/"),
        "region_name": parse_qs(parts.query).get("region", [None])[0],
        "file_overwrite": False,
        "default_acl": None,
    }
    return {
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {**common, "location": "media"},
        },
        "private": {
            "BACKEND": "lms.common.private_bucket.PrivateBucket",
            "OPTIONS": {**common, "location": "private"},
        },
    }
