package org.taipan.annotations.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltinProcessorTest {
    private static final String IMPORTS = "package demo; import org.taipan.annotations.*;"
            + " import org.taipan.objects.*; ";

    private final Map<String, String> generated = new HashMap<>();
    private final List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();

    /** Runs the processor alone: what it generates is read, not compiled. */
    private void process(String source) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> sources = List.of(
                new Source("demo.T", IMPORTS + source),
                new Source("org.taipan.objects.ThreadState", "package org.taipan.objects; public class ThreadState {}"),
                new Source("org.taipan.objects.PyModule", "package org.taipan.objects; public class PyModule {}"),
                new Source("org.taipan.objects.PyType", "package org.taipan.objects; public class PyType {}"));
        try (JavaFileManager files = new Capture(javac.getStandardFileManager(diagnostics, null, null))) {
            var task = javac.getTask(null, files, diagnostics, List.of("-proc:only"), null, sources);
            task.setProcessors(List.of(new BuiltinProcessor()));
            task.call();
        }
        diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .filter(d -> d.getSource() == null || d.getSource().getName().equals("/demo/T.java"))
                .forEach(errors::add);
    }

    private String table(String source) throws IOException {
        process(source);
        assertEquals(List.of(), errors);
        return generated.get("demo.TTable");
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "no " + part + " in\n" + text);
        }
    }

    @Test
    void methodsDispatchToAdaptersThatConvert() throws IOException {
        String table = table("""
                @PyTypeDef(name = "t") class T {
                    @PyMethod(value = "index(value, start=0, stop=sys.maxsize, /)", doc = "Say \\"x\\".")
                    long index(ThreadState ts, Object value, long start, long stop) { return 0; }
                }""");
        assertContains(table,
                "case 0 -> \"($self, value, start=0, stop=sys.maxsize, /)\";",
                "case 0 -> Kind.METHOD;",
                "case 0 -> \"Say \\\"x\\\".\";",
                "case 0: return m0(ts, a, b, c, null);",
                "if (!(a0 instanceof T self)) {",
                "return Long.valueOf(self.index(ts, a1, a2 == null ? 0L : Args.toLong(ts, a2), "
                        + "a3 == null ? Long.MAX_VALUE : Args.toLong(ts, a3)));");
    }

    @Test
    void keywordOnlyParametersAndVariableOnes() throws IOException {
        String table = table("""
                @PyTypeDef(name = "t") class T {
                    @PyStaticMethod("show(*args, sep=' ', end=None)")
                    static void show(Object[] args, String sep, String end) { }
                    @PyStaticMethod("need(*, key)") static Object need(Object key) { return key; }
                }""");
        assertContains(table,
                "(*args, sep=' ', end=None)",
                "case 0: return m0(ts, new Object[] {a, b}, null, null);",
                "a1 == null ? \" \" : Args.toString(a1, \"show\", \"argument 'sep'\")",
                "a2 == null ? null : Args.toStringOrNone(a2, \"show\", \"argument 'end'\")");
        assertTrue(!table.contains("return m1(ts, a"), "a required keyword-only argument has no fast path");
    }

    @Test
    void specialMethodsBecomeSlots() throws IOException {
        String table = table("""
                @PyTypeDef(name = "t", module = "m") class T {
                    static boolean check(Object o) { return true; }
                    static Object __add__(Object self, Object other) { return other; }
                    Object __richcmp__(ThreadState ts, Object other, int op) { return other; }
                    @PyMethod("__new__()") static Object make(PyType cls) { return null; }
                }""");
        assertContains(table,
                "case 0 -> \"__add__\";",
                "case 0 -> \"Return self+value.\";",
                "if (!(T.check(a0))) {",
                "case 6 -> \"__ge__\";",
                "return self.__richcmp__(ts, a1, 5);",
                "case 7 -> Kind.NEW;");
    }

    @Test
    void attributesMergeGetterAndSetter() throws IOException {
        String table = table("""
                @PyTypeDef(name = "t") class T {
                    @PyGetter("n") long n() { return 1; }
                    @PySetter("n") void n(ThreadState ts, long value) { }
                }""");
        assertContains(table, "public int size() {\n        return 1;", "case 0: return g0(ts, self);",
                "self.n(ts, Args.toLong(ts, value));");
    }

    @Test
    void modulesHoldStateAndEnterTheIndex() throws IOException {
        String table = table("""
                @PyModuleDef(name = "zz") class T {
                    @PyConstant static final int N = 3;
                    T(ThreadState ts, PyModule module) { }
                    @PyMethod("f(x, /)") Object f(Object x) { return x; }
                }""");
        assertContains(table, "state = new T(ts, module);", "module.add(\"N\", Long.valueOf(T.N));",
                "return state.f(a0);", "\"($module, x, /)\"");
        assertContains(generated.get("org.taipan.modules.ModuleIndex"), "case \"zz\" -> new demo.TTable();");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @PyMethod("f(a, b)") Object f(Object a) { return a; }          | has 2 parameters, the Java method takes 1
            @PyMethod("f(a=oops)") Object f(Object a) { return a; }        | oops is no default for a Object
            @PyMethod("f(a=None)") Object f(long a) { return null; }       | None is no default for a long
            @PyMethod("f(a)") Object f(Integer a) { return a; }            | unsupported parameter type
            @PyMethod("f()") char f() { return 'a'; }                      | unsupported return type char
            @PyMethod("__new__()") Object f() { return null; }             | __new__ must be a static Java method
            @PyMethod("f(a, a)") Object f(Object a, Object b) { return a; } | duplicate parameter 'a'
            @PyMethod("f(a=1, b)") Object f(Object a, Object b) { return a; } | required parameter 'b' follows
            @PyMethod("f(") Object f() { return null; }                    | signature must have the form
            @PyMethod("__len__()") long a() { return 1; } long __len__() { return 1; } | duplicate name '__len__'
            Object __call__() { return null; }                             | __call__ needs @PyMethod
            Object __reduce__() { return null; }                           | __reduce__ has no slot
            """)
    void wrongDeclarationsAreErrorsAtTheirPlace(String member, String message) throws IOException {
        process("\n@PyTypeDef(name = \"t\") class T {\n" + member + "\n}");
        assertEquals(1, errors.size(), errors::toString);
        assertContains(errors.getFirst().getMessage(null), message);
        assertEquals(3, errors.getFirst().getLineNumber());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class Capture extends ForwardingJavaFileManager<JavaFileManager> {
        Capture(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
                FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("string:///" + className + ".java"), kind) {
                private String text = "";

                @Override
                public Writer openWriter() {
                    return new StringWriter() {
                        @Override
                        public void close() {
                            text = toString();
                            generated.put(className, text);
                        }
                    };
                }

                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        }
    }
}
