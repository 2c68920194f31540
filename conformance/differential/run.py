"""Compares this Python's compiler with CPython's, field by field and error by error.

    run.py --reference CPYTHON library [--levels 0,1,2] [--match TEXT] LIB
    run.py --reference CPYTHON programs [--seed SEED] [--count N]
    run.py --reference CPYTHON mutations [--seed SEED] [--count N] LIB
    run.py --reference CPYTHON trees [--seed SEED] [--count N]
    run.py --reference CPYTHON cases FOLDER
    run.py --reference CPYTHON shrink FILE      of those that --keep left
    run.py --reference CPYTHON pyc LIB
    run.py --reference CPYTHON all LIB          a slice of everything, for the build

Run it with the Python to be tested. The reference compiles in a process of its own. A seed and a number name a case for
good. The first differences are shown; what to look at further is written to the folder given by --keep. The exit status is
0 if nothing differs.
"""
import argparse
import collections
import difflib
import marshal
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

import outcome
import pyc
import reference as reference_module
from mutations import TOKEN, Mutator
from outcome import Case
from programs import program
from reference import Reference

HERE = pathlib.Path(__file__).resolve().parent
BEHAVIOUR = HERE.parent / 'behaviour'
HANG = 120  # seconds that no case takes


class Comparison:
    """Compares case after case, and counts."""

    def __init__(self, options):
        self.reference = Reference(options.reference)
        self.keep = options.keep
        self.show = options.show
        self.counts = collections.Counter()
        self.running = None
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        while True:
            time.sleep(HANG / 10)
            running = self.running
            if running and time.monotonic() - running[0] > HANG:
                print(f'{running[1]} hangs', flush=True)
                self.save(running[1], running[2])
                os._exit(2)

    def compare(self, title, case, fields=False):
        """Whether both give the same; shows the difference. Code objects are compared by their fields if asked to or if their bytes
        differ."""
        self.counts['cases'] += 1
        self.running = time.monotonic(), title, case
        for exact in (True,) if fields else (False, True):
            self.reference.ask('outcome' if exact else 'quick', case)
            try:
                have = outcome.outcome(case, outcome.describe if exact else None)
            except BaseException as e:
                have = f'error {type(e).__name__} escaped'.encode()
            want = self.reference.answer()
            if want == have:
                break
        self.running = None
        if have != want and self.kind(want, have) == 'code' and self.depends_on_hashes(case, have):
            self.counts['equal for another hash seed'] += 1
            return True
        if want.startswith(b'died'):
            self.counts['reference died'] += 1
            print(f'{title}: the reference {want.decode()}, here {have[:200]}')
            return True
        self.counts['errors' if want.startswith(b'error ') or b'\nerror ' in want[:10000] else 'compile'] += 1
        if have == want:
            return True
        kind = self.kind(want, have)
        self.counts[f'different {kind}'] += 1
        self.save(title, case)
        if self.show > 0:
            self.show -= 1
            self.report(title, case, kind, want, have)
        return False

    def depends_on_hashes(self, case, have):
        """Whether the reference gives the same under another hash seed: the order of some names comes from sets of strings."""
        for seed in range(1, 17):
            reference = Reference(self.reference.executable, seed)
            want = reference('outcome', case)
            reference.close()
            if want == have:
                return True
        return False

    @staticmethod
    def kind(want, have):
        """What of two outcomes differs first."""
        for w, h in zip(want.split(b'\n'), have.split(b'\n')):
            if w != h:
                for kind in ('warning', 'error', 'text', 'file', 'message'):
                    if w.startswith(kind.encode()):
                        return kind
                return 'code'
        return 'code'

    def report(self, title, case, kind, want, have):
        print(f'\n{title}: {kind}')
        if kind == 'code':
            want = self.reference('listing', case)
            have = outcome.outcome(case, outcome.listing)
        lines = difflib.unified_diff(want.decode(errors='replace').split('\n'), have.decode(errors='replace').split('\n'),
                                     'reference', 'here', lineterm='', n=2)
        for line in list(lines)[2:30]:
            print('   ', line[:300])
        sys.stdout.flush()

    def save(self, title, case):
        if self.keep:
            folder = pathlib.Path(self.keep)
            folder.mkdir(parents=True, exist_ok=True)
            source = case.source if isinstance(case.source, bytes) else case.source.encode('utf-8', 'surrogatepass')
            (folder / title.replace('/', '.').replace(' ', '_')).write_bytes(header(case) + source)

    def summary(self, what, started):
        different = sum(n for k, n in self.counts.items() if k.startswith('different'))
        counts = ', '.join(f'{n} {k}' for k, n in self.counts.items() if k != 'cases')
        print(f'{what}: {self.counts["cases"] - different} of {self.counts["cases"]} equal ({counts}; {time.monotonic() - started:.0f} s)',
              flush=True)
        self.counts.clear()
        return different == 0


