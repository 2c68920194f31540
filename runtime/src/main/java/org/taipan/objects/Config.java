package org.taipan.objects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration an interpreter starts with: CPython's {@code PyConfig}. Set up before the start, then read only. */
public final class Config {
    /** {@code sys.argv}. */
    public List<String> argv = new ArrayList<>();
    /** {@code sys.orig_argv}. */
    public List<String> origArgv = new ArrayList<>();
    /** {@code sys.executable}. */
    public String executable = "";
    /** The distribution's root; the library is in {@code lib/python3.13} below it. */
    public String home = "";
    /** {@code sys.path[0]} as the start put it there, or null if it did not. */
    public String pathZero;
    public int optimize;
    public int bytesWarning;
    public int inspect;
    public int interactive;
    public int verbose;
    public int quiet;
    public int debug;
    public int devMode;
    public int utf8Mode;
    public int hashRandomization = 1;
    /** What {@code os.cpu_count()} shall say, or -1 for the truth. */
    public int cpuCount = -1;
    public int intMaxStrDigits = 4300;
    /** {@code PYTHONHASHSEED}, or -1 for a random one. */
    public long hashSeed = -1;
    public boolean isolated;
    /** Whether code objects keep columns. */
    public boolean debugRanges = true;
    public boolean useEnvironment = true;
    public boolean safePath;
    public boolean importSite = true;
    public boolean userSite = true;
    public boolean writeBytecode = true;
    public boolean bufferedStdio = true;
    public boolean skipFirstLine;
    public boolean warnDefaultEncoding;
    /** Whether the main thread handles signals: SIGINT raises KeyboardInterrupt. */
    public boolean installSignalHandlers = true;
    public static final int GIL_DEFAULT = -1;
    /** {@code -X gil}: 0, 1, or {@link #GIL_DEFAULT}, which means there is none. */
    public int gil = GIL_DEFAULT;
    /**
     * Which of descriptors 0 to 2 the process was started without, as digits. The launcher opens the null device in their
     * place, because the JVM would take them for files of its own.
     */
    public String closedDescriptors = "";
    public String pycachePrefix;
    public String checkHashPycs = "default";
    public String stdioEncoding;
    public String stdioErrors;
    public List<String> warnOptions = new ArrayList<>();
    /** {@code -X name[=value]}; a null value means the option was given without one. */
    public Map<String, String> xoptions = new LinkedHashMap<>();
    /** The environment at the start. */
    public Map<String, String> environment = System.getenv();
    /** Whether a Java exception inside the runtime is shown as such: {@code -X dev-java}. */
    public boolean showJava;
}
