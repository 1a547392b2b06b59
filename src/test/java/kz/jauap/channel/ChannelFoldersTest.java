package kz.jauap.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.ChannelAdapter;
import org.junit.jupiter.api.Test;

/// A messenger is one folder: nothing else of the house names it, and all that belongs to it is there.
class ChannelFoldersTest {

    /// Who may name a messenger by its word, and why. Many words are also words of other things.
    private static final Map<String, String> NAMES_ONE = Map.ofEntries(
            Map.entry("FirstRun", "a fresh house opens its own chat, so that there is something to try"),
            Map.entry("HouseConfiguration", "quick retries of ChatFlow are settings of the systems before Jauap"),
            Map.entry("DressRehearsal", "cases are played over the messenger most businesses use"),
            Map.entry("Address", "addresses of the systems before Jauap name no messenger"),
            Map.entry("ChannelDesk", "an example of a kind in an error"),
            Map.entry("Settings", "addresses of interfaces that have a variable of their own"),
            Map.entry("Jauap", "own networks are let in for two of them by one variable"),
            Map.entry("package-info", "people work in Telegram: a room of the desk, no channel"),
            Map.entry("Noticeboard", "people work in Telegram: the desk, no channel"),
            Map.entry("CustomerController", "a sign of a customer"),
            Map.entry("Introductions", "a sign of a customer"),
            Map.entry("Mind", "a sign of a customer"),
            Map.entry("Leads", "a sign of a customer"),
            Map.entry("MessageReader", "a sign of a customer"),
            Map.entry("UnifiedRow", "a sign of a customer"),
            Map.entry("UnifiedMessage", "a kind of message"),
            Map.entry("Sessions", "a form of the console"),
            Map.entry("PageBlocks", "a part of a page"));

    private static final Path HOUSE = Path.of("src/main/java/kz/jauap");

    private static Set<String> words() throws ReflectiveOperationException {
        Set<String> words = new HashSet<>(ChannelFolders.all());
        for (Class<?> one : ChannelFolders.underTest()) {
            try (ProviderUnderTest provider = ChannelFolders.made(one)) {
                words.add(provider.adapter().kind().name());
            }
        }
        return words;
    }

    /// Words of messengers a source outside of their folders names: as a text, or by their package.
    private static List<String> named(String source, Set<String> words) {
        return words.stream()
                .filter(word ->
                        source.contains("\"" + word + "\"") || source.contains("kz.jauap.channel." + word + "."))
                .sorted()
                .toList();
    }

    @Test
    void nothing_outside_of_a_messengers_folder_names_it() throws IOException, ReflectiveOperationException {
        Set<String> words = words();
        assertThat(named("if (kind.equals(\"viber\")) {", words))
                .as("the rule bites")
                .containsExactly("viber");
        assertThat(named("import kz.jauap.channel.max.MaxAdapter;", words)).containsExactly("max");
        try (Stream<Path> files = Files.walk(HOUSE)) {
            Map<String, List<String>> found = files.filter(
                            file -> file.toString().endsWith(".java"))
                    .filter(file -> !isOfAMessenger(file, words))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> named(text(file), words),
                            (one, other) -> one.isEmpty() ? other : one));
            found.values().removeIf(List::isEmpty);
            assertThat(found.keySet()).isSubsetOf(NAMES_ONE.keySet());
        }
    }

    private static boolean isOfAMessenger(Path file, Set<String> words) {
        Path inside = HOUSE.relativize(file);
        return inside.getNameCount() > 2
                && inside.getName(0).toString().equals("channel")
                && words.contains(inside.getName(1).toString());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everything_of_a_messenger_is_in_its_folders() throws ReflectiveOperationException {
        assertThat(ChannelFolders.all()).hasSizeGreaterThan(11).contains("viber", "telegram");
        for (String folder : ChannelFolders.all()) {
            assertThat(ChannelFolders.named(folder, "UnderTest")).as(folder).isNotEmpty();
            assertThat(ChannelFolders.named(folder, "AdapterTest"))
                    .as(folder)
                    .hasSameSizeAs(ChannelFolders.named(folder, "UnderTest"))
                    .allMatch(ChannelAdapterContract.class::isAssignableFrom);
            assertThat(Path.of("docs/channels", folder + ".md")).isRegularFile();
        }
        for (Class<?> one : ChannelFolders.underTest()) {
            try (ProviderUnderTest provider = ChannelFolders.made(one)) {
                assertThat(Fixtures.names(provider.adapter().kind().name())).containsAll(provider.messages());
            }
        }
    }

    @Test
    void every_messenger_tells_a_person_how_to_connect_it() throws ReflectiveOperationException {
        for (Class<?> one : ChannelFolders.underTest()) {
            try (ProviderUnderTest provider = ChannelFolders.made(one)) {
                ChannelAdapter adapter = provider.adapter();
                String kind = adapter.kind().name();
                ChannelAdapter.Guide guide = adapter.guide();
                assertThat(List.of(guide.account(), guide.example(), guide.trial()))
                        .as(kind)
                        .noneMatch(String::isBlank);
                assertThat(guide.example()).as(kind).matches("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");
                for (AccountNeed need : adapter.needs()) {
                    if (!need.isNeeded(provider.account().config())) {
                        continue;
                    }
                    assertThat(need.secret() ? provider.account().secret(need.name()) : setting(provider, need))
                            .as(kind + " " + need.name())
                            .isPresent();
                }
                assertThat(adapter.places(provider.account(), "salon").values())
                        .as(kind)
                        .isNotEmpty()
                        .allMatch(path -> path.startsWith("/"));
            }
        }
    }

    private static java.util.Optional<String> setting(ProviderUnderTest provider, AccountNeed need) {
        return provider.account().setting(need.name());
    }

    @Test
    void every_page_of_a_messenger_shows_how_it_is_connected_and_tried() throws IOException {
        for (String folder : ChannelFolders.all()) {
            String page = Files.readString(Path.of("docs/channels", folder + ".md"));
            assertThat(page).as(folder).contains("jauap channel add ", "jauap channel try ");
        }
    }
}