def header(case):
    """The first line of a kept case: everything but the source."""
    kind = 'bytes' if isinstance(case.source, bytes) else 'str'
    return f'# case {kind} {case.mode} {case.flags:#x} {case.optimize} {int(case.strict)} {case.feature} {case.tree}\n'.encode()


def kept(data):
    """The case of a kept file."""
    first, _, source = data.partition(b'\n')
    _, _, kind, mode, flags, optimize, strict, feature, *tree = first.decode().split()
    return Case(source if kind == 'bytes' else source.decode('utf-8', 'surrogatepass'), '<case>', mode, int(flags, 0), int(optimize),
                strict == '1', int(feature), ' '.join(tree))


def sources(lib, match=''):
    """The Python files below a folder, by their paths from there."""
    lib = pathlib.Path(lib)
    for folder, folders, files in os.walk(lib):
        folders[:] = sorted(name for name in folders if name not in ('__pycache__', 'site-packages'))
        for name in sorted(files):
            path = os.path.relpath(os.path.join(folder, name), lib)
            if name.endswith('.py') and match in path:
                yield path, (lib / path).read_bytes()


def library(comparison, lib, levels, match='', limit=None):
    equal = True
    for level in levels:
        started = time.monotonic()
        for path, source in sources(lib, match):
            if limit and time.monotonic() - started > limit:
                break
            comparison.compare(f'{path} -O{level}', Case(source, path, optimize=level), fields=True)
        equal &= comparison.summary(f'files at level {level}', started)
    return equal


TYPE_COMMENTS, TOP_LEVEL_AWAIT, INCOMPLETE, DONT_IMPLY_DEDENT, ONLY_AST = 0x1000, 0x2000, 0x4000, 0x200, 0x400
FLAGS = (0,) * 14 + (ONLY_AST, ONLY_AST, ONLY_AST | TYPE_COMMENTS, TOP_LEVEL_AWAIT, INCOMPLETE | DONT_IMPLY_DEDENT, 0x1000000, TYPE_COMMENTS)


def varied(source, r):
    """A case of a source in one of the ways to compile it."""
    if r.random() < .06:
        return Case(source, mode=r.choice(('tokens', 'plain_tokens', 'symbols')))
    case = Case(source, '<case>', r.choice(('exec',) * 18 + ('single', 'eval')), r.choice(FLAGS), r.choice((0, 0, 0, 1, 2)), r.random() < .05)
    return case._replace(feature=r.randrange(3, 14)) if case.flags & ONLY_AST and r.random() < .3 else case


def programs(comparison, seed, count):
    started = time.monotonic()
    for n in range(count):
        name = f'{seed}:{n}'
        comparison.compare('program ' + name, varied(program(name), random.Random(name + ':way')))
        progress(comparison, n, count, started)
    return comparison.summary(f'programs of seed {seed}', started)


def damaged_trees(comparison, seed, count):
    started = time.monotonic()
    for n in range(count):
        name = f'{seed}:{n}'
        case = Case(program(f'{seed}:{n // 5}'), tree=name, optimize=n % 3)
        comparison.compare('tree ' + name, case)
        progress(comparison, n, count, started)
    return comparison.summary(f'trees of seed {seed}', started)


