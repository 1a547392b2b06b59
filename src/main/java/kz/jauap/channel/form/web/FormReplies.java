package kz.jauap.channel.form.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.form.FormDesign;
import kz.jauap.channel.form.FormDoor;
import kz.jauap.channel.form.FormProperties;
import kz.jauap.channel.form.Posted;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.webchat.Origins;
import kz.jauap.channel.webchat.web.ChatTexts;
import kz.jauap.shared.Json;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What the browser is told: pages for people, JSON for scripts.
@Component
class FormReplies {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType PROBLEM = MediaType.parseMediaType("application/problem+json;charset=utf-8");
    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=utf-8");

    private final FormProperties properties;
    private final TemplateEngine templates;
    private final FormPages pages;

    FormReplies(FormProperties properties, TemplateEngine templates, FormPages pages) {
        this.properties = properties;
        this.templates = templates;
        this.pages = pages;
    }

    /// The language a form was filled in, as its page wrote it down.
    String language(WebhookRequest posted, Place place) {
        return ChatTexts.choose(Posted.of(posted).language(), List.of(), place.language());
    }

    ResponseEntity<String> page(Place place, Map<String, String> query) {
        return html(200, place, "form.jte", pages.fresh(place, query));
    }

    ResponseEntity<String> thanks(Place place) {
        return html(200, place, "formthanks.jte", pages.fresh(place, Map.of()));
    }

    ResponseEntity<String> script(Place place) {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .header("Cache-Control", "public, max-age=300")
                .body(FormScript.of(place));
    }

    ResponseEntity<String> mayPost(Place place, Optional<String> origin) {
        return cors(ResponseEntity.noContent(), place.account(), origin)
                .header("Access-Control-Allow-Methods", "POST")
                .header("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key")
                .header("Access-Control-Max-Age", "600")
                .build();
    }

    ResponseEntity<String> answer(Place place, WebhookRequest posted, Optional<FormDoor.Outcome> outcome) {
        boolean person = posted.header("accept")
                .filter(types -> types.contains("text/html"))
                .isPresent();
        Map<String, String> texts = ChatTexts.of("form", place.language());
        return switch (outcome.orElse(null)) {
            case null -> trouble(503, place, posted, person, Map.of("form", texts.get("again")), 5);
            case FormDoor.Outcome.Taken() -> person ? onward(place, posted) : told(place, posted, texts);
            case FormDoor.Outcome.Wrong(var fields) -> trouble(400, place, posted, person, said(fields, texts), 0);
            case FormDoor.Outcome.Unreadable(String reason) ->
                trouble(400, place, posted, person, Map.of("form", reason), 0);
            case FormDoor.Outcome.Stranger() ->
                trouble(403, place, posted, person, Map.of("form", "this page's origin is not on the form's list"), 0);
            case FormDoor.Outcome.TooFast(var wait) ->
                trouble(429, place, posted, person, Map.of("form", texts.get("slow")), (int) wait.toSeconds() + 1);
        };
    }

    private static Map<String, String> said(Map<String, String> wrong, Map<String, String> texts) {
        Map<String, String> said = new LinkedHashMap<>();
        wrong.forEach((field, key) -> said.put(
                field, texts.getOrDefault("wrong." + key + "." + field, texts.getOrDefault("wrong." + key, key))));
        return said;
    }

    private static ResponseEntity<String> onward(Place place, WebhookRequest posted) {
        Posted form = Posted.of(posted);
        FormDesign design = FormDesign.of(place.account());
        String to = form.redirect(design)
                .orElse(place.path() + "/thanks?lang=" + place.language() + (form.embedded() ? "&embed=1" : ""));
        return ResponseEntity.status(303).location(URI.create(to)).build();
    }

    private ResponseEntity<String> told(Place place, WebhookRequest posted, Map<String, String> texts) {
        String thanks = FormDesign.of(place.account())
                .setting("thanks", place.language())
                .orElseGet(() -> texts.getOrDefault("thanks", ""));
        return cors(ResponseEntity.ok(), place.account(), posted.header("origin"))
                .contentType(JSON)
                .body(Json.write(Map.of("success", true, "message", thanks)));
    }

    private ResponseEntity<String> trouble(
            int status, Place place, WebhookRequest posted, boolean person, Map<String, String> wrong, int wait) {
        ResponseEntity<String> page = person
                ? html(status, place, "form.jte", pages.again(place, Posted.of(posted), wrong))
                : cors(ResponseEntity.status(status), place.account(), posted.header("origin"))
                        .contentType(PROBLEM)
                        .body(problem(status, wrong));
        return wait == 0
                ? page
                : ResponseEntity.status(status)
                        .headers(page.getHeaders())
                        .header("Retry-After", Integer.toString(wait))
                        .body(page.getBody());
    }

    private static String problem(int status, Map<String, String> wrong) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", String.join("; ", wrong.values()));
        problem.put("status", status);
        problem.put("success", false);
        problem.put("fields", wrong);
        return Json.write(problem);
    }

    private ResponseEntity<String> html(int status, Place place, String template, FormPage page) {
        StringOutput html = new StringOutput();
        templates.render(template, page, html);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", policy(place.account()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "strict-origin-when-cross-origin")
                .header("Cache-Control", "no-store")
                .body(html.toString());
    }

    /// Only our own script and the captcha's run; only listed sites may frame the page.
    private String policy(ChannelAccount account) {
        boolean asks = account.setting("captcha_site_key").isPresent();
        String captcha = asks ? " " + origin(properties.captchaScript()) : "";
        String onward = FormDesign.of(account).redirects().stream()
                .map(address -> origin(URI.create(address)))
                .distinct()
                .collect(Collectors.joining(" "));
        return "default-src 'none'; script-src 'self'" + captcha + "; frame-src 'self'" + captcha
                + "; style-src 'self' 'unsafe-inline'; connect-src 'self'" + captcha + "; img-src 'self' data:;"
                + " base-uri 'none'; form-action 'self' " + onward + "; frame-ancestors 'self' "
                + String.join(" ", Origins.listed(account));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static ResponseEntity.BodyBuilder cors(
            ResponseEntity.HeadersBuilder<?> answer, ChannelAccount account, Optional<String> origin) {
        ResponseEntity.BodyBuilder builder = (ResponseEntity.BodyBuilder) answer;
        Stream.of(origin)
                .flatMap(Optional::stream)
                .filter(Origins.listed(account)::contains)
                .forEach(one -> builder.header("Access-Control-Allow-Origin", one));
        return (ResponseEntity.BodyBuilder) builder.header("Vary", "Origin");
    }
}
