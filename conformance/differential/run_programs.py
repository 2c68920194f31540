"""Runs random programs in a Python to be tested, in any of its modes, and compares what they print with the reference.

    run_programs.py --reference CPYTHON --python COMMAND [--mode OPTIONS ...] [--threads N] [--seed FIRST] [--count N]
                    [--steps N] [--keep FOLDER] [--state FILE [--build NAME]]
    run_programs.py --reference CPYTHON --python COMMAND [--mode OPTIONS ...] [--threads N] FILE ...

A seed names a program for good: `random_programs.py SEED` prints it. Each `--mode` (such as `--mode "-X jit=0"`) runs every
program once more, in a process with these options; without one there is one run without options. All processes live long
and run program after program. The first program that differs is made as small as it can be and shown with its seed, unless
--no-shrink is given; the files of all that differ go to --keep. The exit status is 0 if nothing differs.

With --state the reference's answers are kept in FILE, so that it runs each program once for all modes, builds and numbers of
threads; and what was equal is known, so that a run that was stopped goes on where it was. --build tells builds apart: another
name begins anew. The totals of the build are printed at the end.

Run it with Python 3.13 (the reference will do); --jobs pairs of processes share the work.
"""
import argparse
import ast
import collections
import concurrent.futures
import difflib
import hashlib
import os
import pathlib
import queue
import shlex
import sqlite3
import struct
import subprocess
import sys
import threading
import time

import random_programs

KEPT_WHOLE = ast.FunctionDef, ast.ClassDef, ast.ExceptHandler, ast.match_case
FAILURES = 'hangs', 'the process died'
EXECUTE = str(pathlib.Path(__file__).with_name('execute.py'))


class Side:
    """An interpreter in one mode: a process that runs programs, started again when it dies or hangs."""

    def __init__(self, title, command, threads, timeout):
        self.title = title
        self.command = [*command, EXECUTE, str(threads)]
        self.timeout = timeout
        self.process = None

    def start(self):
        environment = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=environment)
        self.errors = collections.deque(maxlen=40)
        threading.Thread(target=self.errors.extend, args=(self.process.stderr,), daemon=True).start()

    def run(self, source):
        if self.process is None:
            self.start()
        process, hung = self.process, threading.Event()
        timer = threading.Timer(self.timeout, lambda: (hung.set(), process.kill()))
        timer.start()
        try:
            data = source.encode('utf-8', 'surrogatepass')
            process.stdin.write(struct.pack('<I', len(data)) + data)
            process.stdin.flush()
            head = process.stdout.read(4)
            size = struct.unpack('<I', head)[0]
            data = process.stdout.read(size)
            if len(data) == size:
                return data.decode('utf-8', 'surrogatepass')
        except (OSError, struct.error):
            pass
        finally:
            timer.cancel()
        self.process = None
        status = process.wait()
        if hung.is_set():
            return f'hangs: no end after {self.timeout} s\n'
        return f'the process died with status {status}\n' + b''.join(self.errors).decode(errors='replace')

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()
            self.process = None


class State:
    """What is known from earlier runs: the reference's answers, and which programs were equal in which build and mode."""

    def __init__(self, options):
        self.lock = threading.Lock()
        self.known = sqlite3.connect(options.state or ':memory:', check_same_thread=False, isolation_level=None)
        self.known.executescript('''
            pragma journal_mode = wal;
            pragma synchronous = off;
            create table if not exists answers (program primary key, answer);
            create table if not exists equal (build, mode, threads, program, primary key (build, mode, threads, program))
                without rowid''')
        self.build, self.threads = options.build, options.threads

    @staticmethod
    def key(source):
        return hashlib.sha256(source.encode('utf-8', 'surrogatepass')).digest()

    def answer(self, source):
        with self.lock:
            row = self.known.execute('select answer from answers where program = ?', [self.key(source)]).fetchone()
        return row and row[0].decode('utf-8', 'surrogatepass')

    def keep(self, source, answer):
        with self.lock:
            self.known.execute('insert or replace into answers values (?, ?)',
                               [self.key(source), answer.encode('utf-8', 'surrogatepass')])

    def was_equal(self, mode, source):
        with self.lock:
            return self.known.execute('select 1 from equal where build = ? and mode = ? and threads = ? and program = ?',
                                      [self.build, mode, self.threads, self.key(source)]).fetchone() is not None

    def now_equal(self, mode, source):
        with self.lock:
            self.known.execute('insert or replace into equal values (?, ?, ?, ?)',
                               [self.build, mode, self.threads, self.key(source)])

    def totals(self):
        return self.known.execute('select mode, threads, count(*) from equal where build = ? group by mode, threads',
                                  [self.build]).fetchall()


