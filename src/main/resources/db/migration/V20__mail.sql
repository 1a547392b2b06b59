-- E-mail: how far each mailbox has been read, and what an answer in a thread must name.
-- Lock impact: none; the tables are new.

-- The number of the last mail that is committed to the inbox, as the server counts within `uid_validity`. When that
-- changes all numbers are void, and mails since a day before `read_at` are read again; those known are doubles.
create table mail_place (
    tenant_id    uuid not null,
    channel_id   uuid not null,
    uid_validity bigint not null,
    last_uid     bigint not null,
    read_at      timestamptz not null,
    primary key (tenant_id, channel_id)
) with (fillfactor = 50);

-- The newest mail of a customer in each thread.
create table mail_thread (
    tenant_id  uuid not null,
    channel_id uuid not null,
    chat_id    text not null,
    subject    text not null,
    answers    text not null,
    named      text not null,
    heard_at   timestamptz not null,
    primary key (tenant_id, channel_id, chat_id)
);
create index mail_thread_by_age on mail_thread (tenant_id, heard_at);

do $$
declare
    name text;
begin
    foreach name in array array['mail_place', 'mail_thread'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            name);
    end loop;
end
$$;
