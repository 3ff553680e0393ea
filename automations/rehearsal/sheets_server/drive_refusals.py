"""How the Drive API refuses: otherwise than the Sheets API.

https://developers.google.com/workspace/drive/api/guides/handle-errors
"""

from __future__ import annotations

from automations.rehearsal.sheets_server.exchange import Answered, answered_json
from automations.rehearsal.sheets_server.model import JSON


class DriveError(Exception):
    """A request that Drive refuses; ``parameter``: the one that is wrong, "" for none."""

    def __init__(self, code: int, message: str, reason: str, parameter: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.reason, self.parameter = code, message, reason, parameter

    def answered(self) -> Answered:
        """Return the answer that says so."""
        why: JSON = {"message": self.message, "domain": "global", "reason": self.reason}
        if self.parameter:
            why |= {"location": self.parameter, "locationType": "parameter"}
        said = {"code": self.code, "message": self.message, "errors": [why]}
        return answered_json({"error": said}, self.code)


def file_not_found(key: str) -> DriveError:
    """Return the refusal of a file that is not there, or not there for them."""
    return DriveError(404, f"File not found: {key}.", "notFound", "fileId")


def permission_not_found(number: str) -> DriveError:
    """Return the refusal of a permission that is not there."""
    return DriveError(404, f"Permission not found: {number}.", "notFound", "permissionId")


def forbidden() -> DriveError:
    """Return the refusal of what only others may do."""
    words = "The user does not have sufficient permissions for this file."
    return DriveError(403, words, "insufficientFilePermissions")


def invalid_value(parameter: str) -> DriveError:
    """Return the refusal of a parameter that cannot be read."""
    return DriveError(400, "Invalid Value", "invalid", parameter)


def invalid_selection(field: str) -> DriveError:
    """Return the refusal of fields that there are not."""
    return DriveError(400, f"Invalid field selection {field}", "invalidParameter", "fields")
