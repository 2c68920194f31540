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
}
