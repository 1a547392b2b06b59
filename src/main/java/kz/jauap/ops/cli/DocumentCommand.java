package kz.jauap.ops.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
            description = "Adds files, or all files of folders: text, Markdown, HTML, docx, xlsx, pdf. A file with the"
                    + " name of one that is there takes its place.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin House house,
            @Parameters(index = "0", paramLabel = "SLUG") String slug,
            @Option(names = "--branch", description = "The place of the business they speak of.", defaultValue = "")
                    String branch,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE") List<Path> files) {
        int refused = 0;
        for (Path root : files) {
            for (Path file : within(root)) {
                String name = root.equals(file)
                        ? String.valueOf(file.getFileName())
                        : root.relativize(file).toString().replace('\\', '/');
                refused += added(house, slug, branch, name, file) ? 0 : 1;
            }
        }
        return refused == 0 ? 0 : Cli.REFUSED;
    }

    private boolean added(House house, String slug, String branch, String name, Path file) {
        try {
            JsonNode added = house.put(
                    path(slug) + "?name=" + encoded(name) + "&branch=" + encoded(branch), Files.readAllBytes(file));
            out().println(name + ": version " + added.path("version").asInt() + ", "
                    + added.path("passages").asInt() + " passages");
            return true;
        } catch (Refused e) {
            if (e.exitCode() == Cli.UNREACHABLE) {
                throw e;
            }
            out().println(name + " is not added: " + e.getMessage() + " — " + e.next());
            return false;
        } catch (IOException e) {
            throw new Refused("Cannot read " + file + ".", "check that it is there", Cli.REFUSED);
        }
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
