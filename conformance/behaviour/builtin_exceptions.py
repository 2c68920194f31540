"""The builtin exceptions: fields, texts, setters, groups."""

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


b = BaseException
for t in (Exception, KeyError, OSError, ImportError, NameError, AttributeError, StopIteration, SystemExit, SyntaxError, ExceptionGroup):
    if t is not ExceptionGroup:
        show(lambda: t())
        show(lambda: str(t('a')))
        show(lambda: str(t('a', 'b')))
        show(lambda: t(x=1))
        show(lambda: t('a').__reduce__())
    print(sorted((k for k in t.__dict__ if k[:2] != '__')), t.__bases__, t.__doc__)
e = Exception('x', 1)
check("setattr(e, 'args', 1)", "TypeError: 'int' object is not iterable")
check("setattr(e, 'args', [1, 2])", 'None')
check('e.args', '(1, 2)')
check("delattr(e, 'args')", 'TypeError: args may not be deleted')
check("setattr(e, '__cause__', 1)", 'TypeError: exception cause must be None or derive from BaseException')
check("setattr(e, '__context__', 1)", 'TypeError: exception context must be None or derive from BaseException')
check("setattr(e, '__traceback__', 1)", 'TypeError: __traceback__ must be a traceback or None')
check("delattr(e, '__cause__')", 'TypeError: __cause__ may not be deleted')
check("delattr(e, '__context__')", 'TypeError: __context__ may not be deleted')
check("delattr(e, '__traceback__')", 'TypeError: __traceback__ may not be deleted')
check("setattr(e, '__suppress_context__', 1)", 'TypeError: attribute value type must be bool')
check("delattr(e, '__suppress_context__')", "TypeError: can't delete numeric/char attribute")
check('e.__suppress_context__', 'False')
check("setattr(e, '__cause__', ValueError(2))", 'None')
check('(e.__cause__, e.__suppress_context__)', '(ValueError(2), True)')
check('e.with_traceback(1)', 'TypeError: __traceback__ must be a traceback or None')
check('e.with_traceback(None) is e', 'True')
check('e.add_note(1)', "TypeError: note must be a str, not 'int'")
check("e.add_note('n')", 'None')
check('e.__notes__', "['n']")
check("setattr(e, '__notes__', 1)", 'None')
check("e.add_note('x')", 'TypeError: Cannot add note: __notes__ is not a list')
check('e.__setstate__(1)', 'TypeError: state is not a dictionary')
check("e.__setstate__({'q': 5})", 'None')
check('e.q', '5')
check('e.__setstate__(None)', 'None')
check('e.__dict__', "{'__notes__': 1, 'q': 5}")
check('e.__reduce__()', "(<class 'Exception'>, (1, 2), {'__notes__': 1, 'q': 5})")
check("setattr(e, '__dict__', 1)", "TypeError: __dict__ must be set to a dictionary, not a 'int'")
check('e.nope', "AttributeError: 'Exception' object has no attribute 'nope'")
check('StopIteration().value', 'None')
check('StopIteration(3).value', '3')
check('StopIteration(3, 4).value', '3')
check('SystemExit().code', 'None')
check('SystemExit(1).code', '1')
check('SystemExit(1, 2).code', '(1, 2)')
s = StopIteration(3)
s.value = 8
check('s.value', '8')
check('s.args', '(3,)')
del s.value
check('s.value', 'None')
check('StopIteration(a=1)', 'TypeError: StopIteration() takes no keyword arguments')
i = ImportError('m', name='n', path='p')
check('i.msg', 'm')
check('i.name', 'n')
check('i.path', 'p')
check('i.name_from', 'None')
check('str(i)', 'm')
check('i.__reduce__()', "(<class 'ImportError'>, ('m',), {'name': 'n', 'path': 'p'})")
i = ImportError('a', 'b')
check('i.msg', 'None')
check('str(i)', "('a', 'b')")
check('ImportError(foo=1)', "TypeError: ImportError() got an unexpected keyword argument 'foo'")
check("ImportError('a', nme=1)",
      "TypeError: ImportError() got an unexpected keyword argument 'nme'. Did you mean 'name'?")
check('ImportError(name=1, path=2, name_from=3, zz=4)',
      'TypeError: ImportError() takes at most 3 keyword arguments (4 given)')
