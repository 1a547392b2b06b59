-- Learning: questions no turn had an answer for, and answers people have given to them. Owner: module learning.
-- Lock impact: none, all tables are new.

-- What questions are about: those of one topic ask the same.
create table learning_topic (
    tenant_id   uuid not null,
    id          uuid not null,
    founded_at  timestamptz not null,
    primary key (tenant_id, id)
);

-- A question as it was asked, without personal data. Written in the turn's own transaction; it joins its topic later.
create table learning_question (
    tenant_id       uuid not null,
    turn_id         uuid not null,
    place           integer not null,
    conversation_id uuid not null,
    topic_id        uuid,
    kind            text not null,
    language        text not null,
    text            text not null,
    at              timestamptz not null,
    primary key (tenant_id, turn_id, place)
);
create index learning_question_by_topic on learning_question (tenant_id, topic_id, at);
create index learning_question_by_time on learning_question (tenant_id, at);
create index learning_question_waiting on learning_question (tenant_id, at, turn_id, place) where topic_id is null;

-- An answer in its newest state. It is used while it is APPROVED.
create table learned_answer (
    tenant_id       uuid not null,
    id              uuid not null,
    version         integer not null,
    status          text not null check (status in ('PENDING', 'APPROVED', 'REJECTED')),
    source          text not null check (source in ('HANDOVER', 'TYPED')),
    questions       json not null,
    answers         json not null,
    topic_id        uuid,
    conversation_id uuid,
    turn_id         uuid,
    author          text not null,
    decided_by      text not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    primary key (tenant_id, id)
);
create index learned_answer_by_status on learned_answer (tenant_id, status, updated_at);

-- Every state an answer was ever in.
create table learned_version (
    tenant_id   uuid not null,
    answer_id   uuid not null,
    version     integer not null,
    deed        text not null,
    status      text not null check (status in ('PENDING', 'APPROVED', 'REJECTED')),
    questions   json not null,
    answers     json not null,
    actor       text not null,
    at          timestamptz not null,
    primary key (tenant_id, answer_id, version)
);

-- The second wall.
do $$
declare
    owned text;
begin
    foreach owned in array array['learning_topic', 'learning_question', 'learned_answer', 'learned_version'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_wall on %I using ((select jauap_scope()) = ''*'' or tenant_id::text = (select jauap_scope()))',
            owned);
    end loop;
end
$$;
