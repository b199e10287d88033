-- What figures of a period are counted by. Blocks of pages in the order of time: almost nothing to keep, and no write waits for it.

create index need_heard_at on needs.need using brin (heard_at) with (pages_per_range = 16, autosummarize = on);
create index need_closed_at on needs.need using brin (closed_at) with (pages_per_range = 16, autosummarize = on);
create index visit_visit_at on needs.visit using brin (visit_at) with (pages_per_range = 16, autosummarize = on);
create index invitation_asked_at on needs.invitation using brin (asked_at) with (pages_per_range = 16, autosummarize = on);
create index rating_rated_at on needs.rating using brin (rated_at) with (pages_per_range = 16, autosummarize = on);
