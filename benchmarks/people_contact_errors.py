"""What goes wrong with mail, telephone, number, body and section: one error a function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.people_places import places
from benchmarks.people_raw import Error, Raw, digit_changed, widened
from benchmarks.people_world import private_mail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.people_world import Person, World

_FOR_NONE = ("なし", "-", "ー", "無し", "同上", "不明")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CONFUSED = {"l": "1", "1": "l", "o": "0", "0": "o", "i": "l", "n": "m", "m": "n", "u": "v"}
_HALF = 0.5


def mail_as_typed(row: Raw, _person: Person, world: World) -> Raw:
    """Write the address in capitals, wide, with a name around it or ＠."""
    mail = row.mail
    if not mail:
        return row
    forms = (mail.upper(), mail.title(), widened(mail), mail.replace("@", "＠"), f" {mail} ")
    return row._replace(mail=world.chance.choice(forms))


def mail_slip(row: Raw, _person: Person, world: World) -> Raw:
    """Mistype one letter before the @: another, one left out, two exchanged, l for 1."""
    local, at_sign, domain = row.mail.partition("@")
    if not at_sign:
        return row
    chance, at = world.chance, world.chance.randrange(len(local))
    slips = (
        local[:at] + _CONFUSED.get(local[at], chance.choice(_LETTERS)) + local[at + 1 :],
        local[:at] + chance.choice(_LETTERS) + local[at + 1 :],
        (local[:at] + local[at + 1 :]) or local * 2,
        local[:at] + local[at : at + 2][::-1] + local[at + 2 :],
        local[:at] + local[at] + local[at:],
    )
    return row._replace(mail=f"{chance.choice(slips)}@{domain}")


def mail_domain_slip(row: Raw, _person: Person, world: World) -> Raw:
    """Mistype the domain: .co for .co.jp, a label left out, a point too many or too few."""
    local, at_sign, domain = row.mail.partition("@")
    if not at_sign:
        return row
    slips = (
        domain.removesuffix(".jp"), domain.partition(".")[2], domain.replace(".", "", 1),
        domain.replace(".", "..", 1), domain.replace(".jp", ".ip"),
        domain.replace("example", "exmaple"),
    )  # fmt: skip
    return row._replace(mail=f"{local}@{world.chance.choice(slips)}")


def other_mail(row: Raw, person: Person, _world: World) -> Raw:
    """Give the address used at home."""
    return row._replace(mail=private_mail(person))


def shared_mailbox(row: Raw, person: Person, _world: World) -> Raw:
    """Give the section's mailbox."""
    return row._replace(mail=person.section.mailbox) if person.section else row


def no_mail(row: Raw, _person: Person, world: World) -> Raw:
    """Give no address."""
    return row._replace(mail=world.chance.choice(("", "", "", "なし", "anonymous")))


def phone_as_typed(row: Raw, _person: Person, world: World) -> Raw:
    """Write the number with other signs, wide, or with the code of the country."""
    phone = row.phone
    plain = phone.replace("-", "")
    head, _, tail = phone.partition("-")
    forms = (plain, plain, widened(phone), phone.replace("-", "－"), phone.replace("-", "ー"),
             f"{head}({tail.replace('-', ')')}", phone.replace("-", " "), f"+81-{phone[1:]}",
             phone.replace("-", "‐"))  # fmt: skip
    return row._replace(phone=world.chance.choice(forms)) if phone else row


def extension(row: Raw, person: Person, world: World) -> Raw:
    """Add 内線."""
    form = world.chance.choice(("（内線{}）", " 内線{}", "内線 {}", "(内{})", " ext.{}"))
    added = form.format(2000 + person.number % 7000)
    return row._replace(phone=row.phone + added) if row.phone else row


def zero_lost(row: Raw, _person: Person, _world: World) -> Raw:
    """Lose the first 0, as a spreadsheet that takes the telephone for a number."""
    return row._replace(phone=row.phone.replace("-", "").removeprefix("0"))


def phone_slip(row: Raw, _person: Person, world: World) -> Raw:
    """Mistype a digit, or exchange two."""
    return row._replace(phone=digit_changed(row.phone, world.chance))


def other_line(row: Raw, person: Person, world: World) -> Raw:
    """Give another line: the section's, or a mobile."""
    if person.section and world.chance.random() < _HALF:
        return row._replace(phone=person.section.line)
    return row._replace(phone=world.mobile())


def no_phone(row: Raw, _person: Person, _world: World) -> Raw:
    """Give no telephone."""
    return row._replace(phone="")


def wide_number(row: Raw, _person: Person, _world: World) -> Raw:
    """Write the staff number in wide digits."""
    return row._replace(staff_number=widened(row.staff_number))


