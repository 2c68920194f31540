package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.interpreter.Event;
import org.taipan.interpreter.Monitoring;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyNamespace;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code sys.monitoring} (PEP 669). */
@PyModuleDef(name = "sys.monitoring")
final class MonitoringModule {
    private static final int C_RETURN_EVENTS = 1 << 15 | 1 << 16;
    private static final int C_CALL_EVENTS = C_RETURN_EVENTS | 1 << 4;

    private final Monitoring monitoring;

    MonitoringModule(ThreadState ts, PyModule module) {
        monitoring = Monitoring.of(ts.interp);
        module.add("DISABLE", Monitoring.DISABLE);
        module.add("MISSING", Monitoring.MISSING);
        PyDict events = new PyDict();
        for (int e = 0; e < Event.COUNT; e++) {
            events.putStr(Event.name(e), 1L << e);
        }
        events.putStr("NO_EVENTS", 0L);
        Object namespace = Call.withDict(ts, PyNamespace.TYPE, new Object[0], events);
        module.add("events", namespace);
        module.add("DEBUGGER_ID", 0L);
        module.add("COVERAGE_ID", 1L);
        module.add("PROFILER_ID", 2L);
        module.add("OPTIMIZER_ID", 5L);
    }

    private static void checkTool(int tool) {
        if (tool < 0 || tool >= Monitoring.TOOLS) {
            throw Errors.valueError("invalid tool " + tool + " (must be between 0 and 5)");
        }
    }

    @PyMethod("use_tool_id(tool_id, name, /)")
    void useToolId(int tool, Object name) {
        checkTool(tool);
        if (!PyStr.check(name)) {
            throw Errors.valueError("tool name must be a str");
        }
        if (!monitoring.use(tool, name)) {
            throw Errors.valueError("tool " + tool + " is already in use");
        }
    }

    @PyMethod("free_tool_id(tool_id, /)")
    void freeToolId(int tool) {
        checkTool(tool);
        monitoring.free(tool);
    }

    @PyMethod("get_tool(tool_id, /)")
    Object getTool(int tool) {
        checkTool(tool);
        return orNone(monitoring.name(tool));
    }

    private static Object orNone(Object o) {
        return o == null ? PyNone.NONE : o;
    }

    @PyMethod("register_callback(tool_id, event, func, /)")
    Object registerCallback(ThreadState ts, int tool, int event, Object func) {
        checkTool(tool);
        if (Integer.bitCount(event) != 1) {
            throw Errors.valueError("The callback can only be set for one event at a time");
        }
        int number = Integer.numberOfTrailingZeros(event);
        if (number >= Event.COUNT) {
            throw Errors.valueError("invalid event " + event);
        }
        Audit.event(ts, "sys.monitoring.register_callback", func);
        return orNone(monitoring.register(tool, number, func == PyNone.NONE ? null : func));
    }

    @PyMethod("get_events(tool_id, /)")
    int getEvents(int tool) {
        checkTool(tool);
        return monitoring.events(tool);
    }

    @PyMethod("set_events(tool_id, event_set, /)")
    void setEvents(int tool, int events) {
        checkTool(tool);
        if (events < 0 || events >= 1 << Event.COUNT) {
            throw Errors.valueError("invalid event set 0x" + Integer.toHexString(events));
        }
        monitoring.setEvents(tool, grouped(events));
    }

    private static int grouped(int events) {
        if ((events & C_RETURN_EVENTS) != 0 && (events & C_CALL_EVENTS) != C_CALL_EVENTS) {
            throw Errors.valueError("cannot set C_RETURN or C_RAISE events independently");
        }
        return events & ~C_RETURN_EVENTS;
    }

    private static PyCode code(Object code) {
        if (code instanceof PyCode c) {
            return c;
        }
        throw Errors.typeError("code must be a code object");
    }

    @PyMethod("get_local_events(tool_id, code, /)")
    int getLocalEvents(int tool, Object code) {
        PyCode c = code(code);
        checkTool(tool);
        return monitoring.localEvents(tool, c);
    }

    @PyMethod("set_local_events(tool_id, code, event_set, /)")
    void setLocalEvents(int tool, Object code, int eventSet) {
        PyCode c = code(code);
        checkTool(tool);
        int events = grouped(eventSet);
        if (events < 0 || events >= 1 << Event.LOCAL_COUNT) {
            throw Errors.valueError("invalid local event set 0x" + Integer.toHexString(events));
        }
        monitoring.setLocalEvents(tool, c, events);
    }

    @PyMethod("restart_events()")
    void restartEvents() {
        monitoring.restart();
    }

    @PyMethod("_all_events()")
    Object allEvents() {
        PyDict all = new PyDict();
        for (int e = 0; e < Event.FIRST_UNGROUPED; e++) {
            if (monitoring.tools(e) != 0) {
                all.putStr(Event.name(e), (long) monitoring.tools(e));
            }
        }
        return all;
    }
}
