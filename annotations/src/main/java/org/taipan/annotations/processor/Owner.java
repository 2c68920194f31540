package org.taipan.annotations.processor;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** A declaring class with what was collected from it. */
final class Owner {
    /** A module constant: the attribute's name, the Java expression of its value. */
    record Constant(String name, String expression) {
    }

    final TypeElement element;
    final boolean isModule;
    /** {@code __name__}. */
    final String name;
    /** {@code __module__} of a type; empty for a module. */
    final String module;
    final String doc;
    final List<Entry> entries = new ArrayList<>();
    final List<Constant> constants = new ArrayList<>();
    /** The Java classes of the types that the module exports. */
    final List<String> types = new ArrayList<>();
    /** The generated tables of the module's parts. */
    final List<String> parts = new ArrayList<>();
    /** Whether it is a part of a module itself, and so not in the index. */
    boolean isPart;
    /** How {@code execute} makes the state; null if there is none. */
    String construction;
    /** Whether the class has a {@code static boolean check(Object)}. */
    boolean hasCheck;

    Owner(TypeElement element, boolean isModule, String name, String module, String doc) {
        this.element = element;
        this.isModule = isModule;
        this.name = name;
        this.module = module;
        this.doc = doc;
    }

    /** The class as code of its package writes it: {@code PyList}, {@code PyList.Iter}. */
    String javaName() {
        return nested(element, ".");
    }

    /** The simple name of the generated class; for a nested class the enclosing names come first. */
    String tableName() {
        return nested(element, "") + "Table";
    }

    String packageName() {
        Element e = element;
        while (!(e instanceof PackageElement)) {
            e = e.getEnclosingElement();
        }
        return ((PackageElement) e).getQualifiedName().toString();
    }

    /** The qualified name of the table of another declaring class. */
    static String tableOf(TypeElement element) {
        Owner o = new Owner(element, true, "", "", "");
        return o.packageName() + "." + o.tableName();
    }

    private static String nested(Element e, String separator) {
        String name = e.getSimpleName().toString();
        return e.getEnclosingElement() instanceof TypeElement outer ? nested(outer, separator) + separator + name
                : name;
    }
}
