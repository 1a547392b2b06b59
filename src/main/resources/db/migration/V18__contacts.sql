-- One customer: what a person is known by, who turned out to be the same person, and where they may be written to.
-- Owner: module contact, which takes over contact and contact_point. Lock impact: the new column of `contact` needs no
-- rewrite; the two indexes over contact_point and conversation are built under a lock that stops writes to them, seconds
-- for a million rows.
--
-- A contact never moves anything when it turns out to be somebody known: its points, conversations and signs stay its
-- own, and only `person_id` says whose it is (null: a person of its own). So a merge is undone exactly.

alter table contact add column person_id uuid check (person_id <> id);
create index contact_by_person on contact (tenant_id, person_id) where person_id is not null;
create index contact_point_by_contact on contact_point (tenant_id, contact_id);
create index conversation_by_point on conversation (tenant_id, channel_id, external_id);

-- What somebody is known by beyond one channel. Only what is verified proves anything.
create table contact_sign (
    tenant_id   uuid not null,
    contact_id  uuid not null,
    kind        text not null check (kind in ('PHONE', 'EMAIL', 'LOGIN')),
    value       text not null check (value <> ''),
    verified    boolean not null,
    source      text not null,
    learned_at  timestamptz not null,
    primary key (tenant_id, contact_id, kind, value)
);
create index contact_sign_by_value on contact_sign (tenant_id, kind, value);
create index contact_sign_by_time on contact_sign (learned_at);

-- `absorbed` is the same person as `kept`. A contact is absorbed by one other at a time.
create table contact_merge (
    tenant_id   uuid not null,
    id          uuid not null,
    kept        uuid not null,
    absorbed    uuid not null check (absorbed <> kept),
    proof       text not null check (proof in ('PHONE', 'EMAIL', 'LOGIN', 'PERSON')),
    value       text not null,
    merged_by   text not null,
    merged_at   timestamptz not null,
    undone_by   text,
    undone_at   timestamptz,
    primary key (tenant_id, id),
    check ((undone_by is null) = (undone_at is null))
);
create unique index contact_merge_one on contact_merge (tenant_id, absorbed) where undone_at is null;
create index contact_merge_by_kept on contact_merge (tenant_id, kept);

-- Two who may be the same person, for people to decide; each pair once, the smaller id first. DISMISSED holds for good:
-- no proof merges them by itself after that.
create table contact_suggestion (
    tenant_id   uuid not null,
    one         uuid not null,
    other       uuid not null check (one < other),
    kind        text not null,
    value       text not null,
    status      text not null default 'OPEN' check (status in ('OPEN', 'ACCEPTED', 'DISMISSED')),
    made_at     timestamptz not null,
    decided_by  text,
    decided_at  timestamptz,
    primary key (tenant_id, one, other),
    check ((status = 'OPEN') = (decided_at is null))
);
create index contact_suggestion_open on contact_suggestion (tenant_id, made_at) where status = 'OPEN';
create index contact_suggestion_by_other on contact_suggestion (tenant_id, other);

-- A link by which a customer known elsewhere shows who they are on another channel, once. Only its hash is kept.
create table contact_login (
    tenant_id   uuid not null,
    token_hash  text not null,
    contact_id  uuid not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    primary key (tenant_id, token_hash)
);

-- Where a customer has agreed to be written to when another channel fails.
create table contact_consent (
    tenant_id   uuid not null,
    channel_id  uuid not null,
    external_id text not null,
    source      text not null check (source <> ''),
    given_at    timestamptz not null,
    withdrawn_at timestamptz,
    primary key (tenant_id, channel_id, external_id)
);

-- What could not be said in one conversation and was said in another instead.
create table contact_continuation (
    tenant_id   uuid not null,
    outbox_id   uuid not null,
    conversation_id uuid not null,
    at          timestamptz not null,
    primary key (tenant_id, outbox_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['contact_sign', 'contact_merge', 'contact_suggestion', 'contact_login',
                                'contact_consent', 'contact_continuation'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            name);
    end loop;
end
$$;
