"""Descriptors, super, property, attribute hooks."""

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

    def f(self):
        """doc f"""
        return 'A.f'

    @classmethod
    def c(cls):
        """doc c"""
        return ('A.c', cls.__name__)

    @staticmethod
    def s(x=1):
        """doc s"""
        return ('A.s', x)

    @property
    def p(self):
        """doc p"""
        return 'A.p'

    @p.setter
    def p(self, v):
        print('set', v)
    ro = property(lambda self: 1)
    wo = property(None, lambda self, v: None)
    nd = property(lambda self: 1, lambda s, v: None)
class B(A):

    def f(self):
        return 'B>' + super().f()

    @classmethod
    def c(cls):
        return ('B>', super().c())

    @property
    def p(self):
        return 'B>' + super().p

    def g(self):
        return super(B, self).f()

    def h(self):
        return [super().f() for _ in range(2)]
b = B()
check('b.f()', 'B>A.f')
check('b.c()', "('B>', ('A.c', 'B'))")
check('B.c()', "('B>', ('A.c', 'B'))")
check('b.s()', "('A.s', 1)")
check('A.s(3)', "('A.s', 3)")
check('b.p', 'B>A.p')
check('b.g()', 'A.f')
check('b.h()', "['A.f', 'A.f']")
a = A()
a.p = 4
check("setattr(a, 'ro', 1)", "AttributeError: property 'ro' of 'A' object has no setter")
check("delattr(a, 'ro')", "AttributeError: property 'ro' of 'A' object has no deleter")
check('a.wo', "AttributeError: property 'wo' of 'A' object has no getter")
check("delattr(a, 'nd')", "AttributeError: property 'nd' of 'A' object has no deleter")
check('A.p.__name__', 'p')
check('A.ro.__name__', 'ro')
check('property().__name__', "AttributeError: 'property' object has no attribute '__name__'")
check('property().__get__(1)', "AttributeError: property of 'int' object has no getter")
check('property().__set__(1, 2)', "AttributeError: property of 'int' object has no setter")
check('property().__delete__(1)', "AttributeError: property of 'int' object has no deleter")
check('property(1, 2, 3, 4, 5)', 'TypeError: property() takes at most 4 arguments (5 given)')
check('property(fgt=1)', "TypeError: property() got an unexpected keyword argument 'fgt'. Did you mean 'fget'?")
check('A.p.fget.__name__', 'p')
check("setattr(A.p, '__doc__', 'new')", 'None')
check('A.p.__isabstractmethod__', 'False')
check('property().__set_name__(1)', 'TypeError: __set_name__() takes 2 positional arguments but 1 were given')
check('A.p.__get__(None, A) is A.p', 'True')
class MyProp(property):
    pass
class MyProp2(property):
    __slots__ = ()
def g(self):
    """gdoc"""
check('MyProp(g).__dict__', "{'__doc__': 'gdoc'}")
check('MyProp2(g)', "AttributeError: 'MyProp2' object attribute '__doc__' is read-only")
check('MyProp2(None)', '<__main__.MyProp2 object at 0x>')
c = A.__dict__['c']
s = A.__dict__['s']
check('c.__func__.__name__', 'c')
check('c.__wrapped__ is c.__func__', 'True')
check('c.__name__', 'c')
check('c.__qualname__', 'A.c')
check('c.__module__', '__main__')
check('s(7)', "('A.s', 7)")
check('s.__name__', 's')
check('c.__isabstractmethod__', 'False')
check('repr(classmethod(1))', '<classmethod(1)>')
check('repr(staticmethod(len))', '<staticmethod(<built-in function len>)>')
check('classmethod()', 'TypeError: classmethod expected 1 argument, got 0')
check('classmethod(1, 2)', 'TypeError: classmethod expected 1 argument, got 2')
check('classmethod(f=1)', 'TypeError: classmethod() takes no keyword arguments')
check('classmethod.__new__(classmethod).__get__(1)', 'RuntimeError: uninitialized classmethod object')
check('staticmethod.__new__(staticmethod).__get__(1)', 'RuntimeError: uninitialized staticmethod object')
check('classmethod(len).__get__(1)()', "TypeError: object of type 'type' has no len()")
check('classmethod(A).__get__(None, A)()', 'TypeError: A() takes no arguments')
check('c()', "TypeError: 'classmethod' object is not callable")
check('staticmethod(1)()', "TypeError: 'int' object is not callable")
c.extra = 1
check('c.extra', '1')
check('c.__dict__.keys()',
      "dict_keys(['__module__', '__name__', '__qualname__', '__doc__', '__annotations__', 'extra'])")
