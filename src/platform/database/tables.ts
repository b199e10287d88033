// Generated from the migrated database by `node src/app/generate-tables.ts`; never edited by hand.

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Int8 = number;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<number, Date, Date>;

export interface AccountsAccount {
  createdAt: Timestamp;
  /**
   * Since then no way of signing in works and no session counts
   */
  disabledAt: Timestamp | null;
  personId: string;
}

export interface AccountsLoginName {
  name: string;
  personId: string;
}

export interface AccountsPassword {
  changedAt: Timestamp;
  hash: string;
  personId: string;
}

export interface AccountsPhoneCode {
  /**
   * Keyed hash of handle and code, under a key that isn't in the database
   */
  codeHash: string;
  expiresAt: Timestamp;
  handleHash: Buffer;
  phoneSealed: string;
  tries: Generated<number>;
  usedAt: Timestamp | null;
}

export interface AccountsSession {
  createdAt: Timestamp;
  /**
   * Kind of browser and system, shortened
   */
  device: string;
  endedAt: Timestamp | null;
  /**
   * The absolute limit; accounts.find_session() knows the closer ones
   */
  expiresAt: Timestamp;
  id: Generated<string>;
  kind: string;
  /**
   * To about five minutes
   */
  lastSeenAt: Timestamp;
  /**
   * How it was begun
   */
  means: string;
  personId: string;
  /**
   * What a personal token is for, in its owner's words
   */
  title: string | null;
  tokenHash: Buffer;
}

export interface AccountsSignInLink {
  createdAt: Timestamp;
  expiresAt: Timestamp;
  personId: string;
  tokenHash: Buffer;
  usedAt: Timestamp | null;
}

export interface AccountsTally {
  count: number;
  endsAt: Timestamp;
  key: string;
}

export interface ActorGrant {
  givenBy: string | null;
  id: Generated<string>;
  personId: string;
  post: string;
  squadId: string | null;
  teamId: string | null;
  /**
   * A prefix of division codes; empty means every unit (the operator alone)
   */
  unitCode: string;
  validFrom: Generated<Timestamp>;
  validTo: Timestamp | null;
}

export interface ActorPostGiver {
  giver: string;
  post: string;
}

export interface ActorPostRight {
  post: string;
  right: string;
}

export interface ActorUnit {
  code: string;
}

export interface AttachmentsAttachment {
  boundAt: Timestamp | null;
  bytes: number;
  height: number | null;
  id: string;
  kind: string;
  mime: string;
  /**
   * As the person called it; the file itself is named by the id
   */
  name: string;
  /**
   * What it belongs to; null until its uploader uses it
   */
  noun: string | null;
  nounId: string | null;
  /**
   * Of the bytes that came, so that the same upload sent twice is known
   */
  receivedSha256: string;
  /**
   * How long a voice note lasts, where its container tells
   */
  seconds: number | null;
  /**
   * Of the bytes that are kept
   */
  sha256: string;
  uploadedAt: Timestamp;
  uploadedBy: string;
  width: number | null;
}

export interface CalendarDay {
  date: string;
  day: string;
  enteredAt: Timestamp;
  enteredBy: string | null;
  id: Generated<string>;
  name: string;
  streetCode: string;
}

export interface CalendarKnownYear {
  enteredAt: Timestamp;
  enteredBy: string | null;
  id: Generated<string>;
  streetCode: string;
  year: number;
}

export interface CalendarWorkingHours {
  changedAt: Timestamp;
  changedBy: string | null;
  /**
   * Stretches of the day in order: [{"fromMinute": 510, "toMinute": 690}, …]
   */
  hours: Json;
  id: Generated<string>;
  streetCode: string;
}

export interface EventsCommand {
  answer: string;
  at: Generated<Timestamp>;
  bodyHash: Buffer;
  call: string;
  id: string;
  personId: string;
}

export interface EventsEvent {
  at: Timestamp;
  commandId: string | null;
  /**
   * Ids, numbers and words of closed lists; never free text
   */
  facts: Generated<Json>;
  id: Generated<Int8>;
  kind: string;
  /**
   * Free text, sealed under the key of note_owner; unreadable once that key is destroyed
   */
  note: string | null;
  noteOwner: string | null;
  noun: string;
  nounId: string;
  personId: string | null;
  sessionId: string | null;
  source: string;
  /**
   * Sealing takes whole transactions, so that no late commit slips behind a seal
   */
  transactionId: Generated<string>;
  unitCode: string | null;
}