class Team:
    """The reference and all modes of the Python to be tested, a process each."""

    def __init__(self, options, state):
        self.state = state
        self.reference = Side('reference', shlex.split(options.reference), 1, options.timeout)
        self.sides = [Side(mode or 'no options', shlex.split(options.python) + shlex.split(mode), options.threads, options.timeout)
                      for mode in options.mode or ['']]
        self.pool = concurrent.futures.ThreadPoolExecutor(1 + len(self.sides))

    def compare(self, source):
        """The first side that differs, with what was wanted and what was got; None if all agree."""
        sides = [side for side in self.sides if not self.state.was_equal(side.title, source)]
        if not sides:
            return None
        wanted = self.state.answer(source)
        if wanted is None:
            wanted, *got = self.pool.map(lambda side: side.run(source), [self.reference, *sides])
            if not wanted.startswith(FAILURES):
                self.state.keep(source, wanted)
        else:
            got = self.pool.map(lambda side: side.run(source), sides)
        difference = None
        for side, have in zip(sides, got):
            if wanted.startswith(FAILURES):
                difference = 'the reference itself', wanted, have   # that both hang proves nothing
            elif have == wanted:
                self.state.now_equal(side.title, source)
            elif difference is None:
                difference = side.title, wanted, have
        return difference

    def close(self):
        for side in (self.reference, *self.sides):
            side.close()
        self.pool.shutdown()


class Shrinker:
    """Removes statements as long as the program still differs in the same way: hanging or dying stays that, and so does the
    reference's being fine."""

    def __init__(self, team, source, difference):
        self.team = team
        self.source = source
        self.kind = self.kind_of(difference)
        self.until = time.monotonic() + 240

    @staticmethod
    def kind_of(difference):
        _, wanted, have = difference
        return [(t.startswith('hangs'), t.startswith('the process died'), t.startswith('SyntaxError')) for t in (wanted, have)]

    def still(self, source):
        difference = self.team.compare(source)
        return difference is not None and self.kind_of(difference) == self.kind

    def attempt(self, tree):
        try:
            source = ast.unparse(ast.fix_missing_locations(tree)) + '\n'
            compile(source, '<program>', 'exec')
        except (SyntaxError, ValueError):
            return False
        if len(source) < len(self.source) and self.still(source):
            self.source = source
            return True
        return False

    @staticmethod
    def blocks(tree):
        """Every list of statements, the outermost first."""
        found, todo = [], collections.deque([tree])
        while todo:
            node = todo.popleft()
            for name in ('body', 'orelse', 'finalbody', 'handlers', 'cases'):
                block = getattr(node, name, None)
                if isinstance(block, list) and block:
                    found.append((node, name))
                    todo.extend(block)
        return found

    def shrink(self):
        normal = ast.unparse(ast.parse(self.source)) + '\n'
        if not self.still(normal):
            return self.source
        self.source = normal
        again = True
        while again and time.monotonic() < self.until:
            again = self.round()
        return self.source

    def round(self):
        """One pass over all blocks; each statement, or run of statements, is left out or replaced by its own body."""
        shrunk, at = False, 0
        while at < len(self.blocks(ast.parse(self.source))) and time.monotonic() < self.until:
            size = len(self.block(at)[1])
            chunk = size
            while chunk:
                start = 0
                while start < size and time.monotonic() < self.until:
                    if self.without(at, start, chunk):
                        shrunk = True
                        size = len(self.block(at)[1]) if at < len(self.blocks(ast.parse(self.source))) else 0
                    elif chunk == 1 and self.unwrapped(at, start):
                        shrunk = True
                        size = len(self.block(at)[1])
                    else:
                        start += chunk
                chunk //= 2
            at += 1
        return shrunk

    def block(self, at):
        tree = ast.parse(self.source)
        node, name = self.blocks(tree)[at]
        return tree, getattr(node, name)

    def without(self, at, start, count):
        tree, block = self.block(at)
        rest = block[:start] + block[start + count:]
        needed = self.blocks(tree)[at][1] == 'body' and block is not tree.body
        block[:] = rest if rest or not needed else [ast.Pass()]
        return self.attempt(tree)

    def unwrapped(self, at, start):
        tree, block = self.block(at)
        inner = getattr(block[start], 'body', None)
        if not isinstance(inner, list) or isinstance(block[start], KEPT_WHOLE):
            return False
        block[start:start + 1] = inner
        return self.attempt(tree)


