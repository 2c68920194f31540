package org.taipan.modules;

import org.taipan.annotations.PyModuleDef;

/** The {@code _random} module. */
@PyModuleDef(name = "_random", doc = "Module implements the Mersenne Twister random number generator.",
        types = {PyRandom.class})
final class RandomModule {
    private RandomModule() {
    }
}
