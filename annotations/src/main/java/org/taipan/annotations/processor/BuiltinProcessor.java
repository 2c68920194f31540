package org.taipan.annotations.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.taipan.annotations.PyModuleDef;
import org.taipan.annotations.PyTypeDef;

/**
 * Generates the table of every builtin type and native module, and the index of the modules.
 *
 * <p>For a class {@code X} the table is {@code XTable} in the same package; for a nested class {@code X.Y} it is
 * {@code XYTable}. The index, {@code org.taipan.modules.ModuleIndex}, is written when the runtime itself is compiled.
 */
public final class BuiltinProcessor extends AbstractProcessor {
    private static final String INDEX_PACKAGE = "org.taipan.modules";
    private static final String INDEX = INDEX_PACKAGE + ".ModuleIndex";
    private static final String MODULE_TABLE = "org.taipan.objects.ModuleTable";

    private boolean failed;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        List<Owner> modules = new ArrayList<>();
        for (Element e : round.getElementsAnnotatedWithAny(Set.of(PyTypeDef.class, PyModuleDef.class))) {
            Owner owner = Collector.collect((TypeElement) e, this::error);
            owner.hasCheck = hasCheck((TypeElement) e);
            if (owner.isModule && !owner.isPart) {
                modules.add(owner);
            }
            if (!failed) {
                write(owner.packageName() + "." + owner.tableName(), new TableWriter(owner).write(), e);
            }
        }
        boolean runtime = round.getRootElements().stream().anyMatch(e -> e instanceof TypeElement t
                && t.getQualifiedName().contentEquals(MODULE_TABLE));
        boolean known = processingEnv.getElementUtils().getTypeElement(INDEX) != null;
        if (!failed && (runtime || !modules.isEmpty() && !known)) {
            write(INDEX, index(modules), null);
        }
        return false;
    }

    private static boolean hasCheck(TypeElement type) {
        for (Element e : type.getEnclosedElements()) {
            if (e.getKind() == ElementKind.METHOD && e.getSimpleName().contentEquals("check")
                    && e.getModifiers().contains(Modifier.STATIC)) {
                ExecutableElement m = (ExecutableElement) e;
                if (m.getParameters().size() == 1
                        && JavaType.of(m.getParameters().getFirst().asType()).kind() == JavaType.Kind.OBJECT
                        && JavaType.of(m.getReturnType()).kind() == JavaType.Kind.BOOLEAN) {
                    return true;
                }
            }
        }
        return false;
    }

    private String index(List<Owner> modules) {
        TreeMap<String, Owner> byName = new TreeMap<>();
        for (Owner m : modules) {
            if (byName.put(m.name, m) != null) {
                error(m.element, "duplicate module '" + m.name + "'");
            }
        }
        StringBuilder cases = new StringBuilder();
        StringBuilder names = new StringBuilder();
        byName.forEach((name, m) -> {
            String quoted = Defaults.javaString(name);
            cases.append("            case ").append(quoted).append(" -> new ").append(m.packageName()).append('.')
                    .append(m.tableName()).append("();\n");
            names.append("            ").append(quoted).append(",\n");
        });
        return """
                package org.taipan.modules;

                import org.taipan.objects.ModuleTable;

                /** The native modules by name; generated from their declarations. */
                public final class ModuleIndex {
                    private ModuleIndex() {
                    }

                    /** A fresh table of the module, or null if there is no native module of that name. */
                    public static ModuleTable create(String name) {
                        return switch (name) {
                %s            default -> null;
                        };
                    }

                    /** The names of all native modules, sorted. */
                    public static String[] names() {
                        return new String[] {
                %s        };
                    }
                }
                """.formatted(cases, names);
    }

    private void write(String name, String source, Element origin) {
        try (Writer w = (origin == null ? processingEnv.getFiler().createSourceFile(name)
                : processingEnv.getFiler().createSourceFile(name, origin)).openWriter()) {
            w.write(source);
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + name + ": " + e);
        }
    }

    private void error(Element at, String message) {
        failed = true;
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, at);
    }
}
