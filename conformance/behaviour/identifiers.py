"""Identifiers are normalised by unicodedata, whatever that has become."""
# Not on threads: it replaces a function of unicodedata.
import ast
import unicodedata

assert ast.parse("\u03d5").body[0].value.id == "\u03c6"
normalize, unicodedata.normalize = unicodedata.normalize, lambda form, text: None
try:
    ast.parse("\u03d5")
except TypeError as e:
    assert str(e) == "unicodedata.normalize() must return a string, not NoneType"
else:
    raise AssertionError
finally:
    unicodedata.normalize = normalize
assert ast.parse("\u03d5").body[0].value.id == "\u03c6"
print("ok")
