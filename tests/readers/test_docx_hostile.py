"""Word: broken and hostile files are refused by a named error, and none crashes the reader."""

import time
from collections.abc import Mapping
from contextlib import suppress
from struct import pack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Content, ReadError, Source
from checker.readers.docx import package, read

from .build import CONTENT_TYPES, archive, members, p, r, tbl, tc, tr, word

SOUND = word(p("公示") + tbl(tr(tc(p("甲")), tc(p("乙")))), styles="", numbering="")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(data: bytes, name: str = "公示.docx") -> str:
    with pytest.raises(ReadError) as caught:
        read(Source(name, data))
    assert "\n" not in caught.value.message
    return caught.value.code


def changed(**parts: str | bytes | None) -> bytes:
    """A sound file with members replaced, or left out where None; "document" stands for word/document.xml."""
    sound: Mapping[str, str | bytes | None] = members(p("公示"))
    names = {"document": "word/document.xml", "types": "[Content_Types].xml", "links": "_rels/.rels"}
    merged = {**sound, **{names[key]: part for key, part in parts.items()}}
    return archive({name: part for name, part in merged.items() if part is not None})


def test_passwords_and_old_documents_are_told_apart() -> None:
    assert refused(COMPOUND + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert read(Source("旧.docx", COMPOUND + "WordDocument".encode("utf-16-le"))) is None


def test_encrypted_members() -> None:
    data = bytearray(SOUND)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    assert refused(bytes(data)) == "encrypted"


@pytest.mark.parametrize("data", [b"not a zip", SOUND[: len(SOUND) // 2], SOUND[:-30], b"PK\x03\x04" + bytes(50)])
def test_broken_zips(data: bytes) -> None:
    assert refused(data) == "broken_zip"


def test_a_damaged_member() -> None:
    at = SOUND.find(b"word/document.xml") + 40
    assert refused(SOUND[:at] + b"\xff\xff\xff\xff" + SOUND[at + 4 :]) in ("broken_zip", "broken_docx")


def test_empty() -> None:
    assert refused(b"") == "empty"
    assert refused(word(p() + p(" "))) == "empty"


@pytest.mark.parametrize(
    "parts",
    [
        {"types": None},
        {"links": None},
        {"document": None},
        {"document": "<w:document"},
        {"document": "<other/>"},
        {"document": ""},
        {"links": "<x/>"},
        {"links": "<Relationships"},
    ],
)
def test_missing_and_malformed_parts(parts: dict[str, str | None]) -> None:
    assert refused(changed(**parts)) == "broken_docx"


def test_other_zips_are_left_to_other_readers() -> None:
    assert read(Source("a.zip", archive({"readme.txt": "公示"}))) is None
    assert read(Source("a.xlsx", changed(document="<workbook/>"))) is None
    assert refused(archive({"readme.txt": "公示"})) == "broken_docx"


LAUGHS = (
    "<!DOCTYPE d [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)


@pytest.mark.parametrize("doctype", [LAUGHS, '<!DOCTYPE d SYSTEM "file:///etc/hostname">', "<!DOCTYPE d>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_doctypes_are_refused_unread(doctype: str, encoding: str) -> None:
    document = str(members(p("&a9;" if "a9" in doctype else "公示"))["word/document.xml"])
    assert refused(changed(document=f'<?xml version="1.0"?>{doctype}{document}'.encode(encoding))) == "hostile_xml"


def test_entities_in_any_part_are_refused() -> None:
    parts = members(p("公示"), styles="")
    parts["word/styles.xml"] = LAUGHS + "<x>&a9;</x>"
    assert refused(archive(parts)) == "hostile_xml"


def test_a_zip_bomb_is_refused_before_it_is_inflated() -> None:
    assert refused(changed(document=b" " * 60_000_000)) == "zip_bomb"
    assert refused(archive({**members(p("公示")), "word/media/image1.bmp": bytes(60_000_000)})) == "zip_bomb"


def test_a_bomb_that_lies_about_its_size_is_refused_while_it_is_inflated() -> None:
    data = bytearray(changed(document=b" " * 60_000_000))
    at = data.rfind(b"word/document.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = pack("<I", 1000)
    assert refused(bytes(data)) in ("zip_bomb", "broken_zip")


def test_the_limits_hold_for_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1000)
    assert refused(word("".join(p(f"公示{n}") for n in range(50)))) == "zip_bomb"


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MEMBERS", 3)
    assert refused(SOUND) == "zip_bomb"


def nested(opening: str, inner: str, closing: str, times: int) -> str:
    return opening * times + inner + closing * times


@pytest.mark.parametrize("times", [150, 600, 5000])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
        (
            "<mc:AlternateContent><mc:Choice Requires='w14'>",
            "</mc:Choice></mc:AlternateContent>",
        ),
    ],
)
def test_absurd_nesting_is_refused(opening: str, closing: str, times: int) -> None:
    body = p("公示") + nested(opening, p("深"), closing, times)
    assert refused(word(body)) == "hostile_xml"
    inline = f"<w:p><w:r>{nested(opening, '<w:t>深</w:t>', closing, times)}</w:r></w:p>"
    if "Alternate" in opening:
        assert refused(word(p("公示") + inline)) == "hostile_xml"


def test_reasonable_nesting_is_read() -> None:
    body = nested("<w:tbl><w:tr><w:tc>", p("深"), "</w:tc></w:tr></w:tbl>", 30)
    assert read(Source("a.docx", word(body))) is not None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_repeat_or_climb_out_do_no_harm() -> None:
    climbing = {**members(p("公示")), "../../outside.xml": "<x/>", "/absolute.xml": "<x/>"}
    climbing["_rels/.rels"] = str(climbing["_rels/.rels"]).replace("word/document.xml", "../../word/document.xml")
    assert read(Source("a.docx", archive(climbing))) is not None
    assert refused(changed(links=str(climbing["_rels/.rels"]).replace("word/document", "etc/passwd"))) == "broken_docx"


@pytest.mark.parametrize("value", ["99999999999999999999", "-1", "x", ""])
def test_numbers_that_are_none(value: str) -> None:
    body = tbl(tr(tc(p("甲"), f'<w:gridSpan w:val="{value}"/>'), properties=f'<w:gridBefore w:val="{value}"/>'))
    body += p(
        "乙", f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr><w:outlineLvl w:val="{value}"/>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="{value}"><w:lvl w:ilvl="{value}"/></w:abstractNum><w:num w:numId="1"/>'
    )
    assert read(Source("a.docx", word(body, numbering=numbering))) is not None


def laid_out(data: bytes) -> None:
    """Read the words and the layout of *data*."""
    content = read(Source("a.docx", data))
    if content is not None and content.layout is not None:
        content.layout()


@given(
    st.binary(), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", COMPOUND[:8]]), st.sampled_from(["a.docx", "-"])
)
def test_any_bytes_are_left_or_refused(tail: bytes, head: bytes, name: str) -> None:
    with suppress(ReadError):
        assert read(Source(name, head + tail)) is None


@settings(max_examples=200)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_is_read_or_refused(at: int, damage: bytes) -> None:
    with suppress(ReadError):
        laid_out(SOUND[:at] + damage + SOUND[at + len(damage) :])


NAMES = (
    "p r t tbl tr tc sdt sdtContent pPr rPr numPr ins del fldChar instrText txbxContent pict ruby rubyBase "
    "vMerge sectPr fldSimple ind spacing jc rFonts sz pgMar docGrid pBdr bottom drawing"
)
TREES = st.recursive(
    st.sampled_from(["", "公示", r("甲")]),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(NAMES.split()),
        st.lists(inner, max_size=3),
    ),
    max_leaves=25,
)


@given(TREES)
def test_any_arrangement_of_elements_is_read_or_refused(body: str) -> None:
    with suppress(ReadError):
        laid_out(archive({**members(body), "[Content_Types].xml": CONTENT_TYPES}))


def sound(body: str) -> Content:
    found = read(Source("a.docx", archive({**members(body), "[Content_Types].xml": CONTENT_TYPES})))
    assert found is not None
    return found


def test_absurd_spans_are_cut() -> None:
    cell = tc(p("甲"), '<w:gridSpan w:val="2000000000"/>')
    table = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1999999999"/></w:trPr>{cell}</w:tr></w:tbl>'
    places = [block.cell for block in sound(p("公示") + table).blocks if block.cell]
    assert [(place.column, place.columns) for place in places] == [(1000, 1000)]


def test_many_white_runs_are_looked_at_once_each() -> None:
    run = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>甲</w:t></w:r>'
    started = time.process_time()
    assert len(sound(f"<w:p>{run * 10_000}</w:p>").inspect().faint) == 10_000
    assert time.process_time() - started < 20
