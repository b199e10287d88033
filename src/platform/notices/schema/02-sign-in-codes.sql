-- A sign-in code is a message that signs somebody in: it is masked where other messages are shown, and soon worth nothing.

alter table notices.message
  add column kind text not null default 'notice'
    constraint message_kind_is_known check (kind in ('notice', 'sign-in-code')),
  add column expires_at timestamptz,
  add constraint message_with_a_code_expires check ((kind = 'sign-in-code') = (expires_at is not null));
comment on column notices.message.kind is 'A sign-in code is opened one at a time, with a reason on record, and never when its number is that of somebody with a post';
comment on column notices.message.expires_at is 'From then on the code signs nobody in, and the message is neither sent nor shown';
