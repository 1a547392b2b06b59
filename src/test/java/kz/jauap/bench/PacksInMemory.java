package kz.jauap.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.jauap.pack.Pack;

/// Loads packs of businesses that are all different and tells what of the heap they take once everything else is swept
/// away. A process of its own, with a node's layout of objects.
final class PacksInMemory {

    private PacksInMemory() {}

    /// Megabytes of heap that so many packs take, and milliseconds to read one.
    record Taken(double megabytes, double millisEach) {}

    static Taken measure(int packs, int facts, int services) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PacksInMemory.class.getName(),
                        Integer.toString(packs),
                        Integer.toString(facts),
                        Integer.toString(services))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the packs do not fit into 2 GB");
        }
        String[] figures = told.split(" ");
        return new Taken(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
    }

    static void main(String[] args) {
        int facts = Integer.parseInt(args[1]);
        int services = Integer.parseInt(args[2]);
        new MadeUpBusiness(1, facts, services).pack(); // classes and tables are not the packs'
        long before = heapInUse();
        List<Pack> loaded = new ArrayList<>();
        long nanos = 0;
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            MadeUpBusiness business = new MadeUpBusiness(1_000L + i, facts, services);
            long start = System.nanoTime();
            loaded.add(business.pack());
            nanos += System.nanoTime() - start;
        }
        double megabytes = (heapInUse() - before) / (double) (1 << 20);
        System.out.println(megabytes + " " + nanos / 1e6 / loaded.size());
    }

    private static long heapInUse() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
