package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.jauap.SettableClock;
import kz.jauap.TestDatabase;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelFixture;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.GroupFixture;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotApi;
import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.QueueFixture;
import kz.jauap.sandbox.ForumSimulator;
import kz.jauap.sandbox.TelegramSimulator;
import kz.jauap.sandbox.TelegramWire;
import kz.jauap.shared.Database;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.SecretBox;
import kz.jauap.shared.TenantId;
import kz.jauap.shared.TimeOrderedIds;
import kz.jauap.tenant.TenantFixture;
import kz.jauap.tenant.Tenants;
import tools.jackson.databind.JsonNode;

/// A desk of one tenant on a database of its own, in a simulated group, with a clock that is moved by hand. What the
/// bot says is checked against the description of the Bot API when it is closed.
final class DeskFixture implements AutoCloseable {

    static final TenantId TENANT = new TenantId(new UUID(7, 1));
    static final long CHAT = -1001000000001L;
    static final long OWNER = 900;
    static final String TOKEN = ForumSimulator.BOT + ":right_token_of_the_desk";

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T05:00:00Z"));
    final HikariDataSource dataSource = TestDatabase.fresh();
    final ForumSimulator telegram = new ForumSimulator(TOKEN, CHAT, clock);
    final Database database;
    final Noticeboard board;
    final Groups groups;
    final Channels channels;
    final DeskGroup group;
    final DeskTexts texts;
    final List<LaneWorker> workers = new ArrayList<>();
    private final QueueFixture queue;
    private final String key = MasterKeys.fresh();
    private final SecretBox box = new SecretBox(MasterKeys.parse(key));
    private final BotApi api = new BotApi(telegram.address(), Duration.ofSeconds(1));
    final DeskTopicStore topics;
    private final PostStore posts;
    private final SaidStore said;
    private final Adapters adapters;
    private long lines;

    DeskFixture() {
        this(new Adapters(List.of()));
    }

    /// @param adapters of the messengers customers write on
    DeskFixture(Adapters adapters) {
        this.adapters = adapters;
        queue = new QueueFixture(dataSource, clock);
        database = queue.database;
        TenantFixture.tenants(database, List.of(TENANT));
        channels = ChannelFixture.channels(database, dataSource, box, clock);
        topics = new DeskTopicStore(database);
        posts = new PostStore(database);
        said = new SaidStore(database);
        groups = GroupFixture.groups(database, box, clock);
        board = new Noticeboard(groups, topics, posts, said, queue.jobs, new TimeOrderedIds(clock), clock);
        Tenants tenants = TenantFixture.known(database, dataSource, clock);
        texts = GroupFixture.texts(tenants);
        group = new DeskGroup(
                TENANT,
                new UUID(9, 9),
                "",
                CHAT,
                ForumSimulator.BOT,
                "desk_bot",
                TOKEN,
                "secret",
                false,
                OWNER,
                GroupState.WORKING,
                "",
                clock.instant(),
                null,
                0);
        assertThat(groups.add(group, "test")).isTrue();
        addNode();
    }

    void changeMasterKey() {
        box.adopt(MasterKeys.parse(MasterKeys.fresh() + "\n" + key));
    }

    String sealedToken() {
        return database.inTenant(
                TENANT,
                () -> database.sql()
                        .sql("select bot_token from desk_group where tenant_id = :tenant")
                        .param("tenant", TENANT.value())
                        .query(String.class)
                        .single());
    }

    /// One more node works on the same database.
    void addNode() {
        Telegraph telegraph = GroupFixture.telegraph(api);
        CardCrew cards = new CardCrew(topics, board, telegraph, texts, database, clock);
        CustomerFiles files = new CustomerFiles(
                (tenant, channel, file, limits) -> channels.find(tenant, channel)
                        .<kz.jauap.channel.spi.Media>map(
                                one -> adapters.get(one.kind()).fetch(file, one, limits))
                        .orElseGet(() -> new kz.jauap.channel.spi.Media.Missing("its channel is gone")),
                telegraph);
        LineCrew lines = new LineCrew(topics, posts, said, telegraph, files, texts, database);
        Lost lost = new Lost(topics, board, telegraph, texts, database);
        Aftermath aftermath =
                new Aftermath(groups, lost, topics, telegraph, GroupFixture.check(telegraph), database, clock);
        DeskConfiguration configuration = new DeskConfiguration();
        workers.add(configuration.deskCardWorker(queue.workers, cards, groups, aftermath, clock));
        workers.add(configuration.deskLineWorker(queue.workers, lines, groups, aftermath, clock));
    }

