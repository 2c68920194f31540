"""Statements from standard input, one by one: prompts, errors, and what inspect sees of them."""
import subprocess
import sys

# What a person types stays known.
session = "def f(a):\n    return a / 0\n\nf(1)\nimport inspect; print(inspect.getsource(f), end='')\ndef g(x, x): ...\n\n1 +\n"
run = subprocess.run([sys.executable, "-q", "-i"], input=session, capture_output=True, text=True)
assert run.stdout == "def f(a):\n    return a / 0\n", run.stdout
assert run.stderr == '''>>> ... ... >>> Traceback (most recent call last):
  File "<stdin>", line 1, in <module>
    f(1)
    ~^^^
  File "<stdin>", line 2, in f
    return a / 0
           ~~^~~
ZeroDivisionError: division by zero
>>> >>> ...   File "<stdin>-3", line 1
    def g(x, x): ...
             ^
SyntaxError: duplicate argument 'x' in function definition
>>>   File "<stdin>", line 1
    1 +
       ^
SyntaxError: invalid syntax
>>> 
''', run.stderr
