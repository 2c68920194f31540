"""Making classes, their attributes, and object."""

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


class A:
    x = 1
class B(A):
    pass
class C(A):
    pass
class D(B, C):
    pass
check('D.__mro__',
      "(<class '__main__.D'>, <class '__main__.B'>, <class '__main__.C'>, <class '__main__.A'>, <class 'object'>)")
check('D.__bases__', "(<class '__main__.B'>, <class '__main__.C'>)")
check('D.__base__', "<class '__main__.B'>")
check('D.__name__', 'D')
check('D.__qualname__', 'D')
check('D.__module__', '__main__')
check("type('X', (A, B), {})", 'TypeError: Cannot create a consistent method resolution order (MRO) for bases A, B')
check("type('X', (A, A), {})", 'TypeError: duplicate base class A')
check("type('X', (bool,), {})", "TypeError: type 'bool' is not an acceptable base type")
check("type('X', (int, str), {})", 'TypeError: multiple bases have instance lay-out conflict')
check("type('X', (1,), {})",
      'TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases')
check("type('X', [], {})", 'TypeError: type.__new__() argument 2 must be tuple, not list')
check("type('X', (), [])", 'TypeError: type.__new__() argument 3 must be dict, not list')
check('type(1, (), {})', 'TypeError: type.__new__() argument 1 must be str, not int')
check("type('X', ())", 'TypeError: type() takes 1 or 3 arguments')
check('type()', 'TypeError: type() takes 1 or 3 arguments')
check("type('a\\x00b', (), {})", 'ValueError: type name must not contain null characters')
check("type('X', (), {'__qualname__': 1})", 'TypeError: type __qualname__ must be a str, not int')
check("type('X', (), {'__slots__': 1})", "TypeError: 'int' object is not iterable")
check("type('X', (), {'__slots__': [1]})", "TypeError: __slots__ items must be strings, not 'int'")
check("type('X', (), {'__slots__': ['a b']})", 'TypeError: __slots__ must be identifiers')
check("type('X', (), {'__slots__': ['a'], 'a': 1})", "ValueError: 'a' in __slots__ conflicts with class variable")
check("type('X', (), {'__slots__': ['__dict__', '__dict__']})",
      'TypeError: __dict__ slot disallowed: we already got one')
check("type('X', (A,), {'__slots__': ['__dict__']})", 'TypeError: __dict__ slot disallowed: we already got one')
check("type('X', (A,), {'__slots__': ['__weakref__']})", 'TypeError: __weakref__ slot disallowed: we already got one')
check("type('X', (int,), {'__slots__': ['a']})", "TypeError: nonempty __slots__ not supported for subtype of 'int'")
check("type('X', (tuple,), {'__slots__': []})", "<class '__main__.X'>")
check("type('X', (), {'__classcell__': 1})", "TypeError: __classcell__ must be a nonlocal cell, not <class 'int'>")
class M1(type):
    pass
class M2(type):
    pass
class X1(metaclass=M1):
    pass
class X2(metaclass=M2):
    pass
check("type('X', (X1, X2), {})",
      'TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases')
check("type(type('X', (X1, A), {}))", "<class '__main__.M1'>")
class S:
    __slots__ = ('b', 'a', '__priv')

    def __init__(self):
        self.__priv = 3
s = S()
check('S.__slots__', "('b', 'a', '__priv')")
check("S.__dict__.keys() >= {'a', 'b', '_S__priv'}", 'True')
check('s._S__priv', '3')
check('s.a', "AttributeError: 'S' object has no attribute 'a'")
check("setattr(s, 'z', 1)",
      "AttributeError: 'S' object has no attribute 'z' and no __dict__ for setting new attributes")
check("delattr(s, 'a')", 'AttributeError: a')
check('S.a.__get__(1)', "TypeError: descriptor 'a' for 'S' objects doesn't apply to a 'int' object")
check('S.a', "<member 'a' of 'S' objects>")
check('s.__dict__', "AttributeError: 'S' object has no attribute '__dict__'")
check('S.a.__set__(1, 2)', "TypeError: descriptor 'a' for 'S' objects doesn't apply to a 'int' object")
class S2(S):
    __slots__ = ('c', '__dict__')
s2 = S2()
s2.c = 1
s2.zz = 4
s2.a = 7
check('s2.__dict__', "{'zz': 4}")
check('s2.a', '7')
check('s2.c', '1')
class W:
    __slots__ = ('__weakref__',)
class W2(W, A):
    __slots__ = ()
check("hasattr(W2(), '__dict__')", 'True')
class Desc:

    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
class Bad:

    def __set_name__(self, owner, name):
        raise ValueError('bad')
class U:
    d = Desc()
