"""The reference interpreter as a long-lived process that compiles what it is sent. Run as a program it is that process."""
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
        case 'dumps':
            return marshal.dumps(compile(*case, dont_inherit=True))
        case 'run':
            return run(case)
    raise ValueError(question)


def run(pyc):
    """Run a module given as the bytes of a .pyc; what it leaves in `result`."""
    names = {'__name__': 'pyc'}
    exec(marshal.loads(pyc[16:]), names)
    return repr(names['result']).encode()


class Reference:
    """Answers questions, one at a time; started again if a case ends it."""

    def __init__(self, executable):
        self.executable = pathlib.Path(executable).absolute()
        self.process = None
        self.pending = None

    def start(self):
        environment = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
        home = self.executable.parent.parent
        environment['LD_LIBRARY_PATH'] = f'{home}:{home}/lib'
        self.process = subprocess.Popen([str(self.executable), '-B', __file__], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, env=environment)

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
