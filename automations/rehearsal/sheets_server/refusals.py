"""What the service says when it refuses: JSON for those who found it, a page for those who did not.

https://cloud.google.com/apis/design/errors
"""

from __future__ import annotations

from automations.rehearsal.sheets_server.exchange import (
    Answered,
    answered_html,
    answered_json,
)
from automations.rehearsal.sheets_server.model import JSON, ApiError


def refused(error: ApiError, *, pretty: bool = True) -> Answered:
    """Answer a refusal of the Sheets API."""
    said: JSON = {"code": error.code, "message": error.message, "status": error.status}
    if error.details:
        said["details"] = error.details
    return answered_json({"error": said}, error.code, pretty=pretty)


def not_found() -> ApiError:
    """Return the refusal of a spreadsheet, sheet or mark that is not there."""
    return ApiError(404, "NOT_FOUND", "Requested entity was not found.")


def denied() -> ApiError:
    """Return the refusal of somebody who was not let in."""
    return ApiError(403, "PERMISSION_DENIED", "The caller does not have permission")


def violated(description: str, *, field: str = "", message: str = "") -> ApiError:
    """Return the refusal of a request with a field that cannot be; ``message``: or the same."""
    violation = {"description": description} | ({"field": field} if field else {})
    detail = {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}
    return ApiError(400, "INVALID_ARGUMENT", message or description, [detail])


def no_such_page(path: str) -> Answered:
    """Answer an address that no service has."""
    words = f"The requested URL <code>{path}</code> was not found on this server."
    return answered_html(404, "Not Found", words)
