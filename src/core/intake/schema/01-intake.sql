-- Ways in without a sign-in and by the voice of many: cards at the door, suggestion boxes, opinion rounds.

create schema intake;
comment on schema intake is 'Ways in beside the app: door cards, suggestion boxes, opinion rounds, and what came in by them';
grant usage on schema intake to wuse_app;

create table intake.card (
  id uuid primary key default uuidv7(),
  door_id uuid not null references territory.door (id),
  unit_code text not null references territory.unit (code) on update cascade,
  code text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  printed_at timestamptz,
  times_printed smallint not null default 0,
  ended_at timestamptz,
  ended_by uuid,
  constraint card_code_is_twelve_clear_characters check (code ~ '^[2-9A-HJKMNP-Z]{12}$'),
  constraint no_two_cards_of_a_code unique (code),
  constraint an_ended_card_has_who_and_when check ((ended_at is null) = (ended_by is null)),
  constraint a_printed_card_has_its_moment check ((printed_at is null) = (times_printed = 0))
);
create unique index one_living_card_a_door on intake.card (door_id) where ended_at is null;
create index card_door on intake.card (door_id);
create index card_unit on intake.card (unit_code);
comment on table intake.card is 'A printed card at a door: whoever has its code may ask for help there. A lost one ends and another begins.';
comment on column intake.card.unit_code is 'Grid of the door, kept here since row level security reads it.';

create table intake.box (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  place text not null,
  code text not null,
  keeper_id uuid not null references people.person (id),
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  constraint box_place_is_neither_empty_nor_long check (length(place) between 1 and 40),
  constraint no_two_boxes_of_a_code unique (code),
  constraint a_closed_box_has_who_and_when check ((closed_at is null) = (closed_by is null))
);
create index box_unit on intake.box (unit_code, id);
create index box_keeper on intake.box (keeper_id);
comment on table intake.box is 'A suggestion box: where it hangs, who opens it, and the code of its poster.';

create table intake.round (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  question text not null,
  explanation text,
  code text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  asked_by uuid not null,
  result text,
  result_at timestamptz,
  result_by uuid,
  constraint question_is_neither_empty_nor_long check (length(question) between 1 and 100),
  constraint explanation_and_result_are_not_over_long check (length(explanation) <= 1000 and length(result) <= 2000),
  constraint no_two_rounds_of_a_code unique (code),
  constraint a_round_ends_after_it_begins check (closes_at > opens_at),
  constraint a_result_has_who_and_when check ((result is null) = (result_at is null) and (result is null) = (result_by is null))
);
create index round_unit on intake.round (unit_code, id);
comment on table intake.round is 'A question asked to a street, community or grid for a time, and what was decided in the end.';

create table intake.heading (
  id uuid primary key default uuidv7(),
  round_id uuid not null references intake.round (id) on delete cascade,
  name text not null,
  position smallint not null,
  constraint heading_name_is_neither_empty_nor_long check (length(name) between 1 and 20),
  constraint one_heading_of_a_name_in_a_round unique (round_id, name)
);
comment on table intake.heading is 'What answers of a round are grouped under.';

create table intake.answer (
  id uuid primary key default uuidv7(),
  round_id uuid not null references intake.round (id) on delete cascade,
  way text not null,
  person_id uuid references people.person (id),
  typed_by uuid,
  text text,
  unchecked boolean not null default false,
  given_at timestamptz not null,
  heading_id uuid references intake.heading (id),
  need_id uuid references needs.need (id) on delete set null,
  command_id uuid not null,
  constraint way_of_an_answer_is_known check (way in ('app', 'poster', 'paper')),
  constraint answer_is_neither_empty_nor_long check (length(text) between 1 and 2000),
  constraint what_was_typed_in_says_by_whom check ((way = 'paper') = (typed_by is not null)),
  constraint an_answer_in_the_app_says_whose_it_is check (way <> 'app' or person_id is not null),
  constraint one_answer_a_command unique (command_id)
);
create unique index one_answer_a_person on intake.answer (round_id, person_id) where person_id is not null;
create index answer_round on intake.answer (round_id, id);
create index answer_person on intake.answer (person_id) where person_id is not null;
create index answer_heading on intake.answer (heading_id) where heading_id is not null;
create index answer_need on intake.answer (need_id) where need_id is not null;
comment on table intake.answer is 'One answer in a round. Without its words it went on as a guarded need, and staff of the unit never see it.';
comment on column intake.answer.unchecked is 'Came with many others from one place, without sign-in.';

create table intake.arrival (
  need_id uuid primary key references needs.need (id) on delete cascade,
  unit_code text not null references territory.unit (code) on update cascade,
  card_id uuid references intake.card (id),
  box_id uuid references intake.box (id),
  round_id uuid references intake.round (id) on delete cascade,
  receipt_hash text,
  arrived_at timestamptz not null,
  command_id uuid not null,
  constraint it_came_one_way check (num_nonnulls(card_id, box_id, round_id) = 1),
  constraint one_arrival_a_command unique (command_id)
);
create index arrival_unit on intake.arrival (unit_code);
create index arrival_card on intake.arrival (card_id) where card_id is not null;
create index arrival_box on intake.arrival (box_id) where box_id is not null;
create index arrival_round on intake.arrival (round_id) where round_id is not null;
create unique index one_need_of_a_receipt on intake.arrival (receipt_hash) where receipt_hash is not null;
comment on table intake.arrival is 'Which card, box or round a need came by, under which command.';
comment on column intake.arrival.receipt_hash is 'Of the words on an anonymous giver''s receipt, keyed: they alone look the state up by them.';
