-- What sentences of documents mean, as vectors of a model. Owner: module knowledge.
-- Lock impact: a column with a constant default, which rewrites nothing; the table is new.

-- Whose vectors a document has, all of them; '' while some are missing.
alter table knowledge_document add column embedded text not null default '';

-- The vectors of a passage's sentences, one after the other: `dimension` numbers of four bytes each, none where the model
-- refused the text. They can be made anew, at the price of asking for them.
create table knowledge_vector (
    tenant_id   uuid not null,
    document_id uuid not null,
    passage_id  uuid not null,
    maker       text not null,
    dimension   integer not null,
    vectors     bytea not null,
    primary key (tenant_id, passage_id)
);
create index knowledge_vector_by_document on knowledge_vector (tenant_id, document_id);

-- The second wall.
alter table knowledge_vector enable row level security;
alter table knowledge_vector force row level security;
create policy tenant_wall on knowledge_vector
    using ((select jauap_scope()) = '*' or tenant_id::text = (select jauap_scope()));
