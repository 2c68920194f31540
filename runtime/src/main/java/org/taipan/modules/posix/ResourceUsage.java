package org.taipan.modules.posix;

import static org.taipan.types.StructSequence.field;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.objects.PyType;
import org.taipan.types.PyStructSequence;
import org.taipan.types.StructSequence;

/** {@code resource.struct_rusage}. */
public final class ResourceUsage {
    public static final PyType TYPE = StructSequence.type("resource", "struct_rusage",
            "struct_rusage: Result from getrusage.\n\nThis object may be accessed either as a tuple of\n    "
                    + "(utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,\n    "
                    + "nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw)\nor via the attributes ru_utime, "
                    + "ru_stime, ru_maxrss, and so on.",
            16, field("ru_utime", "user time used"), field("ru_stime", "system time used"),
            field("ru_maxrss", "max. resident set size"), field("ru_ixrss", "shared memory size"),
            field("ru_idrss", "unshared data size"), field("ru_isrss", "unshared stack size"),
            field("ru_minflt", "page faults not requiring I/O"), field("ru_majflt", "page faults requiring I/O"),
            field("ru_nswap", "number of swap outs"), field("ru_inblock", "block input operations"),
            field("ru_oublock", "block output operations"), field("ru_msgsnd", "IPC messages sent"),
            field("ru_msgrcv", "IPC messages received"), field("ru_nsignals", "signals received"),
            field("ru_nvcsw", "voluntary context switches"), field("ru_nivcsw", "involuntary context switches"));

    private ResourceUsage() {
    }

    /** The contents of a {@code struct rusage}. */
    public static Object of(MemorySegment s) {
        Object[] v = new Object[16];
        v[0] = s.get(ValueLayout.JAVA_LONG, 0) + s.get(ValueLayout.JAVA_LONG, 8) * 1e-6;
        v[1] = s.get(ValueLayout.JAVA_LONG, 16) + s.get(ValueLayout.JAVA_LONG, 24) * 1e-6;
        for (int i = 2; i < 16; i++) {
            v[i] = s.get(ValueLayout.JAVA_LONG, 16 + 8L * i);
        }
        return new PyStructSequence(TYPE, v);
    }
}
