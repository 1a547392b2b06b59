-- Knowledge: documents of a business, cut into passages that may be quoted. Owner: module knowledge.
-- Lock impact: none, all tables are new.

-- Counts the changes of a tenant's documents: an index that has seen this number has seen them all.
create table knowledge_shelf (
    tenant_id   uuid primary key,
    version     bigint not null
);

-- A removed document stays as a mark, so that every node takes it out of its index.
create table knowledge_document (
    tenant_id   uuid not null,
    id          uuid not null,
    name        text not null,
    branch      text not null,
    checksum    text not null,
    version     integer not null,
    removed     boolean not null,
    changed     bigint not null,
    passages    integer not null,
    author      text not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    primary key (tenant_id, id)
);
create unique index knowledge_document_by_name on knowledge_document (tenant_id, name);
create index knowledge_document_by_change on knowledge_document (tenant_id, changed);

create table knowledge_passage (
    tenant_id   uuid not null,
    document_id uuid not null,
    seq         integer not null,
    id          uuid not null,
    heading     text not null,
    text        text not null,
    primary key (tenant_id, id)
);
create index knowledge_passage_by_document on knowledge_passage (tenant_id, document_id, seq);

-- The second wall.
do $$
declare
    owned text;
begin
    foreach owned in array array['knowledge_shelf', 'knowledge_document', 'knowledge_passage'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            owned);
    end loop;
end
$$;
