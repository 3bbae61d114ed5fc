-- From offer to joining: offers and the papers that go with them, questions and contact, tasks, the
-- follow-up programme, study periods, erasure. The rules at the head of 0001_office.sql hold here too.
-- Local times (starts_at, ends_at) are the office's clock (Asia/Tokyo), YYYY-MM-DDTHH:MM; instants
-- (*_at otherwise) are UTC RFC 3339; days are *_on.

-- ---- offers (内定) -----------------------------------------------------------------------------

-- state, state_on, reply_by and joins_on repeat what the offer_events say, so that lists need no search for
-- it; verify() compares them. acts: how many of these (and a joining) there are, so that undoing an earlier
-- act meets the later ones. person_id repeats the application's, so that "one open offer a person" is a row rule.
CREATE TABLE offer (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    application_id INTEGER NOT NULL REFERENCES application (id),
    person_id      INTEGER NOT NULL REFERENCES person (id),
    state          TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'accepted', 'declined', 'withdrawn', 'cancelled')),
    state_on       TEXT NOT NULL,
    reply_by       TEXT,
    joins_on       TEXT NOT NULL,
    site           TEXT,
    duties         TEXT,
    remark         TEXT,
    acts           INTEGER NOT NULL CHECK (acts >= 0),
    created_at     TEXT NOT NULL,
    created_by     INTEGER NOT NULL REFERENCES user (id),
    CHECK (state = 'draft' OR reply_by IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX offer_open_by_person ON offer (person_id) WHERE state IN ('draft', 'issued');
CREATE INDEX offer_by_person ON offer (person_id);
CREATE INDEX offer_by_application ON offer (application_id);
CREATE INDEX offer_by_state ON offer (state, reply_by);

-- What happened to an offer, in order. 'rescheduled': another first day of work, asked for by the person or
-- by the office (reason). 'proposed' and 'dropped': one person proposes to cancel, a second one confirms
-- ('cancelled') or drops it.
CREATE TABLE offer_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    offer_id    INTEGER NOT NULL REFERENCES offer (id),
    kind        TEXT NOT NULL CHECK (kind IN ('issued', 'extended', 'rescheduled', 'accepted', 'declined', 'withdrawn', 'proposed', 'dropped', 'cancelled')),
    happened_on TEXT NOT NULL,
    reply_by    TEXT,
    joins_on    TEXT,
    reason      TEXT,
    words       TEXT,
    -- Beforehand: 職業安定法施行規則35条 (employment office and school, before an offer is cancelled or the
    -- first day put off by the office).
    told_office_on TEXT,
    told_school_on TEXT,
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id),
    CHECK (kind NOT IN ('issued', 'extended') OR reply_by IS NOT NULL),
    CHECK (kind NOT IN ('issued', 'rescheduled') OR joins_on IS NOT NULL),
    CHECK (kind NOT IN ('rescheduled', 'declined', 'withdrawn', 'proposed', 'cancelled') OR reason IS NOT NULL)
) STRICT;
CREATE INDEX offer_event_by_offer ON offer_event (offer_id, id);

-- The first day of work of somebody who accepted. A newcomer is no member: membership needs consent and
-- paid-in equity (法12条2項).
CREATE TABLE joining (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    offer_id    INTEGER NOT NULL UNIQUE REFERENCES offer (id),
    joined_on   TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX joining_by_person ON joining (person_id);

-- ---- papers (書類): issued once, never altered -------------------------------------------------

-- facts: everything the paper says, so that the same paper comes out in ten years.
CREATE TABLE paper (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind        TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    serial      INTEGER NOT NULL CHECK (serial > 0),
    dated_on    TEXT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    offer_id    INTEGER REFERENCES offer (id),
    reissue_of  INTEGER REFERENCES paper (id) CHECK (reissue_of < id),
    facts       TEXT NOT NULL,
    issued_at   TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id),
    UNIQUE (kind, fiscal_year, serial)
) STRICT;
CREATE INDEX paper_by_person ON paper (person_id);
CREATE INDEX paper_by_offer ON paper (offer_id);