export interface EventsSeal {
  fromTransaction: string;
  hash: Buffer;
  /**
   * SHA-256 of each event in id order, 32 bytes apiece: they name the first bad row
   */
  leaves: Buffer;
  no: Int8;
  previousHash: Buffer;
  rows: number;
  sealedAt: Generated<Timestamp>;
  toTransaction: string;
}

export interface ImportsBatch {
  added: Generated<number>;
  cancelAskedAt: Timestamp | null;
  endedAt: Timestamp | null;
  fileName: string;
  fileSha256: string;
  /**
   * The row with the heads; what is to be read stands below it
   */
  headRow: number;
  id: string;
  kind: string;
  known: Generated<number>;
  /**
   * The last row that was dealt with: after a crash it goes on behind this one
   */
  lastRow: Generated<number>;
  /**
   * Which column of the sheet, from 0, holds each column of the importer
   */
  mapping: Json | null;
  read: Generated<number>;
  refused: Generated<number>;
  rowCount: number;
  startedAt: Timestamp | null;
  state: Generated<string>;
  /**
   * How many were taken back
   */
  undone: number | null;
  undoneAt: Timestamp | null;
  undoneBy: string | null;
  unitCode: string;
  uploadedAt: Timestamp;
  uploadedBy: string | null;
}

export interface ImportsRefusedRow {
  batchId: string;
  /**
   * Which column of the importer is at fault, where one is
   */
  columnKey: string | null;
  reason: string;
  rowNumber: number;
}

export interface NeedsCategory {
  broad: string;
  id: Generated<string>;
  name: string;
  position: Generated<number>;
  retiredAt: Timestamp | null;
  streetCode: string;
}

export interface NeedsCountChange {
  change: number;
  lane: string;
  unitCode: string;
}

export interface NeedsExtension {
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  askedAt: Timestamp;
  askedBy: string;
  granted: boolean | null;
  id: Generated<string>;
  needId: string;
  reason: string;
  until: Timestamp;
}

export interface NeedsInvitation {
  answer: string | null;
  answeredAt: Timestamp | null;
  askedAt: Timestamp;
  askedBy: string;
  expiresAt: Timestamp;
  id: Generated<string>;
  needId: string;
  personId: string;
  reason: string | null;
  visitAt: Timestamp | null;
  withdrawnAt: Timestamp | null;
  words: string | null;
}

export interface NeedsJoining {
  id: Generated<string>;
  intoId: string;
  joinedAt: Timestamp;
  joinedBy: string;
  needId: string;
  separatedAt: Timestamp | null;
  separatedBy: string | null;
}

export interface NeedsNeed {
  assigneeId: string | null;
  body: string | null;
  buildingId: string | null;
  /**
   * Name of a reporter whom the street does not know as a person.
   */
  callerName: string | null;
  callsMade: Generated<number>;
  category: string | null;
  categoryId: string | null;
  clockStartedAt: Timestamp | null;
  closedAt: Timestamp | null;
  communityCode: Generated<string>;
  contactWay: Generated<string>;
  deadlineAt: Timestamp | null;
  declinedTo: string | null;
  /**
   * Since then the receiver sees it; null again once handed back.
   */
  dispatchedAt: Timestamp | null;
  doorId: string | null;
  /**
   * When the clock takes it up one level; null where nobody is above or a wait is the reporter's.
   */
  escalateAt: Timestamp | null;
  externalNumber: string | null;
  externalSystem: string | null;
  flags: Generated<string[]>;
  /**
   * Since then only the officer for accusations and the reporter see it.
   */
  guardedAt: Timestamp | null;
  handedBackCount: Generated<number>;
  /**
   * Staff who last triaged or handed on. No foreign key, as heard_by.
   */
  handlerId: string | null;
  heardAt: Timestamp;
  /**
   * Staff who took it in for somebody. No foreign key: persons are never deleted, and this is the hot lane.
   */
  heardBy: string | null;
  id: Generated<string>;
  importId: string | null;
  joinedTo: string | null;
  kind: string | null;
  /**
   * The inbox that it waits in; null once ended. Guarded ones wait apart whatever their state.
   */
  lane: Generated<string | null>;
  /**
   * Who answers for its being late; goes up one when overdue, handed back too often, or not solved.
   */
  level: string;
  livesAlone: boolean | null;
  minutesServed: Generated<number>;
  /**
   * Shown to people: year and running number of the street, like 2026-1107.
   */
  number: string;
  peopleWanted: Generated<number>;
  photoIds: Generated<string[]>;
  placeNote: string | null;
  provisional: Generated<boolean>;
  /**
   * Deadline that the responsible office or a superior gave; it overrides ours.
   */
  referBy: Timestamp | null;
  referredTo: string | null;
  reporterId: string | null;
  /**
   * From then on the light is yellow.
   */
  soonAt: Timestamp | null;
  source: string;
  squadId: string | null;
  state: string;
  /**
   * State before it was joined, for taking the joining back.
   */
  stateBefore: string | null;
  streetCode: Generated<string>;
  teamId: string | null;
  timeWish: string | null;
  title: string;
  topic: string | null;
  /**
   * The last light step: {step, with, by, until, before}; the next step forgets it.
   */
  undoable: Json | null;
  /**
   * Grid where the place is known that closely, else community, else street.
   */
  unitCode: string;
  version: Generated<number>;
  voiceNoteId: string | null;
}

