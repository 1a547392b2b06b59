package kz.jauap.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.pack.PackReading.Problem;
import kz.jauap.pack.slot.TicketSlot;

/// Reads a pack from a folder or from its files' texts, whole or not at all: either every file is understood,
/// or the problems come back with file, line and advice.
public final class PackReader {

    /// Languages a pack may be in.
    public static final List<String> LANGUAGES = Draft.KNOWN_LANGUAGES;

    private static final String COMMON = "common-phrases.yaml";
    private static final String CONSULT = "consult.yaml";
    private static final String PROMOTIONS = "promotions.yaml";
    private static final String COMMON_BOOKING = "common-booking.yaml";
    private static final String BOOKING = "booking.yaml";
    private static final String TICKET = "ticket.yaml";
    static final List<String> FILES = List.of(
            "profile.yaml",
            "services.yaml",
            "facts.yaml",
            "policies.yaml",
            CONSULT,
            PROMOTIONS,
            "phrases.yaml",
            BOOKING,
            TICKET);
    private static final String TESTS = "tests/";
    private static final int VERSION_LETTERS = 16;
    private static final int LARGEST = 1_000_000;
    private static final char NOT_UTF_8 = '\uFFFD';
    private static final String MARK_OF_ORDER = "\uFEFF";

    private final Map<String, String> files;
    private final Draft draft = new Draft();

    private PackReader(Map<String, String> files) {
        this.files = files;
    }

    /// Reads the `.yaml` files of a folder.
    public static PackReading read(Path folder) {
        try {
            return read(texts(folder));
        } catch (IOException | UncheckedIOException e) {
            return new PackReading.Broken(List.of(
                    new Problem(folder.toString(), 0, "the folder cannot be read", "check that it is there: " + e)));
        }
    }