check("ModuleNotFoundError('x', name='y').name", 'y')
n = NameError('m', name='q')
check('n.name', 'q')
check('n.args', "('m',)")
check('n.__reduce__()', "(<class 'NameError'>, ('m',))")
check('NameError(obj=1)', "TypeError: NameError() got an unexpected keyword argument 'obj'")
check("UnboundLocalError('x', name='z').name", 'z')
a = AttributeError('m', name='q', obj=5)
check('a.name', 'q')
check('a.obj', '5')
check('a.__reduce__()', "(<class 'AttributeError'>, ('m',), {'name': 'q', 'args': ('m',)})")
check('AttributeError(foo=1)', "TypeError: AttributeError() got an unexpected keyword argument 'foo'")
class Z:

    def __getattr__(self, n):
        raise AttributeError('custom')
z = Z()
try:
    z.foo
except AttributeError as x:
    print(x.name, x.obj is z)
try:
    len.foo
except AttributeError as x:
    print(x, x.name, x.obj is len)
for args in ((2,), (2, 'no'), (2, 'no', 'f'), (2, 'no', 'f', None, 'g'), (2, 'no', 'f', 0, 'g'), (13, 'x'), (1, 'x'), (17, 'x'), (32, 'x'), (11, 'x', 5), (11, 'x', 'y'), (104, 'x'), (999, 'x'), ('2', 'x'), (2, 'x', 'f', 1, 'g', 6), (2, 's', b'by'), (True, 'x'), (2, 'n', None)):
    o = OSError(*args)
    print(type(o).__name__, o.args, o.errno, o.strerror, o.filename, o.filename2, str(o), o.__reduce__())
o = BlockingIOError(11, 'w', 7)
check('o.characters_written', '7')
check('o.filename', 'None')
del o.characters_written
check('o.characters_written', 'AttributeError: characters_written')
check("delattr(o, 'characters_written')", 'AttributeError: characters_written')
check("setattr(o, 'characters_written', 'a')", "TypeError: 'str' object cannot be interpreted as an integer")
check("BlockingIOError(11, 'w', 2 ** 80)", "ValueError: cannot fit 'int' into an index-sized integer")
check('OSError(1, 2, x=3)', 'TypeError: OSError() takes no keyword arguments')
check("FileNotFoundError(13, 'q').errno", '13')
class MyOS(OSError):

    def __init__(self, a, b=None):
        self.ab = (a, b)
m = MyOS(1, 'z')
check('m.ab', "(1, 'z')")
check('m.args', '()')
check('m.errno', 'None')
check('str(m)', '')
class MyOS2(OSError):
    pass
check("type(MyOS2(2, 'x')).__name__", 'MyOS2')
check("MyOS2(2, 'x').errno", '2')
class MyOS3(OSError):

    def __new__(cls, *a):
        return super().__new__(cls, *a)

    def __init__(self, *a):
        self.q = a
check("MyOS3(2, 'x').errno", '2')
check("MyOS3(2, 'x').args", "(2, 'x')")
s = SyntaxError('msg', ('f.py', 3, 4, 'text'))
check('s.msg', 'msg')
check('s.filename', 'f.py')
check('s.lineno', '3')
check('s.offset', '4')
check('s.text', 'text')
check('s.end_lineno', 'None')
check('str(s)', 'msg (f.py, line 3)')
for args in (('m', ('a/b.py', 3, 4, 't', 5, 6)), ('m', (None, 3, 4, 't')), ('m', ('f', None, None, None)), ('m', (None, None, None, None)), ('m', (1, 2)), ('m', (1, 2, 3, 4, 5)), ('m', (1, 2, 3, 4, 5, 6, 7)), ('m', 5), ('m', [1, 2, 3, 4]), (), ('a', 'b', 'c')):
    show(lambda: str(SyntaxError(*args)))
