"""isinstance, unions, generic aliases, namespaces, modules, instance dictionaries."""

SEEN = []


def plain(text):
    """Without addresses."""
    first, *rest = text.split("0x")
    return "0x".join([first] + [part.lstrip("0123456789abcdef") for part in rest])


def result(f):
    try:
        return plain(str(f()))
    except BaseException as e:
        return plain(type(e).__name__ + ": " + str(e))


def check(source, expected):
    """Evaluates an expression; the text is its str(), or the type and the message of what it raises."""
    text = result(lambda: eval(source, globals()))
    assert text == expected, (source, text, expected)


def show(f):
    SEEN.append(result(f))


def print(*args):
    SEEN.append(plain(" ".join(map(str, args))))


def nonecls():
    for i in range(5):
        x = None
        r = (x.__class__, x.__doc__, x.__str__(), x.__eq__(None))
    return r
check('nonecls()', "(<class 'NoneType'>, 'The type of the None singleton.', 'None', True)")
class A:
    pass
class Meta(type):

    def __instancecheck__(cls, o):
        return o == 42

    def __subclasscheck__(cls, s):
        return s is int
class M(metaclass=Meta):
    pass
class Fake:

    @property
    def __class__(self):
        return int
class Abs:

    def __init__(self, bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases
class Abs2:

    def __getattr__(self, n):
        if n == '__bases__':
            return ()
        raise AttributeError(n)
check('isinstance(1, int)', 'True')
check('isinstance(True, int)', 'True')
check('isinstance(1, (str, (int,)))', 'True')
check('isinstance(1, int | str)', 'True')
check("isinstance(1, 'a')", 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
check("isinstance(1, (str, 'a'))", 'TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union')
check("isinstance('', (str, 'a'))", 'True')
check('isinstance(42, M)', 'True')
check('isinstance(M(), M)', 'True')
check('isinstance(1, M)', 'False')
check('issubclass(int, M)', 'True')
check('issubclass(str, M)', 'False')
check('isinstance(Fake(), int)', 'True')
check('isinstance(Fake(), Fake)', 'True')
check('issubclass(1, int)', 'TypeError: issubclass() arg 1 must be a class')
check('issubclass(int, 1)', 'TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union')
check('issubclass(int, (str, 1))', 'TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union')
check('issubclass(bool, (str, int))', 'True')
check('issubclass(int, int | None)', 'True')
check('isinstance(None, int | None)', 'True')
check('isinstance([], list[int])', 'TypeError: isinstance() argument 2 cannot be a parameterized generic')
check('issubclass(list, list[int])', 'TypeError: issubclass() argument 2 cannot be a parameterized generic')
check('isinstance([], list[int] | int)', 'TypeError: isinstance() argument 2 cannot be a parameterized generic')
check('isinstance(1, ())', 'False')
check('issubclass(Abs(()), int)', 'False')
check('issubclass(Abs((int,)), int)', 'True')
check('issubclass(Abs((1,)), int)', 'False')
check('issubclass(Abs2(), Abs2())', 'False')
check('isinstance(1)', 'TypeError: isinstance expected 2 arguments, got 1')
check('issubclass(type, object)', 'True')
check('isinstance(int, type)', 'True')
check('isinstance(Abs(()), Abs(()))', 'False')
deep = int
for i in range(100):
    deep = (deep,)
check("isinstance('', deep)", 'False')
check('int | str | int', 'int | str')
check('int | None', 'int | None')
check('None | int', 'None | int')
check('int | 1', "TypeError: unsupported operand type(s) for |: 'type' and 'int'")
check('int | str == str | int', 'True')
check('hash(int | str) == hash(str | int)', 'True')
check('(int | str).__args__', "(<class 'int'>, <class 'str'>)")
check('list[int] | str', 'list[int] | str')
check('list[int] | list[int]', 'list[int]')
check('int | int', "<class 'int'>")
check('int | str | float', 'int | str | float')
check('repr(int | None | list[int])', 'int | None | list[int]')
check('(int | str)[int]', 'TypeError: int | str is not a generic class')
check('(int | str).__parameters__', '()')
check('(int | str).__module__', 'types')
check('int | A', 'int | __main__.A')
check('A | None', '__main__.A | None')
check('type(int | str)', "<class 'types.UnionType'>")
check('(int | str).foo', "AttributeError: 'types.UnionType' object has no attribute 'foo'")
check('int | str < 1', "TypeError: '<' not supported between instances of 'types.UnionType' and 'int'")
check('type(int | str)()', "TypeError: cannot create 'types.UnionType' instances")
L = list[int]
check('L', 'list[int]')
check('dict[str, int]', 'dict[str, int]')
check('tuple[()]', 'tuple[()]')
check('tuple[int, ...]', 'tuple[int, ...]')
check('L.__origin__', "<class 'list'>")
check('L.__args__', "(<class 'int'>,)")
check('L([1])', '[1]')
check('L.append', "<method 'append' of 'list' objects>")
check('L == list[int]', 'True')
check('L != list[str]', 'True')
check('hash(L) == hash(list[int])', 'True')
check('L[int]', 'TypeError: list[int] is not a generic class')
check('L.__parameters__', '()')
check('L.__class__', "<class 'types.GenericAlias'>")
check('type(L)', "<class 'types.GenericAlias'>")
check('next(iter(tuple[int]))', '*tuple[int]')
check('list(iter(L))', '[*list[int]]')
check('L.__mro_entries__(())', "(<class 'list'>,)")
check('L.__reduce__()', "(<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,)))")
check('type(L)(1, 2)', '1[2]')
check('type(L)(1)', 'TypeError: GenericAlias expected 2 arguments, got 1')
check('L.nope', "AttributeError: type object 'list' has no attribute 'nope'")
check("'append' in dir(L)", 'True')
check('L.__unpacked__', 'False')
check('next(iter(L)).__unpacked__', 'True')
check('list[[int, str]]', 'list[[int, str]]')
check("list['a']", "list['a']")
check('list[None]', 'list[None]')
check('list[A]', 'list[__main__.A]')
check('A[int]', "TypeError: type 'A' is not subscriptable")
check('int[int]', "TypeError: type 'int' is not subscriptable")
class GL(list[int]):
    pass
check('GL.__bases__', "(<class 'list'>,)")
check('GL.__orig_bases__', '(list[int],)')
check('GL.__mro__', "(<class '__main__.GL'>, <class 'list'>, <class 'object'>)")
mp = A.__dict__
check("mp['nope']", "KeyError: 'nope'")
check("'__module__' in mp", 'True')
check("mp.get('q', 3)", '3')
check('len(type(mp)({1: 2}))', '1')
check('type(mp)(1)', 'TypeError: mappingproxy() argument must be a mapping, not int')
check('type(mp)([])', 'TypeError: mappingproxy() argument must be a mapping, not list')
check("type(mp)('ab')", 'ab')
check('mp.__setitem__', "AttributeError: 'mappingproxy' object has no attribute '__setitem__'")
check('repr(type(mp)({1: 2}))', 'mappingproxy({1: 2})')
check('type(mp)({1: 2}) | {3: 4}', '{1: 2, 3: 4}')
check('{3: 4} | type(mp)({1: 2})', '{3: 4, 1: 2}')
check('type(mp)({1: 2}) == {1: 2}', 'True')
check('hash(type(mp)({}))', "TypeError: unhashable type: 'dict'")
check('list(reversed(type(mp)({1: 2, 3: 4})))', '[3, 1]')
check('type(mp)({1: 2}).copy()', '{1: 2}')
check('type(mp)[int]', 'mappingproxy[int]')
check('str(type(mp)({1: 2}))', '{1: 2}')
check('list(type(mp)({1: 2}).items())', '[(1, 2)]')
try:
    mp['x'] = 1
except TypeError as e:
    print(e)
class D:
    pass
d = D()
d.a = 1
d.b = 2
v = d.__dict__
v['c'] = 3
check('d.c', '3')
check('vars(d)', "{'a': 1, 'b': 2, 'c': 3}")
check('list(v)', "['a', 'b', 'c']")
del v['a']
check("hasattr(d, 'a')", 'False')
d.z = 9
check('v', "{'b': 2, 'c': 3, 'z': 9}")
d.__dict__ = {'q': 1}
check('d.q', '1')
check('v', "{'b': 2, 'c': 3, 'z': 9}")
v['new'] = 1
check("hasattr(d, 'new')", 'False')
check("setattr(d, '__dict__', 1)", "TypeError: __dict__ must be set to a dictionary, not a 'int'")
del d.__dict__
check('d.__dict__', '{}')
d.k = 1
check('d.__dict__', "{'k': 1}")
d = D()
d.a = 1
d.b = 2
del d.a
d.a = 3
check('list(d.__dict__)', "['b', 'a']")
check('d.__dict__', "{'b': 2, 'a': 3}")
d = D()
d.__dict__[1] = 2
check('d.__dict__', '{1: 2}')
for i in range(300):
    setattr(d, 'attr%d' % i, i)
check('len(d.__dict__)', '301')
check('d.attr299', '299')
import sys
NS = type(sys.implementation)
check("NS(a=1, b='x')", "namespace(a=1, b='x')")
check("NS({'a': 1})", 'namespace(a=1)')
check("NS([('a', 1)], b=2)", 'namespace(a=1, b=2)')
check('NS(1)', "TypeError: 'int' object is not iterable")
check('NS({1: 2})', 'TypeError: keywords must be strings')
check('NS(a=1) == NS(a=1)', 'True')
check('NS(a=1) != NS(a=2)', 'True')
check('NS(a=1) < NS(a=2)', "TypeError: '<' not supported between instances of 'dict' and 'dict'")
check('NS(a=1) == 1', 'False')
check('NS(1, 2)', 'TypeError: SimpleNamespace expected at most 1 argument, got 2')
check('NS(a=1).__reduce__()', "(<class 'types.SimpleNamespace'>, (), {'a': 1})")
check('NS(a=1, b=2).__replace__(b=3)', 'namespace(a=1, b=3)')
check('NS().__replace__(1)', 'TypeError: __replace__() takes no positional arguments')
check('hash(NS())', "TypeError: unhashable type: 'types.SimpleNamespace'")
n = NS()
n.me = n
check('n', 'namespace(me=namespace(...))')
class SubNS(NS):
    pass
check('SubNS(x=1)', 'SubNS(x=1)')
ModT = type(sys)
m = ModT('mm', 'doc')
check('m.__name__', 'mm')
check('m.__doc__', 'doc')
check('m.__spec__', 'None')
check('sorted(m.__dict__)', "['__doc__', '__loader__', '__name__', '__package__', '__spec__']")
check('m.x', "AttributeError: module 'mm' has no attribute 'x'")
check('ModT()', "TypeError: module() missing required argument 'name' (pos 1)")
check('ModT(1)', "TypeError: module() argument 'name' must be str, not int")
check("ModT('a', 'b', 'c')", 'TypeError: module() takes at most 2 arguments (3 given)')
check("delattr(m, 'x')", "AttributeError: 'module' object has no attribute 'x'")
check("setattr(m, '__dict__', {})", 'AttributeError: readonly attribute')
check('m.__annotations__', '{}')
check("delattr(m, '__annotations__')", 'None')
check("delattr(m, '__annotations__')", 'AttributeError: __annotations__')
check('dir(m)', "['__doc__', '__loader__', '__name__', '__package__', '__spec__']")
check('ModT.__new__(ModT).x', "AttributeError: module has no attribute 'x'")
check('ModT.__new__(ModT).__dict__', '{}')
m.__getattr__ = lambda n: n.upper() if n != 'bad' else (_ for _ in ()).throw(AttributeError('nah'))
m.__dir__ = lambda: ['z', 'y']
check('m.foo', 'FOO')
check('dir(m)', "['y', 'z']")
check('m.bad', 'AttributeError: nah')
check("hasattr(m, 'bad')", 'False')
class MyMod(ModT):

    @property
    def pr(self):
        return 'pr'
m.__class__ = MyMod
check('m.pr', 'pr')
check('type(m).__name__', 'MyMod')
check("setattr(m, '__class__', D)", "TypeError: __class__ assignment: 'D' object layout differs from 'MyMod'")
del m.__getattr__
m.__spec__ = NS(_initializing=True, has_location=False)
check('m.q',
      "AttributeError: partially initialized module 'mm' has no attribute 'q' (most likely due to a circular import)")
m.__spec__ = NS(_initializing=True, has_location=True, origin='/a/b.py')
check('m.q',
      "AttributeError: partially initialized module 'mm' from '/a/b.py' has no attribute 'q' (most likely due to a circular import)")
m.__spec__ = NS(_uninitialized_submodules=['q'])
check('m.q', "AttributeError: cannot access submodule 'q' of module 'mm' (most likely due to a circular import)")
del m.__spec__
check('m.q', "AttributeError: module 'mm' has no attribute 'q'")
m.__name__ = 1
check('m.q', "AttributeError: module has no attribute 'q'")
class R:

    def __init__(s):
        s.x = 1

assert SEEN == [
    "'mappingproxy' object does not support item assignment",
], SEEN
