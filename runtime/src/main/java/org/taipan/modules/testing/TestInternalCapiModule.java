package org.taipan.modules.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.compiler.AstValidator;
import org.taipan.compiler.CompilerStages;
import org.taipan.compiler.CompilerStages.Generated;
import org.taipan.compiler.CompilerStages.Metadata;
import org.taipan.compiler.InstructionSequence;
import org.taipan.frontend.Ast;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.modules.ImportName;
import org.taipan.modules.SyntaxErrors;
import org.taipan.modules.ast.AstFromPython;
import org.taipan.modules.ast.AstTypes;
import org.taipan.modules.ast.PyAst;
import org.taipan.objects.Config;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code _testinternalcapi}, as far as CPython's tests use it to look at what this implementation has too: above all the
 * stages of the compiler. Only tests import it. What asks for CPython's own structures skips the test that asks, as
 * these tests do where the whole module is missing.
 */
@PyModuleDef(name = "_testinternalcapi")
final class TestInternalCapiModule {
    private TestInternalCapiModule() {
    }

    // ---- the compiler -----------------------------------------------------------------------------------------------

    @PyMethod(value = "new_instruction_sequence()", doc = "Return a new, empty InstructionSequence.")
    static Object newInstructionSequence() {
        return new PyInstructionSequence(new InstructionSequence(), new PyList());
    }

    @PyMethod(value = "compiler_cleandoc(doc)", doc = "C implementation of inspect.cleandoc().")
    static Object compilerCleandoc(Object doc) {
        if (!PyStr.check(doc)) {
            throw Errors.typeError("compiler_cleandoc() argument 'doc' must be str, not " + Obj.typeName(doc));
        }
        return CompilerStages.cleanDoc(doc);
    }

    @PyMethod(value = "compiler_codegen(ast, filename, optimize, compile_mode=0)",
            doc = "Apply compiler code generation to an AST.")
    static Object compilerCodegen(ThreadState ts, Object ast, Object filename, int optimize, int compileMode) {
        if (!(ast instanceof PyAst)) {
            throw Errors.typeError("expected an AST");
        }
        String wanted = switch (compileMode) {
            case 0 -> "Module";
            case 1 -> "Expression";
            case 2 -> "Interactive";
            default -> throw Errors.valueError("invalid compile mode");
        };
        if (!AstTypes.isInstance(ts, ast, wanted)) {
            throw Errors.typeError("expected " + wanted + " node, got " + PyObject.typeOf(ast).name());
        }
        Ast.Mod mod = AstFromPython.convert(ts, ast);
        AstValidator.validate(mod);
        try {
            Generated generated = CompilerStages.generate(mod, filename, optimize, (_, _, _) -> false);
            return new PyTuple(sequence(generated), metadata(ts, generated.metadata()));
        } catch (SyntaxErrorException e) {
            throw SyntaxErrors.toPython(ts, e, filename);
        }
    }

    private static PyInstructionSequence sequence(Generated generated) {
        var nested = new PyList();
        generated.nested().forEach(n -> nested.append(sequence(n)));
        return new PyInstructionSequence(generated.code(), nested);
    }

    private static PyDict metadata(ThreadState ts, Metadata m) {
        var result = new PyDict();
        result.putStr("name", PyStr.of(m.name()));
        result.putStr("qualname", PyStr.of(m.qualname()));
        var consts = new PyDict();
        for (int i = 0; i < m.consts().length; i++) {
            Object c = m.consts()[i];
            consts.put(ts, isOwnKey(c) ? c : new PyTuple(PyObject.typeOf(c), c), (long) i);
        }
        result.putStr("consts", consts);
        result.putStr("names", numbers(ts, m.names()));
        result.putStr("varnames", numbers(ts, m.varnames()));
        result.putStr("cellvars", numbers(ts, m.cellvars()));
        result.putStr("freevars", numbers(ts, m.freevars()));
        result.putStr("argcount", (long) m.argCount());
        result.putStr("posonlyargcount", (long) m.posOnlyArgCount());
        result.putStr("kwonlyargcount", (long) m.kwOnlyArgCount());
        return result;
    }

