-- Whether the rows are what the past made of them. From then on they belong to live traffic: the past, which may still be
-- on its way to the topics, must not write them again.
alter table shop.origin add column past_written boolean not null default false;

comment on column shop.origin.past_written is 'The rows are as the generated past left them, or later; its records may still be on their way to the topics.';
