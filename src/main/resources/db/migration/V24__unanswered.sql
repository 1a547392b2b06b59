-- Cases a person works on in which the customer waits for an answer. Owner: module handover. Lock impact: `handover` is
-- locked for a moment while a column is added; no rewrite. Nodes of before leave it as it is: an alert of theirs is then
-- missing, none is doubled.

-- Since when the customer has had no answer of the one who works on it; null while they have.
alter table handover add column unanswered_since timestamptz;
