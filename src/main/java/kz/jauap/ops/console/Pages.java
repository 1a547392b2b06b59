package kz.jauap.ops.console;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Renders the console's pages.
@Component
class Pages {

    static final String LANGUAGE_COOKIE = "jauap_language";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

    private final TemplateEngine templates;
    private final Clock clock;

    Pages(TemplateEngine templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /// What the page knows of the request, with times in this zone.
    Page page(String section, HttpServletRequest request, ZoneId zone) {
        String language = language(request);
        Map<String, String> texts = ConsoleTexts.of(language);
        Object key = request.getAttribute(ConsoleGate.FORM_KEY);
        String done = Optional.ofNullable(request.getParameter("done")).orElse("");
        String said = texts.getOrDefault("done." + done, "");
        return new Page(
                section,
                language,
                texts,
                key == null ? "" : key.toString(),
                said,
                done.startsWith("not-"),
                clock.instant(),
                zone);
    }

    private static String language(HttpServletRequest request) {
        String kept = request.getCookies() == null
                ? ""
                : Arrays.stream(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
        return ConsoleTexts.choose(kept, Collections.list(request.getLocales()));
    }

    /// @param content the template's parameters besides `page`
    ResponseEntity<String> show(String template, Page page, Map<String, Object> content) {
        return show(HttpStatus.OK, template, page, content);
    }

    ResponseEntity<String> show(HttpStatus status, String template, Page page, Map<String, Object> content) {
        Map<String, Object> all = new java.util.HashMap<>(content);
        all.put("page", page);
        StringOutput html = new StringOutput();
        templates.render("console/" + template + ".jte", all, html);
        return ResponseEntity.status(status).contentType(HTML).body(html.toString());
    }
}
