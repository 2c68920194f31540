package org.taipan.cli;

/** What {@code -V} and {@code -VV} print. */
final class Version {
    static final String NUMBER = "3.13.5";

    private Version() {
    }

    static String full() {
        return org.taipan.modules.SysNamespace.version();
    }
}
