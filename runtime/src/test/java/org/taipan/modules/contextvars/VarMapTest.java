package org.taipan.modules.contextvars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;

class VarMapTest {
    @Test
    void behavesAsAMapAndLeavesOldVersionsAlone() {
        ThreadState ts = new ThreadState(new Interpreter(new Config()), Thread.currentThread());
        List<PyContextVar> vars = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            vars.add(new PyContextVar(ts, "v" + i, null));
        }
        Random random = new Random(1);
        Map<PyContextVar, Object> model = new HashMap<>();
        VarMap map = VarMap.EMPTY;
        for (int step = 0; step < 5000; step++) {
            PyContextVar var = vars.get(random.nextInt(vars.size()));
            VarMap before = map;
            Object old = before.get(var);
            if (random.nextInt(3) == 0) {
                model.remove(var);
                map = map.without(var);
            } else {
                model.put(var, (long) step);
                map = map.with(var, (long) step);
            }
            assertEquals(old, before.get(var));
            assertEquals(model.get(var), map.get(var));
            assertEquals(model.size(), map.size);
        }
        List<Object> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        map.collect(keys, values);
        assertEquals(model.size(), keys.size());
        for (int i = 0; i < keys.size(); i++) {
            assertEquals(model.get(keys.get(i)), values.get(i));
        }
    }
}
