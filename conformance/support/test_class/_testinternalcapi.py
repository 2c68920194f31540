"""test_class imports this at its top; its cases that use it look at how CPython lays out instances."""
import unittest


def has_inline_values(obj):
    raise unittest.SkipTest("tells how CPython stores instance attributes")
