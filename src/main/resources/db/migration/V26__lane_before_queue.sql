-- Nearly all rows of a house are of a few queues, so that whoever looks for a lane compared the queue's name, a text, with
-- row after row before the lane's id could tell them apart. The keys hold the same columns, lane before queue. Owner:
-- module queue.
-- Lock impact: `lane` and `job` are locked while their keys are built again; they are as small as the work that is left.
alter table lane drop constraint lane_pkey, add primary key (tenant_id, id, queue);
alter table job drop constraint job_pkey, add primary key (tenant_id, lane_id, queue, seq);
