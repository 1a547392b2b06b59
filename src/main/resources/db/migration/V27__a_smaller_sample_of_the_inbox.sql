-- The inbox is asked for rows by their keys, and by age through a small index: a sample of three thousand rows tells the
-- planner as much as one of thirty thousand, each of which is read from a page of its own after every tenth more
-- messages. Owner: module intake.
-- Lock impact: `inbox` is locked against other changes of its shape for a moment.
alter table inbox
    alter column tenant_id set statistics 10,
    alter column id set statistics 10,
    alter column channel_id set statistics 10,
    alter column conversation_id set statistics 10,
    alter column received_at set statistics 10;
