-- Dead letters also come from rows of the shop database (consumer group shop-capture), and files are named with a hash of
-- their content: the comments say so now.
comment on table ops.rejected_records is 'What could not be taken, with reason and raw bytes: records of topics, lines of imported files, and rows of the shop database.';
comment on column ops.rejected_records.consumer_group is 'Who rejected it: a consumer group; shop-import for lines of files, shop-capture for rows of the shop database.';
comment on column ops.rejected_records.source_topic is 'Topic it came from; or the imported file with the first 12 digits of the SHA-256 of its content, such as data.csv#3f9a12c4b7e1; or table and primary key of a row of the shop database, such as shop.users#u-17 (a hash of the key, as in shop.users#sha256:9f86d081884c, where the key is long or has unusual characters: raw_key has it).';
comment on column ops.rejected_records.source_partition is 'Partition it came from; 0 for a file and for a row of the shop database.';
comment on column ops.rejected_records.source_offset is 'Offset it came from; or line number in the file, the header being line 1; or position (LSN) of the change, or of the snapshot, in the log of the shop database.';
comment on column ops.rejected_records.detail is 'Why, for people. For a row of the shop database it names table and column.';
comment on column ops.rejected_records.raw_key is 'Key as it was, byte by byte; the primary key of a row of the shop database; null where it had none.';
comment on column ops.rejected_records.raw_value is 'Value as it was, byte by byte; null where it had none. Of a row of the shop database all columns as JSON, as change capture read them.';
comment on column ops.rejected_records.source_timestamp is 'Timestamp of the record, UTC; when the change was committed, for a row of the shop database; null where it had none.';
