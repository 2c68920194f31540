"""The reference interpreter as a long-lived process that compiles what it is sent. Run as a program it is that process."""
import importlib._bootstrap_external
import marshal
import os
import pathlib
import struct
import subprocess
import sys

import outcome


def write(stream, data):
    stream.write(struct.pack('<I', len(data)))
    stream.write(data)
    stream.flush()


def read(stream):
    size = stream.read(4)
    if len(size) < 4:
        raise EOFError('the process ended')
    size, = struct.unpack('<I', size)
    data = stream.read(size)
    if len(data) < size:
        raise EOFError('the process ended')
    return data


def answer(question, case):
    match question:
        case 'outcome':
            return outcome.outcome(case)
        case 'quick':
            return outcome.outcome(case, None)
        case 'listing':
            return outcome.outcome(case, outcome.listing)
        case 'bytecode':
            return bytecode(*case)
        case 'described':
            return described(case)
    raise ValueError(question)


def bytecode(source, path):
    """What a .pyc of a source holds, or the error."""
    try:
        code = compile(source, path, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError) as e:
        return f'error {e}'.encode('utf-8', 'replace')
    return bytes(importlib._bootstrap_external._code_to_timestamp_pyc(code, 1, len(source)))


def described(pyc):
    """Every field of the code objects that a .pyc holds."""
    lines = []
    outcome.describe(marshal.loads(pyc[16:]), lines)
    return '\n'.join(lines).encode()


class Reference:
    """Answers questions, one at a time; started again if a case ends it."""

    def __init__(self, executable, hash_seed=0):
        executable = pathlib.Path(executable).absolute()
        home = executable.parent.parent
        self.executable = executable
        self.command = [str(executable), '-B']
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
        self.environment |= {'LD_LIBRARY_PATH': f'{home}:{home}/lib', 'PYTHONHASHSEED': str(hash_seed)}
        self.process = None

    def start(self):
        self.process = subprocess.Popen([*self.command, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env=self.environment)

    def ask(self, question, case):
        """Send a question. Nothing else may be sent before its answer is read."""
        if self.process is None:
            self.start()
        write(self.process.stdin, marshal.dumps((question, tuple(case) if isinstance(case, tuple) else case), 2))

    def answer(self):
        try:
            return read(self.process.stdout)
        except EOFError:
            status = self.process.wait()
            self.process = None
            return f'died {status}'.encode()

    def __call__(self, question, case):
        self.ask(question, case)
        return self.answer()

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()
            self.process = None


def serve():
    outcome.prepare()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while True:
        try:
            question, case = marshal.loads(read(stdin))
        except EOFError:
            return
        write(stdout, answer(question, case))


if __name__ == '__main__':
    serve()