CREATE TABLE mail_template (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    occasion TEXT NOT NULL CHECK (occasion IN ('offer', 'extension', 'reminder', 'invitation', 'answer', 'other')),
    name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
    subject  TEXT NOT NULL,
    body     TEXT NOT NULL
) STRICT;

-- ---- questions and contact ---------------------------------------------------------------------

CREATE TABLE enquiry (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    asked_at    TEXT NOT NULL,
    channel     TEXT NOT NULL CHECK (channel IN ('email', 'phone', 'online', 'in_person', 'letter', 'message')),
    question    TEXT NOT NULL CHECK (question <> ''),
    assignee_id INTEGER REFERENCES user (id),
    event_id    INTEGER REFERENCES event (id),
    closed_at   TEXT,
    closed_by   INTEGER REFERENCES user (id),
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) STRICT;
CREATE INDEX enquiry_by_person ON enquiry (person_id, asked_at);
CREATE INDEX enquiry_open ON enquiry (asked_at) WHERE closed_at IS NULL;

CREATE TABLE enquiry_answer (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    enquiry_id  INTEGER NOT NULL REFERENCES enquiry (id),
    answered_at TEXT NOT NULL,
    channel     TEXT NOT NULL CHECK (channel IN ('email', 'phone', 'online', 'in_person', 'letter', 'message')),
    answer      TEXT NOT NULL CHECK (answer <> ''),
    user_id     INTEGER NOT NULL REFERENCES user (id),
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX enquiry_answer_by_enquiry ON enquiry_answer (enquiry_id, answered_at);

-- Answers worth giving again. Written anew for everybody: nobody's name in it.
CREATE TABLE faq (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    topic      TEXT,
    question   TEXT NOT NULL CHECK (question <> ''),
    answer     TEXT NOT NULL CHECK (answer <> ''),
    enquiry_id INTEGER REFERENCES enquiry (id),
    retired_on TEXT
) STRICT;

-- The contact log, both ways; 'both': a conversation.
CREATE TABLE exchange (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    happened_at TEXT NOT NULL,
    direction   TEXT NOT NULL CHECK (direction IN ('from_person', 'to_person', 'both')),
    channel     TEXT NOT NULL CHECK (channel IN ('email', 'phone', 'online', 'in_person', 'letter', 'message')),
    about       TEXT NOT NULL CHECK (about <> ''),
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX exchange_by_person ON exchange (person_id, happened_at);

-- 納得: in the person's own words.
CREATE TABLE conviction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    said_on     TEXT NOT NULL,
    words       TEXT NOT NULL CHECK (words <> ''),
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX conviction_by_person ON conviction (person_id, said_on);

-- ---- tasks -------------------------------------------------------------------------------------

-- Made for an application that comes to a stage of this kind: due so many days after, lasting so many,
-- both slid off closed days.
CREATE TABLE task_template (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    stage_kind TEXT NOT NULL CHECK (stage_kind IN ('applied', 'screening', 'interview', 'offer', 'accepted', 'declined', 'rejected')),
    title      TEXT NOT NULL CHECK (title <> ''),
    after_days INTEGER NOT NULL CHECK (after_days BETWEEN 0 AND 730),
    lasts_days INTEGER NOT NULL CHECK (lasts_days BETWEEN 1 AND 365),
    retired_on TEXT
) STRICT;

CREATE TABLE task (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    starts_on   TEXT,
    due_on      TEXT NOT NULL,
    person_id   INTEGER REFERENCES person (id),
    event_id    INTEGER REFERENCES event (id),
    assignee_id INTEGER REFERENCES user (id),
    template_id INTEGER REFERENCES task_template (id),
    remark      TEXT,
    done_at     TEXT,
    done_by     INTEGER REFERENCES user (id),
    created_at  TEXT NOT NULL,
    created_by  INTEGER NOT NULL REFERENCES user (id),
    CHECK ((done_at IS NULL) = (done_by IS NULL)),
    CHECK (starts_on <= due_on)
) STRICT;
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL;
CREATE INDEX task_by_person ON task (person_id);

-- ---- the follow-up programme -------------------------------------------------------------------

-- A day the office keeps closed besides weekends and holidays.
CREATE TABLE closed_day (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    closed_on TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL CHECK (name <> '')
) STRICT;

-- What an event of this kind usually is. rule: RFC 5545 without DTSTART; agenda, reminders: JSON.
-- starts_month: the first event of a programme year is in this month (1–12).
CREATE TABLE programme_template (
    id               INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind             TEXT NOT NULL CHECK (kind IN ('internship', 'ceremony', 'meetup', 'talk', 'guest_seat', 'site_visit', 'other')),
    name             TEXT NOT NULL UNIQUE CHECK (name <> ''),
    description      TEXT NOT NULL,
    form             TEXT NOT NULL CHECK (form IN ('in_person', 'online', 'both')),
    place            TEXT,
    starts_month     INTEGER CHECK (starts_month BETWEEN 1 AND 12),
    rule             TEXT,
    start_time       TEXT NOT NULL,
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes BETWEEN 5 AND 1440),
    days             INTEGER NOT NULL CHECK (days BETWEEN 1 AND 31),
    month_end        TEXT NOT NULL CHECK (month_end IN ('skip', 'clamp')),
    on_closed        TEXT NOT NULL CHECK (on_closed IN ('keep', 'skip', 'next', 'previous')),
    capacity         INTEGER NOT NULL CHECK (capacity >= 0),
    waiting          TEXT NOT NULL CHECK (waiting IN ('none', 'first_come', 'priority')),
    agenda           TEXT NOT NULL,
    reminders        TEXT NOT NULL,
    retired_on       TEXT
) STRICT;

-- One rule's worth of events. previous_id: split off from that series by "this and following".
CREATE TABLE series (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    recruitment_id INTEGER NOT NULL REFERENCES recruitment (id),
    template_id    INTEGER REFERENCES programme_template (id),
    previous_id    INTEGER REFERENCES series (id) CHECK (previous_id < id),
    name           TEXT NOT NULL CHECK (name <> ''),
    rule           TEXT NOT NULL CHECK (rule <> ''),
    starts_at      TEXT NOT NULL,
    month_end      TEXT NOT NULL CHECK (month_end IN ('skip', 'clamp')),
    on_closed      TEXT NOT NULL CHECK (on_closed IN ('keep', 'skip', 'next', 'previous'))
) STRICT;
CREATE INDEX series_by_recruitment ON series (recruitment_id);

-- planned_at: the time the rule gave it (RECURRENCE-ID). own_time: it was moved by itself and stays when
-- the series moves. capacity 0: unlimited. uid and sequence: RFC 5545; sequence rises with every change of
-- time, place or state that people were told of.
CREATE TABLE event (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    recruitment_id INTEGER NOT NULL REFERENCES recruitment (id),
    series_id      INTEGER REFERENCES series (id),
    template_id    INTEGER REFERENCES programme_template (id),
    kind           TEXT NOT NULL CHECK (kind IN ('internship', 'ceremony', 'meetup', 'talk', 'guest_seat', 'site_visit', 'other')),
    name           TEXT NOT NULL CHECK (name <> ''),
    description    TEXT NOT NULL,
    planned_at     TEXT,
    own_time       INTEGER NOT NULL CHECK (own_time IN (0, 1)),
    starts_at      TEXT NOT NULL,
    ends_at        TEXT NOT NULL,
    form           TEXT NOT NULL CHECK (form IN ('in_person', 'online', 'both')),
    place          TEXT,
    link           TEXT,
    facilitator_id INTEGER REFERENCES user (id),
    capacity       INTEGER NOT NULL CHECK (capacity >= 0),
    waiting        TEXT NOT NULL CHECK (waiting IN ('none', 'first_come', 'priority')),
    offer_hours    INTEGER NOT NULL CHECK (offer_hours BETWEEN 1 AND 720),
    visible_to     TEXT NOT NULL CHECK (visible_to IN ('nobody', 'participants', 'everyone')),
    agenda         TEXT NOT NULL,
    reminders      TEXT NOT NULL,
    uid            TEXT NOT NULL UNIQUE,
    sequence       INTEGER NOT NULL CHECK (sequence >= 0),
    cancelled_at   TEXT,
    cancel_reason  TEXT,
    CHECK (ends_at > starts_at),
    CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL)),
    CHECK ((series_id IS NULL) = (planned_at IS NULL))
) STRICT;
CREATE INDEX event_by_recruitment ON event (recruitment_id, starts_at);
CREATE INDEX event_by_series ON event (series_id, planned_at);
CREATE INDEX event_by_start ON event (starts_at);
CREATE INDEX event_by_facilitator ON event (facilitator_id, starts_at);

