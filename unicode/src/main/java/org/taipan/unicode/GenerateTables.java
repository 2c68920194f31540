package org.taipan.unicode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the Unicode tables of the runtime, {@code org/taipan/types/str/*.bin}, below the directory given as argument.
 * Their readers, {@code org.taipan.types.str.UnicodeData} and its neighbours, describe the formats.
 */
public final class GenerateTables {
    private GenerateTables() {
    }

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0], "org/taipan/types/str");
        Files.createDirectories(directory);
        Files.write(directory.resolve("chars.bin"), CharTable.make());
        Files.write(directory.resolve("ucd.bin"), DatabaseTable.make());
        Files.write(directory.resolve("names.bin"), NameTable.make());
    }
}
