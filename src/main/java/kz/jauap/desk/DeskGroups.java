package kz.jauap.desk;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupCheck;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.TimeOrderedIds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The groups of a tenant's desk for whoever administers them: added once Telegram says that the bot can work there,
/// looked at, switched off and on.
@Component
public class DeskGroups {

    private static final int SECRET_BYTES = 32;

    private final Groups groups;
    private final GroupCheck check;
    private final Telegraph telegraph;
    private final Noticeboard board;
    private final CatchUp catchUp;
    private final Database database;
    private final IdSource ids;

    DeskGroups(
            Groups groups,
            GroupCheck check,
            Telegraph telegraph,
            Noticeboard board,
            CatchUp catchUp,
            Database database,
            IdSource ids) {
        this.groups = groups;
        this.check = check;
        this.telegraph = telegraph;
        this.board = board;
        this.catchUp = catchUp;
        this.database = database;
        this.ids = ids;
    }

    /// A group somebody wants.
    ///
    /// @param branch whose conversations come there, "" for all
    /// @param ownerChat a private chat that is told while the group does not work, or null
    /// @param polls whether we ask for updates instead of being told
    public record Wanted(
            String token,
            long chatId,
            String branch,
            @Nullable Long ownerChat,
            boolean polls) {}

    /// What came of it.
    public sealed interface Outcome {

        /// @param title as Telegram names the group
        record Fine(DeskGroup group, String title) implements Outcome {}

        record Broken(String reason, String advice) implements Outcome {}
    }

    public List<DeskGroup> of(TenantId tenant) {
        return groups.of(tenant);
    }

    @CrossTenant("one watch looks after the desks of all tenants")
    public List<DeskGroup> all() {
        return groups.all();
    }

    public Optional<DeskGroup> find(TenantId tenant, UUID id) {
        return groups.find(tenant, id);
    }

    /// Adds a group, if the bot can work there, and tells Telegram where to send what people do in it.
    ///
    /// @param base the house's address for the world
    public Outcome add(TenantId tenant, Wanted wanted, URI base, String actor) {
        if (!BotApi.isToken(wanted.token())) {
            return new Outcome.Broken("this is no token of a bot", GroupState.TOKEN.advice());
        }
        return switch (telegraph.me(wanted.token())) {
            case BotReply.Done(JsonNode bot) -> add(group(tenant, wanted, bot), base, actor);
            case BotReply.Barred barred -> new Outcome.Broken(barred.reason(), GroupState.TOKEN.advice());
            case BotReply other ->
                new Outcome.Broken(Telegraph.kind(other), "check that this machine reaches Telegram");
        };
    }

    /// Asks Telegram anew; a group that works again goes on at once.
    public Outcome check(DeskGroup group, URI base, String actor) {
        return switch (check.look(group)) {
            case GroupCheck.Found.Fine(String title) -> {
                if (group.state() != GroupState.OFF) {
                    groups.state(group, GroupState.WORKING, "", actor);
                    wake(group);
                }
                yield announced(group, title, base);
            }
            case GroupCheck.Found.Broken(GroupState state, String reason) -> {
                if (group.state() != GroupState.OFF) {
                    groups.state(group, state, reason, actor);
                }
                yield new Outcome.Broken(reason, state.advice());
            }
            case GroupCheck.Found.Moved(long chatId) -> {
                groups.move(group, chatId);
                yield new Outcome.Broken("the group has another id now: " + chatId, "check again");
            }
            case GroupCheck.Found.Silent(String reason) ->
                new Outcome.Broken(reason, "check that this machine reaches Telegram, and try again");
        };
    }

    /// Seals every secret of the desks with the newest master key.
    ///
    /// @return groups whose secrets were under a former one
    @CrossTenant("a master key seals the secrets of all tenants")
    public int reseal(String actor) {
        return groups.reseal(actor);
    }

    /// Forgets some of what was shown before a moment.
    ///
    /// @return rows removed; zero when nothing is left to forget
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> board.forget(tenant, before));
    }

    /// Switches a group off or on. While it is off, new requests go to another group or to the console alone.
    public void switchTo(DeskGroup group, boolean on, String actor) {
        groups.state(group, on ? GroupState.WORKING : GroupState.OFF, "", actor);
        if (on) {
            wake(group);
            catchUp.tell(group.tenant());
        }
    }

    private Outcome add(DeskGroup group, URI base, String actor) {
        boolean foreign = groups.ofBot(group.botId()).stream()
                .anyMatch(other -> !other.tenant().equals(group.tenant()));
        if (foreign) {
            return new Outcome.Broken(
                    "@" + group.botName() + " works for another business of this house",
                    "make a bot of its own with @BotFather");
        }
        return switch (check.look(group)) {
            case GroupCheck.Found.Fine(String title) ->
                groups.add(group, actor)
                        ? begun(group, title, base)
                        : new Outcome.Broken("this bot works in that group already", "see the list of groups");
            case GroupCheck.Found.Broken(GroupState state, String reason) -> new Outcome.Broken(reason, state.advice());
            case GroupCheck.Found.Moved(long chatId) ->
                new Outcome.Broken("the group has another id now", "add it as " + chatId);
            case GroupCheck.Found.Silent(String reason) ->
                new Outcome.Broken(reason, "check that this machine reaches Telegram, and try again");
        };
    }

    /// What is open already is shown too.
    private Outcome begun(DeskGroup group, String title, URI base) {
        catchUp.tell(group.tenant());
        return announced(group, title, base);
    }

    private Outcome announced(DeskGroup group, String title, URI base) {
        BotReply reply = group.polls() ? telegraph.noWebhook(group) : telegraph.webhook(group, address(group, base));
        return reply instanceof BotReply.Done
                ? new Outcome.Fine(group, title)
                : new Outcome.Broken(
                        "the group works, but Telegram does not take our address: " + Telegraph.kind(reply),
                        "set JAUAP_PUBLIC_URL to an https address Telegram reaches and check the group again,"
                                + " or add it with polling");
    }

    private static String address(DeskGroup group, URI base) {
        return base.toString().replaceAll("/+$", "") + "/desk/telegram/" + group.botId();
    }

    /// Groups of one bot share its secret: it has one webhook.
    private DeskGroup group(TenantId tenant, Wanted wanted, JsonNode bot) {
        long botId = bot.path("id").asLong();
        String secret = groups.of(tenant).stream()
                .filter(other -> other.botId() == botId)
                .map(DeskGroup::webhookSecret)
                .findFirst()
                .orElseGet(() -> TimeOrderedIds.secret(SECRET_BYTES));
        return DeskGroup.fresh(
                tenant,
                ids.next(),
                wanted.branch(),
                wanted.chatId(),
                new DeskGroup.Bot(botId, bot.path("username").asString(""), wanted.token(), secret, wanted.polls()),
                wanted.ownerChat());
    }

    private void wake(DeskGroup group) {
        database.inTenant(group.tenant(), () -> board.wake(group.tenant(), group.id()));
    }
}
