package kz.jauap.channel.form.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.form.FormAdapter;
import kz.jauap.channel.form.FormDoor;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.webchat.web.ChatTexts;
import kz.jauap.shared.DatabaseAway;
import kz.jauap.shared.GroupCommit;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// A form in public: its page at `/form/{tenant}/{account}`, where it is also posted to; its script for other sites at
/// `…/embed.js`; the page that says thanks at `…/thanks`.
@RestController
class FormController {

    private static final Logger log = LoggerFactory.getLogger(FormController.class);
    private static final String HERE = "/form/{tenant}/{account}";
    private static final int MOST = 64 * 1024;

    private final Channels channels;
    private final Tenants tenants;
    private final FormDoor door;
    private final FormReplies replies;

    FormController(Channels channels, Tenants tenants, FormDoor door, FormReplies replies) {
        this.channels = channels;
        this.tenants = tenants;
        this.door = door;
        this.replies = replies;
    }

    @GetMapping(HERE)
    ResponseEntity<String> page(@PathVariable String tenant, @PathVariable String account, HttpServletRequest request) {
        Map<String, String> query = query(request);
        return place(tenant, account, query, request)
                .map(place -> replies.page(place, query))
                .orElseGet(FormController::nobody);
    }

    @GetMapping(HERE + "/thanks")
    ResponseEntity<String> thanks(
            @PathVariable String tenant, @PathVariable String account, HttpServletRequest request) {
        return place(tenant, account, query(request), request)
                .map(replies::thanks)
                .orElseGet(FormController::nobody);
    }

    @GetMapping(value = HERE + "/embed.js")
    ResponseEntity<String> script(
            @PathVariable String tenant, @PathVariable String account, HttpServletRequest request) {
        return place(tenant, account, Map.of(), request).map(replies::script).orElseGet(FormController::nobody);
    }

    /// A browser asks first whether a page of another site may post.
    @RequestMapping(value = HERE, method = RequestMethod.OPTIONS)
    ResponseEntity<String> mayPost(
            @PathVariable String tenant, @PathVariable String account, HttpServletRequest request) {
        return place(tenant, account, Map.of(), request)
                .map(place -> replies.mayPost(place, origin(request)))
                .orElseGet(FormController::nobody);
    }

    @PostMapping(HERE)
    ResponseEntity<String> submit(@PathVariable String tenant, @PathVariable String account, HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST + 1);
        Optional<Place> found = place(tenant, account, query(request), request);
        if (found.isEmpty() || body.length > MOST) {
            return found.isEmpty() ? nobody() : ResponseEntity.status(413).build();
        }
        WebhookRequest posted = new WebhookRequest("POST", headers(request), query(request), body);
        Place place = found.get().spoken(replies.language(posted, found.get()));
        return replies.answer(place, posted, taken(place, posted, request.getRemoteAddr()));
    }

    /// Empty where it could not be stored and may be sent again.
    private Optional<FormDoor.Outcome> taken(Place place, WebhookRequest posted, String address) {
        try {
            return Optional.of(door.take(posted, place.account(), address));
        } catch (RuntimeException e) {
            if (!(e instanceof GroupCommit.Refused) && !DatabaseAway.isReasonOf(e)) {
                throw e;
            }
            log.warn(
                    "a form of {} could not be stored, its sender is asked to try again: {}",
                    place.account(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Place> place(String slug, String account, Map<String, String> query, HttpServletRequest request) {
        Optional<ChannelAccount> channel =
                channels.find(FormAdapter.KIND, account).filter(ChannelAccount::active);
        return channel.flatMap(found -> {
            Tenant tenant = tenants.get(found.tenant());
            String language = ChatTexts.choose(
                    query.getOrDefault("lang", ""),
                    liked(request),
                    tenant.settings().defaultLanguage());
            return tenant.slug().equals(slug) && tenant.active()
                    ? Optional.of(new Place(tenant, found, language))
                    : Optional.empty();
        });
    }

    private static ResponseEntity<String> nobody() {
        return ResponseEntity.notFound().build();
    }

    private static Optional<String> origin(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Origin"));
    }

    /// What the browser likes; one that says nothing likes nothing, least of all the server's own language.
    private static List<Locale> liked(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    private static Map<String, String> query(HttpServletRequest request) {
        return request.getQueryString() == null ? Map.of() : FormQuery.parse(request.getQueryString());
    }
}
