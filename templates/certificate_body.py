"""The body of the certificates: A4 lying, vertical writing, a page for each.

The margin of 30 mm is left to the ornament of pre-printed paper. A paragraph whose fields all have
nothing to say is left out; a style gives way to the smaller ones of its name where the page would
not hold it all.
"""

from __future__ import annotations

from templates.word_markup import par

_MARGIN = 1701
CERTIFICATE_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    f'<w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" w:left="{_MARGIN}"'
    ' w:header="0" w:footer="0" w:gutter="0"/><w:textDirection w:val="tbRl"/></w:sectPr>'
)
CERTIFICATES = (
    par("CertificateTop", "賞状")
    + par("CertificatePrize", "{{賞}}")
    + par("CertificateEntry", "{{取組名}}")
    + par("CertificateSection", "{{所属}}")
    + par("CertificateName", "{{受賞者}}")
    + par("CertificateMembers", "{{メンバー}}")
    + par("CertificateText", "{{文面}}")
    + par("CertificateDay", "{{日付}}")
    + par("CertificateGiver", "{{授与者}}")
)
