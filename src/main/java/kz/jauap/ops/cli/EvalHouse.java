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
import org.springframework.context.ConfigurableApplicationContext;

/// A whole house in this process for playing cases in: on a database in a folder of its own that is gone afterwards, or
/// on a given one that serves nobody.
final class EvalHouse implements AutoCloseable {

    /// What a first run leaves in an empty database.
    private static final List<String> HARMLESS = List.of("demo_salon");

    private final Path folder;
    private final ConfigurableApplicationContext context;

    private EvalHouse(Path folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
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
        EvalHouse house = new EvalHouse(folder, start.house(Settings.read(own, "--web"), HouseStage::furnish));
        house.demandNobodyLivesHere();
        house.context.getBean(Workers.class).start();
        return house;
    }

    HouseStage stage(Pack pack, Map<String, String> files) {
        return context.getBean(EvalTenants.class).stage(pack, files);
    }

    /// Until here no worker runs: a clock that is moved must not answer real customers.
    private void demandNobodyLivesHere() {
        List<String> strangers = context.getBean(EvalTenants.class).strangers(HARMLESS);
        if (!strangers.isEmpty()) {
            close();
            throw new Refused(
                    "This database serves real businesses: " + String.join(", ", strangers) + ".",
                    "give --db an empty database, or leave it out",
                    Cli.REFUSED);
        }
    }

    @Override
    public void close() {
        RunningDatabase database = context.getBean(RunningDatabase.class);
        context.close();
        database.close();
        delete();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("jauap-eval");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the database of the evaluation", e);
        }
    }

    private void delete() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the evaluation stays behind: " + folder, e);
        }
    }
}
