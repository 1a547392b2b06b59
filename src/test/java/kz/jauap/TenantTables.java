package kz.jauap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of a database as its own catalogue tells them, and a row for each, made from nothing but its
/// columns.
final class TenantTables {

    /// Tables of the house itself, each without any tenant: Flyway's record of migrations.
    static final Set<String> OF_THE_HOUSE = Set.of("flyway_schema_history");

    /// Values a column's own rules ask for.
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("message.author", "'BOT'"),
            Map.entry("handover.status", "'PENDING'"),
            Map.entry("lane.state", "0"),
            Map.entry("booking.status", "'REQUESTED'"),
            Map.entry("model_plan.deadline_ms", "4000"),
            Map.entry("learned_answer.status", "'PENDING'"),
            Map.entry("learned_answer.source", "'TYPED'"),
            Map.entry("learned_version.status", "'PENDING'"),
            Map.entry("agent.role", "'OWNER'"),
            Map.entry("agent_identity.kind", "'EMAIL'"),
            Map.entry("ticket.stage", "'NEW'"),
            Map.entry("contact_sign.kind", "'PHONE'"),
            Map.entry("contact_merge.proof", "'PERSON'"),
            Map.entry("contact_suggestion.one", "'00000000-0000-0000-0000-000000000000'"));

    private final JdbcClient administrator;

    /// @param administrator whom row-level security does not bind
    TenantTables(DataSource administrator) {
        this.administrator = JdbcClient.create(administrator);
    }

    /// A column of a table.
    record Column(String table, String name, String type, boolean nullable, boolean filled) {

        /// Whether its value tells whose row it is.
        boolean isKey() {
            return name.equals("tenant_id") || table.equals("tenant") && name.equals("id");
        }
    }

    /// Tables by name with their columns.
    Map<String, List<Column>> all() {
        return administrator
                .sql("""
                        select table_name, column_name, data_type, is_nullable = 'YES' as nullable,
                               column_default is not null or is_identity = 'YES' as filled
                        from information_schema.columns join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                        order by table_name, ordinal_position
                        """)
                .query((row, number) -> new Column(
                        row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Column::table));
    }

    /// Whether row-level security is on, and binds the tables' owner too.
    boolean isWalled(String table) {
        return administrator
                .sql("select relrowsecurity and relforcerowsecurity from pg_class where oid = to_regclass(:table)")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    /// What could show a table's rows past its policies: materialized views, foreign tables, functions of
    /// another's rights.
    List<String> sideDoors() {
        return administrator.sql("""
                        select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                        where nspname = 'public' and relkind in ('m', 'f', 'v')
                        union all
                        select proname from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
                        where nspname = 'public' and prosecdef
                        """).query((row, number) -> row.getString(1)).list();
    }

    /// A statement that adds one row of `tenant`; different each time.
    static String insert(List<Column> columns, UUID tenant) {
        List<Column> needed = columns.stream()
                .filter(one -> one.isKey() || !one.nullable() && !one.filled())
                .toList();
        return "insert into %s (%s) values (%s)"
                .formatted(
                        columns.getFirst().table(),
                        needed.stream().map(Column::name).collect(Collectors.joining(", ")),
                        needed.stream().map(one -> value(one, tenant)).collect(Collectors.joining(", ")));
    }

    private static String value(Column column, UUID tenant) {
        String special = SPECIAL.get(column.table() + "." + column.name());
        if (column.isKey()) {
            return "'" + tenant + "'";
        }
        return special != null ? special : value(column.type());
    }

    private static String value(String type) {
        return switch (type) {
            case "uuid" -> "gen_random_uuid()";
            case "text" -> "'t" + UUID.randomUUID() + "'";
            case "json", "jsonb" -> "'{}'";
            case "bytea" -> "'\\x00'";
            case "timestamp with time zone" -> "now()";
            case "integer", "bigint", "smallint", "numeric" -> "(random() * 30000)::int";
            case "boolean" -> "false";
            case "date" -> "current_date";
            default -> throw new AssertionError("a row cannot be made of the type " + type + ": teach it here");
        };
    }
}