    /** Whether a constant stands for itself among the keys of constants; others go in a tuple behind their type. */
    private static boolean isOwnKey(Object constant) {
        return switch (PyObject.typeOf(constant).name()) {
            case "bool", "bytes", "float", "complex", "tuple", "frozenset" -> false;
            default -> true;
        };
    }

    private static PyDict numbers(ThreadState ts, Map<String, Integer> names) {
        var dict = new PyDict();
        names.forEach((name, number) -> dict.put(ts, PyStr.of(name), (long) number));
        return dict;
    }

    @PyMethod(value = "optimize_cfg(instructions, consts, nlocals)",
            doc = "Apply compiler optimizations to an instruction list.")
    static Object optimizeCfg(ThreadState ts, Object instructions, Object consts, int nlocals) {
        if (!(instructions instanceof PyInstructionSequence sequence)) {
            throw Errors.valueError("expected an instruction sequence");
        }
        if (!(consts instanceof PyList list)) {
            throw Errors.typeError("consts must be a list");
        }
        List<Object> values = new ArrayList<>(List.of(list.toArray()));
        InstructionSequence optimized;
        synchronized (sequence) {
            optimized = CompilerStages.optimize(sequence.code(), values, nlocals);
        }
        Call.methodNamed(ts, list, "clear");
        values.forEach(list::append);
        return new PyInstructionSequence(optimized, new PyList());
    }

    @PyMethod(value = "assemble_code_object(filename, instructions, metadata)",
            doc = "Create a code object for the given instructions.")
    static Object assembleCodeObject(ThreadState ts, Object filename, Object instructions, Object metadata) {
        PyInstructionSequence sequence = PyInstructionSequence.of(instructions);
        if (!(metadata instanceof PyDict dict)) {
            throw Errors.typeError("metadata must be a dict");
        }
        Map<String, Boolean> hidden = new LinkedHashMap<>();
        numbers(ts, dict, "fasthidden").forEach((name, number) -> hidden.put(name, number != 0));
        var m = new Metadata(string(dict, "name"), string(dict, "qualname"), constants(ts, dict),
                numbers(ts, dict, "names"), numbers(ts, dict, "varnames"), numbers(ts, dict, "cellvars"),
                numbers(ts, dict, "freevars"), hidden, integer(ts, dict, "argcount"),
                integer(ts, dict, "posonlyargcount"), integer(ts, dict, "kwonlyargcount"),
                integer(ts, dict, "firstlineno"));
        synchronized (sequence) {
            return CompilerStages.assemble(sequence.code(), m, filename);
        }
    }

    private static Object item(PyDict metadata, String key) {
        Object v = metadata.getStr(key);
        if (v == null) {
            throw Errors.keyError(key);
        }
        return v;
    }

    private static String string(PyDict metadata, String key) {
        Object v = item(metadata, key);
        if (!PyStr.check(v)) {
            throw Errors.typeError(key + " must be a str");
        }
        return PyStr.toJava(v);
    }

    private static int integer(ThreadState ts, PyDict metadata, String key) {
        int n = Args.toInt(ts, Number.index(ts, item(metadata, key)));
        if (n < 0) {
            throw Errors.valueError(key + " must not be negative");
        }
        return n;
    }

    private static PyDict dict(PyDict metadata, String key) {
        if (!(item(metadata, key) instanceof PyDict d)) {
            throw Errors.typeError(key + " must be a dict");
        }
        return d;
    }

