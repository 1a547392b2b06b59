-- What a tenant's model is used for, and what was heard in voice messages.
-- Lock impact: model_plan and model_spending get another key; they hold a row a tenant, and a row a tenant and day.

-- 'words': it words answers, and proposes topics where `proposes` allows it. 'speech': it writes down voice messages.
alter table model_plan add column purpose text not null default 'words' check (purpose in ('words', 'speech'));
alter table model_plan add column proposes boolean not null default false;
alter table model_plan drop constraint model_plan_pkey;
alter table model_plan add primary key (tenant_id, purpose);

alter table model_spending add column purpose text not null default 'words' check (purpose in ('words', 'speech'));
alter table model_spending drop constraint model_spending_pkey;
alter table model_spending add primary key (tenant_id, day, purpose);

-- One row a voice message that was paid for, written before its turn is decided: a turn that runs again pays nothing.
create table heard (
    tenant_id uuid not null,
    inbox_id  uuid not null,
    place     integer not null,
    words     text not null,
    sure      boolean not null,
    heard_at  timestamptz not null,
    primary key (tenant_id, inbox_id, place)
);

alter table heard enable row level security;
alter table heard force row level security;
create policy tenant_wall on heard
    using ((select jauap_scope()) = '*' or tenant_id::text = (select jauap_scope()));
