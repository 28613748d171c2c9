-- A line of a file that is rejected again after its dead letter was settled is a new dead letter: the comment says so now.
comment on column ops.rejected_records.source_partition is 'Partition it came from; 0 for a row of the shop database; for a line of a file how often it was rejected again after its dead letter was settled, mostly 0.';
