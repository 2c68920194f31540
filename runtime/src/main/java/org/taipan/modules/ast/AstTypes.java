package org.taipan.modules.ast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.BinaryOp;
import org.taipan.ops.Call;
import org.taipan.ops.Item;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The node classes of {@code ast}, made from the abstract grammar; each interpreter has its own, for they are mutable. */
public final class AstTypes {
    /** Python's abstract grammar; an at sign at the end gives the nodes a place in the source. */
    private static final String GRAMMAR = """
            mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) \
            | Expression(expr body) | FunctionType(expr* argtypes, expr returns)
            stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, \
            expr? returns, string? type_comment, type_param* type_params) \
            | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, \
            expr? returns, string? type_comment, type_param* type_params) \
            | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, \
            type_param* type_params) | Return(expr? value) | Delete(expr* targets) \
            | Assign(expr* targets, expr value, string? type_comment) \
            | TypeAlias(expr name, type_param* type_params, expr value) \
            | AugAssign(expr target, operator op, expr value) \
            | AnnAssign(expr target, expr annotation, expr? value, int simple) \
            | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) \
            | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) \
            | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse) \
            | With(withitem* items, stmt* body, string? type_comment) \
            | AsyncWith(withitem* items, stmt* body, string? type_comment) \
            | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) \
            | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) \
            | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) \
            | Assert(expr test, expr? msg) | Import(alias* names) \
            | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) \
            | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue @
            expr = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) \
            | BinOp(expr left, operator op, expr right) | UnaryOp(unaryop op, expr operand) \
            | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) \
            | Dict(expr* keys, expr* values) | Set(expr* elts) \
            | ListComp(expr elt, comprehension* generators) | SetComp(expr elt, comprehension* generators) \
            | DictComp(expr key, expr value, comprehension* generators) \
            | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) \
            | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) \
            | Call(expr func, expr* args, keyword* keywords) \
            | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values) \
            | Constant(constant value, string? kind) \
            | Attribute(expr value, identifier attr, expr_context ctx) \
            | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx) \
            | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) \
            | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step) @
            expr_context = Load | Store | Del
            boolop = And | Or
            operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor \
            | BitAnd | FloorDiv
            unaryop = Invert | Not | UAdd | USub
            cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
            comprehension(expr target, expr iter, expr* ifs, int is_async)
            excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body) @
            arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, \
            expr* defaults)
            arg(identifier arg, expr? annotation, string? type_comment) @
            keyword(identifier? arg, expr value) @
            alias(identifier name, identifier? asname) @
            withitem(expr context_expr, expr? optional_vars)
            match_case(pattern pattern, expr? guard, stmt* body)
            pattern = MatchValue(expr value) | MatchSingleton(constant value) \
            | MatchSequence(pattern* patterns) \
            | MatchMapping(expr* keys, pattern* patterns, identifier? rest) \
            | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) \
            | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) \
            | MatchOr(pattern* patterns) @
            type_ignore = TypeIgnore(int lineno, string tag)
            type_param = TypeVar(identifier name, expr? bound, expr? default_value) \
            | ParamSpec(identifier name, expr? default_value) \
            | TypeVarTuple(identifier name, expr? default_value) @
            """;
    private static final PyTuple PLACE = new PyTuple("lineno", "col_offset", "end_lineno", "end_col_offset");

    /** A node class and the names of its fields. */
    record NodeType(PyType type, String[] fields) {
    }

    private record Field(String type, char repeat, String name) {
    }

    private final Map<String, NodeType> types = new LinkedHashMap<>();
    private final Map<String, Object> singletons = new LinkedHashMap<>();
    private final ThreadState ts;
    private final PyType ast = PyAst.newType();

    private AstTypes(ThreadState ts) {
        this.ts = ts;
        Map<String, List<Field>> later = new LinkedHashMap<>();
        for (String line : GRAMMAR.strip().split("\\n")) {
            boolean placed = line.endsWith(" @");
            String rule = placed ? line.substring(0, line.length() - 2) : line;
            int eq = rule.indexOf(" = ");
            if (eq < 0) {
                product(rule, placed, later);
            } else {
                sum(rule.substring(0, eq), rule.substring(eq + 3), placed, later);
            }
        }
        later.forEach(this::fieldTypes);
    }

    static AstTypes of(ThreadState ts) {
        return ts.interp.state(AstTypes.class, (Interpreter interp) -> new AstTypes(ThreadState.current()));
    }

