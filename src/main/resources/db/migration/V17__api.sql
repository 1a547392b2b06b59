-- The channel API and webhooks out. Owners: module api (api_key, api_request), module webhooks (webhook_subscription,
-- webhook_delivery), module message (the index). Lock impact: the tables are new; the index on `message` is built while
-- that table is locked for writing: about a second for each million messages.

-- Pages of messages over all conversations of a business. Ids grow with time, so new rows go to its end.
create index message_by_id on message (tenant_id, id);

-- ── api ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A key is its id and 256 random bits; of these only the hash is kept. `former_hash` opens until `former_until`.
create table api_key (
    tenant_id    uuid not null references tenant (id) on delete cascade,
    id           uuid not null,
    name         text not null check (name <> ''),
    hash         text not null,
    former_hash  text,
    former_until timestamptz,
    scopes       json not null,
    per_minute   integer not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    used_at      timestamptz,
    primary key (tenant_id, id)
);
create unique index api_key_by_id on api_key (id);

-- What was asked under an Idempotency-Key, and what was answered; status 0 while it is being done.
create table api_request (
    tenant_id       uuid not null,
    idempotency_key text not null,
    request_hash    text not null,
    status          integer not null default 0,
    answer          text not null default '',
    created_at      timestamptz not null,
    primary key (tenant_id, idempotency_key)
);
create index api_request_by_age on api_request (tenant_id, created_at);

-- ── webhooks ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Secrets are sealed. `failing_since` is the first of the failures since the last success.
create table webhook_subscription (
    tenant_id     uuid not null references tenant (id) on delete cascade,
    id            uuid not null,
    url           text not null,
    events        json not null,
    secret        text not null,
    former_secret text,
    former_until  timestamptz,
    state         text not null default 'ACTIVE' check (state in ('ACTIVE', 'DISABLED', 'GONE')),
    failing_since timestamptz,
    trouble       text not null default '',
    created_at    timestamptz not null,
    primary key (tenant_id, id)
);

-- One event for one subscription: the outbox of webhooks, and their log. `body` is made at the first try and sent
-- unchanged at each; `tries` tells of each when, how long, and what came back.
create table webhook_delivery (
    tenant_id       uuid not null,
    id              uuid not null,
    subscription_id uuid not null,
    event_id        uuid not null,
    kind            text not null,
    subject         json not null,
    body            text,
    state           text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
    tries           json not null default '[]',
    due_at          timestamptz not null,
    created_at      timestamptz not null,
    primary key (tenant_id, id)
) with (fillfactor = 70);
create unique index webhook_delivery_once on webhook_delivery (tenant_id, subscription_id, event_id);

do $$
declare
    name text;
begin
    foreach name in array array['api_key', 'api_request', 'webhook_subscription', 'webhook_delivery'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            name);
    end loop;
end
$$;