    /// The texts of a folder's `.yaml` files by name, its cases under `tests/…`: what is kept of a pack in the
    /// database.
    public static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>(yaml(folder, ""));
        Path tests = folder.resolve(TESTS);
        if (Files.isDirectory(tests)) {
            texts.putAll(yaml(tests, TESTS));
        }
        return texts;
    }

    private static Map<String, String> yaml(Path folder, String prefix) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.filter(PackReader::isYaml).toList()) {
                if (!path.toRealPath().startsWith(folder.toRealPath())) {
                    throw new IOException(path + " leads out of the folder");
                }
                texts.put(prefix + path.getFileName(), text(path));
            }
        }
        return texts;
    }

    private static boolean isYaml(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /// The beginning of a file; what is no UTF-8 in it, and that it is too long, is told when it is read.
    private static String text(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(LARGEST * 2), StandardCharsets.UTF_8);
            return text.startsWith(MARK_OF_ORDER) ? text.substring(1) : text;
        }
    }

    /// Whether a file of a pack holds cases that its answers are tested with.
    public static boolean isTest(String name) {
        return name.startsWith(TESTS) && name.endsWith(".yaml") && name.lastIndexOf('/') == TESTS.length() - 1;
    }

    /// @param files text by file name
    public static PackReading read(Map<String, String> files) {
        return new PackReader(files).read();
    }

    /// What a pack's first file says of the business, if that can be read.
    static Optional<Profile> profile(Map<String, String> files) {
        PackReader reader = new PackReader(files);
        return reader.required("profile.yaml", new ProfileFile(reader.draft)::read)
                .filter(profile -> reader.draft.problems.isEmpty());
    }

    /// What works in a pack and is hardly meant so; empty when it is broken.
    public static List<Problem> remarks(Map<String, String> files) {
        PackReader reader = new PackReader(files);
        return reader.read() instanceof PackReading.Read ? List.copyOf(reader.draft.remarks) : List.of();
    }

    private void belong() {
        files.keySet().stream()
                .filter(name -> !FILES.contains(name) && !isTest(name))
                .sorted()
                .forEach(name -> problem(
                        name,
                        0,
                        "no such file belongs to a pack",
                        Section.hint(name, FILES) + "the files are " + FILES + ", and cases under " + TESTS));
    }

    private PackReading read() {
        belong();
        files.forEach(this::legible);
        WordsFiles words = new WordsFiles(draft, files.containsKey(PROMOTIONS));
        Map<Template, Wording> templates = WordsFiles.noTemplates();
        Section.parse(COMMON, common(COMMON), draft.problems).ifPresent(section -> words.phrases(section, templates));
        Map<BookingText, Wording> common = Section.parse(COMMON_BOOKING, common(COMMON_BOOKING), draft.problems)
                .map(texts -> BookingFile.common(draft, texts))
                .orElse(Map.of());
        Optional<Profile> profile = required("profile.yaml", new ProfileFile(draft)::read);
        Optional<List<ServiceCard>> services = required("services.yaml", new ServicesFile(draft)::read);
        Optional<List<Pack.Fact>> facts = required("facts.yaml", words::facts);
        Optional<List<Pack.Policy>> policies = required("policies.yaml", words::policies);
        ConsultFile.Consult consult =
                optional(CONSULT).map(new ConsultFile(draft)::read).orElse(ConsultFile.Consult.NONE);
        Offers offers =
                optional(PROMOTIONS).map(new PromotionsFile(draft)::read).orElse(Offers.NONE);
        optional("phrases.yaml").ifPresent(section -> words.phrases(section, templates));
        Optional<BookingRules> booking =
                optional(BOOKING).map(section -> booking(section, common, services.orElse(List.of()), policies));
        List<TicketSlot> slots =
                optional(TICKET).map(new TicketFile(draft)::read).orElse(List.of());
        if (!draft.problems.isEmpty() || profile.isEmpty()) {
            return new PackReading.Broken(draft.problems);
        }
        Pack.Contents contents = new Pack.Contents(
                profile.get(),
                List.copyOf(services.orElse(List.of())),
                List.copyOf(facts.orElse(List.of())),
                List.copyOf(policies.orElse(List.of())),
                consult,
                offers,
                Map.copyOf(templates),
                Pack.Questions.folded(draft.questions),
                booking,
                slots,
                List.copyOf(draft.sameWords));
        return new PackReading.Read(new Pack(version(files), contents, draft.vocabulary.build()));
    }

    private void legible(String file, String text) {
        if (text.length() > LARGEST) {
            problem(file, 0, "the file is larger than a million letters", "a pack is written for people: shorten it");
        }
        int at = text.indexOf(NOT_UTF_8);
        if (at >= 0) {
            int line = (int) text.substring(0, at).lines().count();
            problem(file, Math.max(1, line), "the file is not UTF-8", "save it again with the encoding UTF-8");
        }
    }

    private BookingRules booking(
            Section section,
            Map<BookingText, Wording> common,
            List<ServiceCard> services,
            Optional<List<Pack.Policy>> policies) {
        Set<String> cards = services.stream().map(ServiceCard::id).collect(Collectors.toSet());
        Set<String> wishes =
                policies.orElse(List.of()).stream().map(Pack.Policy::id).collect(Collectors.toSet());
        return new BookingFile(draft, cards, wishes, common).read(section);
    }

    private <T> Optional<T> required(String file, Function<Section, T> reader) {
        if (!files.containsKey(file)) {
            problem(file, 0, "the file is missing", "every pack has it; see docs/packs.md");
        }
        return optional(file).map(reader);
    }

    private Optional<Section> optional(String file) {
        return Optional.ofNullable(files.get(file))
                .filter(text -> text.length() <= LARGEST && text.indexOf(NOT_UTF_8) < 0)
                .flatMap(text -> Section.parse(file, text, draft.problems));
    }

    private void problem(String file, int line, String what, String advice) {
        draft.problems.add(new Problem(file, line, what, advice));
    }

    /// The checksum of a pack's content, and of what every pack of this build has.
    static String version(Map<String, String> files) {
        MessageDigest digest = sha256();
        digest.update(common(COMMON).getBytes(StandardCharsets.UTF_8));
        digest.update(common(COMMON_BOOKING).getBytes(StandardCharsets.UTF_8));
        new TreeMap<>(files).forEach((name, text) -> {
            digest.update((byte) 0);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LETTERS);
    }

    private static String common(String file) {
        try (InputStream in = Objects.requireNonNull(PackReader.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the common phrases cannot be read", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