    /** Whether an object is a node of the grammar's constructor {@code name}. */
    public static boolean isInstance(ThreadState ts, Object o, String name) {
        return of(ts).types.get(name).type.isInstance(o);
    }

    NodeType get(String name) {
        return types.get(name);
    }

    /** The one instance of an operator or context. */
    Object singleton(String name) {
        return singletons.get(name);
    }

    void enter(PyModule module) {
        module.addType(ast);
        types.values().forEach(t -> module.addType(t.type));
    }

    private void product(String rule, boolean placed, Map<String, List<Field>> later) {
        int open = rule.indexOf('(');
        String name = rule.substring(0, open);
        NodeType t = make(name, ast, rule, fields(rule), placed);
        later.put(name, fields(rule));
        place(t.type, placed);
    }

    private void sum(String name, String alternatives, boolean placed, Map<String, List<Field>> later) {
        String[] constructors = alternatives.split(" \\| ");
        boolean simple = alternatives.indexOf('(') < 0;
        String doc = name + " = " + String.join(simple ? " | " : "\n" + " ".repeat(name.length() + 1) + "| ", constructors);
        PyType base = make(name, ast, doc, List.of(), placed).type;
        place(base, placed);
        for (String c : constructors) {
            int open = c.indexOf('(');
            String n = open < 0 ? c : c.substring(0, open);
            make(n, base, c, fields(c), false);
            later.put(n, fields(c));
            if (simple) {
                singletons.put(n, new PyAst(types.get(n).type));
            }
        }
    }

    private static List<Field> fields(String constructor) {
        List<Field> fields = new ArrayList<>();
        int open = constructor.indexOf('(');
        if (open >= 0) {
            for (String f : constructor.substring(open + 1, constructor.length() - 1).split(", ")) {
                int space = f.indexOf(' ');
                char last = f.charAt(space - 1);
                boolean marked = last == '?' || last == '*';
                fields.add(new Field(f.substring(0, marked ? space - 1 : space), marked ? last : ' ',
                        f.substring(space + 1).intern()));
            }
        }
        return fields;
    }

    private NodeType make(String name, PyType base, String doc, List<Field> fields, boolean placed) {
        String[] names = fields.stream().map(Field::name).toArray(String[]::new);
        PyTuple tuple = new PyTuple((Object[]) names);
        PyDict namespace = new PyDict();
        namespace.putStr("_fields", tuple);
        namespace.putStr("__match_args__", tuple);
        namespace.putStr("__module__", "ast");
        namespace.putStr("__doc__", PyStr.of(doc));
        for (Field f : fields) {
            if (f.repeat == '?') {
                namespace.putStr(f.name, PyNone.NONE);
            }
        }
        PyType type = (PyType) Call.call(ts, PyType.TYPE, name, new PyTuple(base), namespace);
        NodeType node = new NodeType(type, names);
        types.put(name, node);
        return node;
    }

    /** Whether nodes of a sum type must tell where they end; others end where they begin if they do not. */
    static boolean mustEnd(String sum) {
        return sum.equals("pattern") || sum.equals("type_param");
    }

    private static void place(PyType type, boolean placed) {
        type.putOwn("_attributes", placed ? PLACE : PyTuple.EMPTY);
        if (placed && !mustEnd(type.name())) {
            type.putOwn("end_lineno", PyNone.NONE);
            type.putOwn("end_col_offset", PyNone.NONE);
        }
    }

    /** {@code _field_types}: what {@code __init__} goes by, and the annotations. */
    private void fieldTypes(String name, List<Field> fields) {
        PyDict result = new PyDict();
        for (Field f : fields) {
            Object type = switch (f.type) {
                case "identifier", "string" -> PyStr.TYPE;
                case "int" -> PyLong.TYPE;
                case "constant" -> PyType.OBJECT;
                default -> types.get(f.type).type;
            };
            result.putStr(f.name, switch (f.repeat) {
                case '*' -> Item.get(ts, PyList.TYPE, type);
                case '?' -> BinaryOp.OR.apply(ts, type, PyNone.NONE);
                default -> type;
            });
        }
        PyType type = types.get(name).type;
        type.putOwn("_field_types", result);
        type.putOwn("__annotations__", result);
    }

    /** The name of the grammar's constructor that {@code o} is an instance of, below the sum type {@code sum}; or null. */
    String constructor(Object o, String sum) {
        PyType base = types.get(sum).type;
        for (PyType t : PyObject.typeOf(o).mro()) {
            NodeType known = types.get(t.name());
            if (known != null && known.type == t && t.base() == base) {
                return t.name();
            }
        }
        return null;
    }
}