export interface NeedsOpenCount {
  count: Int8;
  lane: string;
  unitCode: string;
}

export interface NeedsRating {
  byCall: boolean;
  id: Generated<string>;
  mark: string;
  needId: string;
  ratedAt: Timestamp;
  ratedBy: string;
  words: string | null;
}

export interface NeedsSavedView {
  address: string;
  id: Generated<string>;
  name: string;
  personId: string;
  position: Generated<number>;
  stage: string | null;
}

export interface NeedsSearchDue {
  needId: string;
}

export interface NeedsSearchTerm {
  needId: string;
  terms: string;
}

export interface NeedsSupporting {
  id: Generated<string>;
  needId: string;
  teamId: string | null;
  unitCode: string | null;
}

export interface NeedsVisit {
  cancelledAt: Timestamp | null;
  /**
   * The first visit to this person; to people who live alone it is made in pairs.
   */
  first: boolean;
  id: Generated<string>;
  needId: string;
  password: string;
  plannedAt: Timestamp;
  plannedBy: string;
  visitAt: Timestamp;
}

export interface NeedsVisitor {
  needId: string;
  personId: string;
  visitId: string;
}

export interface NoticesMessage {
  /**
   * Where it went, sealed under the recipient's key, or the installation's where there is no recipient; null until it is looked up
   */
  address: string | null;
  channel: string;
  endedAt: Timestamp | null;
  endedBy: string | null;
  /**
   * From then on the code signs nobody in, and the message is neither sent nor shown
   */
  expiresAt: Timestamp | null;
  id: string;
  /**
   * A sign-in code is opened one at a time, with a reason on record, and never when its number is that of somebody with a post
   */
  kind: Generated<string>;
  nextTryAt: Timestamp;
  /**
   * Null where a number is written to that belongs to nobody yet: a code for a first sign-in
   */
  recipientId: string | null;
  state: Generated<string>;
  /**
   * Sealed like the address
   */
  text: string;
  tries: Generated<number>;
  /**
   * Whose staff sees it on the outbox page
   */
  unitCode: string;
  writtenAt: Timestamp;
}

export interface NoticesNotice {
  id: string;
  kind: string;
  /**
   * Path of the page that the notice leads to
   */
  link: string | null;
  noun: string;
  nounId: string;
  readAt: Timestamp | null;
  recipientId: string;
  text: string;
  title: string;
  toldAt: Timestamp;
}

export interface OrganisationPartner {
  contactId: string | null;
  endedAt: Timestamp | null;
  id: Generated<string>;
  kind: string;
  name: string;
  /**
   * The street or community that it is joined with.
   */
  unitCode: string;
}

export interface OrganisationPartyBody {
  id: Generated<string>;
  /**
   * work-committee or branch.
   */
  kind: string;
  name: string;
  unitCode: string;
}

export interface OrganisationSquad {
  endedAt: Timestamp | null;
  id: Generated<string>;
  name: string;
  teamId: string;
  unitCode: string;
}

export interface OrganisationTeam {
  colour: string;
  endedAt: Timestamp | null;
  id: Generated<string>;
  name: string;
  /**
   * Order on lists and charts, from 1.
   */
  place: number;
  /**
   * Kinds of service in the street's own words.
   */
  services: string[];
  streetCode: string;
}

export interface PeopleHousehold {
  doorId: string;
  id: Generated<string>;
  /**
   * Grid of the door.
   */
  unitCode: string;
}

export interface PeoplePerson {
  birthYear: number | null;
  /**
   * How they wish to be addressed, like 王大爷.
   */
  called: string | null;
  doorId: string | null;
  erasedAt: Timestamp | null;
  householdId: string | null;
  id: Generated<string>;
  /**
   * First letters of the syllables, for search.
   */
  initials: string;
  livesAlone: Generated<boolean>;
  name: string;
  /**
   * Blind index of the whole number: finds, does not tell.
   */
  phoneIndex: string | null;
  /**
   * Sealed by the application; readable only by opening it with a reason on record.
   */
  phoneSealed: string | null;
  /**
   * Blind index of the last four digits.
   */
  phoneTailIndex: string | null;
  /**
   * Attachment with the face, shown to who expects the visit.
   */
  photoId: string | null;
  /**
   * Name in letters without tones and spaces, for search and order.
   */
  pinyin: string;
  registeredAt: Timestamp;
  /**
   * Where they belong: the grid of the home, else the community or street where they work or signed in.
   */
  unitCode: string;
}

