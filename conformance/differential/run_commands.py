"""Compares how this Python and CPython end on bad input on the command line: exit status, output and errors.

    run_commands.py --reference CPYTHON [--show N] [NAME ...]

Run it with the Python to be tested. NAMEs choose among the cases. The exit status is 0 if nothing differs.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

from reference import Reference

HANG = 120  # seconds that no case takes

# Scripts, by their names; each is run.
SCRIPTS = {
    'attribute.py': b'import math\nmath.sqr(2)\n',
    'cause.py': b"try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e\n",
    'group.py': b"raise ExceptionGroup('a', [ValueError(1), TypeError('b')])\n",
    'exit_text.py': b"import sys; sys.exit('bye')\n",
    'exit_status.py': b'import sys; sys.exit(3)\n',
    'no_module.py': b'import no_such_module_here\n',
    'random.py': b'import random\nrandom.randint(1, 2)\n',          # hides the library's, which is asked for
    'fractions.py': b'import random\nrandom.randint(1, 2)\n',       # as above, by way of the library
    'dedent.py': b'if 1:\n    x\n  y\n',
    'open_bracket.py': b'x = (1,\nfoo bar\n',
    'open_bracket_at_end.py': b"print('a'\n",
    'bad_parameter.py': b'def f(:\n pass\n',
    'nul.py': b'x = 1\0\n',
    'not_utf8.py': b'x = 1\n# caf\xe9\n',
    'missing_lines.py': b"x = f'''{f\"\"\"\na\n\"\"\"=}'''\n",
    'brackets.py': b'(' * 100_000 + b')' * 100_000 + b'\n',
    'long_function.py': b'def f():\n' + b''.join(b'    x = %d\n' % i for i in range(20_000)) + b'    return x\nprint(f())\n',
    'many_lines.py': b''.join(b'x%d = %d\n' % (i % 100, i) for i in range(200_000)) + b'print(x99)\n',
    'endless.py': b'def f(): f()\nf()\n',
    'deep.py': b'import sys\ndef f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\ntry:\n    f(10000)\n'
               b'except RecursionError as e:\n    print(e)\nsys.setrecursionlimit(20000)\nprint(f(10000))\n',
    'other_magic.pyc': b'\xcb\r\r\n' + bytes(30),
    'cut.pyc': b'\xf3\r\r\n',
}
FOLDER = 'empty'
COMMANDS = [['missing.py'], [FOLDER], ['-m', 'missing'], ['-m', FOLDER], ['-c', '1/0'], ['-c', 'x ='], ['-c', 'x = = 1'],
            ['-X'], ['-Z'], ['-c'], ['-W', 'foo', '-c', '1'], ['-X', 'gil=2', '-c', '1']]
# The interpreter's own name and place, and the library's.
NAMES = [(re.compile(r'(/\S*/)?(python3\.13|taipan|java)(?=:)'), 'PYTHON'), (re.compile(r'/\S*/(python3\.13|taipan)\b'), 'PYTHON'),
         (re.compile('"[^"]*lib/python3.13'), '"LIB')]


def ended(command, environment, folder):
    """Exit status, output and errors, without what differs by its nature."""
    try:
        done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=HANG)
    except subprocess.TimeoutExpired:
        return 'hangs', '', ''
    errors = done.stderr.decode(errors='backslashreplace')
    for pattern, name in NAMES:
        errors = pattern.sub(name, errors)
    return done.returncode, done.stdout.decode(errors='backslashreplace'), errors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--reference', required=True, help="CPython 3.13.5's binary")
    parser.add_argument('--show', type=int, default=1000, help='how many characters of an end that differs to show')
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()
    reference = Reference(options.reference)
    environment = {k: v for k, v in reference.environment.items() if k != 'LD_LIBRARY_PATH'}
    commands = [command for command in [[name] for name in SCRIPTS] + COMMANDS
                if not options.names or ' '.join(command) in options.names]
    different = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / FOLDER).mkdir()
        for script, source in SCRIPTS.items():
            (folder / script).write_bytes(source)
        for command in commands:
            want = ended([*reference.command, *command], reference.environment, folder)
            have = ended([sys.executable, '-B', *command], environment, folder)
            if want != have:
                different += 1
                print(*command)
                for side, end in (('reference', want), ('here', have)):
                    print(f'    {side}: {end[0]} {ascii(end[1])[-options.show:]} {ascii(end[2])[-options.show:]}', flush=True)
    print(f'bad commands: {len(commands) - different} of {len(commands)} equal')
    sys.exit(different != 0)


if __name__ == '__main__':
    main()
