"""Runs the modules of CPython's tests that pass, each in a process of its own, in a mode of the interpreter.

    run.py [--python PYTHON] [--mode OPTIONS] [--jobs N] [--timeout SECONDS] [--skip COUNT] [MODULE ...]

PYTHON is the Python to be tested, if it is not the one that runs this; OPTIONS are its options, as "-X jit=now,strict".
Without MODULEs all of expectations/passing.txt run; --skip leaves out the first ones. A line tells how each ended and how
long it took; what a module that failed printed last follows. The exit status is 0 if all passed.
"""
import argparse
import concurrent.futures
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
EXPECTATIONS = HERE.parent / 'expectations'


def passing():
    """The modules that pass, and whether they run as CPython's."""
    lines = [line.split() for line in (EXPECTATIONS / 'passing.txt').read_text().splitlines()]
    return {module: bool(marks) for module, *marks in filter(None, lines) if not module.startswith('#')}


def run(options, module, as_cpython):
    """How a module ended, the seconds it took, and its output if it failed."""
    if as_cpython:
        tests = [str(HERE / 'as_cpython.py'), '-u', 'cpu']
    else:
        tests = ['-m', 'test']
    command = [options.python, *shlex.split(options.mode), *tests, '--ignorefile', str(EXPECTATIONS / 'ignored.txt'), module]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, errors='backslashreplace', timeout=options.timeout)
        except subprocess.TimeoutExpired:
            return 'too slow', time.monotonic() - started, ''
    passed = done.returncode == 0 and 'Result: SUCCESS' in done.stdout
    return 'passed' if passed else 'failed', time.monotonic() - started, '' if passed else done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--python', default=sys.executable)
    parser.add_argument('--mode', default='', help='options of the Python to be tested')
    parser.add_argument('--jobs', type=int, default=1, help='how many modules run at once')
    parser.add_argument('--timeout', type=float, default=900, help='seconds that a module may take')
    parser.add_argument('--skip', type=int, default=0, help='how many modules of the list to leave out')
    parser.add_argument('modules', nargs='*')
    options = parser.parse_args()
    known = passing()
    modules = options.modules or list(known)[options.skip:]
    ends = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        running = [pool.submit(run, options, module, known.get(module, False)) for module in modules]
        for module, future in zip(modules, running):
            end, seconds, output = future.result()
            ends.append(end)
            print(f'{module} {end} {seconds:.0f} s', flush=True)
            for line in output.splitlines()[-60:]:
                print('   ', line, flush=True)
    print(', '.join(f'{ends.count(end)} {end}' for end in dict.fromkeys(ends)))
    sys.exit(set(ends) != {'passed'})


if __name__ == '__main__':
    main()
