package org.taipan.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Exposes a Java method as a Python method, or as a function of a module. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyMethod {
    /** Argument Clinic notation without {@code self}: {@code "index(value, start=0, stop=maxsize, /)"}. */
    String value();

    /** {@code __doc__}; empty means None. */
    String doc() default "";
}