-- One person at one event. place: 'seat' has one, 'waiting' waits, 'offered' was offered a freed one
-- until place_until (an instant, never after the start), 'none' gave it up. told_sequence: the event's
-- sequence that the last invitation carried.
CREATE TABLE invitation (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id        INTEGER NOT NULL REFERENCES event (id),
    person_id       INTEGER NOT NULL REFERENCES person (id),
    invited_at      TEXT NOT NULL,
    place           TEXT NOT NULL CHECK (place IN ('seat', 'waiting', 'offered', 'none')),
    waiting_since   TEXT,
    priority        INTEGER NOT NULL,
    place_until     TEXT,
    reply           TEXT NOT NULL CHECK (reply IN ('none', 'yes', 'no')),
    reply_reason    TEXT CHECK (reply_reason IN ('study', 'other')),
    reply_words     TEXT,
    replied_at      TEXT,
    visible_to      TEXT NOT NULL CHECK (visible_to IN ('nobody', 'participants', 'everyone')),
    told_sequence   INTEGER,
    told_at         TEXT,
    attendance      TEXT CHECK (attendance IN ('attended', 'part', 'study', 'excused', 'no_word')),
    attendance_note TEXT,
    UNIQUE (event_id, person_id),
    CHECK ((place = 'offered') = (place_until IS NOT NULL)),
    CHECK (place NOT IN ('waiting', 'offered') OR waiting_since IS NOT NULL)
) STRICT;
CREATE INDEX invitation_by_person ON invitation (person_id);

