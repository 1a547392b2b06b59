-- Where people work: Telegram groups with one topic for each conversation, and what is to be shown there.
-- Lock impact: none; the tables are new.

-- `state` says whether the bot can work in the group, `trouble` what is in the way. `places` are the moments of the
-- last messages put into the group, at most twenty; `closed_until` is Telegram's own wish, or our patience.
create table desk_group (
    tenant_id      uuid not null,
    id             uuid not null,
    branch         text not null default '',
    chat_id        bigint not null,
    bot_id         bigint not null,
    bot_name       text not null,
    bot_token      text not null,
    webhook_secret text not null,
    polls          boolean not null default false,
    owner_chat     bigint,
    state          text not null default 'WORKING'
        check (state in ('WORKING', 'OFF', 'TOKEN', 'EXPELLED', 'NO_TOPICS', 'RIGHTS', 'FULL')),
    trouble        text not null default '',
    changed_at     timestamptz not null,
    places         timestamptz[] not null default '{}',
    closed_until   timestamptz,
    failures       integer not null default 0,
    created_at     timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 70);
create unique index desk_group_by_chat on desk_group (bot_id, chat_id);

-- One row a conversation that was ever handed over. `card` is what its card says at version `wanted`; the group shows
-- version `shown`.
create table desk_topic (
    tenant_id         uuid not null,
    conversation_id   uuid not null,
    group_id          uuid not null,
    thread_id         bigint,
    title             text not null,
    handover_id       uuid not null,
    card              json not null,
    open              boolean not null default true,
    wanted            integer not null default 1,
    shown             integer not null default 0,
    card_message_id   bigint,
    pinned_message_id bigint,
    owner_told        boolean not null default false,
    owner_shall_hear  boolean not null default false,
    opened_at         timestamptz not null,
    primary key (tenant_id, conversation_id)
) with (fillfactor = 80);
create index desk_topic_to_show on desk_topic (tenant_id, group_id, opened_at) where wanted > shown;
create index desk_topic_for_owner on desk_topic (tenant_id, group_id) where owner_shall_hear;
create index desk_topic_pinned on desk_topic (tenant_id, group_id)
    where pinned_message_id is not null or card_message_id is not null;
create index desk_topic_by_thread on desk_topic (tenant_id, group_id, thread_id);

-- What is said in a topic besides its card, in order. Several waiting lines go out as one message and share its id.
create table desk_post (
    tenant_id       uuid not null,
    id              uuid not null,
    conversation_id uuid not null,
    group_id        uuid not null,
    seq             bigint generated always as identity,
    kind            text not null default 'LINE' check (kind in ('LINE', 'NOTE', 'MANAGER', 'HISTORY')),
    body            json not null,
    state           text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED')),
    message_id      bigint,
    error           text not null default '',
    created_at      timestamptz not null,
    primary key (tenant_id, id)
);
create index desk_post_waiting on desk_post (tenant_id, group_id, seq) where state = 'WAITING';
create index desk_post_by_conversation on desk_post (tenant_id, conversation_id, seq);

-- What managers wrote and what became of each message it was sent as: a mark is put on their message, or a failure told below it.
create table desk_said (
    tenant_id       uuid not null,
    group_id        uuid not null,
    message_id      bigint not null,
    conversation_id uuid not null,
    reply_id        uuid not null,
    wanted          text not null default '',
    shown           text not null default '',
    reason          text not null default '',
    created_at      timestamptz not null,
    primary key (tenant_id, reply_id)
);
create index desk_said_to_show on desk_said (tenant_id, group_id) where wanted <> shown;

-- Updates of a desk's bot as they came; the key refuses doubles.
create table desk_update (
    tenant_id   uuid not null,
    bot_id      bigint not null,
    update_id   bigint not null,
    body        json not null,
    received_at timestamptz not null,
    handled_at  timestamptz,
    primary key (tenant_id, bot_id, update_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['desk_group', 'desk_topic', 'desk_post', 'desk_said', 'desk_update'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            name);
    end loop;
end
$$;
