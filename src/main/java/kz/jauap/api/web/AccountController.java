package kz.jauap.api.web;

import java.util.List;
import java.util.Map;
import kz.jauap.api.Scope;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Adapters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The connected accounts of a business, without anything secret. Connecting them is the administrator's.
@RestController
@RequestMapping("/api/accounts")
class AccountController {

    private final Channels channels;
    private final Adapters adapters;

    AccountController(Channels channels, Adapters adapters) {
        this.channels = channels;
        this.adapters = adapters;
    }

    @Needs(Scope.ACCOUNTS)
    @GetMapping
    ResponseEntity<String> list(@RequestAttribute(KeyGate.CALLER) Caller caller) {
        List<Map<String, Object>> all =
                channels.of(caller.id()).stream().map(AccountController::view).toList();
        return Answers.json(200, new Page<>(all, null));
    }

    private static Map<String, Object> view(ChannelAccount account) {
        return Map.of(
                "channel",
                account.kind().name(),
                "account",
                account.account(),
                "active",
                account.active(),
                "webhook_path",
                "/webhook/" + account.kind() + "/" + account.account());
    }

    /// Asks the provider whether the credentials work.
    @Needs(Scope.ACCOUNTS)
    @PostMapping("/{channel}/{account}/check")
    ResponseEntity<String> check(
            @RequestAttribute(KeyGate.CALLER) Caller caller,
            @PathVariable String channel,
            @PathVariable String account) {
        ChannelAccount found = channels.of(caller.id()).stream()
                .filter(one ->
                        one.kind().name().equals(channel) && one.account().equals(account))
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.found("there is no account " + channel + "/" + account));
        return switch (adapters.get(found.kind()).check(found)) {
            case AccountCheck.Working(String name) -> Answers.json(200, Map.of("working", true, "name", name));
            case AccountCheck.Broken(String reason, String next) ->
                Answers.json(200, Map.of("working", false, "reason", reason, "next", next));
        };
    }
}