-- Somebody from outside the cohort.
CREATE TABLE guest (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id    INTEGER NOT NULL REFERENCES event (id),
    name        TEXT NOT NULL CHECK (name <> ''),
    affiliation TEXT,
    email       TEXT,
    attendance  TEXT CHECK (attendance IN ('attended', 'part', 'study', 'excused', 'no_word'))
) STRICT;
CREATE INDEX guest_by_event ON guest (event_id);

-- After the event: what was said, topics raised.
CREATE TABLE event_note (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id   INTEGER NOT NULL REFERENCES event (id),
    body       TEXT NOT NULL CHECK (body <> ''),
    topics     TEXT NOT NULL,
    written_at TEXT NOT NULL,
    user_id    INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX event_note_by_event ON event_note (event_id);

-- A question to those who took part, and what they said.
CREATE TABLE follow_up (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES event (id),
    question TEXT NOT NULL CHECK (question <> ''),
    asked_on TEXT NOT NULL
) STRICT;
CREATE INDEX follow_up_by_event ON follow_up (event_id);

CREATE TABLE follow_up_answer (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    follow_up_id INTEGER NOT NULL REFERENCES follow_up (id),
    person_id    INTEGER NOT NULL REFERENCES person (id),
    answer       TEXT,
    answered_on  TEXT,
    UNIQUE (follow_up_id, person_id),
    CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE INDEX follow_up_answer_by_person ON follow_up_answer (person_id);

-- Days on which study or work comes first (学事日程); both ends inclusive. label: the kind as written.
CREATE TABLE study_period (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL CHECK (kind IN ('exam', 'thesis', 'defence', 'practice', 'work', 'other')),
    label     TEXT NOT NULL CHECK (label <> ''),
    starts_on TEXT NOT NULL,
    ends_on   TEXT NOT NULL,
    remark    TEXT,
    CHECK (starts_on <= ends_on)
) STRICT;
CREATE INDEX study_period_by_person ON study_period (person_id, starts_on);

-- ---- privacy -----------------------------------------------------------------------------------

-- What a kind of data is used for, as told, from a day on (個人情報保護法17条, 21条).
CREATE TABLE purpose_notice (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    data_kind    TEXT NOT NULL,
    words        TEXT NOT NULL CHECK (words <> ''),
    effective_on TEXT NOT NULL
) STRICT;
CREATE INDEX purpose_notice_by_kind ON purpose_notice (data_kind, effective_on);

-- A person whose data was erased: that it happened, when, on what ground; nothing of what it was.
-- extent 'statutory': what the law keeps of somebody who joined is left. counts: JSON, rows by table, files
-- and entries. traces: JSON, [[person, entry that entered them], ...], so that a restored backup is known
-- to hold the same people (records merged into this one included).
CREATE TABLE erasure (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    ground    TEXT NOT NULL CHECK (ground IN ('due', 'request', 'consent_withdrawn', 'mistake')),
    extent    TEXT NOT NULL CHECK (extent IN ('all', 'statutory')),
    erased_on TEXT NOT NULL,
    counts    TEXT NOT NULL,
    traces    TEXT NOT NULL,
    user_id   INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX erasure_by_person ON erasure (person_id);

-- Entry `seq` was rewritten by the entry `by_seq`, which says here what its payload is now. Part of the
-- changeset of `by_seq`, so that the chain vouches for it.
CREATE TABLE redaction (
    by_seq       INTEGER NOT NULL,
    seq          INTEGER NOT NULL CHECK (seq > 0 AND seq < by_seq),
    erasure_id   INTEGER NOT NULL REFERENCES erasure (id),
    payload_hash BLOB    NOT NULL CHECK (length(payload_hash) = 32),
    n_ops        INTEGER NOT NULL CHECK (n_ops >= 0),
    PRIMARY KEY (by_seq, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX redaction_by_seq ON redaction (seq, by_seq);

CREATE TRIGGER redaction_is_final_update BEFORE UPDATE ON redaction
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
CREATE TRIGGER redaction_is_final_delete BEFORE DELETE ON redaction
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;

-- A payload is rewritten only while the entry that says so is being written, and never removed.
DROP TRIGGER journal_payload_is_append_only_update;
CREATE TRIGGER journal_payload_is_append_only_update BEFORE UPDATE ON journal_payload
WHEN NEW.seq <> OLD.seq
  OR NOT EXISTS (SELECT 1 FROM redaction r WHERE r.seq = OLD.seq AND r.by_seq > (SELECT max(seq) FROM journal))
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
DROP TRIGGER journal_payload_is_append_only_delete;
CREATE TRIGGER journal_payload_is_append_only_delete BEFORE DELETE ON journal_payload
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;

-- An issued paper stays as it is, until the person's data is erased. A merge hands it over.
CREATE TRIGGER paper_is_final_update BEFORE UPDATE ON paper
WHEN OLD.person_id = NEW.person_id AND NOT EXISTS (
    SELECT 1 FROM erasure e WHERE e.person_id IN (OLD.person_id, (SELECT p.merged_into FROM person p WHERE p.id = OLD.person_id)))
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
CREATE TRIGGER paper_is_final_delete BEFORE DELETE ON paper
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
