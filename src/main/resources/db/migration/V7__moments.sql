-- Moments travel to the database as timestamptz now; nothing asks for this any more.
-- Lock impact: none.
drop function at_micros(bigint);