export interface PeoplePersonSkill {
  personId: string;
  sinceYear: number | null;
  skillCode: string;
}

export interface PeopleSkill {
  code: string;
  name: string;
}

export interface SealingMasterKey {
  firstUsedAt: Generated<Timestamp>;
  id: string;
}

export interface SealingPersonKey {
  destroyedAt: Timestamp | null;
  id: string;
  madeAt: Generated<Timestamp>;
  personId: string;
  /**
   * The key, sealed under a master key and bound to this row
   */
  wrapped: string | null;
}

export interface SettingsSetting {
  changedAt: Timestamp;
  changedBy: string | null;
  id: Generated<string>;
  key: string;
  streetCode: string;
  value: Json;
}

export interface TerritoryBuilding {
  id: Generated<string>;
  lat: number | null;
  lon: number | null;
  name: string;
  /**
   * Code of the grid.
   */
  unitCode: string;
}

export interface TerritoryDoor {
  entranceId: string;
  id: Generated<string>;
  name: string;
  /**
   * Grid of the building, kept equal by the foreign key: row level security reads it.
   */
  unitCode: string;
}

export interface TerritoryEntrance {
  buildingId: string;
  id: Generated<string>;
  name: string;
  /**
   * Grid of the building, kept equal by the foreign key: row level security reads it.
   */
  unitCode: string;
}

export interface TerritoryMap {
  drawing: Json;
  replacedAt: Timestamp;
  streetCode: string;
}

export interface TerritoryUnit {
  /**
   * National division code: 9 digits for the street, 12 for a community, 15 for a grid (the community's and three of the street's own).
   */
  code: string;
  /**
   * What the log calls it by.
   */
  id: Generated<string>;
  level: string;
  name: string;
  parentCode: string | null;
}

export interface DB {
  "accounts.account": AccountsAccount;
  "accounts.loginName": AccountsLoginName;
  "accounts.password": AccountsPassword;
  "accounts.phoneCode": AccountsPhoneCode;
  "accounts.session": AccountsSession;
  "accounts.signInLink": AccountsSignInLink;
  "accounts.tally": AccountsTally;
  "actor.grant": ActorGrant;
  "actor.postGiver": ActorPostGiver;
  "actor.postRight": ActorPostRight;
  "actor.unit": ActorUnit;
  "attachments.attachment": AttachmentsAttachment;
  "calendar.day": CalendarDay;
  "calendar.knownYear": CalendarKnownYear;
  "calendar.workingHours": CalendarWorkingHours;
  "events.command": EventsCommand;
  "events.event": EventsEvent;
  "events.seal": EventsSeal;
  "imports.batch": ImportsBatch;
  "imports.refusedRow": ImportsRefusedRow;
  "needs.category": NeedsCategory;
  "needs.countChange": NeedsCountChange;
  "needs.extension": NeedsExtension;
  "needs.invitation": NeedsInvitation;
  "needs.joining": NeedsJoining;
  "needs.need": NeedsNeed;
  "needs.openCount": NeedsOpenCount;
  "needs.rating": NeedsRating;
  "needs.savedView": NeedsSavedView;
  "needs.searchDue": NeedsSearchDue;
  "needs.searchTerm": NeedsSearchTerm;
  "needs.supporting": NeedsSupporting;
  "needs.visit": NeedsVisit;
  "needs.visitor": NeedsVisitor;
  "notices.message": NoticesMessage;
  "notices.notice": NoticesNotice;
  "organisation.partner": OrganisationPartner;
  "organisation.partyBody": OrganisationPartyBody;
  "organisation.squad": OrganisationSquad;
  "organisation.team": OrganisationTeam;
  "people.household": PeopleHousehold;
  "people.person": PeoplePerson;
  "people.personSkill": PeoplePersonSkill;
  "people.skill": PeopleSkill;
  "sealing.masterKey": SealingMasterKey;
  "sealing.personKey": SealingPersonKey;
  "settings.setting": SettingsSetting;
  "territory.building": TerritoryBuilding;
  "territory.door": TerritoryDoor;
  "territory.entrance": TerritoryEntrance;
  "territory.map": TerritoryMap;
  "territory.unit": TerritoryUnit;
}

