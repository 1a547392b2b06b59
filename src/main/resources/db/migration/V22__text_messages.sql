-- Text messages by SMPP: operators name none they deliver, and have each segment answered by itself, so what a message
-- that comes again is known by, and segments whose message is not whole yet, are kept here.
-- Lock impact: none; the tables are new.

-- The newest message of each phone: a hash of its words, the name it was given, and in which session it came. The same
-- words in another session, soon after, are the same message: its answer was lost.
create table smpp_heard (
    tenant_id  uuid not null,
    channel_id uuid not null,
    chat_id    text not null,
    words      text not null,
    name       text not null,
    session    text not null,
    heard_at   timestamptz not null,
    primary key (tenant_id, channel_id, chat_id)
) with (fillfactor = 70);
create index smpp_heard_by_age on smpp_heard (tenant_id, heard_at);

-- Segments of messages. They stay for a while after their message was taken (`taken`), so that one that comes again is
-- known. `reference` is what the phone calls the message, with the number it was written to and how many there are.
create table smpp_segment (
    tenant_id  uuid not null,
    channel_id uuid not null,
    chat_id    text not null,
    reference  text not null,
    part       int not null,
    words      text not null,
    taken      boolean not null,
    heard_at   timestamptz not null,
    primary key (tenant_id, channel_id, chat_id, reference, part)
);
create index smpp_segment_by_age on smpp_segment (tenant_id, heard_at);

do $$
declare
    name text;
begin
    foreach name in array array['smpp_heard', 'smpp_segment'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            name);
    end loop;
end
$$;
