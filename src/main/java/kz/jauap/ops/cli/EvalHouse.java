package kz.jauap.ops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.jauap.config.Settings;
import kz.jauap.eval.EvalTenants;
import kz.jauap.eval.HouseStage;
import kz.jauap.ops.database.RunningDatabase;
import kz.jauap.pack.Pack;
import kz.jauap.queue.Workers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A whole house in this process for playing cases in: on a database in a folder of its own that is gone afterwards, or
/// on a given one that serves nobody.
final class EvalHouse implements AutoCloseable {

    /// What a first run leaves in an empty database.
    private static final List<String> HARMLESS = List.of("demo_salon");

    private final ConfigurableApplicationContext context;
    private final Runnable tidyUp;

    /// Interrupted in the middle, it tidies up as the process ends.
    private EvalHouse(Path folder, ConfigurableApplicationContext context) {
        RunningDatabase database = context.getBean(RunningDatabase.class);
        this.context = context;
        this.tidyUp = () -> {
            database.close();
            delete(folder);
        };
        SpringApplication.getShutdownHandlers().add(tidyUp);
    }

    /// @param env of the process, for the role and password of a given database
    /// @param database address of a given database; null for one in a folder
    static EvalHouse open(Map<String, String> env, @Nullable String database, Cli.Start start) {
        Path folder = temporary();
        Map<String, String> own = new HashMap<>();
        own.put("JAUAP_DATA", folder.toString());
        own.put("JAUAP_PORT", "0");
        if (database != null) {
            own.put("JAUAP_DB_URL", database);
            Stream.of("JAUAP_DB_USER", "JAUAP_DB_PASSWORD", "JAUAP_DB_PASSWORD_FILE")
                    .filter(env::containsKey)
                    .forEach(key -> own.put(key, env.getOrDefault(key, "")));
        }
        return started(folder, own, start);
    }

    /// A house that does not come up leaves nothing behind.
    private static EvalHouse started(Path folder, Map<String, String> own, Cli.Start start) {
        EvalHouse house = null;
        boolean up = false;
        try {
            house = new EvalHouse(folder, start.house(Settings.read(own, "--web"), HouseStage::furnish));
            house.demandNobodyLivesHere();
            house.context.getBean(Workers.class).start();
            up = true;
            return house;
        } finally {
            if (!up && house != null) {
                house.close();
            } else if (!up) {
                delete(folder);
            }
        }
    }

    HouseStage stage(Pack pack, Map<String, String> files) {
        return context.getBean(EvalTenants.class).stage(pack, files);
    }

    /// Until here no worker runs: a clock that is moved must not answer real customers.
    private void demandNobodyLivesHere() {
        List<String> strangers = context.getBean(EvalTenants.class).strangers(HARMLESS);
        if (!strangers.isEmpty()) {
            throw new Refused(
                    "This database serves real businesses: " + String.join(", ", strangers) + ".",
                    "give --db an empty database, or leave it out",
                    Cli.REFUSED);
        }
    }

    @Override
    public void close() {
        context.close();
        tidyUp.run();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("jauap-eval");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the database of the evaluation", e);
        }
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the evaluation stays behind: " + folder, e);
        }
    }
}
