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
  /**
   * Speaks for this partner alone; the unit says no more than where the partner belongs
   */
  partnerId: string | null;
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

export interface BuildingNoticesAtBuilding {
  buildingId: string;
  noticeId: string;
  /**
   * Grid of the building, kept here since row level security reads it.
   */
  unitCode: string;
}

export interface BuildingNoticesMessage {
  bySms: number;
  fromAt: Timestamp;
  id: Generated<string>;
  inApp: number;
  kind: string;
  noticeId: string;
  text: string;
  /**
   * Null while nobody knows.
   */
  untilAt: Timestamp | null;
  writtenAt: Timestamp;
  writtenBy: string;
}

export interface BuildingNoticesNotice {
  id: Generated<string>;
  kind: string;
  overAt: Timestamp | null;
  overBy: string | null;
  /**
   * The buildings in words, as they stood when it was posted.
   */
  places: string;
  postedAt: Timestamp;
  postedBy: string;
  /**
   * Who mends it: needs about it are handed over to them.
   */
  responsible: string;
  /**
   * The smallest unit that holds all its buildings.
   */
  unitCode: string;
}

export interface BuildingNoticesTiedNeed {
  needId: string;
  noticeId: string;
  tiedAt: Timestamp;
  tiedBy: string;
}

export interface BuildingNoticesToldDoor {
  doorId: string;
  messageId: string;
  toldAt: Timestamp;
  toldBy: string;
  unitCode: string;
}