check('super()', 'RuntimeError: super(): no arguments')
check('super(1)', 'TypeError: super() argument 1 must be a type, not int')
check('super(A, 1)', 'TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).')
check('super(B, a)', 'TypeError: super(type, obj): obj (instance of A) is not an instance or subtype of type (B).')
check('super(A, B).f', "AttributeError: 'super' object has no attribute 'f'")
check('super(1, 2, 3)', 'TypeError: super() expected at most 2 arguments, got 3')
check('super(A, b).nope', "AttributeError: 'super' object has no attribute 'nope'")
check('super(A).f', "AttributeError: 'super' object has no attribute 'f'")
check('repr(super(A))', "<super: <class 'A'>, NULL>")
check('repr(super(A, b))', "<super: <class 'A'>, <B object>>")
check('super(A, b).__class__', "<class 'super'>")
check('super(B, b).__thisclass__', "<class '__main__.B'>")
check('super(B, b).__self__ is b', 'True')
check('super(B, b).__self_class__', "<class '__main__.B'>")
check('super(B).__self__', 'None')
check('super(A, a=1)', 'TypeError: super() takes no keyword arguments')
check("setattr(super(B, b), 'x', 1)",
      "AttributeError: 'super' object has no attribute 'x' and no __dict__ for setting new attributes")
check('super(B, b).p', 'A.p')
check('super(B, B).c()', "('A.c', 'B')")
check('super(B, B).p', '<property object at 0x>')
check('super(type, A)', "<super: <class 'type'>, <type object>>")
class S1(A):

    def noargs():
        super()

    def deleted(self):
        del self
        super()

    def cellarg(self):

        def inner():
            return self
        return super().f()
    q = super

    def viaattr(self):
        return type(super()).__name__
check('S1.noargs()', 'RuntimeError: super(): no arguments')
check('S1().deleted()', 'RuntimeError: super(): arg[0] deleted')
check('S1().cellarg()', 'A.f')
check('S1().viaattr()', 'super')
def outside(self):
    super()
check('outside(1)', 'RuntimeError: super(): __class__ cell not found')
class U(A):
    sup = super(A)
    x = 3
U.s2 = super(U)
check('U().s2.f()', 'A.f')
class MySuper(super):
    pass
U.s3 = MySuper(U)
check('type(U().s3).__name__', 'MySuper')
check('U().s3.f()', 'A.f')
class Data:

    def __init__(self):
        self.log = []

    def __get__(self, o, t=None):
        return ('get', o is None, t.__name__)

    def __set__(self, o, v):
        self.log.append(('set', v))

    def __delete__(self, o):
        self.log.append('del')
class NonData:

    def __get__(self, o, t=None):
        return 'nd'
class OnlySet:

    def __set__(self, o, v):
        o.__dict__['os'] = v
class OnlyDel:

    def __delete__(self, o):
        print('deleted')
class T:
    d = Data()
    n = NonData()
    os = OnlySet()
    od = OnlyDel()