def zeros_lost(row: Raw, _person: Person, _world: World) -> Raw:
    """Lose the zeros before the staff number."""
    return row._replace(staff_number=row.staff_number.lstrip("0"))


def number_as_fraction(row: Raw, _person: Person, _world: World) -> Raw:
    """Write the staff number as a spreadsheet's library reads it: 123.0."""
    number = row.staff_number.lstrip("0")
    return row._replace(staff_number=f"{number}.0") if number else row


def number_slip(row: Raw, _person: Person, world: World) -> Raw:
    """Mistype a digit of the staff number."""
    return row._replace(staff_number=digit_changed(row.staff_number, world.chance))


def no_number(row: Raw, _person: Person, world: World) -> Raw:
    """Give no staff number."""
    return row._replace(staff_number=world.chance.choice(("", "", "", *_FOR_NONE[:4])))


def proxy(row: Raw, person: Person, world: World) -> Raw:
    """Be registered by a colleague, who gives their own mail and telephone."""
    if person.section is None:
        return row
    other = world.chance.choice(person.section.people)
    number = row.staff_number if world.chance.random() < _HALF else ""
    return row._replace(mail=other.mail, phone=other.phone, staff_number=number)


def listed_only(row: Raw, _person: Person, _world: World) -> Raw:
    """Stand on a list by hand: name and section alone."""
    return row._replace(mail="", phone="", staff_number="", family_kana="", given_kana="")


def section_renamed(row: Raw, _person: Person, _world: World) -> Raw:
    """Write the new name of the section, of before or after 1 April."""
    return row._replace(section=_replaced(row.section, places()["renamed"]))


def section_short(row: Raw, person: Person, world: World) -> Raw:
    """Leave out the division, or shorten a name as colleagues do."""
    short = _replaced(row.section, places()["shortened"])
    if person.section and (short == row.section or world.chance.random() < _HALF):
        return row._replace(section=person.section.name)
    return row._replace(section=short)


def section_joined(row: Raw, person: Person, world: World) -> Raw:
    """Write two sections: 兼務."""
    other = world.chance.choice(person.body.sections if person.body else world.host.sections)
    return row._replace(section=f"{row.section}（{other.name}兼務）") if row.section else row


def section_moved(row: Raw, person: Person, world: World) -> Raw:
    """Be in another section since 1 April."""
    if not person.body:
        return row
    other = world.chance.choice(person.body.sections)
    return row._replace(section=f"{other.division} {other.name}".strip())


def no_section(row: Raw, _person: Person, _world: World) -> Raw:
    """Leave the section out."""
    return row._replace(section="")


def _replaced(text: str, pairs: Mapping[str, str]) -> str:
    for one, other in pairs.items():
        if one in text:
            return text.replace(one, other)
    return text


def body_with_form(row: Raw, person: Person, world: World) -> Raw:
    """Write the body with its legal form, its prefecture, its building."""
    body, chance = person.body, world.chance
    if not body or not row.body:
        return row
    if body.kind == "firm":
        short = {"株式会社": "㈱", "有限会社": "(有)", "合同会社": "(同)"}[body.legal_form]
        forms = [f"{short}{body.name}", f"{body.name}{short}", f"{body.legal_form}　{body.name}",
                 f"{body.name}　{body.legal_form}", body.name]  # fmt: skip
    else:
        hall = "役場" if body.name[-1] in "町村" else "役所"
        forms = [body.name + hall, body.prefecture + body.name, body.prefecture + body.name + hall,
                 f"{body.prefecture}　{body.name}".strip()]  # fmt: skip
    return row._replace(body=chance.choice(forms))


def body_short(row: Raw, person: Person, _world: World) -> Raw:
    """Leave out what kind of body it is: 府中 for 府中市."""
    if not person.body or not row.body or person.body.kind == "firm":
        return row
    return row._replace(body=person.body.name[:-1])


def no_body(row: Raw, _person: Person, world: World) -> Raw:
    """Leave the body out."""
    return row._replace(body=world.chance.choice(("", "", "なし", "-")))


def kind_not_said(row: Raw, _person: Person, _world: World) -> Raw:
    """Come from a list that does not say whom people belong to."""
    return row._replace(stated_kind="")


ERRORS: Mapping[str, Error] = {
    each.__name__: each
    for each in (
        other_mail, shared_mailbox, other_line, proxy, mail_slip, mail_domain_slip, phone_slip,
        number_slip, section_moved, section_renamed, section_short, section_joined, body_short,
        body_with_form, no_mail, no_phone, no_number, no_section, no_body, listed_only,
        kind_not_said, zeros_lost, number_as_fraction, wide_number, zero_lost, phone_as_typed,
        extension, mail_as_typed,
    )
}  # fmt: skip
"""By name, in the order in which they are made."""
