package kz.jauap.ops.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `document …`: what a business has in writing.
@Command(
        name = "document",
        description = "What a business has in writing besides its pack: it is quoted where the pack has no answer.",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
final class DocumentCommand extends Speaking {

    @Command(description = "Lists a tenant's documents.", mixinStandardHelpOptions = true)
    void list(@Mixin House house, @Parameters(paramLabel = "SLUG") String slug) {
        Show.table(
                line(), house.get(path(slug) + "?limit=500"), "id", "name", "branch", "version", "passages", "author");
    }

    @Command(
            description =
                    "Adds files, all files of folders, or pages by their addresses: text, Markdown, HTML, docx, xlsx,"
                            + " pdf. What has the name of one that is there takes its place.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Option(names = "--branch", description = "The place of the business they speak of.", defaultValue = "")
                    String branch,
            @Option(
                            names = "--pages",
                            description = "A text file with addresses of pages, one a line.",
                            paramLabel = "FILE")
                    @Nullable
                    Path pages,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE|ADDRESS") @Nullable List<String> things) {
        int refused = 0;
        List<String> all = new ArrayList<>(things == null ? List.of() : things);
        all.addAll(pages == null ? List.of() : lines(pages));
        if (all.isEmpty()) {
            throw new Refused("There is nothing to add.", "name files, folders or addresses of pages", Cli.REFUSED);
        }
        for (String thing : all) {
            if (isAddress(thing)) {
                refused += fetched(house, slug, branch, thing) ? 0 : 1;
                continue;
            }
            Path root = Path.of(thing);
            for (Path file : within(root)) {
                String name = root.equals(file)
                        ? String.valueOf(file.getFileName())
                        : root.relativize(file).toString().replace('\\', '/');
                refused += added(house, slug, branch, name, file) ? 0 : 1;
            }
        }
        return refused == 0 ? 0 : Cli.REFUSED;
    }

    @Command(
            description = "Fetches the pages that were added by their addresses anew: one, or all of them.",
            mixinStandardHelpOptions = true)
    int refresh(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", arity = "0..1", paramLabel = "ADDRESS", defaultValue = "") String address) {
        int refused = 0;
        int seen = 0;
        for (JsonNode document : house.get(path(slug) + "?limit=500").path("items")) {
            String name = document.path("name").asString("");
            if (isAddress(name) && (address.isEmpty() || address.equals(name))) {
                seen++;
                refused += fetched(house, slug, document.path("branch").asString(""), name) ? 0 : 1;
            }
        }
        if (seen == 0) {
            throw new Refused("There is no such page.", "`./jauap document list " + slug + "` shows them", Cli.REFUSED);
        }
        return refused == 0 ? 0 : Cli.REFUSED;
    }

    private boolean fetched(House house, String slug, String branch, String address) {
        String call = path(slug) + "/page?address=" + encoded(address) + "&branch=" + encoded(branch);
        return said(address, () -> house.post(call, Map.of()));
    }

    private boolean added(House house, String slug, String branch, String name, Path file) {
        String call = path(slug) + "?name=" + encoded(name) + "&branch=" + encoded(branch);
        return said(name, () -> house.put(call, bytes(file)));
    }

    private boolean said(String name, Supplier<JsonNode> adding) {
        try {
            JsonNode added = adding.get();
            out().println(name + ": version " + added.path("version").asInt() + ", "
                    + added.path("passages").asInt() + " passages");
            return true;
        } catch (Refused e) {
            if (e.exitCode() == Cli.UNREACHABLE) {
                throw e;
            }
            out().println(name + " is not added: " + e.getMessage() + " — " + e.next());
            return false;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refused("Cannot read " + file + ".", "check that it is there", Cli.REFUSED);
        }
    }

    /// Addresses of a file; empty lines and those that begin with # are left out.
    private static List<String> lines(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static boolean isAddress(String thing) {
        return thing.startsWith("https://") || thing.startsWith("http://");
    }

    @Command(description = "Takes a document away; it is not quoted any more.", mixinStandardHelpOptions = true)
    void remove(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "ID") String id) {
        house.delete(path(slug) + "/" + encoded(id));
        out().println("It is not quoted any more.");
    }

    @Command(
            description =
                    "Tells what a customer who asks this would be quoted, and how much of the question it covers.",
            mixinStandardHelpOptions = true)
    void quote(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Parameters(index = "1", paramLabel = "QUESTION") String question) {
        Show.fields(line(), house.get(path(slug) + "/quote?question=" + encoded(question)));
    }

    private static List<Path> within(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of(root);
        }
        try (Stream<Path> files = Files.walk(root)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new Refused("Cannot read " + root + ".", "check that it is there", Cli.REFUSED);
        }
    }

    private static String path(String slug) {
        return "/admin/tenants/" + slug + "/documents";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