check("str(IndentationError('x', ('f', 1, 2, 't')))", 'x (f, line 1)')
check("repr(TabError('q'))", "TabError('q')")
check('SyntaxError().msg', 'None')
check("SyntaxError('a').print_file_and_line", 'None')
u = UnicodeEncodeError('ascii', 'hélloሴ😀', 1, 2, 'bad')
check('u', "'ascii' codec can't encode character '\\xe9' in position 1: bad")
check('u.encoding', 'ascii')
check("u.object == 'hélloሴ😀'", 'True')
check('u.start', '1')
check('u.end', '2')
check('u.reason', 'bad')
check('repr(u.args[2:])', "(1, 2, 'bad')")
u.start = 5
u.end = 6
check('u', "'ascii' codec can't encode character '\\u1234' in position 5: bad")
u.start = 6
u.end = 7
check('u', "'ascii' codec can't encode character '\\U0001f600' in position 6: bad")
u.end = 9
check('u', "'ascii' codec can't encode characters in position 6-8: bad")
u.start = 1
u.end = 4
check('u', "'ascii' codec can't encode characters in position 1-3: bad")
u = UnicodeDecodeError('utf-8', b'a\xffb', 1, 2, 'bad')
check('u', "'utf-8' codec can't decode byte 0x in position 1: bad")
check('u.object', "b'a\\xffb'")
u.end = 3
check('u', "'utf-8' codec can't decode bytes in position 1-2: bad")
u.reason = 5
check('u', "'utf-8' codec can't decode bytes in position 1-2: 5")
del u.encoding
check('u.encoding', 'None')
u = UnicodeTranslateError('ébc', 0, 1, 'why')
check('u', "can't translate character '\\xe9' in position 0: why")
u.end = 3
check('u', "can't translate characters in position 0-2: why")
check('UnicodeEncodeError()', 'TypeError: function takes exactly 5 arguments (0 given)')
check('UnicodeEncodeError(1, 2, 3, 4, 5)', 'TypeError: argument 1 must be str, not int')
check("UnicodeDecodeError('a', 'b', 1, 2, 'c')", "TypeError: a bytes-like object is required, not 'str'")
check("UnicodeDecodeError('a', bytearray(b'xy'), 1, 2, 'c').object", "b'xy'")
check("UnicodeEncodeError('a', 'b', 'c', 2, 'd')", "TypeError: 'str' object cannot be interpreted as an integer")
check("setattr(u, 'start', 'x')", 'TypeError: an integer is required')
check("delattr(u, 'start')", "TypeError: can't delete numeric/char attribute")
check("UnicodeError('x', 'y')", "('x', 'y')")
check("str(KeyError('a'))", "'a'")
check("str(KeyError('a', 'b'))", "('a', 'b')")
check('str(KeyError())', '')
check('ExceptionGroup()', 'TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)')
check("ExceptionGroup('m')", 'TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)')
check('ExceptionGroup(1, [])', 'TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int')
check("ExceptionGroup('m', [])", 'ValueError: second argument (exceptions) must be a non-empty sequence')
check("ExceptionGroup('m', [1])", 'ValueError: Item 0 of second argument (exceptions) is not an exception')
check("ExceptionGroup('m', {1})", 'TypeError: second argument (exceptions) must be a sequence')
check("ExceptionGroup('m', {ValueError(): 1})", 'TypeError: second argument (exceptions) must be a sequence')
check("ExceptionGroup('m', [KeyboardInterrupt()])", 'TypeError: Cannot nest BaseExceptions in an ExceptionGroup')
check("BaseExceptionGroup('m', [ValueError(1)])", 'm (1 sub-exception)')
check("BaseExceptionGroup('m', [KeyboardInterrupt()])", 'm (1 sub-exception)')
check("BaseExceptionGroup('m', (ValueError(1), TypeError(2)))", 'm (2 sub-exceptions)')
check("ExceptionGroup('m', [ValueError()], x=1)", 'TypeError: ExceptionGroup() takes no keyword arguments')
check("str(ExceptionGroup('m', [ValueError(), TypeError()]))", 'm (2 sub-exceptions)')
check('ExceptionGroup[int]', 'ExceptionGroup[int]')
class MyG(ExceptionGroup):
    pass
check("MyG('m', [KeyboardInterrupt()])", "TypeError: Cannot nest BaseExceptions in 'MyG'")
class MyB(BaseExceptionGroup):

    def derive(self, excs):
        return MyB(self.message, excs)
g = MyB('top', [ValueError(1), ExceptionGroup('in', [TypeError(2), ValueError(3)]), OSError(4)])
g.add_note('note')
check('g.split(ValueError)',
      "(MyB('top', [ValueError(1), ExceptionGroup('in', [ValueError(3)])]), MyB('top', [ExceptionGroup('in', [TypeError(2)]), OSError(4)]))")
check('g.subgroup(lambda e: isinstance(e, TypeError))', 'top (1 sub-exception)')
check('g.split((OSError, TypeError))',
      "(MyB('top', [ExceptionGroup('in', [TypeError(2)]), OSError(4)]), MyB('top', [ValueError(1), ExceptionGroup('in', [ValueError(3)])]))")
