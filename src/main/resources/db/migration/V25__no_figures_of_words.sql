-- Nobody asks for a message by its words or bytes: no figures are kept of them. What gathers such figures (after every
-- tenth more) sorted thirty thousand bodies each time, and the planner had no use for them. Owner: module intake.
-- Lock impact: `inbox` is locked against other changes of its shape for a moment.
alter table inbox alter column message set statistics 0;
alter table inbox alter column raw set statistics 0;