export interface BulletinBulletin {
  changedAt: Timestamp | null;
  changedBy: string | null;
  /**
   * What was counted as of written_at: whole figures, by team, by community or grid.
   */
  figures: Json;
  id: string;
  /**
   * Counts up in a unit and year: 2026 年第 3 期.
   */
  number: number;
  paragraphs: string[];
  periodFrom: string;
  periodTo: string;
  signer: string;
  title: string;
  unitCode: string;
  version: Generated<number>;
  writtenAt: Timestamp;
  writtenBy: string;
  year: number;
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

export interface FormsFilling {
  askedAt: Timestamp;
  askedBy: string;
  endedAt: Timestamp | null;
  failure: string | null;
  id: string;
  periodFrom: string;
  periodTo: string;
  /**
   * Why sealed fields were opened for it, sealed; null when they stayed masked.
   */
  reason: string | null;
  rowsRead: Generated<number>;
  state: Generated<string>;
  /**
   * Where each filled cell comes from, sealed; null before it is filled and once its file was thrown away.
   */
  trace: string | null;
  unitCode: string;
  versionId: string;
}

export interface FormsForm {
  addedAt: Timestamp;
  addedBy: string;
  id: string;
  name: string;
  retiredAt: Timestamp | null;
  unitCode: string;
}

export interface FormsVersion {
  addedAt: Timestamp;
  addedBy: string;
  file: Buffer;
  fileName: string;
  formId: string;
  id: string;
  mappedAt: Timestamp | null;
  mappedBy: string | null;
  /**
   * Which cells take what; null until somebody said so.
   */
  mapping: Json | null;
  number: number;
}

export interface GroupChatsChat {
  begunAt: Timestamp;
  begunBy: string;
  id: Generated<string>;
  name: string;
  unitCode: string;
}

export interface GroupChatsDraft {
  /**
   * How many others said the same right after.
   */
  alsoCount: Generated<number>;
  buildingId: string | null;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  id: Generated<string>;
  needId: string | null;
  outcome: string | null;
  pasteId: string;
  position: number;
  saidAt: Timestamp | null;
  /**
   * The name in the group; nobody of the street until a worker says so.
   */
  saidBy: string;
  /**
   * Null once it went on as a guarded need, which the group's worker never sees.
   */
  text: string | null;
}

export interface GroupChatsMessage {
  chatId: string;
  draftId: string | null;
  /**
   * Of group, name, time and words: pasted again it is known.
   */
  hash: Buffer;
  id: Generated<string>;
  pasteId: string;
  position: number;
  saidAt: Timestamp | null;
  saidBy: string;
  text: string | null;
}

export interface GroupChatsPaste {
  chatId: string;
  /**
   * When what became no need was let go.
   */
  clearedAt: Timestamp | null;
  id: Generated<string>;
  /**
   * Messages of it that came in before and are not taken twice.
   */
  knownCount: number;
  linesPasted: number;
  linesRead: number;
  pastedAt: Timestamp;
  pastedBy: string;
}

export interface ImportsBatch {
  added: Generated<number>;
  cancelAskedAt: Timestamp | null;
  /**
   * When the trial was through; null while it runs and where none was made
   */
  checkedAt: Timestamp | null;
  /**
   * How far the trial is
   */
  checkedRow: Generated<number>;
  /**
   * Counts the trials with another mapping or sheet: an earlier one that still runs stops
   */
  checks: Generated<number>;
  endedAt: Timestamp | null;
  fileName: string;
  fileSha256: string;
  /**
   * The row with the heads; what is to be read stands below it
   */
  headRow: number;
  id: string;
  /**
   * How many stayed when it was taken back, by why
   */
  kept: Json | null;
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
  /**
   * Which sheet of the workbook, from 0
   */
  sheet: Generated<number>;
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

export interface ImportsBrought {
  batchId: string;
  noun: string;
  nounId: string;
}

export interface ImportsRefusedRow {
  batchId: string;
  /**
   * Which column of the importer is at fault, where one is
   */
  columnKey: string | null;
  /**
   * The earlier row of the file that says the same
   */
  otherRow: number | null;
  reason: string;
  rowNumber: number;
}

export interface ImportsWrongRow {
  batchId: string;
  /**
   * The cells by column of the importer, as they stand in the workbook
   */
  cellsSealed: string;
  /**
   * What is wrong: column, reason, the other row; empty once it is mended
   */
  faults: Json;
  mendedAt: Timestamp | null;
  mendedBy: string | null;
  /**
   * By column of the importer what stands in place of a cell when the rows come in
   */
  mendedSealed: string | null;
  rowNumber: number;
}

export interface IntakeAnswer {
  commandId: string;
  givenAt: Timestamp;
  headingId: string | null;
  id: Generated<string>;
  needId: string | null;
  personId: string | null;
  roundId: string;
  text: string | null;
  typedBy: string | null;
  /**
   * Came with many others from one place, without sign-in.
   */
  unchecked: Generated<boolean>;
  way: string;
}

export interface IntakeArrival {
  arrivedAt: Timestamp;
  boxId: string | null;
  cardId: string | null;
  commandId: string;
  needId: string;
  /**
   * Of the words on an anonymous giver's receipt, keyed: they alone look the state up by them.
   */
  receiptHash: string | null;
  roundId: string | null;
  unitCode: string;
}

export interface IntakeBox {
  closedAt: Timestamp | null;
  closedBy: string | null;
  code: string;
  id: Generated<string>;
  keeperId: string;
  openedAt: Timestamp;
  openedBy: string;
  place: string;
  unitCode: string;
}

export interface IntakeCard {
  code: string;
  doorId: string;
  endedAt: Timestamp | null;
  endedBy: string | null;
  id: Generated<string>;
  madeAt: Timestamp;
  madeBy: string;
  printedAt: Timestamp | null;
  timesPrinted: Generated<number>;
  /**
   * Grid of the door, kept here since row level security reads it.
   */
  unitCode: string;
}

export interface IntakeHeading {
  id: Generated<string>;
  name: string;
  position: number;
  roundId: string;
}

export interface IntakeRound {
  askedBy: string;
  closesAt: Timestamp;
  code: string;
  explanation: string | null;
  id: Generated<string>;
  opensAt: Timestamp;
  question: string;
  result: string | null;
  resultAt: Timestamp | null;
  resultBy: string | null;
  unitCode: string;
}

export interface ListsSavedView {
  /**
   * What stands behind the question mark of the page's address.
   */
  address: string;
  id: string;
  /**
   * The name under which a module declares the list.
   */
  list: string;
  name: string;
  /**
   * The list opens with this view when its address asks for nothing else.
   */
  opensFirst: Generated<boolean>;
  personId: string;
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
  /**
   * Sealed number that such a reporter left, for those who help.
   */
  callerPhone: string | null;
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
   * Deadline of whoever ordered it: it stands in place of every clock of ours until the work is done.
   */
  dueBy: Timestamp | null;
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
   * Staff or a family helper who told it for somebody. No foreign key: persons are never deleted, and this is the hot lane.
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

export interface OrdersWorkOrder {
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  dueAt: Timestamp;
  handling: string | null;
  /**
   * What the sender asks of the answer: form, place, signature.
   */
  howToAnswer: string | null;
  importId: string | null;
  needId: string;
  number: string;
  recordedAt: Timestamp;
  recordedBy: string;
  /**
   * When whoever keeps it was told that the deadline is near.
   */
  remindedAt: Timestamp | null;
  reply: string | null;
  satisfied: string | null;
  /**
   * 12345, or the office above that sent it.
   */
  sender: string;
  streetCode: Generated<string>;
  unitCode: string;
}

export interface OrganisationMembership {
  addedBy: string;
  bodyId: string;
  duty: string;
  fromDay: string;
  id: Generated<string>;
  personId: string;
  toDay: string | null;
  /**
   * Unit of the body, kept equal by the foreign key: row level security reads it.
   */
  unitCode: string;
}

export interface OrganisationPartyBody {
  id: Generated<string>;
  /**
   * work-committee or branch; volunteer-committee or volunteer-branch for 志愿服务党组织.
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

export interface OrganisationTeamSuccession {
  decidedAt: Timestamp;
  decidedBy: string;
  fromTeamId: string;
  intoTeamId: string;
  onDay: string;
  reason: string;
}

export interface OrganisationTermReminder {
  endsAt: Timestamp;
  grantId: string;
  toldAt: Timestamp;
}

export interface OrganisationThemeDay {
  bodyId: string;
  done: string;
  heldOn: string;
  id: Generated<string>;
  place: string;
  recordedAt: Timestamp;
  recordedBy: string;
  speaker: string;
  subject: string;
  unitCode: string;
}

export interface OrganisationThemeDayMember {
  personId: string;
  themeDayId: string;
}

export interface PartnershipAgreement {
  endedAt: Timestamp | null;
  endReason: string | null;
  /**
   * The agreement that it goes on with.
   */
  extendsId: string | null;
  fromDay: string;
  id: string;
  /**
   * Who is reminded before it ends.
   */
  keeperId: string;
  madeAt: Timestamp;
  partnerId: string;
  remindedAt: Timestamp | null;
  terms: string;
  toDay: string;
  unitCode: string;
}

export interface PartnershipContribution {
  /**
   * The entry that this one takes back.
   */
  correctsId: string | null;
  givenOn: string;
  id: string;
  partnerId: string;
  /**
   * Whole 件, 人次, 小时 or 分 of money; below zero in a counter-entry.
   */
  quantity: number;
  recordedAt: Timestamp;
  recordedBy: string;
  takesBack: Generated<number | null>;
  takingId: string | null;
  unit: string;
  unitCode: string;
  what: string;
}

export interface PartnershipCouncilMember {
  endedAt: Timestamp | null;
  id: string;
  partnerId: string | null;
  personId: string | null;
  role: string;
  since: Timestamp;
  unitCode: string;
}

export interface PartnershipMeeting {
  agenda: string[];
  attended: string | null;
  calledAt: Timestamp;
  calledBy: string;
  cancelledAt: Timestamp | null;
  heldAt: Timestamp;
  id: string;
  minutedAt: Timestamp | null;
  minutes: string | null;
  place: string;
  unitCode: string;
}

export interface PartnershipOffer {
  endedAt: Timestamp | null;
  forWhom: string;
  fromDay: string;
  howMuch: string;
  id: string;
  kind: string;
  offeredAt: Timestamp;
  partnerId: string;
  /**
   * Where it can be had: a unit, with all that lie in it.
   */
  placeCode: string;
  toDay: string | null;
  unitCode: string;
  what: string;
}

export interface PartnershipPartner {
  /**
   * Since when it is no partner any more.
   */
  endedAt: Timestamp | null;
  id: Generated<string>;
  kind: string;
  name: string;
  /**
   * The street or community that it is joined with.
   */
  unitCode: string;
}

export interface PartnershipPartnerNeed {
  closedAt: Timestamp | null;
  fromDay: string;
  id: string;
  outcome: string | null;
  partnerId: string;
  toDay: string | null;
  toldAt: Timestamp;
  unitCode: string;
  what: string;
}

export interface PartnershipProject {
  agreedAt: Timestamp;
  droppedAt: Timestamp | null;
  finishedAt: Timestamp | null;
  fromDay: string;
  id: string;
  /**
   * Who leads it, as people say it.
   */
  lead: string;
  name: string;
  outcome: string | null;
  partnerId: string;
  startedAt: Timestamp | null;
  toDay: string;
  unitCode: string;
}

export interface PartnershipPromise {
  droppedAt: Timestamp | null;
  dueDay: string;
  id: string;
  keptAt: Timestamp | null;
  madeAt: Timestamp;
  meetingId: string | null;
  outcome: string | null;
  partnerId: string | null;
  personId: string | null;
  unitCode: string;
  what: string;
}

export interface PartnershipPromiseNote {
  id: string;
  notedAt: Timestamp;
  notedBy: string;
  promiseId: string;
  text: string;
  unitCode: string;
}

export interface PartnershipReporting {
  byLink: boolean;
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
  employer: string | null;
  /**
   * Not confirmed, or moved away.
   */
  endedAt: Timestamp | null;
  freeTimes: string;
  id: string;
  kind: string;
  name: string;
  partnerId: string | null;
  personId: string | null;
  /**
   * From the link, until the community has confirmed who it is and can't take that back any more.
   */
  phoneSealed: string | null;
  reportedAt: Timestamp;
  skills: string;
  unitCode: string;
}

export interface PartnershipTaking {
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  askedAt: Timestamp;
  askedBy: string;
  declinedBecause: string | null;
  givenAt: Timestamp | null;
  id: string;
  /**
   * A resident's need; its tables stand above, so that no key leads there.
   */
  needId: string | null;
  offerId: string;
  partnerId: string;
  partnerNeedId: string | null;
  projectId: string | null;
  /**
   * What the partner reads of it: never who the resident is.
   */
  purpose: string;
  /**
   * Where it is used.
   */
  unitCode: string;
}

export interface PartnershipWish {
  ageGroup: string;
  /**
   * Who it is for, sealed; staff open it with a reason on record.
   */
  forSealed: string | null;
  fulfilledAt: Timestamp | null;
  id: string;
  madeAt: Timestamp;
  madeBy: string;
  publishedAt: Timestamp | null;
  publishedBy: string | null;
  thanks: string | null;
  unitCode: string;
  what: string;
  withdrawnAt: Timestamp | null;
}

export interface PartnershipWishClaim {
  claimedAt: Timestamp;
  deliveredAt: Timestamp | null;
  handBackReason: string | null;
  handedBackAt: Timestamp | null;
  id: string;
  partnerId: string | null;
  personId: string;
  unitCode: string;
  wishId: string;
}

export interface PeopleConsent {
  /**
   * When the resident said so on the telephone.
   */
  calledAt: Timestamp | null;
  city: string | null;
  givenAt: Timestamp;
  helperId: string;
  /**
   * As the resident calls them: whose the number is, is never shown.
   */
  helperName: string;
  id: Generated<string>;
  photoIds: Generated<string[]>;
  purposes: string[];
  relation: string;
  residentId: string;
  revokedAt: Timestamp | null;
  revokedBy: string | null;
  /**
   * Where the resident belongs, kept here since row level security reads it.
   */
  unitCode: string;
  validFrom: Timestamp;
  validTo: Timestamp;
  way: string;
  writtenBy: string | null;
}

export interface PeopleHousehold {
  doorId: string;
  id: Generated<string>;
  /**
   * 户号: the street's own number where several households live behind one door.
   */
  number: string | null;
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
   * Blind index of the ID number, by which somebody is known again.
   */
  idNumberIndex: string | null;
  /**
   * Sealed by the application, as the phone.
   */
  idNumberSealed: string | null;
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
  "buildingNotices.atBuilding": BuildingNoticesAtBuilding;
  "buildingNotices.message": BuildingNoticesMessage;
  "buildingNotices.notice": BuildingNoticesNotice;
  "buildingNotices.tiedNeed": BuildingNoticesTiedNeed;
  "buildingNotices.toldDoor": BuildingNoticesToldDoor;
  "bulletin.bulletin": BulletinBulletin;
  "calendar.day": CalendarDay;
  "calendar.knownYear": CalendarKnownYear;
  "calendar.workingHours": CalendarWorkingHours;
  "events.command": EventsCommand;
  "events.event": EventsEvent;
  "events.seal": EventsSeal;
  "forms.filling": FormsFilling;
  "forms.form": FormsForm;
  "forms.version": FormsVersion;
  "groupChats.chat": GroupChatsChat;
  "groupChats.draft": GroupChatsDraft;
  "groupChats.message": GroupChatsMessage;
  "groupChats.paste": GroupChatsPaste;
  "imports.batch": ImportsBatch;
  "imports.brought": ImportsBrought;
  "imports.refusedRow": ImportsRefusedRow;
  "imports.wrongRow": ImportsWrongRow;
  "intake.answer": IntakeAnswer;
  "intake.arrival": IntakeArrival;
  "intake.box": IntakeBox;
  "intake.card": IntakeCard;
  "intake.heading": IntakeHeading;
  "intake.round": IntakeRound;
  "lists.savedView": ListsSavedView;
  "needs.category": NeedsCategory;
  "needs.countChange": NeedsCountChange;
  "needs.extension": NeedsExtension;
  "needs.invitation": NeedsInvitation;
  "needs.joining": NeedsJoining;
  "needs.need": NeedsNeed;
  "needs.openCount": NeedsOpenCount;
  "needs.rating": NeedsRating;
  "needs.searchDue": NeedsSearchDue;
  "needs.searchTerm": NeedsSearchTerm;
  "needs.supporting": NeedsSupporting;
  "needs.visit": NeedsVisit;
  "needs.visitor": NeedsVisitor;
  "notices.message": NoticesMessage;
  "notices.notice": NoticesNotice;
  "orders.workOrder": OrdersWorkOrder;
  "organisation.membership": OrganisationMembership;
  "organisation.partyBody": OrganisationPartyBody;
  "organisation.squad": OrganisationSquad;
  "organisation.team": OrganisationTeam;
  "organisation.teamSuccession": OrganisationTeamSuccession;
  "organisation.termReminder": OrganisationTermReminder;
  "organisation.themeDay": OrganisationThemeDay;
  "organisation.themeDayMember": OrganisationThemeDayMember;
  "partnership.agreement": PartnershipAgreement;
  "partnership.contribution": PartnershipContribution;
  "partnership.councilMember": PartnershipCouncilMember;
  "partnership.meeting": PartnershipMeeting;
  "partnership.offer": PartnershipOffer;
  "partnership.partner": PartnershipPartner;
  "partnership.partnerNeed": PartnershipPartnerNeed;
  "partnership.project": PartnershipProject;
  "partnership.promise": PartnershipPromise;
  "partnership.promiseNote": PartnershipPromiseNote;
  "partnership.reporting": PartnershipReporting;
  "partnership.taking": PartnershipTaking;
  "partnership.wish": PartnershipWish;
  "partnership.wishClaim": PartnershipWishClaim;
  "people.consent": PeopleConsent;
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

