"""Runs CPython's tests (the arguments of python -m test) as if this were CPython: with the cases that they keep for it.

The tests skip a case here if it is marked cpython_only, or if it asks the module _testcapi how deep a tree may be. Most such
cases hold here all the same. Two functions of test.support are replaced; the test modules are not touched.
"""
from test import support
from test.libregrtest.main import main


def check_impl_detail(**guards):
    guards, default = support._parse_guards(guards)
    return guards.get('cpython', default)


support.check_impl_detail = check_impl_detail
support.get_c_recursion_limit = lambda: 10_000      # of CPython 3.13.5 on Linux, x86-64

if __name__ == '__main__':
    main()
