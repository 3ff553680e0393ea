"""What is measured of Word documents is the same work: everybody writes the same words."""

from pathlib import Path

from automations import resources
from benchmarks import document_brief, document_brief_peers
from benchmarks import document_certificates as certificates
from benchmarks import document_certificates_peers as peers
from benchmarks.document_oddities import found
from benchmarks.document_reading import lines_of, seal


def test_the_brief_has_ten_tables_and_five_charts_in_each_hand(tmp_path: Path) -> None:
    document_brief.write(tmp_path)
    ours = document_brief.ours(tmp_path)
    theirs = document_brief_peers.with_python_docx(tmp_path)
    assert (ours["cells"], ours["charts"]) == (theirs["cells"], 5)
    assert str(ours["cells"]).startswith("840 ")  # 10 × 4 × (20 and a heading)


def test_the_certificates_say_the_same_in_each_hand(tmp_path: Path) -> None:
    makers = (
        certificates.one_file,
        certificates.files,
        peers.one_with_python_docx,
        peers.files_with_python_docx,
    )
    said = {str(make(tmp_path, 3)["said"]) for make in makers}
    assert len(said) == 1
    assert said.pop().startswith("27 ")  # nine lines each


def test_the_templates_of_the_others_ask_for_every_field(tmp_path: Path) -> None:
    peers.write(tmp_path)
    looping = lines_of((tmp_path / peers.LOOPING).read_bytes())
    assert looping[:3] == ["{%p for each in certificates %}", "賞状", "{{ each.賞 }}"]
    assert looping[-1] == "{%p endfor %}"
    merging = lines_of((tmp_path / peers.MERGING).read_bytes())
    assert merging[:3] == ["賞状", "«F0»", "«F1»"]
    assert len(lines_of(resources.template_file(certificates.TEMPLATE).read_bytes())) == 9


def test_what_ours_makes_of_odd_templates(tmp_path: Path) -> None:
    assert {words: those["dxten"] for words, those in found(tmp_path).items()} == {
        "a name with & < >": "as typed",
        "𠮷, and 邉 with a variation selector": "as typed",
        "a letter that XML cannot hold (U+0007)": (
            "refused: 氏名: 「山田」に、文書に書けない文字（U+0007）が入っています。"
            "元のブックのその文字を消してください。"
        ),
        "a field that nobody knows": (
            "refused: 報告資料.docx「本文」: 「{{所属}}」にある「所属」という項目はありません。"
            "ひな形の項目名を直すか、消してくださ…"
        ),
        "a field that Word has split": "as typed",
        "code: the number of the process": (
            "refused: 報告資料.docx「本文」: 「{{ cycler.__init__.__globals__…」にある「cycler._…"
        ),
    }


def test_what_python_docx_makes_of_odd_templates(tmp_path: Path) -> None:
    made = {words: those["python-docx, run by run"] for words, those in found(tmp_path).items()}
    assert made["a field that nobody knows"] == "`{{所属}}` stands there"
    assert made["a field that Word has split"] == "`{{氏名}}` stands there"


def test_a_seal_tells_lines_apart() -> None:
    assert seal(["a", "b"]) == seal(iter(["a", "b"]))
    assert len({seal(["a", "b"]), seal(["b", "a"]), seal(["ab"])}) == 3