check("type('V', (), {'q': Bad()})", 'ValueError: bad')
class P:

    def __init_subclass__(cls, /, tag=None, **kw):
        print('init_subclass', cls.__name__, tag, kw)
        super().__init_subclass__(**kw)
class Q(P, tag=5):
    pass
def mk():

    class R(P, other=1):
        pass
class E:

    def __eq__(self, o):
        return True
check('hash(E())', "TypeError: unhashable type: 'E'")
check('E.__hash__', 'None')
class F:

    def __class_getitem__(cls, k):
        return (cls.__name__, k)
check('F[3]', "('F', 3)")
check('A[3]', "TypeError: type 'A' is not subscriptable")
class N:

    def __new__(cls, *a):
        return object.__new__(cls)
check("type(N.__dict__['__new__']).__name__", 'staticmethod')
check("type(P.__dict__['__init_subclass__']).__name__", 'classmethod')
check('int.__module__', 'builtins')
check('int.__name__', 'int')
check('int.__qualname__', 'int')
check('int.__base__', "<class 'object'>")
check('int.__bases__', "(<class 'object'>,)")
check('type.__mro__', "(<class 'type'>, <class 'object'>)")
check("setattr(int, 'x', 1)", "TypeError: cannot set 'x' attribute of immutable type 'int'")
check("delattr(int, 'x')", "TypeError: cannot set 'x' attribute of immutable type 'int'")
check("setattr(int, '__name__', 'q')", "TypeError: cannot set '__name__' attribute of immutable type 'int'")
check("setattr(A, '__name__', 1)", "TypeError: can only assign string to A.__name__, not 'int'")
check("delattr(A, '__name__')", "TypeError: cannot delete '__name__' attribute of immutable type 'A'")
check("setattr(A, '__name__', 'a\\x00')", 'ValueError: type name must not contain null characters')
check("setattr(A, '__qualname__', 1)", "TypeError: can only assign string to A.__qualname__, not 'int'")
check("setattr(A, '__bases__', 1)", 'TypeError: can only assign tuple to A.__bases__, not int')
check("setattr(A, '__bases__', ())", 'TypeError: can only assign non-empty tuple to A.__bases__, not ()')
check("setattr(A, '__bases__', (1,))", "TypeError: A.__bases__ must be tuple of classes, not 'int'")
check("setattr(A, '__bases__', (D,))", 'TypeError: a __bases__ item causes an inheritance cycle')
check("setattr(A, '__bases__', (int,))", "TypeError: __bases__ assignment: 'int' object layout differs from 'object'")
check("setattr(A, '__bases__', (list,))", "TypeError: __bases__ assignment: 'list' deallocator differs from 'object'")
check("setattr(A, '__mro__', 1)", "AttributeError: attribute '__mro__' of 'type' objects is not writable")
check("setattr(A, '__dict__', {})", "AttributeError: attribute '__dict__' of 'type' objects is not writable")
check('A.nope', "AttributeError: type object 'A' has no attribute 'nope'")
check('int.nope', "AttributeError: type object 'int' has no attribute 'nope'")
check('type.nope', "AttributeError: type object 'type' has no attribute 'nope'")
check("delattr(A, 'nope')", "AttributeError: type object 'A' has no attribute 'nope'")
check('A.__abstractmethods__', 'AttributeError: __abstractmethods__')
check('type.__abstractmethods__', 'AttributeError: __abstractmethods__')
check("delattr(A, '__abstractmethods__')", 'AttributeError: __abstractmethods__')
check('int.__annotations__', "AttributeError: type object 'int' has no attribute '__annotations__'")
check('A.__annotations__', '{}')
check("delattr(A, '__annotations__')", 'None')
check("delattr(A, '__annotations__')", 'AttributeError: __annotations__')
check('A.__type_params__', '()')
check("setattr(A, '__doc__', 'new doc')", 'None')
check('A.__doc__', 'new doc')
check("delattr(A, '__doc__')", "TypeError: cannot delete '__doc__' attribute of immutable type 'A'")
check("setattr(int, '__doc__', 1)", "TypeError: cannot set '__doc__' attribute of immutable type 'int'")
check('int.__text_signature__', 'None')
check('A.__text_signature__', 'None')
check('setattr(A, 1, 2)', "TypeError: attribute name must be string, not 'int'")
check("object.__setattr__(A, 'x', 1)", "TypeError: can't apply this __setattr__ to type object")
check("object.__setattr__(int, 'x', 1)", "TypeError: can't apply this __setattr__ to type object")
check("type.__setattr__(A, 'y', 2)", 'None')
check('A.y', '2')
check("object.__getattribute__(A, 'x')", '1')
check("object.__getattribute__(A, 'nope')", "AttributeError: 'type' object has no attribute 'nope'")
class G1:
    pass
