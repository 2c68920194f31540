package org.taipan.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a builtin Python type; the C API's {@code PyType_Spec}. The processor generates {@code <Class>Table}.
 *
 * <p>Methods of the class whose names are special method names ({@code __len__}, {@code __add__} …) become slot
 * wrappers without further annotation; everything else needs {@link PyMethod}, {@link PyClassMethod}, {@link PyStaticMethod} or
 * {@link PyGetter}. A method is written either as an instance method, or, for types whose values are plain Java values,
 * as a static method whose first Python parameter is {@code self}.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyTypeDef {
    /** {@code __name__}. */
    String name();

    /** {@code __module__}. */
    String module() default "builtins";

    /** {@code __doc__}; empty means None. */
    String doc() default "";
}
