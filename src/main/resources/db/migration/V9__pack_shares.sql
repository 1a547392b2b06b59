-- A stored version of a pack answers everybody (100), a share of the conversations (1 to 99), or nobody (0). In use is
-- the one put in use last among those at 100; beside it, the one put to a share after it.
-- Lock impact: changes the catalogue only.
alter table pack_version add column share smallint not null default 100 check (share between 0 and 100);