class G2:
    pass
class G3(G1):
    pass
G3.__bases__ = (G2,)
check('G3.__mro__', "(<class '__main__.G3'>, <class '__main__.G2'>, <class 'object'>)")
check('G1.__subclasses__()', '[]')
check('G2.__subclasses__()', "[<class '__main__.G3'>]")
A.__name__ = 'AA'
A.__qualname__ = 'QQ.AA'
check('A', "<class '__main__.QQ.AA'>")
check("repr(A()).split(' at ')[0]", '<__main__.QQ.AA object')
A.__module__ = 'mod'
check('A', "<class 'mod.QQ.AA'>")
a = G1()
a.v = 1
a.__class__ = G2
check('type(a).__name__', 'G2')
check('a.v', '1')
check("setattr(a, '__class__', int)",
      'TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses')
check("setattr(a, '__class__', S)", "TypeError: __class__ assignment: 'S' object layout differs from 'G2'")
check("setattr(a, '__class__', 1)", "TypeError: __class__ must be set to a class, not 'int' object")
check("delattr(a, '__class__')", "TypeError: can't delete __class__ attribute")
check("setattr(1, '__class__', int)",
      'TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses')
check("setattr(S(), '__class__', S2)", "TypeError: __class__ assignment: 'S2' object layout differs from 'S'")
class T1:
    __slots__ = ('p', 'q')
class T2:
    __slots__ = ('q', 'p')
t = T1()
t.p = 5
t.__class__ = T2
check('t.p', '5')
check('type(t).__name__', 'T2')
class O1:

    def __init__(self, a):
        pass
class O2:

    def __new__(cls, a):
        return object.__new__(cls)
class O3:
    pass
check('O3(1)', 'TypeError: O3() takes no arguments')
check('O3(a=1)', 'TypeError: O3() takes no arguments')
check('O1()', "TypeError: O1.__init__() missing 1 required positional argument: 'a'")
check('O1(1) and 1', '1')
check('O2(1) and 1', '1')
check('object(1)', 'TypeError: object() takes no arguments')
check('object.__new__(O3, 1)', 'TypeError: O3() takes no arguments')
check('object.__new__(O1, 1) and 1', '1')
check('object.__new__(O2, 1)', 'TypeError: object.__new__() takes exactly one argument (the type to instantiate)')
check('object.__init__(O2(1), 1)', 'None')
check('object.__init__(O1(1), 1)',
      'TypeError: object.__init__() takes exactly one argument (the instance to initialize)')
check('object.__new__(int)', 'TypeError: object.__new__(int) is not safe, use int.__new__()')
check('object.__new__()', 'TypeError: object.__new__(): not enough arguments')
check('object.__new__(1)', 'TypeError: object.__new__(X): X is not a type object (int)')
check('int.__new__(str)', 'TypeError: int.__new__(str): str is not a subtype of int')
check('list.__new__(O3)', 'TypeError: list.__new__(O3): O3 is not a subtype of list')
check('object().x', "AttributeError: 'object' object has no attribute 'x'")
check("setattr(object(), 'x', 1)",
      "AttributeError: 'object' object has no attribute 'x' and no __dict__ for setting new attributes")
check("format(object(), 'x')", 'TypeError: unsupported format string passed to object.__format__')
check('format(O3(), 1)', 'TypeError: format() argument 2 must be str, not int')
check("object.__format__(3, '')", '3')
check('object() < object()', "TypeError: '<' not supported between instances of 'object' and 'object'")
check('object.__reduce_ex__()', 'TypeError: unbound method object.__reduce_ex__() needs an argument')
check('type(iter([]))()', "TypeError: cannot create 'list_iterator' instances")
check('type(None)(1)', 'TypeError: NoneType takes no arguments')
check('type(len)()', "TypeError: cannot create 'builtin_function_or_method' instances")
check('type(NotImplemented)(2)', 'TypeError: NotImplementedType takes no arguments')
import_ok = True
check('object.__doc__[:20]', 'The base class of th')
check('object.__init_subclass__()', 'None')
check('object.__subclasshook__(1)', 'NotImplemented')
check('object().__eq__(1)', 'NotImplemented')
check('object().__ne__(1)', 'NotImplemented')
check('O3.__lt__(O3(), O3())', 'NotImplemented')
check('sorted(set(dir(O3())) - set(dir(object)))',
      "['__dict__', '__firstlineno__', '__module__', '__static_attributes__', '__weakref__']")
check('dir(object()) == sorted(dir(object))', 'True')
class Dn:

    def __dir__(self):
        return ['b', 'a']
check('dir(Dn())', "['a', 'b']")

assert SEEN == [
    'set_name U d',
    'init_subclass Q 5 {}',
], SEEN
