# Not on threads: descriptors, their numbers and the working folder belong to the whole process.
"""Processes, signals, descriptors, sockets."""
import errno
import os
import select
import signal
import socket
import stat
import subprocess
import tempfile
import threading
import time


def raises(kind, code, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert code is None or e.errno == code, e
        return e
    raise AssertionError('nothing raised')


# files
folder = tempfile.mkdtemp()
odd = os.path.join(folder, 'é\udc80d')
os.mkdir(odd)
os.close(os.open(os.path.join(odd, 'ü'), os.O_CREAT | os.O_WRONLY, 0o600))
assert os.listdir(odd) == ['ü'] and os.listdir(os.fsencode(odd)) == ['ü'.encode()]
[entry] = os.scandir(odd)
assert entry.is_file() and entry.stat().st_size == 0 and entry.path == os.path.join(odd, 'ü')
before = os.getcwd()
os.chdir(odd)
assert os.path.exists('ü') and stat.S_IMODE(os.stat('ü').st_mode) == 0o600
os.rename('ü', 'v')
os.utime('v', ns=(5, 7))
assert os.stat('v').st_mtime_ns == 7
os.symlink('v', 'w')
assert os.readlink('w') == 'v' and os.lstat('w').st_mode != os.stat('w').st_mode
os.chdir(before)
e = raises(FileNotFoundError, errno.ENOENT, os.rename, 'a/b', 'c')
assert (e.filename, e.filename2) == ('a/b', 'c')
raises(OSError, errno.EBADF, os.read, 9999, 1)
for name in os.listdir(odd):
    os.unlink(os.path.join(odd, name))
os.rmdir(odd)
os.rmdir(folder)

# processes
assert subprocess.run(['echo', 'hi'], capture_output=True).stdout == b'hi\n'
assert subprocess.check_output('echo $FOO; pwd', shell=True, env={'FOO': 'bar'}, cwd='/') == b'bar\n/\n'
assert raises(FileNotFoundError, errno.ENOENT, subprocess.run, ['/nonexistent']).filename == '/nonexistent'
assert raises(FileNotFoundError, errno.ENOENT, subprocess.run, ['ls'], cwd='/nonexistent').filename == '/nonexistent'
p = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
assert p.communicate('abc\n') == ('abc\n', None)
p = subprocess.Popen(['sleep', '10'])
p.terminate()
assert p.wait() == -signal.SIGTERM
r, w = os.pipe()
subprocess.run(['sh', '-c', f'echo x >&{w}'], pass_fds=[w])
assert os.read(r, 10) == b'x\n'
assert subprocess.run(['sh', '-c', 'umask'], umask=0o77, capture_output=True).stdout == b'0077\n'

# waiting
assert select.select([r], [w], [], 0) == ([], [w], [])
poll = select.poll()
poll.register(r, select.POLLIN)
assert poll.poll(0) == []
os.write(w, b'x')
assert poll.poll(1000) == [(r, select.POLLIN)]
os.read(r, 1)

# signals: handlers run on the main thread, whatever it waits for
got = []


def handler(number, frame):
    got.append((number, threading.current_thread() is threading.main_thread()))


def failing(number, frame):
    raise KeyError(number)


old = signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.05)
start = time.monotonic()
time.sleep(0.2)
assert got == [(signal.SIGALRM, True)] and time.monotonic() - start >= 0.2
signal.signal(signal.SIGALRM, failing)
lock = threading.Lock()
lock.acquire()
for wait in (lambda: os.read(r, 1), lock.acquire, lambda: select.select([r], [], []), lambda: time.sleep(5)):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        wait()
    except KeyError:
        continue
    raise AssertionError('not interrupted')
signal.signal(signal.SIGALRM, old)
got.clear()
signal.signal(signal.SIGUSR1, handler)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
os.kill(os.getpid(), signal.SIGUSR1)
time.sleep(0.05)
assert not got and signal.SIGUSR1 in signal.sigpending()
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
assert len(got) == 1
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    pass
else:
    raise AssertionError('no KeyboardInterrupt')

# sockets
server = socket.create_server(('127.0.0.1', 0))


def serve():
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(100):
            connection.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(server.getsockname(), timeout=5) as client:
    client.sendall(b'hello')
    assert client.recv(10) == b'HELLO'
    client.settimeout(0.05)
    raises(TimeoutError, None, client.recv, 1)
thread.join()
server.close()
a, b = socket.socketpair()
socket.send_fds(a, [b'x'], [w])
data, fds, flags, address = socket.recv_fds(b, 10, 4)
os.write(fds[0], b'through')
assert data == b'x' and os.read(r, 10) == b'through'
for s in a, b:
    s.close()
for fd in r, w, *fds:
    os.close(fd)
