package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.ops.Errors;
import org.taipan.ops.Suggestions;
import org.taipan.types.PyList;
import org.taipan.types.PyStr;

/** The {@code _suggestions} module. */
@PyModuleDef(name = "_suggestions")
final class SuggestionsModule {
    private SuggestionsModule() {
    }

    @PyMethod(value = "_generate_suggestions(candidates, item, /)",
            doc = "Returns the candidate in candidates that's closest to item")
    static String generate(Object candidates, Object item) {
        if (!PyStr.check(item)) {
            throw org.taipan.ops.Args.badArgument("_generate_suggestions", "argument 2", "str", item);
        }
        if (!(candidates instanceof PyList list)) {
            throw Errors.typeError("candidates must be a list");
        }
        Object[] items = list.toArray();
        String[] names = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            if (!PyStr.check(items[i])) {
                throw Errors.typeError("all elements in 'candidates' must be strings");
            }
            names[i] = PyStr.toJava(items[i]);
        }
        return Suggestions.closest(names, PyStr.toJava(item));
    }
}