def mutations(comparison, lib, seed, count, largest=100_000):
    started = time.monotonic()
    r = random.Random(seed)
    paths = [path for path, source in sources(lib) if source.strip() and len(source) < largest]
    n = 0
    while n < count:
        path = r.choice(paths)
        if r.random() < .2:
            path = f'program {seed}:{n}'
            source = program(f'{seed}:{n}').encode('utf-8', 'surrogatepass')
        else:
            source = (pathlib.Path(lib) / path).read_bytes()
        mutator = Mutator(source, r.random())
        for _ in range(min(10, count - n)):
            mutant = mutator.mutant()
            case = varied(mutant, r)
            if r.random() < .3:
                try:
                    case = case._replace(source=mutant.decode())
                except ValueError:
                    pass
            comparison.compare(f'mutation {seed}:{n} of {path}', case)
            n += 1
            progress(comparison, n, count, started)
    return comparison.summary(f'mutations of seed {seed}', started)


def progress(comparison, n, count, started):
    if n % 1000 == 999 and sys.stderr.isatty():
        print(f'\r{n + 1} of {count}, {time.monotonic() - started:.0f} s, {dict(comparison.counts)}', end='', file=sys.stderr)


def shrink(comparison, file):
    """Write the smallest source found that differs as a kept case does, beside it."""
    case = kept(pathlib.Path(file).read_bytes())
    comparison.show = 0
    comparison.keep = None
    want = comparison.reference('outcome', case)
    kind = comparison.kind(want, outcome.outcome(case)), message(want)

    def differs(source):
        candidate = case._replace(source=source)
        want, have = comparison.reference('outcome', candidate), outcome.outcome(candidate)
        return want != have and (comparison.kind(want, have), message(want)) == kind
    text = case.source
    pattern = TOKEN if isinstance(text, bytes) else re.compile(TOKEN.pattern.decode(), re.DOTALL)
    by_line, by_token = lambda t: t.splitlines(True), lambda t: [part for part in pattern_split(pattern, t) if part]
    before = None
    while before != text:
        before = text
        text = without_parts(by_line(text), differs)
        text = without_parts(by_token(text), differs)
    smallest = case._replace(source=text)
    target = pathlib.Path(file + '.min')
    target.write_bytes(header(smallest) + (text if isinstance(text, bytes) else text.encode('utf-8', 'surrogatepass')))
    print(f'{target}: {text!a}')
    comparison.show = 1
    return comparison.compare(target.name, smallest)


