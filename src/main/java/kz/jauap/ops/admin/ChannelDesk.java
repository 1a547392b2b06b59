package kz.jauap.ops.admin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.ChannelAdapter.MadeSecret;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.TimeOrderedIds;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.InvalidSetting;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where accounts on messengers are connected, changed, checked and announced to their provider. Secrets go in and
/// never
/// come out; one that is made here is handed over once.
@Component
public class ChannelDesk {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");
    private static final int SECRET_BYTES = 32;

    private final Channels channels;
    private final Adapters adapters;
    private final Audit audit;

    ChannelDesk(Channels channels, Adapters adapters, Audit audit) {
        this.channels = channels;
        this.adapters = adapters;
        this.audit = audit;
    }

    /// A channel just connected.
    ///
    /// @param generated the secrets made for it that its provider must be told; shown this once
    public record Connected(ChannelAccount account, Map<String, String> generated) {}

    public List<ChannelAccount> of(TenantId tenant) {
        return channels.of(tenant);
    }

    /// @throws Refusal when the tenant has no such channel
    public ChannelAccount get(Tenant tenant, String kind, String account) {
        return channels.of(tenant.id()).stream()
                .filter(one -> one.kind().name().equals(kind) && one.account().equals(account))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "tenant " + tenant.slug() + " has no channel " + kind + "/" + account,
                        "list its channels (GET /admin/tenants/" + tenant.slug() + "/channels)"));
    }

    /// @throws InvalidSetting when the kind is none of this build, or the account is taken or no name
    public Connected connect(
            TenantId tenant,
            String kind,
            String account,
            Map<String, String> config,
            Map<String, String> secrets,
            String actor) {
        if (adapters.find(kind).isEmpty()) {
            throw new InvalidSetting("kind", kind, "one of " + adapters.kinds(), "telegram");
        }
        if (!ACCOUNT.matcher(account).matches()) {
            throw new InvalidSetting("account", account, "1 to 100 letters, digits and . _ @ + -", "my_salon_bot");
        }
        lacking(kind, config, secrets);
        Optional<MadeSecret> made =
                adapters.get(new ChannelKind(kind)).madeSecret().filter(one -> !secrets.containsKey(one.name()));
        Map<String, String> all = new LinkedHashMap<>(secrets);
        made.ifPresent(one -> all.put(one.name(), TimeOrderedIds.secret(SECRET_BYTES)));
        ChannelAccount added = channels.add(tenant, new ChannelKind(kind), account, config, all, actor);
        return new Connected(
                added,
                made.filter(MadeSecret::told)
                        .map(one -> Map.of(one.name(), all.get(one.name())))
                        .orElse(Map.of()));
    }

    /// @throws InvalidSetting for the first thing an account of this kind cannot do without
    private void lacking(String kind, Map<String, String> config, Map<String, String> secrets) {
        for (AccountNeed need : adapters.get(new ChannelKind(kind)).needs()) {
            String given = (need.secret() ? secrets : config).getOrDefault(need.name(), "");
            if (given.isBlank() && need.isNeeded(config)) {
                throw new InvalidSetting(
                        (need.secret() ? "secrets." : "config.") + need.name(),
                        "left out",
                        need.what(),
                        need.example());
            }
        }
    }

    /// Changes what is named: a null value takes a setting or secret away.
    public ChannelAccount change(
            ChannelAccount before,
            boolean active,
            Map<String, @Nullable String> config,
            Map<String, @Nullable String> secrets,
            String actor) {
        ChannelAccount after = new ChannelAccount(
                before.tenant(),
                before.channel(),
                before.kind(),
                before.account(),
                active,
                merged(before.config(), config),
                merged(before.secrets(), secrets));
        channels.update(after, actor);
        return after;
    }

    private static Map<String, String> merged(Map<String, String> before, Map<String, @Nullable String> changes) {
        Map<String, String> after = new LinkedHashMap<>(before);
        changes.forEach((key, value) -> {
            if (value == null) {
                after.remove(key);
            } else {
                after.put(key, value);
            }
        });
        return after;
    }

    /// Asks the provider whether the credentials work.
    public AccountCheck check(ChannelAccount account) {
        return adapters.get(account.kind()).check(account);
    }

    /// Tells the provider where to send its updates.
    ///
    /// @throws Refusal when the messenger cannot be told; a person types the address into its pages
    public AccountCheck announce(ChannelAccount account, URI base, String actor) {
        ChannelAdapter adapter = adapters.get(account.kind());
        if (!(adapter instanceof RegisteredWebhook provider)) {
            throw Refusal.conflict(
                    account.kind() + " cannot be told its webhook by us",
                    "put " + address(account, base) + " into the provider's own pages");
        }
        URI address = address(account, base);
        AccountCheck check = provider.register(account, address);
        if (check instanceof AccountCheck.Working) {
            audit.note(
                    account.tenant(), actor, "channel.webhook", account.toString(), Map.of("url", address.toString()));
        }
        return check;
    }

    /// Where the account is found, by name: `webhook_url`, and what people open.
    public Map<String, String> places(ChannelAccount account, String slug, URI base) {
        Map<String, String> places = new TreeMap<>();
        adapters.get(account.kind()).places(account, slug).forEach((name, path) -> places.put(name, base + path));
        return places;
    }

    /// Where the provider posts.
    public static URI address(ChannelAccount account, URI base) {
        return URI.create(base + "/webhook/" + account.kind() + "/" + account.account());
    }
}