t = T()
t.d = 1
del t.d
check('t.d', "('get', False, 'T')")
check('T.d', "('get', True, 'T')")
check("T.__dict__['d'].log", "[('set', 1), 'del']")
check('t.n', 'nd')
t.__dict__['n'] = 'own'
t.__dict__['d'] = 'own'
check('t.n', 'own')
check('t.d', "('get', False, 'T')")
t.os = 5
check('t.os', '5')
check("setattr(t, 'od', 1)", 'AttributeError: __set__')
check("delattr(t, 'od')", 'None')
check("delattr(t, 'os')", 'AttributeError: __delete__')
class H:

    def __getattr__(self, n):
        if n.startswith('ok'):
            return n
        raise AttributeError(n)

    def __setattr__(self, n, v):
        object.__setattr__(self, n, v * 2)

    def __delattr__(self, n):
        print('delattr', n)
h = H()
h.x = 2
check('h.x', '4')
check('h.okay', 'okay')
check("getattr(h, 'zz', 9)", '9')
check("hasattr(h, 'okq')", 'True')
check("hasattr(h, 'q')", 'False')
del h.foo
class H2:

    def __getattribute__(self, n):
        return ('ga', n)
check('H2().anything', "('ga', 'anything')")
check('H2().__class__', "('ga', '__class__')")
class H3:

    def __getattribute__(self, n):
        raise AttributeError('no ' + n)

    def __getattr__(self, n):
        return 'fallback ' + n
check('H3().z', 'fallback z')
class H4:

    @property
    def bad(self):
        return self.missing

    def __getattr__(self, n):
        return 'caught ' + n
check('H4().bad', 'caught missing')
check('getattr(1, 1)', "TypeError: attribute name must be string, not 'int'")
check('setattr(a, 1, 1)', "TypeError: attribute name must be string, not 'int'")
check('object.__getattribute__(1, 1)', "TypeError: attribute name must be string, not 'int'")
check('a.__getattribute__()', 'TypeError: expected 1 argument, got 0')
check("int.__dict__['real'].__get__('a')",
      "TypeError: descriptor 'real' for 'int' objects doesn't apply to a 'str' object")
check("int.__dict__['__add__'].__get__('a')",
      "TypeError: descriptor '__add__' for 'int' objects doesn't apply to a 'str' object")
check("list.__dict__['append'].__get__(1)",
      "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object")
check('int.__add__()', "TypeError: descriptor '__add__' of 'int' object needs an argument")
check("int.__add__('a', 1)", "TypeError: descriptor '__add__' requires a 'int' object but received a 'str'")
check('int.__add__(1)', 'TypeError: expected 1 argument, got 0')
check('int.real.__set__(1, 1)', "AttributeError: attribute 'real' of 'int' objects is not writable")
check('[].append.__self__', '[]')
check('int.__add__.__objclass__', "<class 'int'>")
check('1 .__add__', "<method-wrapper '__add__' of int object at 0x>")
check('int.__add__', "<slot wrapper '__add__' of 'int' objects>")
check('[].append.__name__', 'append')
check('list.append', "<method 'append' of 'list' objects>")
check('int.real', "<attribute 'real' of 'int' objects>")
check('dict.fromkeys', '<built-in method fromkeys of type object at 0x>')
check("dict.__dict__['fromkeys']", "<method 'fromkeys' of 'dict' objects>")
check('int.__new__.__self__', "<class 'int'>")
check('int.__new__.__qualname__', 'int.__new__')
check('[].append.__qualname__', 'list.append')
check('list.append.__qualname__', 'list.append')
check('len.__qualname__', 'len')
check('len.__module__', 'builtins')
check('[].append.__module__', 'None')
check('1 .__add__.__self__', '1')
check('1 .__add__.__name__', '__add__')
check('[].append == [].append', 'False')
check('1 .__add__ == 1 .__add__', 'True')
check('list.append.__text_signature__', '($self, object, /)')
check('int.__add__.__text_signature__', '($self, value, /)')
check('len.__text_signature__', '($module, obj, /)')
check('hash([].append) is not None', 'True')
check('None.__eq__(None)', 'True')
check('None.__str__()', 'None')
check('None.__bool__()', 'False')
check('None.__init_subclass__()', 'None')
check('type(None).__bool__(None)', 'False')

assert SEEN == [
    'set 4',
    'deleted',
    'delattr foo',
], SEEN
