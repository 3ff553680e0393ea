"""The kinds of canonical text: each a type with one maker, in `automations.people.canonical`."""

from typing import NewType

NameKey = NewType("NameKey", str)
KanaKey = NewType("KanaKey", str)
MailKey = NewType("MailKey", str)
PhoneKey = NewType("PhoneKey", str)
StaffNumberKey = NewType("StaffNumberKey", str)
BodyKey = NewType("BodyKey", str)
SectionKey = NewType("SectionKey", str)
