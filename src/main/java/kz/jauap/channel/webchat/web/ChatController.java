package kz.jauap.channel.webchat.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.webchat.Origins;
import kz.jauap.channel.webchat.VisitorLimits;
import kz.jauap.channel.webchat.Visitors;
import kz.jauap.channel.webchat.WebchatAdapter;
import kz.jauap.shared.Json;
import kz.jauap.tenant.MediaRules;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The chat's page at `/chat/{account}`, the one-line widget for other sites at `/widget/{account}.js`, and passes for
/// new visitors.
@RestController
class ChatController {

    private final Channels channels;
    private final Tenants tenants;
    private final VisitorLimits limits;
    private final TemplateEngine templates;

    ChatController(Channels channels, Tenants tenants, VisitorLimits limits, TemplateEngine templates) {
        this.channels = channels;
        this.tenants = tenants;
        this.limits = limits;
        this.templates = templates;
    }

    @GetMapping("/chat/{account}")
    ResponseEntity<String> page(
            @PathVariable String account, @RequestParam(defaultValue = "") String lang, HttpServletRequest request) {
        Optional<ChannelAccount> channel = channels.find(WebchatAdapter.KIND, account);
        if (channel.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Tenant tenant = tenants.get(channel.get().tenant());
        String language =
                ChatTexts.choose(lang, liked(request), tenant.settings().defaultLanguage());
        StringOutput html = new StringOutput();
        templates.render("chat.jte", page(channel.get(), tenant, language), html);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .header("Content-Security-Policy", policy(channel.get()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .body(html.toString());
    }

    /// What the browser likes; one that says nothing likes nothing, least of all the server's own language.
    private static List<Locale> liked(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
    }

    private static ChatPage page(ChannelAccount account, Tenant tenant, String language) {
        Brand brand = Brand.of(account, tenant);
        Map<String, String> texts = ChatTexts.of(language);
        MediaRules media = tenant.settings().media();
        int megabytes = media.keep() ? media.megabytes() : 0;
        String setup = Json.write(Map.of(
                        "account", account.account(), "language", language, "texts", texts, "megabytes", megabytes))
                .replace("<", "\\u003c");
        return new ChatPage(account.account(), brand, language, megabytes > 0, texts, setup);
    }

    /// Only our own script and style run; only listed sites may frame the page.
    private static String policy(ChannelAccount account) {
        String frames = String.join(" ", Origins.listed(account));
        return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
                + " img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self' " + frames;
    }

    @PostMapping("/chat/{account}/visitor")
    ResponseEntity<Map<String, String>> visitor(@PathVariable String account, HttpServletRequest request) {
        Optional<ChannelAccount> channel = channels.find(WebchatAdapter.KIND, account);
        if (channel.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (!limits.mayBegin(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", "5")
                    .build();
        }
        return ResponseEntity.ok(Map.of("pass", Visitors.newPass(channel.get())));
    }

    @GetMapping(value = "/widget/{account}.js", produces = "text/javascript;charset=utf-8")
    ResponseEntity<String> widget(@PathVariable String account) {
        return channels.find(WebchatAdapter.KIND, account)
                .map(channel -> {
                    Tenant tenant = tenants.get(channel.tenant());
                    ChatPage page = page(channel, tenant, tenant.settings().defaultLanguage());
                    return ResponseEntity.ok()
                            .header("Cache-Control", "public, max-age=300")
                            .body(WidgetScript.of(page));
                })
                .orElse(ResponseEntity.notFound().build());
    }
}