    private static Map<String, Integer> numbers(ThreadState ts, PyDict metadata, String key) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Object[] item : dict(metadata, key).items()) {
            if (!PyStr.check(item[0])) {
                throw Errors.typeError(key + " must have strings as keys");
            }
            numbers.put(PyStr.toJava(item[0]), Args.toInt(ts, Number.index(ts, item[1])));
        }
        return numbers;
    }

    /** The constants in the order of their numbers; a key that is a tuple has the constant behind its type. */
    private static Object[] constants(ThreadState ts, PyDict metadata) {
        PyDict dict = dict(metadata, "consts");
        Object[] consts = new Object[dict.size()];
        for (Object[] item : dict.items()) {
            int i = Args.toInt(ts, Number.index(ts, item[1]));
            if (i < 0 || i >= consts.length || consts[i] != null) {
                throw Errors.valueError("the numbers in consts have gaps");
            }
            consts[i] = item[0] instanceof PyTuple t && t.size() > 1 ? t.get(1) : item[0];
        }
        return consts;
    }

    // ---- the runtime ------------------------------------------------------------------------------------------------

    @PyMethod("get_recursion_depth()")
    static int getRecursionDepth(ThreadState ts) {
        return ts.depth;
    }

    @PyMethod("get_c_recursion_remaining()")
    static int getCRecursionRemaining(ThreadState ts) {
        return ts.nativeCallsLeft();
    }

    @PyMethod("get_config()")
    static Object getConfig(ThreadState ts) {
        Config c = ts.interp.config;
        var config = new PyDict();
        config.putStr("code_debug_ranges", c.debugRanges ? 1L : 0L);
        config.putStr("use_environment", c.useEnvironment ? 1L : 0L);
        config.putStr("isolated", c.isolated ? 1L : 0L);
        config.putStr("dev_mode", (long) c.devMode);
        config.putStr("optimization_level", (long) c.optimize);
        config.putStr("site_import", c.importSite ? 1L : 0L);
        config.putStr("write_bytecode", c.writeBytecode ? 1L : 0L);
        config.putStr("executable", PyStr.of(c.executable));
        return config;
    }

    @PyMethod("normalize_path(filename, /)")
    static Object normalizePath(ThreadState ts, Object filename) {
        return Call.methodNamed(ts, ImportName.importModule(ts, "posix"), "_path_normpath", filename);
    }

    /** Nothing is immortal here that could be mortal. */
    @PyMethod("suppress_immortalization(suppress, /)")
    static void suppressImmortalization(Object suppress) {
        // What the JVM can collect it collects.
    }

    @PyMethod("get_immortalize_deferred()")
    static boolean getImmortalizeDeferred() {
        return false;
    }

    // ---- what only CPython has --------------------------------------------------------------------------------------

    @PyMethod("has_inline_values(object, /)")
    static Object hasInlineValues(ThreadState ts, Object object) {
        throw skip(ts, "tells how CPython stores instance attributes");
    }

    @PyMethod("get_object_dict_values(object, /)")
    static Object getObjectDictValues(ThreadState ts, Object object) {
        throw skip(ts, "tells how CPython stores instance attributes");
    }

    @PyMethod("run_in_subinterp_with_config(code, config)")
    static Object runInSubinterpWithConfig(ThreadState ts, Object code, Object config) {
        throw skip(ts, "configures an interpreter by a C structure");
    }

    @PyMethod("clear_extension(name, filename, /)")
    static Object clearExtension(ThreadState ts, Object name, Object filename) {
        throw skip(ts, "needs extension modules");
    }

    @PyMethod("EncodeLocaleEx(text, current_locale=0, errors=None, /)")
    static Object encodeLocaleEx(ThreadState ts, Object text, Object currentLocale, Object errors) {
        throw skip(ts, "calls a C function");
    }

    @PyMethod("DecodeLocaleEx(text, current_locale=0, errors=None, /)")
    static Object decodeLocaleEx(ThreadState ts, Object text, Object currentLocale, Object errors) {
        throw skip(ts, "calls a C function");
    }

    @PyMethod("reset_rare_event_counters()")
    static Object resetRareEventCounters(ThreadState ts) {
        throw skip(ts, "counts what CPython's optimizer looks at");
    }

    @PyMethod("pymem_getallocatorsname()")
    static Object pymemGetAllocatorsName(ThreadState ts) {
        throw skip(ts, "names CPython's memory allocator");
    }

    /** The sizes of C structures. */
    @PyMethod("__getattr__(name, /)")
    static Object getAttribute(ThreadState ts, Object name) {
        String n = PyStr.check(name) ? PyStr.toJava(name) : "";
        if (n.startsWith("SIZEOF_")) {
            throw skip(ts, "adds up sizes of C structures");
        }
        throw Errors.attributeError("module '_testinternalcapi' has no attribute '" + n + "'");
    }

    static RuntimeException skip(ThreadState ts, String why) {
        Object unittest = Call.call(ts, ts.interp.builtins.getStr("__import__"), "unittest");
        return new org.taipan.objects.PyException(
                (PyBaseException) Call.call(ts, Attr.get(ts, unittest, "SkipTest"), PyStr.of(why)));
    }
}
