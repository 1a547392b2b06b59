-- Bookings: what a customer wants or has agreed to, and whose time it takes. Owner: module booking.
-- Lock impact: none, both tables are new.

create table booking (
    tenant_id       uuid not null,
    id              uuid not null,
    conversation_id uuid not null,
    turn_id         uuid not null,
    status          text not null
        check (status in ('REQUESTED', 'OFFERED', 'CONFIRMED', 'DECLINED', 'CANCELLED', 'NO_SHOW')),
    agreed          boolean not null,
    wish            json not null,
    staff           text,
    starts_at       timestamptz,
    ends_at         timestamptz,
    held_until      timestamptz,
    replaces        uuid,
    language        text not null,
    made_on         date not null,
    summary         text not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    primary key (tenant_id, id),
    -- an offer, and only an offer, is held until a moment, and is of somebody's time
    check ((status = 'OFFERED') = (held_until is not null)),
    check (status <> 'OFFERED' or staff is not null),
    check (num_nonnulls(staff, starts_at, ends_at) in (0, 3)),
    check (starts_at < ends_at)
) with (fillfactor = 80);

-- A conversation puts one booking together at a time.
create unique index booking_one_open on booking (tenant_id, conversation_id)
    where status in ('REQUESTED', 'OFFERED') and not agreed;
create index booking_by_turn on booking (tenant_id, turn_id);
create index booking_by_start on booking (tenant_id, conversation_id, starts_at) where status = 'CONFIRMED';

-- Five minutes of somebody's time, held until a moment (null: for good). The key is what keeps two customers apart.
create table booking_cell (
    tenant_id   uuid not null,
    staff       text not null,
    at          timestamptz not null,
    booking_id  uuid not null,
    held_until  timestamptz,
    primary key (tenant_id, staff, at)
);
create index booking_cell_by_booking on booking_cell (tenant_id, booking_id);

-- The second wall.
do $$
declare
    owned text;
begin
    foreach owned in array array['booking', 'booking_cell'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            owned);
    end loop;
end
$$;
