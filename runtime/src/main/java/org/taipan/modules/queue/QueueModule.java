package org.taipan.modules.queue;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.types.Exc;

/** The {@code _queue} module. */
@PyModuleDef(name = "_queue", doc = "C implementation of the Python queue module.\nThis module is an implementation "
        + "detail, please do not use it directly.", types = {SimpleQueue.class})
final class QueueModule {
    @PyConstant("Empty")
    static final PyType EMPTY = PyType.builtin(
            new SimpleTable("_queue", "Empty", "Exception raised by Queue.get(block=0)/get_nowait()."), Exc.Exception);

    private QueueModule() {
    }
}
