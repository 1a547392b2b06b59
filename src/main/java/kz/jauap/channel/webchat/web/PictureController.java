package kz.jauap.channel.webchat.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.webchat.Origins;
import kz.jauap.channel.webchat.VisitorLimits;
import kz.jauap.channel.webchat.Visitors;
import kz.jauap.channel.webchat.WebchatAdapter;
import kz.jauap.tenant.Tenants;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pictures of visitors at `/chat/{account}/picture/{id}`, by the id of the message they belong to and with the
/// visitor's pass: brought before the message, and shown to that visitor again.
@RestController
class PictureController {

    private static final int MEGABYTE = 1024 * 1024;

    private final Channels channels;
    private final Tenants tenants;
    private final VisitorLimits limits;
    private final Media.Keeper keeper;

    PictureController(Channels channels, Tenants tenants, VisitorLimits limits, Media.Keeper keeper) {
        this.channels = channels;
        this.tenants = tenants;
        this.limits = limits;
        this.keeper = keeper;
    }

    /// A visitor at an account.
    private record Guest(ChannelAccount account, String visitor) {

        Media.Place place() {
            return new Media.Place(account.channel(), ConversationKey.of(account.channel(), visitor));
        }
    }

    @PostMapping("/chat/{account}/picture/{id}")
    ResponseEntity<Map<String, Object>> bring(
            @PathVariable String account, @PathVariable String id, HttpServletRequest request) throws IOException {
        Optional<ChannelAccount> channel = channels.find(WebchatAdapter.KIND, account);
        if (channel.isEmpty() || !WebchatAdapter.isId(id)) {
            return ResponseEntity.notFound().build();
        }
        Optional<Guest> guest = guest(channel.get(), request);
        if (guest.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        Optional<Duration> wait = wait(guest.get());
        if (wait.isPresent()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", Long.toString(Math.max(1, wait.get().toSeconds())))
                    .build();
        }
        return bring(guest.get(), id, request);
    }

    private Optional<Guest> guest(ChannelAccount account, HttpServletRequest request) {
        Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
        return Origins.allowed(origin, Optional.ofNullable(request.getHeader("Host")), account)
                ? Optional.ofNullable(request.getHeader("X-Visitor"))
                        .flatMap(pass -> Visitors.visitor(pass, account))
                        .map(visitor -> new Guest(account, visitor))
                : Optional.empty();
    }

    /// As often as a visitor may write, they may bring a picture.
    private Optional<Duration> wait(Guest guest) {
        int perMinute = tenants.get(guest.account().tenant()).settings().maxInboundPerMinute();
        return limits.wait(guest.account().tenant() + " " + guest.visitor() + " brings", perMinute);
    }

    private ResponseEntity<Map<String, Object>> bring(Guest guest, String id, HttpServletRequest request)
            throws IOException {
        int megabytes = tenants.get(guest.account().tenant()).settings().media().megabytes();
        int most = megabytes * MEGABYTE;
        if (request.getContentLengthLong() > most) {
            return refused(Media.Brought.TOO_LARGE, megabytes);
        }
        byte[] bytes;
        try (InputStream in = request.getInputStream()) {
            bytes = in.readNBytes(most + 1);
        }
        Media.Brought brought = keeper.bring(
                guest.account().tenant(), guest.place(), WebchatAdapter.picture(guest.visitor(), id), bytes);
        return brought == Media.Brought.KEPT ? ResponseEntity.ok(Map.of("ok", true)) : refused(brought, megabytes);
    }

    private static ResponseEntity<Map<String, Object>> refused(Media.Brought why, int megabytes) {
        HttpStatus status = switch (why) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NO_PICTURE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY -> HttpStatus.CONFLICT;
            case NOT_WANTED -> HttpStatus.FORBIDDEN;
            case LATER, KEPT -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        return ResponseEntity.status(status).body(Map.of("megabytes", megabytes));
    }

    @GetMapping("/chat/{account}/picture/{id}")
    ResponseEntity<byte[]> show(@PathVariable String account, @PathVariable String id, HttpServletRequest request) {
        Optional<Media.Fetched> found = channels.find(WebchatAdapter.KIND, account)
                .flatMap(channel -> guest(channel, request))
                .flatMap(guest -> keeper.kept(
                        guest.account().tenant(), guest.place(), WebchatAdapter.picture(guest.visitor(), id)));
        return found.map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(picture.mimeType()))
                        .header("Cache-Control", "private, no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .body(picture.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
