package kz.jauap.api.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Channels;
import kz.jauap.message.UnifiedMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/// What this house is, and what its problems mean.
@RestController
class InfoController {

    private final Channels channels;

    InfoController(Channels channels) {
        this.channels = channels;
    }

    @Open
    @GetMapping("/info")
    ResponseEntity<String> info() {
        return Answers.json(
                200,
                Map.of(
                        "service", "jauap",
                        "version", version(),
                        "message_format", UnifiedMessage.FORMAT,
                        "openapi", "/api/openapi.json",
                        "docs", "/api/docs"));
    }

    private static String version() {
        return Optional.ofNullable(InfoController.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /// The same of one business, with what its key may do.
    @Needs
    @GetMapping("/api/info")
    ResponseEntity<String> own(@RequestAttribute(KeyGate.CALLER) Caller caller) {
        return Answers.json(
                200,
                Map.of(
                        "tenant", caller.tenant().slug(),
                        "name", caller.tenant().name(),
                        "version", version(),
                        "accounts", channels.of(caller.id()).size(),
                        "limits", Map.of("per_minute", caller.key().perMinute(), "largest_body", Asked.LARGEST)));
    }

    @Open
    @GetMapping("/api/problems")
    ResponseEntity<String> problems() {
        List<Map<String, Object>> all =
                Arrays.stream(Problem.values()).map(InfoController::view).toList();
        return Answers.json(200, new Page<>(all, null));
    }

    @Open
    @GetMapping("/api/problems/{name}")
    ResponseEntity<String> problem(@PathVariable String name) {
        return Arrays.stream(Problem.values())
                .filter(one -> one.slug().equals(name))
                .findFirst()
                .map(one -> Answers.json(200, view(one)))
                .orElseThrow(() -> Problem.NOT_FOUND.found("there is no problem of that name"));
    }

    private static Map<String, Object> view(Problem problem) {
        return Map.of(
                "type", problem.type(),
                "title", problem.title(),
                "status", problem.status(),
                "next", problem.advice());
    }
}
