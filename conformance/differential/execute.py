"""Runs the programs it is sent, each in a namespace of its own, and answers with what each printed and how it ended.

The process at the other end of run_programs.py, in every interpreter. With an argument N each program runs on N threads at
once; the answer is then what all of them printed if it is the same, and both if it is not.
"""
import builtins
import linecache
import re
import struct
import sys
import threading
import traceback

ADDRESS = re.compile(r'\b0x[0-9a-f]{6,}')
BUILTINS = dict(vars(builtins))
LIMIT = 200_000  # characters that a program may print


class TooMuch(BaseException):
    pass


class Output:
    """A text stream that keeps what each thread writes apart."""

    def __init__(self):
        self.local = threading.local()

    def begin(self):
        self.local.parts, self.local.size = [], 0

    def end(self):
        return ''.join(self.local.parts)

    def write(self, text):
        self.local.parts.append(text)
        self.local.size += len(text)
        if self.local.size > LIMIT:
            raise TooMuch
        return len(text)

    def flush(self):
        pass


def run(code, output):
    output.begin()
    try:
        exec(code, {'__name__': '__main__'})
        status = 'done'
    except SystemExit as e:
        status = f'exit {e.code!r}'
    except TooMuch:
        status = 'too much output'
    except BaseException as e:
        sys.settrace(None)
        e.__traceback__ = e.__traceback__.tb_next
        status = 'uncaught\n' + ''.join(traceback.format_exception(e))
    finally:
        sys.settrace(None)
    return ADDRESS.sub('0x...', f'{output.end()}\n{status}\n')


def answer(source, output, threads):
    linecache.cache['<program>'] = len(source), None, source.splitlines(True), '<program>'
    try:
        code = compile(source, '<program>', 'exec')
    except SyntaxError as e:
        return f'SyntaxError {e}\n'
    if threads == 1 or source.startswith('# alone'):
        try:
            return run(code, output)
        finally:
            vars(builtins).update(BUILTINS)
    answers = [None] * threads
    gate = threading.Barrier(threads)

    def work(k):
        gate.wait()
        answers[k] = run(code, output)

    workers = [threading.Thread(target=work, args=(k,)) for k in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for k, one in enumerate(answers):
        if one != answers[0]:
            return f'threads differ\n{answers[0]}\n--- thread {k}\n{one}'
    return answers[0]


def main():
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = output = Output()
    while len(head := stdin.read(4)) == 4:
        source = stdin.read(struct.unpack('<I', head)[0]).decode('utf-8', 'surrogatepass')
        data = answer(source, output, threads).encode('utf-8', 'surrogatepass')
        stdout.write(struct.pack('<I', len(data)) + data)
        stdout.flush()


if __name__ == '__main__':
    main()