    static UUID conversation(int number) {
        return new UUID(1, number);
    }

    static UUID handover(int number) {
        return new UUID(2, number);
    }

    static Card card(int number, Card.State state, String by) {
        return new Card(
                state,
                by,
                "human",
                "chatflow",
                "Customer <" + number + "> & Co",
                "+7701" + number,
                "avito · Nails & <more>",
                List.of("price < 5000 & \"soon\""),
                List.of(new Card.Line("customer", "call a person"), new Card.Line("bot", "passed on")),
                "http://127.0.0.1/console/talk?id=" + number + "&x=1");
    }

    /// A request of a customer is open, or has become this.
    void shows(int number, Card.State state, String by) {
        database.inTenant(
                TENANT, () -> board.show(TENANT, conversation(number), "", handover(number), card(number, state, by)));
    }

    void opens(int number) {
        shows(number, Card.State.WAITING, "");
    }

    void says(int number, String text) {
        says(number, text, null, List.of());
    }

    void says(int number, String text, @org.jspecify.annotations.Nullable UUID channel, List<Attachment> files) {
        Post.Body body = new Post.Body("customer", "", text, files, Post.Change.NEW, channel, null, null, null, null);
        database.inTenant(
                TENANT, () -> board.say(TENANT, conversation(number), Post.Kind.LINE, new UUID(3, ++lines), body));
    }

    void change(int number, String text, Post.Change change) {
        Post.Body body = new Post.Body("customer", "", text, List.of(), change, null, null, null, null, null);
        database.inTenant(
                TENANT, () -> board.say(TENANT, conversation(number), Post.Kind.LINE, new UUID(3, ++lines), body));
    }

    /// A manager's message was sent to the customer as this reply.
    void wrote(int number, long message, UUID reply) {
        database.inTenant(
                TENANT, () -> said.add(TENANT, group.id(), message, conversation(number), reply, clock.instant()));
    }

    void mark(UUID reply, Mark mark, String reason) {
        database.inTenant(TENANT, () -> board.mark(TENANT, reply, mark, reason, texts.of(TENANT)));
    }

    /// Runs what is due, without letting time pass.
    void work() {
        int ran;
        do {
            ran = workers.stream().mapToInt(LaneWorker::runDue).sum();
        } while (ran > 0);
    }

    /// Lets time pass until nothing waits any more, at most so long. Answers how long it was.
    Duration settle(Duration most) {
        Instant start = clock.instant();
        work();
        while (waiting() > 0 && clock.instant().isBefore(start.plus(most))) {
            clock.forward(Duration.ofMillis(500));
            work();
        }
        assertThat(waiting()).as("what still waits after " + most).isZero();
        return Duration.between(start, clock.instant());
    }

    void settle() {
        settle(Duration.ofMinutes(20));
    }

    long waiting() {
        return database.inTenant(
                TENANT,
                () -> database.sql()
                        .sql("select count(*) from job where tenant_id = :tenant")
                        .param("tenant", TENANT.value())
                        .query(Long.class)
                        .single());
    }

    DeskGroup now() {
        return groups.find(TENANT, group.id()).orElseThrow();
    }

    /// Words of the bot's messages in a topic, oldest first; a file without words by its kind.
    List<String> texts(long thread) {
        return telegram.people().topic(thread).stream().map(DeskFixture::words).toList();
    }

    private static String words(JsonNode message) {
        return message.path("text").asString(message.path("caption").asString(""));
    }

    long onlyThread() {
        assertThat(telegram.people().topics()).hasSize(1);
        return telegram.people().topics().getFirst();
    }

    long message(long thread, int index) {
        return telegram.people().topic(thread).get(index).path("message_id").asLong();
    }

    @Override
    public void close() {
        api.close();
        telegram.close();
        dataSource.close();
        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        TelegramWire wire = new TelegramWire();
        List<String> problems = new ArrayList<>();
        for (TelegramSimulator.Call call : telegram.calls()) {
            problems.addAll(wire.problemsOfCall(call.method(), call.parameters()));
            if (call.answer() != null && call.answer().path("ok").asBoolean()) {
                problems.addAll(
                        wire.problemsOfResult(call.method(), call.answer().path("result")));
            }
        }
        telegram.updates().forEach(update -> problems.addAll(wire.problemsOfUpdate(update)));
        return problems;
    }
}
