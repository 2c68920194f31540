package org.taipan.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the distribution's launcher as a user would, away from the test's own environment. */
final class Taipan {
    static final Path HOME = Path.of("../distribution/target/taipan").toAbsolutePath().normalize();
    static final Path LAUNCHER = HOME.resolve("bin/taipan");

    /** What a run left behind; output and errors as text. */
    record Result(int status, String out, String err) {
        /** Both streams, for messages. */
        String all() {
            return "exit status " + status + "\n--- stdout\n" + out + "\n--- stderr\n" + err;
        }
    }

    private Taipan() {
    }

    static Result run(int seconds, String... args) throws IOException, InterruptedException {
        return run(seconds, Map.of(), "", Path.of(".").toAbsolutePath().normalize(), args);
    }

    static Result run(int seconds, Map<String, String> environment, String input, Path folder, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(LAUNCHER.toString());
        command.addAll(List.of(args));
        return command(seconds, environment, input, folder, command);
    }

    static Result command(int seconds, Map<String, String> environment, String input, Path folder, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("taipan", ".out");
        Path err = Files.createTempFile("taipan", ".err");
        Path in = Files.createTempFile("taipan", ".in");
        Files.writeString(in, input, StandardCharsets.UTF_8);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(k -> k.startsWith("PYTHON") || k.equals("TAIPAN_JAVA_OPTIONS"));
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return new Result(ended ? process.exitValue() : -1, text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
            Files.delete(in);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
