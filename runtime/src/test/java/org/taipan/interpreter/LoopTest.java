package org.taipan.interpreter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import org.junit.jupiter.api.Test;

class LoopTest {
    /** HotSpot never compiles a method over {@code HugeMethodLimit}. */
    private static final int HUGE_METHOD_LIMIT = 8000;

    @Test
    void everyMethodOfTheInterpreterCanBeCompiled() throws IOException {
        for (Class<?> c : new Class<?>[] {Loop.class, Calls.class, Attributes.class, Arithmetic.class}) {
            byte[] bytes;
            try (InputStream in = c.getResourceAsStream(c.getSimpleName() + ".class")) {
                bytes = in.readAllBytes();
            }
            ClassFile.of().parse(bytes).methods().forEach(m -> m.code().ifPresent(code -> {
                int length = ((CodeAttribute) code).codeLength();
                assertTrue(length < HUGE_METHOD_LIMIT, () -> c.getSimpleName() + "." + m.methodName() + ": " + length);
            }));
        }
    }
}
