-- The rate of live traffic that the past leads to. A past that a killed process has not published completely is simulated
-- again from this row, so a shop of an earlier version must keep its steady growth.
alter table shop.origin add column past_rate double precision check (past_rate > 0);

comment on column shop.origin.past_rate is 'Orders per second to which a small past rises in its last hours; null where the past grew steadily: none, full, and small of earlier versions.';
