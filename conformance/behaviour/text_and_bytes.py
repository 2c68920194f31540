"""str in both its representations, bytes, codecs and formatting."""
import array
import struct
import unicodedata
import zlib


def raises(error, message, function, *args):
    try:
        function(*args)
    except error as e:
        assert str(e) == message, str(e)
    else:
        raise AssertionError(f"{error.__name__} not raised")


# Astral characters and lone surrogates count as one; pairs of surrogates stay two.
wide = "a\U0001f600\ud83d\ude00é"
assert len(wide) == 5 and wide[1] == "\U0001f600" and wide[::-1][0] == "é"
assert "\ud83d" not in "\U0001f600" and "\ud83d\ude00" != "\U0001f600"
assert wide.find("\ude00") == 3 and wide.split("\ud83d") == ["a\U0001f600", "\ude00é"]
assert hash("a\U0001f600"[:1]) == hash("a")
assert "ΑΣ".lower() == "ας" and "ß".upper() == "SS" and "ŉ".casefold() == "ʼn" and "ǆ".title() == "ǅ"
assert "\u0378".isprintable() is False and repr("\u0378\x7f") == r"'\u0378\x7f'"
assert "a b ".split(None, 1) == ["a", "b "] and " a b".rsplit(None, 1) == [" a", "b"]
raises(TypeError, "sequence item 1: expected str instance, int found", "".join, ["a", 1])


class Text(str):
    pass


t = Text("abc")
assert type(t.strip()) is str and t == "abc" and {t: 1}["abc"] == 1 and type(str(t)) is str

# Floats: shortest form, exact rounding.
assert repr(5e-324) == "5e-324" and repr(1e16) == "1e+16" and repr(1e22) == "1e+22" and repr(123456.0) == "123456.0"
assert "%.0f %.1f %.20f" % (2.5, 0.25, 0.1) == "2 0.2 0.10000000000000000555"
assert format(1234567.891, ",.2f") == "1,234,567.89" and format(-0.0, "z.1f") == "0.0" and format(255, "#_x") == "0xff"
assert "{0[a]!r:>{1}}".format({"a": "x"}, 6) == "   'x'"
raises(ValueError, "Cannot specify ',' with 'x'.", format, 1, ",x")
assert b"%s %5d %c %a" % (b"x", 3, 65, "é") == b"x     3 A '\\xe9'"

# Codecs: positions and reasons of errors, handlers.
raises(UnicodeDecodeError, "'utf-8' codec can't decode bytes in position 1-2: unexpected end of data",
       b"a\xe2\x82".decode)
raises(UnicodeEncodeError, "'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)",
       "aéü".encode, "ascii")
assert b"\xff\xfe".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape") == b"\xff\xfe"
assert "é€".encode("ascii", "namereplace") == rb"\N{LATIN SMALL LETTER E WITH ACUTE}\N{EURO SIGN}"

# Buffers and packed values.
assert memoryview(array.array("d", [1.5])).tolist() == [1.5]
assert struct.unpack(">hQ?3s", struct.pack(">hQ?3s", -2, 2**64 - 1, True, b"ab")) == (-2, 2**64 - 1, True, b"ab\0")
assert zlib.crc32(b"b" * 1000, zlib.crc32(b"a" * 1000)) == zlib.crc32(b"a" * 1000 + b"b" * 1000)

# The character database.
assert unicodedata.unidata_version == "15.1.0" and unicodedata.name("\U0001f600") == "GRINNING FACE"
assert unicodedata.normalize("NFC", "e\u0301") == "é" and unicodedata.normalize("NFKD", "ﬁ") == "fi"
assert unicodedata.lookup("NULL") == "\0" and "\N{HANGUL SYLLABLE GAG}" == "\uac01"
assert unicodedata.ucd_3_2_0.category("\U0001f600") == "Cn"