def show(title, difference, source=None):
    mode, wanted, have = difference
    print(f'\n{title} differs ({mode}):')
    if source:
        print('\n'.join(f'{n:4} {line}' for n, line in enumerate(source.splitlines(), 1)))
    lines = difflib.unified_diff(wanted.splitlines(), have.splitlines(), 'reference', mode, lineterm='', n=1)
    for line in list(lines)[2:24]:
        print('   ', line[:240])
    sys.stdout.flush()


def arguments():
    parser = argparse.ArgumentParser(description='Compare random programs with the reference.')
    parser.add_argument('files', nargs='*', help='programs to run instead of random ones')
    parser.add_argument('--reference', required=True)
    parser.add_argument('--python', required=True)
    parser.add_argument('--mode', action='append', default=[], metavar='OPTIONS')
    parser.add_argument('--threads', type=int, default=1, help='threads that run each program at once')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--count', type=int, default=1000)
    parser.add_argument('--steps', type=int, default=random_programs.STEPS,
                        help='about how long a program runs; with the seed it names the program')
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--timeout', type=float, default=60)
    parser.add_argument('--keep', metavar='FOLDER')
    parser.add_argument('--state', metavar='FILE', help='answers of the reference and what was equal, for later runs')
    parser.add_argument('--build', default='', help='the name that this build of PYTHON has in the state')
    parser.add_argument('--stop', type=int, default=20, metavar='N', help='stop after so many differences')
    parser.add_argument('--no-shrink', dest='shrink', action='store_false')
    return parser.parse_args()


def main():
    options = arguments()
    state = State(options)
    todo, lock, found, counts = queue.SimpleQueue(), threading.Lock(), [], collections.Counter()
    if options.files:
        cases = [(f, lambda f=f: pathlib.Path(f).read_text(encoding='utf-8')) for f in options.files]
    else:
        seeds = range(options.seed, options.seed + options.count)
        cases = [(f'seed {s}', lambda s=s: random_programs.program(s, options.steps)) for s in seeds]
    for case in cases:
        todo.put(case)
    started = time.monotonic()

    def work():
        team = Team(options, state)
        while len(found) < options.stop:
            try:
                title, make = todo.get_nowait()
            except queue.Empty:
                break
            source = make()
            difference = team.compare(source)
            with lock:
                counts['programs'] += 1
                if difference:
                    found.append((title, source, difference))
                    show(title, difference)
                    if options.keep:
                        folder = pathlib.Path(options.keep)
                        folder.mkdir(parents=True, exist_ok=True)
                        (folder / (pathlib.Path(title).stem.replace(' ', '') + '.py')).write_text(source, encoding='utf-8')
                if counts['programs'] % 500 == 0:
                    print(f'{counts["programs"]} programs, {len(found)} differ, {time.monotonic() - started:.0f} s', flush=True)
        team.close()

    workers = [threading.Thread(target=work) for _ in range(options.jobs)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(f'{counts["programs"] - len(found)} of {counts["programs"]} programs equal in {len(options.mode) or 1} mode(s), '
          f'{time.monotonic() - started:.0f} s')
    for mode, threads, count in state.totals() if options.state else ():
        print(f'{options.build or "this build"}: {count} programs equal so far with {mode}, threads: {threads}')
    if found and options.shrink:
        title, source, difference = found[0]
        team = Team(options, State(argparse.Namespace(state=None, build='', threads=options.threads)))
        small = Shrinker(team, source, difference).shrink()
        show(f'{title}, made small,', team.compare(small) or difference, small)
        team.close()
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
