package org.taipan.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a native module; the C API's {@code PyModuleDef}. The processor generates {@code <Class>Table} and enters
 * the module in the generated {@code ModuleIndex}.
 *
 * <p>The class has a constructor {@code (ThreadState, PyModule)}, run once an interpreter when the module is executed;
 * its instance is the module's state, and {@link PyMethod} methods may be instance methods. {@link PyConstant} fields
 * become module attributes, and so do {@link #types()}.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyModuleDef {
    /** {@code __name__}. */
    String name();

    /** {@code __doc__}; empty means None. */
    String doc() default "";

    /** Java classes with a {@code TYPE} field whose types become attributes under their {@code __name__}. */
    Class<?>[] types() default {};

    /**
     * Further classes with functions and constants of a big module, each declared with {@link #isPart}. They have
     * constructors and state of their own.
     */
    Class<?>[] parts() default {};

    /** Whether this is a part of the module of that name, which lists it in {@link #parts}. */
    boolean isPart() default false;
}