check('g.subgroup(KeyError)', 'None')
check('g.split(ValueError)[0].__notes__', "['note']")
check('type(g.split(ValueError)[0]).__name__', 'MyB')
check('g.split(1)',
      'TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)')
check('g.split(int)',
      'TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)')
check('g.split((ValueError, 1))',
      'TypeError: expected an exception type, a tuple of exception types, or a callable (other than a class)')
check('g.split()', 'TypeError: BaseExceptionGroup.split() takes exactly one argument (0 given)')
check('g.message', 'top')
check('g.exceptions', "(ValueError(1), ExceptionGroup('in', [TypeError(2), ValueError(3)]), OSError(4))")
check("setattr(g, 'message', 1)", 'AttributeError: readonly attribute')
check('ExceptionGroup.__mro__',
      "(<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)")
check('ExceptionGroup.__bases__', "(<class 'BaseExceptionGroup'>, <class 'Exception'>)")
try:
    raise ExceptionGroup('eg', [ValueError(1), TypeError(2), OSError(3)])
except* ValueError as x:
    print('V', x.exceptions)
except* (TypeError, OSError) as x:
    print('TO', x.exceptions)
try:
    try:
        raise ExceptionGroup('eg', [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as x:
        raise KeyError('k')
    except* TypeError:
        pass
except BaseException as x:
    print(repr(x), [repr(y) for y in x.exceptions])
try:
    try:
        raise ValueError(1)
    except* ValueError as x:
        print(repr(x))
        raise
except BaseException as x:
    print(repr(x))
try:
    try:
        raise ValueError(1)
    except* TypeError as x:
        pass
except BaseException as x:
    print(repr(x))
class ME(OSError, KeyError):
    pass
check("ME(1, 'q')", '[Errno 1] q')
check('ME.__base__', "<class 'OSError'>")
class ME2(ValueError, KeyError):
    pass
check("str(ME2('q'))", "'q'")
check('ME2.__base__', "<class 'ValueError'>")
check("type('ME3', (OSError, SyntaxError), {})", 'TypeError: multiple bases have instance lay-out conflict')
check("type('ME4', (OSError, int), {})", 'TypeError: multiple bases have instance lay-out conflict')
check('MemoryError().args', '()')
check("RecursionError('a')", 'a')
check('isinstance(BlockingIOError(), OSError)', 'True')
check('IOError is OSError', 'True')
check('EnvironmentError is OSError', 'True')
check('BaseException.__init__(ValueError(), 1, x=2)', 'TypeError: ValueError() takes no keyword arguments')
check('KeyError.__str__(ValueError())',
      "TypeError: descriptor '__str__' requires a 'KeyError' object but received a 'ValueError'")

assert SEEN == [
    '',
    'a',
    "('a', 'b')",
    'TypeError: Exception() takes no keyword arguments',
    "(<class 'Exception'>, ('a',))",
    "[] (<class 'BaseException'>,) Common base class for all non-exit exceptions.",
    '',
    "'a'",
    "('a', 'b')",
    'TypeError: KeyError() takes no keyword arguments',
    "(<class 'KeyError'>, ('a',))",
    "[] (<class 'LookupError'>,) Mapping key not found.",
    '',
    'a',
    '[Errno a] b',
    'TypeError: OSError() takes no keyword arguments',
    "(<class 'OSError'>, ('a',))",
    "['characters_written', 'errno', 'filename', 'filename2', 'strerror'] (<class 'Exception'>,) Base class for I/O related errors.",
    '',
    'a',
    "('a', 'b')",
    "TypeError: ImportError() got an unexpected keyword argument 'x'",
    "(<class 'ImportError'>, ('a',))",
    "['msg', 'name', 'name_from', 'path'] (<class 'Exception'>,) Import can't find module, or can't find name in module.",
    '',
    'a',
    "('a', 'b')",
    "TypeError: NameError() got an unexpected keyword argument 'x'",
    "(<class 'NameError'>, ('a',))",
    "['name'] (<class 'Exception'>,) Name not found globally.",
    '',
    'a',
    "('a', 'b')",
    "TypeError: AttributeError() got an unexpected keyword argument 'x'",
    "(<class 'AttributeError'>, ('a',), {'args': ('a',)})",
    "['name', 'obj'] (<class 'Exception'>,) Attribute not found.",
    '',
    'a',
    "('a', 'b')",
    'TypeError: StopIteration() takes no keyword arguments',
    "(<class 'StopIteration'>, ('a',))",
    "['value'] (<class 'Exception'>,) Signal the end from iterator.__next__().",
    '',
    'a',
    "('a', 'b')",
    'TypeError: SystemExit() takes no keyword arguments',
    "(<class 'SystemExit'>, ('a',))",
    "['code'] (<class 'BaseException'>,) Request to exit from the interpreter.",
    'None',
    'a',
    'TypeError: function takes at least 4 arguments (1 given)',
    'TypeError: SyntaxError() takes no keyword arguments',
    "(<class 'SyntaxError'>, ('a',))",
    "['end_lineno', 'end_offset', 'filename', 'lineno', 'msg', 'offset', 'print_file_and_line', 'text'] (<class 'Exception'>,) Invalid syntax.",
    "[] (<class 'BaseExceptionGroup'>, <class 'Exception'>) None",
    'foo True',
    "'builtin_function_or_method' object has no attribute 'foo' foo True",
    "OSError (2,) None None None None 2 (<class 'OSError'>, (2,))",
    "FileNotFoundError (2, 'no') 2 no None None [Errno 2] no (<class 'FileNotFoundError'>, (2, 'no'))",
    "FileNotFoundError (2, 'no') 2 no f None [Errno 2] no: 'f' (<class 'FileNotFoundError'>, (2, 'no', 'f'))",
    "FileNotFoundError (2, 'no') 2 no f g [Errno 2] no: 'f' -> 'g' (<class 'FileNotFoundError'>, (2, 'no', 'f', None, 'g'))",
    "FileNotFoundError (2, 'no') 2 no f g [Errno 2] no: 'f' -> 'g' (<class 'FileNotFoundError'>, (2, 'no', 'f', None, 'g'))",
    "PermissionError (13, 'x') 13 x None None [Errno 13] x (<class 'PermissionError'>, (13, 'x'))",
    "PermissionError (1, 'x') 1 x None None [Errno 1] x (<class 'PermissionError'>, (1, 'x'))",
    "FileExistsError (17, 'x') 17 x None None [Errno 17] x (<class 'FileExistsError'>, (17, 'x'))",
    "BrokenPipeError (32, 'x') 32 x None None [Errno 32] x (<class 'BrokenPipeError'>, (32, 'x'))",
    "BlockingIOError (11, 'x', 5) 11 x None None [Errno 11] x (<class 'BlockingIOError'>, (11, 'x', 5))",
    "BlockingIOError (11, 'x') 11 x y None [Errno 11] x: 'y' (<class 'BlockingIOError'>, (11, 'x', 'y'))",
    "ConnectionResetError (104, 'x') 104 x None None [Errno 104] x (<class 'ConnectionResetError'>, (104, 'x'))",
    "OSError (999, 'x') 999 x None None [Errno 999] x (<class 'OSError'>, (999, 'x'))",
    "OSError ('2', 'x') 2 x None None [Errno 2] x (<class 'OSError'>, ('2', 'x'))",
    "OSError (2, 'x', 'f', 1, 'g', 6) None None None None (2, 'x', 'f', 1, 'g', 6) (<class 'OSError'>, (2, 'x', 'f', 1, 'g', 6))",
    "FileNotFoundError (2, 's') 2 s b'by' None [Errno 2] s: b'by' (<class 'FileNotFoundError'>, (2, 's', b'by'))",
    "PermissionError (True, 'x') True x None None [Errno True] x (<class 'PermissionError'>, (True, 'x'))",
    "FileNotFoundError (2, 'n', None) 2 n None None [Errno 2] n (<class 'FileNotFoundError'>, (2, 'n', None))",
    'm (b.py, line 3)',
    'm (line 3)',
    'm (f)',
    'm',
    'TypeError: function takes at least 4 arguments (2 given)',
    'TypeError: end_offset must be provided when end_lineno is provided',
    'TypeError: function takes at most 6 arguments (7 given)',
    "TypeError: 'int' object is not iterable",
    'm (line 2)',
    'None',
    'a',
    'V (ValueError(1),)',
    'TO (TypeError(2), OSError(3))',
    'ExceptionGroup(\'\', [KeyError(\'k\'), ExceptionGroup(\'eg\', [OSError(3)])]) ["KeyError(\'k\')", "ExceptionGroup(\'eg\', [OSError(3)])"]',
    "ExceptionGroup('', (ValueError(1),))",
    "ExceptionGroup('', (ValueError(1),))",
    'ValueError(1)',
], SEEN
