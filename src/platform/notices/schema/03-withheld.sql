-- What was told of something that fewer people may see from now on: a notice stays with whom it was told to, but what it
-- says of the matter goes.

create index notice_of_noun on notices.notice (noun_id);

create function notices.withhold(noun text, noun_id uuid, text text, reader uuid) returns void
  language sql security definer set search_path = '' as $$
  update notices.notice set text = withhold.text
  where notice.noun_id = withhold.noun_id and notice.noun = withhold.noun
    and notice.recipient_id is distinct from withhold.reader
$$;
comment on function notices.withhold(text, uuid, text, uuid) is
  'Puts another text in place of what was told of a noun, for everybody but one reader';
-- For the functions of the module whose noun it is: they know when it may be, and who goes on reading. Titles stay, so
-- they may say nothing of the noun itself.
revoke all on function notices.withhold(text, uuid, text, uuid) from public;
