package org.taipan.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Exposes a static final field of a module as a constant; int and long become {@code int}, double {@code float}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.FIELD)
public @interface PyConstant {
    /** The attribute's name; empty means the field's. */
    String value() default "";
}
