"""What opens a saved plan? Codes that nobody can guess, made from others. Plain values.

The code is the only key: what is stored of it is its SHA-256. The share code comes from the code
and a number, so that it can be shown again and still is not stored, and is another one after it
was revoked.
"""

import base64
import hashlib
import hmac

#: 160 bits, 32 letters and figures.
BYTES = 20


def plan_code(secret: str, token: str) -> str:
    """The same for the same token, so that a form that is sent twice makes one plan."""
    return _written(secret, f"plan {token}")


def share_code(code: str, number: int) -> str:
    return _written(code, f"share {number}")


def digest(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()


def _written(key: str, message: str) -> str:
    mac = hmac.digest(key.encode("utf-8", "replace"), message.encode("utf-8", "replace"), "sha256")
    return base64.b32encode(mac[:BYTES]).decode().lower()
