package org.taipan.jit;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import org.taipan.jit.Types;

/** The objects that compiled code knows: each becomes a static final field, which the JVM's compiler takes as a constant. */
final class Constants {
    record Field(String name, ClassDesc type, Object value) {
    }

    private ClassDesc owner;
    final List<Field> fields = new ArrayList<>();

    void owner(ClassDesc generated) {
        owner = generated;
    }

    /** Pushes an object on the JVM's stack. */
    void load(Asm a, Object value, ClassDesc type) {
        if (a.dry()) {
            return;
        }
        if (value == null) {
            a.nothing();
            return;
        }
        for (Field f : fields) {
            if (f.value == value && f.type.equals(type)) {
                a.getStatic(owner, f.name, type);
                return;
            }
        }
        Field f = new Field("c" + fields.size(), type, value);
        fields.add(f);
        a.getStatic(owner, f.name, type);
    }

    Object[] data() {
        Object[] data = new Object[fields.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = fields.get(i).value;
        }
        return data;
    }
}
