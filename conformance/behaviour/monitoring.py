"""sys.monitoring: what tools hear of, where, and how they stop hearing of it; jumps by f_lineno."""
# Not on threads: tools and trace functions belong to the process.
import sys

mon = sys.monitoring
E = mon.events
HERE = sys._getframe().f_code.co_filename  # __file__ may be a .pyc's
TOOL = 3
mon.use_tool_id(TOOL, "test")
seen = []


def listen(event, result=None):
    def callback(code, *args):
        if code.co_filename == HERE and code.co_name not in ("<module>", "watched", "listen"):
            seen.append((code.co_name, *args))
            return result
    mon.register_callback(TOOL, event, callback)


def watched(events, function, *args):
    seen.clear()
    mon.set_events(TOOL, events)
    try:
        function(*args)
    except ValueError:
        pass
    finally:
        mon.set_events(TOOL, 0)
    return list(seen)


def loop(n):
    total = 0
    for i in range(n):
        total += i
    return total


first = loop.__code__.co_firstlineno
for result in None, mon.DISABLE:
    listen(E.LINE, result)
    lines = [line - first for name, line in watched(E.LINE, loop, 2) if name == "loop"]
    assert lines == ([1, 2, 3, 2, 3, 2, 4] if result is None else [1, 2, 3, 2, 4]), lines
assert watched(E.LINE, loop, 2) == [], seen
mon.restart_events()
listen(E.LINE)
assert len(watched(E.LINE, loop, 2)) == 7

listen(E.PY_START), listen(E.PY_RETURN), listen(E.CALL), listen(E.C_RETURN), listen(E.RAISE), listen(E.PY_UNWIND)
listen(E.EXCEPTION_HANDLED)
events = watched(E.PY_START | E.PY_RETURN, loop, 3)
assert [e[0] for e in events] == ["loop", "loop"] and events[1][2] == 3, events


def calls(text):
    return len(text)


events = watched(E.CALL | E.C_RETURN | E.C_RAISE, calls, "ab")
assert [e[2:] for e in events] == [(len, "ab"), (len, "ab")], events


def fails():
    try:
        raise KeyError
    except KeyError:
        raise ValueError


events = watched(E.RAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND, fails)
assert [type(e[2]) for e in events if e[0] == "fails"] == [KeyError, KeyError, ValueError, ValueError, ValueError], events

# Events of one code object only.
seen.clear()
listen(E.PY_START)
mon.set_local_events(TOOL, loop.__code__, E.PY_START)
loop(1), calls("")
assert [e[0] for e in seen] == ["loop"], seen
mon.set_local_events(TOOL, loop.__code__, 0)
loop(1)
assert len(seen) == 1
mon.free_tool_id(TOOL)


# A trace function moves the frame it is told of.
def jumps():
    out = [1]
    out.append(2)
    out.append(3)
    return out


def trace(frame, event, arg):
    if frame.f_code is jumps.__code__:
        if event == "line" and frame.f_lineno == jumps.__code__.co_firstlineno + 2:
            frame.f_lineno += 1
        return trace


sys.settrace(trace)
result = jumps()
sys.settrace(None)
assert result == [1, 3], result
