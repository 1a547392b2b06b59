package kz.jauap.knowledge.page;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.knowledge.Documents;
import kz.jauap.shared.OuterWorld;
import kz.jauap.shared.Remembered;

/// Fetches a page as a visitor would: where the site's `robots.txt` allows it, following its redirects as long as they
/// stay on the public web, no larger than a document may be.
public final class PageFetcher implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_OF_ROBOTS = 512 * 1024;
    private static final int OK = 200;
    private static final int REDIRECT = 3; // hundreds
    private static final int NOT_FOUND_FROM = 400;
    private static final int BROKEN_FROM = 500;
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w:.-]+)");
    private static final String OPEN_IT = "open it in a browser, and add what it leads to";
    private static final Map<String, String> KINDS = Map.of(
            "text/html",
            "page.html",
            "application/xhtml+xml",
            "page.html",
            "text/plain",
            "page.txt",
            "text/markdown",
            "page.md",
            "application/pdf",
            "page.pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "page.docx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "page.xlsx");

    private final Clock clock;
    private final boolean ownMachineToo;
    private final PageCalls calls;
    private final Remembered<String, Robots> robots;

    public PageFetcher(Clock clock) {
        this(clock, false);
    }

    /// @param ownMachineToo for tests only: pages of this machine, at any port
    PageFetcher(Clock clock, boolean ownMachineToo) {
        this.clock = clock;
        this.ownMachineToo = ownMachineToo;
        this.calls = new PageCalls(new OuterWorld(ownMachineToo));
        this.robots = new Remembered<>(clock, FRESH);
    }

    Fetched fetch(String typed) {
        try {
            URI address = URI.create(typed);
            Instant until = clock.instant().plus(WHOLE);
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                if (!isOfTheWeb(address)) {
                    return refused("that is no address of a public page", "give it as https://example.kz/prices");
                }
                if (!robots.get(site(address), this::robots).allow(path(address))) {
                    return refused("the site's robots.txt asks not to read it", "add a file with its text instead");
                }
                if (clock.instant().isAfter(until)) {
                    return refused("the site is too slow", "try again later, or add a file with its text");
                }
                PageCalls.Answer answer = calls.get(address, Documents.LARGEST);
                if (answer.location().isEmpty() || answer.status() / 100 != REDIRECT) {
                    return read(answer);
                }
                address = address.resolve(answer.location());
            }
            return refused("it is redirected again and again", OPEN_IT);
        } catch (IllegalArgumentException e) {
            return refused("that is no address of a public page", "give it as https://example.kz/prices");
        } catch (OuterWorld.Inside e) {
            return refused("it leads into a network that is not public", "add a file with its text instead");
        } catch (IOException e) {
            return refused("the site does not answer", "check the address, or try again later");
        }
    }

    private boolean isOfTheWeb(URI address) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        boolean usual = address.getPort() == -1 || address.getPort() == 80 || address.getPort() == 443;
        return web && address.getHost() != null && address.getUserInfo() == null && (usual || ownMachineToo);
    }

    /// A site that has none allows all; one that cannot tell now allows nothing.
    private Robots robots(String site) {
        try {
            URI address = URI.create(site + "/robots.txt");
            for (int hop = 0; hop <= MOST_REDIRECTS && isOfTheWeb(address); hop++) {
                PageCalls.Answer answer = calls.get(address, MOST_OF_ROBOTS);
                if (answer.status() == OK) {
                    return Robots.read(new String(answer.bytes(), StandardCharsets.UTF_8));
                }
                if (answer.status() >= NOT_FOUND_FROM || answer.location().isEmpty()) {
                    return answer.status() >= BROKEN_FROM ? Robots.NOTHING : Robots.ALL;
                }
                address = address.resolve(answer.location());
            }
            return Robots.ALL;
        } catch (IOException | IllegalArgumentException e) {
            return Robots.ALL; // the page itself will not come either, and says why
        }
    }

    private static Fetched read(PageCalls.Answer answer) {
        if (answer.status() != OK) {
            return refused("the site answers with status " + answer.status(), OPEN_IT);
        }
        String readAs = KINDS.get(answer.type().replaceFirst(";.*", "").strip());
        if (readAs == null) {
            return refused("it is of a kind that is not read: " + kind(answer.type()), OPEN_IT);
        }
        if (answer.bytes().length > Documents.LARGEST) {
            return refused("it has more than " + (Documents.LARGEST >> 20) + " MB", "add its parts as files");
        }
        return new Fetched.Page(inUtf8(answer, readAs), readAs);
    }

    /// The kind as far as it is one: a site may write anything there.
    private static String kind(String type) {
        String kind = type.replaceFirst(";.*", "").strip();
        return kind.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}") ? kind : "none";
    }

    /// What the site says of its letters counts more than what they look like.
    private static byte[] inUtf8(PageCalls.Answer answer, String readAs) {
        Matcher charset = CHARSET.matcher(answer.type());
        boolean text = readAs.endsWith("html") || readAs.endsWith("txt") || readAs.endsWith("md");
        if (text && charset.find() && isKnown(charset.group(1))) {
            return new String(answer.bytes(), Charset.forName(charset.group(1))).getBytes(StandardCharsets.UTF_8);
        }
        return answer.bytes();
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String site(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static String path(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    private static Fetched refused(String why, String advice) {
        return new Fetched.Refused(why, advice);
    }

    @Override
    public void close() {
        calls.close();
    }
}
