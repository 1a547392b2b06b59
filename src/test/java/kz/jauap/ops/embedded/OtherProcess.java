package kz.jauap.ops.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Another Java process that runs the database in a data folder until it is closed or killed.
final class OtherProcess implements AutoCloseable {

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    static OtherProcess holding(Path data, Path binaries) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        data.toString(),
                        binaries.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answers = process.inputReader();
        for (String line = answers.readLine(); !"running".equals(line); line = answers.readLine()) {
            if (line == null) {
                throw new IOException("the other process ended before its database ran");
            }
        }
        return new OtherProcess(process);
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    static void main(String[] args) throws IOException {
        try (var database = EmbeddedDatabase.start(Path.of(args[0]), Path.of(args[1]))) {
            System.out.println("running");
            System.in.read();
            database.login();
        }
    }
}
