-- What the people who run the house look for, and what its upkeep forgets by age.
-- Lock impact: each index blocks writes to its table while it is built; the partial ones are small, the BRIN ones tiny,
-- but both read the whole table once. On a big database build them beforehand with `concurrently` under these names.

-- Conversations people look after: few among many. Only columns that seldom change, so that updates stay on their page.
create index if not exists conversation_with_people on conversation (tenant_id, id) where owner <> 'BOT';

-- Messages that wait for a person.
create index if not exists outbox_for_people on outbox (tenant_id, id) where status in ('HELD', 'FAILED');

-- Rows lie in the order of their age; a few pages of index find the old ones.
create index if not exists inbound_mark_age on inbound_mark using brin (received_at);
create index if not exists message_age on message using brin (at);
