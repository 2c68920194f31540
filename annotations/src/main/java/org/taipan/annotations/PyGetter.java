package org.taipan.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The getter of a data descriptor (the C API's {@code PyGetSetDef}). */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyGetter {
    /** The attribute's name. */
    String value();

    /** {@code __doc__}; empty means None. */
    String doc() default "";

    /** Whether CPython has a field here ({@code PyMemberDef}), so that the descriptor is a {@code member_descriptor}. */
    boolean member() default false;
}
