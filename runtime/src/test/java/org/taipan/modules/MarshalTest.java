package org.taipan.modules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyTuple;

class MarshalTest {
    private final ThreadState ts = new ThreadState(new Interpreter(new Config()), Thread.currentThread());

    private Object read(String hex) {
        return MarshalReader.read(ts, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void valuesSurvive(int version) {
        Object[] values = {0L, -1L, 1L << 31, Long.MIN_VALUE, BigInteger.TWO.pow(100).negate(), 1.5, -0.0, 1e300, 1e-7,
            "abc", "é", "x".repeat(300), Boolean.TRUE};
        var read = (PyTuple) MarshalReader.read(ts, MarshalWriter.write(ts, new PyTuple(values), version, true));
        assertArrayEquals(values, read.items());
    }

    @Test
    void sharedObjectsStayShared() {
        var shared = new PyBytes(new byte[] {1, 2});
        var read = (PyTuple) MarshalReader.read(ts, MarshalWriter.write(ts, new PyTuple(shared, shared), 4, true));
        assertSame(read.get(0), read.get(1));
    }

    /** What CPython wrote: marshal.dumps of 2**100, 'ab', ('ab', 'ab') and float('inf') in version 0. */
    @ParameterizedTest
    @CsvSource({"ec070000000000000000000000000000000004, 1267650600228229401496703205376", "da026162, ab",
        "6603696e66, Infinity"})
    void readsCPythonsForm(String hex, String expected) {
        assertEquals(expected, read(hex).toString());
    }

    @ParameterizedTest
    @CsvSource({"69ffff, EOFError", "'', EOFError", "7200000000, ValueError", "6c01000000, EOFError", "51, ValueError",
        "2901, EOFError", "290130, TypeError", "73ffffffff, ValueError", "6c010000000080, ValueError"})
    void badDataIsAPythonException(String hex, String type) {
        var e = assertThrows(PyException.class, () -> read(hex));
        assertEquals(type, e.value.type().name());
    }

    @Test
    void depthIsLimited() {
        Object nested = PyTuple.EMPTY;
        for (int i = 0; i < 3000; i++) {
            nested = new PyTuple(nested);
        }
        Object tooDeep = nested;
        assertTrue(assertThrows(PyException.class, () -> MarshalWriter.write(ts, tooDeep, 4, true))
                .matches(Exc.ValueError));
        assertTrue(assertThrows(PyException.class, () -> read("2901".repeat(3000))).matches(Exc.ValueError));
    }
}