def without_parts(parts, differs):
    """What is left when as many parts as possible are gone."""
    empty = parts[0][:0] if parts else ''
    size = max(len(parts) // 2, 1)
    while size:
        at = 0
        while at < len(parts):
            fewer = parts[:at] + parts[at + size:]
            if differs(empty.join(fewer)):
                parts = fewer
            else:
                at += size
        size //= 2
    return empty.join(parts)


def pattern_split(pattern, text):
    """The text in pieces: tokens and what is between them."""
    at = 0
    for match in pattern.finditer(text):
        yield text[at:match.start()]
        yield match[0]
        at = match.end()
    yield text[at:]


def message(want):
    """What an outcome says is wrong, without the names in it."""
    lines = [line for line in want.split(b'\n', 50)[:50] if line.startswith(b'message')]
    return re.sub(rb"'[^']*'|\d+", b'', lines[0]) if lines else b''


def cases(comparison, folder):
    started = time.monotonic()
    for file in sorted(pathlib.Path(folder).iterdir()):
        comparison.compare(file.name, kept(file.read_bytes()))
    return comparison.summary('kept cases', started)


def bytecode_files(options, reference, match=''):
    """Both write the same .pyc files but for reference flags, both read what the other wrote, and each runs the other's."""
    started = time.monotonic()
    counts = collections.Counter()
    different = []
    for path, source in sources(options.lib, match):
        if path.startswith('test/'):
            continue
        want = reference('bytecode', (source, path))
        if want.startswith(b'error'):
            continue
        have = reference_module.bytecode(source, path)
        counts['files'] += 1
        wanted, had = pyc.Reader(want), pyc.Reader(have)
        if wanted.take(16) != had.take(16):
            different.append(f'{path}: header {want[:16].hex()}, here {have[:16].hex()}')
        wanted, had = wanted.value(), had.value()
        counts['with the same strings interned'] += wanted == had
        difference = pyc.first_difference(pyc.plain(wanted), pyc.plain(had))
        if difference:
            different.append(f'{path}: {difference}')
        if reference('described', have) != reference_module.described(want):
            different.append(f'{path}: read otherwise by the other')
    for program in sorted(BEHAVIOUR.glob('*.py')):
        if match and match not in program.name:
            continue
        counts['programs run'] += 1
        source = program.read_bytes()
        for name, command, data in (('here', [sys.executable], reference('bytecode', (source, str(program)))),
                                    ('by the reference', reference.command, reference_module.bytecode(source, str(program)))):
            with tempfile.NamedTemporaryFile(suffix='.pyc') as file:
                file.write(data)
                file.flush()
                done = subprocess.run([*command, file.name], env=reference.environment, capture_output=True)
                if done.returncode:
                    different.append(f"{program.name}: the other's .pyc fails {name}: {done.stderr.decode()[-500:]}")
    for line in different[:options.show]:
        print(line)
    print(f'bytecode files: {len(different)} differences ({dict(counts)}; {time.monotonic() - started:.0f} s)', flush=True)
    return not different


def everything(options, comparison):
    """A slice of each job, for the build."""
    equal = cases(comparison, HERE / 'cases')
    equal &= programs(comparison, 'build', 300)
    equal &= mutations(comparison, options.lib, 'build', 300)
    equal &= damaged_trees(comparison, 'build', 100)
    equal &= library(comparison, options.lib, (0,), limit=20)
    equal &= library(comparison, options.lib, (1, 2), match='encodings')
    return equal & bytecode_files(options, comparison.reference, match='patterns')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--reference', required=True, help="CPython 3.13.5's binary")
    parser.add_argument('--keep', help='folder for the cases that differ')
    parser.add_argument('--show', type=int, default=10, help='how many differences to show')
    jobs = parser.add_subparsers(dest='job', required=True)
    job = jobs.add_parser('library')
    job.add_argument('--levels', default='0,1,2')
    job.add_argument('--match', default='')
    job.add_argument('lib')
    for name in ('programs', 'mutations', 'trees'):
        job = jobs.add_parser(name)
        job.add_argument('--seed', default='1')
        job.add_argument('--count', type=int, default=1000)
        if name == 'mutations':
            job.add_argument('lib')
    jobs.add_parser('cases').add_argument('folder')
    jobs.add_parser('shrink').add_argument('file')
    for name in ('pyc', 'all'):
        jobs.add_parser(name).add_argument('lib')
    options = parser.parse_args()
    sys.stdout.reconfigure(errors='backslashreplace')
    outcome.prepare()
    comparison = Comparison(options)
    match options.job:
        case 'library':
            equal = library(comparison, options.lib, [int(level) for level in options.levels.split(',')], options.match)
        case 'programs':
            equal = programs(comparison, options.seed, options.count)
        case 'trees':
            equal = damaged_trees(comparison, options.seed, options.count)
        case 'mutations':
            equal = mutations(comparison, options.lib, options.seed, options.count)
        case 'shrink':
            equal = shrink(comparison, options.file)
        case 'pyc':
            equal = bytecode_files(options, comparison.reference)
        case 'all':
            equal = everything(options, comparison)
        case 'cases':
            equal = cases(comparison, options.folder)
    comparison.reference.close()
    sys.exit(not equal)


if __name__ == '__main__':
    main()
