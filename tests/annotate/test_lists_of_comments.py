"""Newer versions of Word list comments in further parts, and number them as they like."""

import pytest

from checker.annotate import clean

from .papers import annotated, canonical, comments, members, read, word, wrong, zipped
from .structure import faults

_WORD = "http://schemas.microsoft.com/office/word"
_LISTS = {
    "commentsIds": f'<x:commentsIds xmlns:x="{_WORD}/2016/wordml/cid"><x:commentId x:paraId="1A2B3C4D" '
    'x:durableId="2A2B3C4D"/></x:commentsIds>',
    "commentsExtensible": f'<x:commentsExtensible xmlns:x="{_WORD}/2018/wordml/cex"><x:commentExtensible '
    'x:durableId="2A2B3C4D" x:dateUtc="2025-06-08T01:00:00Z"/></x:commentsExtensible>',
    "people": f'<x:people xmlns:x="{_WORD}/2012/wordml"><x:person x:author="蓝某"/></x:people>',
}


def _notice(number: str) -> bytes:
    """With a comment of that number, and all the lists that Word keeps of it."""
    marks = f'<w:commentRangeStart w:id="{number}"/><w:r><w:t>公示</w:t></w:r><w:commentRangeEnd w:id="{number}"/>'
    mark = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    comment = f'<w:comment w:id="{number}" w:author="蓝某"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
    parts = members(word(f"<w:p>{marks}{mark}<w:r><w:t>名单</w:t></w:r></w:p>", comments=comment))
    links, types = parts["word/_rels/document.xml.rels"], parts["[Content_Types].xml"]
    for name, root in _LISTS.items():
        link = f'<Relationship Id="{name}" Type="{_WORD}/relationships/{name}" Target="{name}.xml"/></Relationships>'
        links = links.replace(b"</Relationships>", link.encode())
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        types = types.replace(
            b"</Types>", f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/></Types>'.encode()
        )
        parts[f"word/{name}.xml"] = root.encode()
    return zipped(parts | {"word/_rels/document.xml.rels": links, "[Content_Types].xml": types})


@pytest.mark.parametrize("number", ["0", "999999999", "1234567890", "2147483647"])
def test_the_lists_of_comments_stay_as_they_are(number: str) -> None:
    data = _notice(number)
    copy = annotated(data, wrong(read(data).raw, "名单"))
    assert faults(copy) == []
    found = comments(copy)
    assert found[number][:2] == ("蓝某", "公示")
    (ours,) = [key for key in found if key != number]
    assert found[ours][:2] == ("公开检查", "名单")
    for name in _LISTS:
        assert members(copy)[f"word/{name}.xml"] == members(data)[f"word/{name}.xml"]
    for name, part in members(data).items():
        assert canonical(members(clean(copy))[name]) == canonical(part), name
