package org.taipan.modules.testing;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.types.Exc;

/**
 * {@code _testsinglephase}: the module by which CPython's tests see how modules without an initialisation of their own are
 * imported. Here all modules are built in; the tests know that case.
 */
@PyModuleDef(name = "_testsinglephase", doc = "Test module _testsinglephase")
final class TestSinglePhaseModule {
    @PyConstant("int_const")
    static final int INT_CONST = 1969;
    @PyConstant("str_const")
    static final String STR_CONST = "something different";

    private final PyModule module;
    private final double initialized = System.nanoTime() / 1e9;

    TestSinglePhaseModule(ThreadState ts, PyModule module) {
        this.module = module;
        module.add("error", PyType.builtin(new SimpleTable("_testsinglephase", "error", null),
                Exc.Exception, PyType.BASETYPE));
        module.add("_module_initialized", initialized);
    }

    @PyMethod(value = "look_up_self()", doc = "Return the module associated with this module's def.")
    Object lookUpSelf() {
        return module;
    }

    @PyMethod(value = "sum(i, j, /)", doc = "Return the sum of i and j.")
    static long sum(long i, long j) {
        return i + j;
    }

    @PyMethod(value = "state_initialized()", doc = "Return the seconds-since-epoch when the module state was initialized.")
    Object stateInitialized() {
        return initialized;
    }
}
