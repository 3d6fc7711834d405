import codecs

import pytest

from routing.errors import InputError
from routing.scenario.loading.encoding import decode

TEXT = "id,村名\nV1,凤凰\n"


@pytest.mark.parametrize("data", [TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode()])
def test_utf_8_is_read_without_a_word(data: bytes) -> None:
    assert decode(data, "f") == (TEXT, [])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("gbk"), "GB18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16-LE"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16-BE"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "UTF-32-LE"),
    ],
)
def test_another_encoding_is_recognised_and_named_in_a_warning(data: bytes, name: str) -> None:
    text, warnings = decode(data, "villages.csv")
    assert text == TEXT
    assert [(w.code, w.severity, w.file) for w in warnings] == [
        ("scenario.encoding-guessed", "warning", "villages.csv")
    ]
    assert name in warnings[0].cause


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x80\xff\xfe\xff", "scenario.encoding-unknown"),
        (codecs.BOM_UTF8 + b"\xff", "scenario.encoding-unknown"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "scenario.encoding-unknown"),
        (b"a\nb\0c", "scenario.nul-character"),
        (TEXT.encode("utf-16-le"), "scenario.nul-character"),
    ],
)
def test_bytes_that_are_no_text_have_a_code(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "f")
    assert [finding.code for finding in caught.value.findings] == [code]


def test_a_nul_character_is_reported_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"a\nb\0c", "f")
    assert caught.value.findings[0].row == 2
