-- Members and equity: workplaces, work, membership from application to leaving, the equity ledger, refunds,
-- certificates, accounts, filings. The rules at the head of 0001_office.sql hold here too.
--
-- Two kinds of rows are final from the moment they are written (労働者協同組合法10条: the register is kept, not
-- rewritten): movements of the ledger, and member numbers. They are corrected by a reversing movement. The one
-- exception is what an import copied out of an older book: it may be taken back as one, by undoing the import.

-- ---- workplaces (組織) --------------------------------------------------------------------------

-- kind: 本部, 事業本部, エリア, 事業所. opened_on and closed_on: first and last day, both inclusive.
CREATE TABLE site (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    code       TEXT NOT NULL UNIQUE CHECK (code <> ''),
    kind       TEXT NOT NULL CHECK (kind IN ('head', 'division', 'area', 'site')),
    service    TEXT,
    prefecture TEXT,
    opened_on  TEXT,
    closed_on  TEXT,
    batch_id   INTEGER REFERENCES import_batch (id),
    CHECK (closed_on >= opened_on)
) STRICT;

-- What a workplace is called and what it belongs to, from a day on; effective_on NULL: from the beginning.
CREATE TABLE site_placement (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    site_id      INTEGER NOT NULL REFERENCES site (id),
    name         TEXT NOT NULL CHECK (name <> ''),
    parent_id    INTEGER REFERENCES site (id) CHECK (parent_id <> site_id),
    effective_on TEXT
) STRICT;
CREATE INDEX site_placement_by_site ON site_placement (site_id, effective_on);
CREATE INDEX site_placement_by_parent ON site_placement (parent_id);

-- ---- work (従事) -------------------------------------------------------------------------------

-- Somebody works in the business from a day on, through ended_on; a fact of its own, apart from membership
-- (法20条2項). contract: a labour contract, or which exception of 法20条1項 (director's duties or executing the
-- business; auditor); NULL: not recorded. support_use 1: a user of 特定就労継続支援 (法附則3条).
CREATE TABLE work (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    started_on  TEXT NOT NULL,
    ended_on    TEXT,
    contract    TEXT CHECK (contract IN ('labour', 'director', 'auditor')),
    support_use INTEGER NOT NULL CHECK (support_use IN (0, 1)),
    site_id     INTEGER REFERENCES site (id),
    batch_id    INTEGER REFERENCES import_batch (id),
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id),
    CHECK (ended_on >= started_on)
) STRICT;
CREATE INDEX work_by_person ON work (person_id, started_on);
CREATE INDEX work_by_site ON work (site_id);

-- ---- membership (加入・脱退) --------------------------------------------------------------------

-- One row a membership, from the application on. A person is a member from joined_on (法12条2項: the later of the
-- consent and the payment of the last yen) through left_on; both, and the number, stand here once they are
-- known. left_on may lie ahead (a notice of withdrawal acts at the end of the business year). units and
-- unit_yen: what was applied for. voided_on: entered in error; the number stays used.
CREATE TABLE member (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    number       INTEGER UNIQUE CHECK (number > 0),
    applied_on   TEXT,
    units        INTEGER NOT NULL CHECK (units > 0),
    unit_yen     INTEGER NOT NULL CHECK (unit_yen > 0),
    method       TEXT CHECK (method IN ('transfer', 'cash', 'payroll')),
    pay_by       TEXT,
    site_id      INTEGER REFERENCES site (id),
    board_on     TEXT,
    consented_on TEXT,
    refused_on   TEXT,
    refusal      TEXT,
    dropped_on   TEXT,
    joined_on    TEXT,
    left_on      TEXT,
    voided_on    TEXT,
    remark       TEXT,
    batch_id     INTEGER REFERENCES import_batch (id),
    recorded_at  TEXT NOT NULL,
    user_id      INTEGER NOT NULL REFERENCES user (id),
    CHECK ((number IS NULL) = (joined_on IS NULL)),
    CHECK (left_on IS NULL OR joined_on <= left_on),
    CHECK ((refused_on IS NULL) = (refusal IS NULL)),
    CHECK (joined_on IS NULL OR (refused_on IS NULL AND dropped_on IS NULL))
) STRICT;
CREATE INDEX member_by_person ON member (person_id);
CREATE INDEX member_by_days ON member (joined_on, left_on);

-- A number given by this office is never given again. (A number taken over from an older book is the book's:
-- it goes and comes back with the import.)
CREATE TRIGGER member_number_is_final_update BEFORE UPDATE OF number ON member
WHEN OLD.number IS NOT NULL AND OLD.batch_id IS NULL AND NEW.number IS NOT OLD.number
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
CREATE TRIGGER member_number_is_final_delete BEFORE DELETE ON member
WHEN OLD.number IS NOT NULL AND OLD.batch_id IS NULL
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;

-- Where notices go if not to the address of the register (法62条1項), and whether they may go electronically.
CREATE TABLE notice_place (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    postal_code  TEXT,
    address      TEXT,
    email        TEXT,
    electronic   INTEGER NOT NULL CHECK (electronic IN (0, 1)),
    effective_on TEXT NOT NULL
) STRICT;
CREATE INDEX notice_place_by_person ON notice_place (person_id, effective_on);

-- A resolution of a general meeting that something here rests on, with the figures of its day: members
-- entitled, present (deemed present included), in favour.
CREATE TABLE resolution (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    matter      TEXT NOT NULL CHECK (matter IN ('expulsion', 'share_limit', 'unit_amount')),
    meeting_on  TEXT NOT NULL,
    meeting     TEXT NOT NULL CHECK (meeting <> ''),
    item        TEXT NOT NULL CHECK (item <> ''),
    entitled    INTEGER NOT NULL CHECK (entitled > 0),
    present     INTEGER NOT NULL CHECK (present BETWEEN 0 AND entitled),
    in_favour   INTEGER NOT NULL CHECK (in_favour BETWEEN 0 AND present),
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;

-- A withdrawal (脱退). voluntary (法14条): notice_on, acts at the end of a business year. Others (法15条): happened_on.
-- expulsion: ground, the notice's arrival at least ten days before the meeting, the hearing, and notified_on
-- (法15条3項). revoked_on: the notice was taken back before it acted.
CREATE TABLE withdrawal (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    member_id    INTEGER NOT NULL REFERENCES member (id),
    cause        TEXT NOT NULL CHECK (cause IN ('voluntary', 'disqualified', 'death', 'expulsion')),
    notice_on    TEXT,
    happened_on  TEXT,
    left_on      TEXT NOT NULL,
    labour       TEXT NOT NULL CHECK (labour IN ('continues', 'separate', 'none')),
    ground       TEXT CHECK (ground IN ('long_absence', 'duty_failed', 'articles')),
    resolution_id INTEGER REFERENCES resolution (id),
    arrived_on   TEXT,
    hearing      TEXT CHECK (hearing IN ('spoke', 'in_writing', 'declined')),
    notified_on  TEXT,
    claimant     TEXT,
    payee        TEXT,
    words        TEXT,
    revoked_on   TEXT,
    recorded_at  TEXT NOT NULL,
    user_id      INTEGER NOT NULL REFERENCES user (id),
    CHECK ((cause = 'voluntary') = (notice_on IS NOT NULL)),
    CHECK ((cause = 'voluntary') = (happened_on IS NULL)),
    CHECK (cause <> 'expulsion' OR (resolution_id IS NOT NULL AND arrived_on IS NOT NULL AND hearing IS NOT NULL AND ground IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX withdrawal_by_member ON withdrawal (member_id) WHERE revoked_on IS NULL;

-- A reduction of units (減口, 法19条).
CREATE TABLE reduction (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    member_id   INTEGER NOT NULL REFERENCES member (id),
    notice_on   TEXT NOT NULL,
    units       INTEGER NOT NULL CHECK (units > 0),
    acts_on     TEXT NOT NULL,
    payee       TEXT,
    revoked_on  TEXT,
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX reduction_by_member ON reduction (member_id);

-- ---- the equity ledger (出資台帳) ---------------------------------------------------------------

-- The approved accounts of a business year, as far as shares are valued by them (法16条2項).
CREATE TABLE year_account (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ends_on        TEXT NOT NULL UNIQUE,
    net_assets_yen INTEGER NOT NULL,
    approved_on    TEXT NOT NULL,
    meeting        TEXT NOT NULL CHECK (meeting <> ''),
    recorded_at    TEXT NOT NULL,
    user_id        INTEGER NOT NULL REFERENCES user (id),
    CHECK (approved_on > ends_on)
) STRICT;

-- A refund as decided: every figure of its sheet (paid-in amount, share, limit, ratio, refund).
CREATE TABLE refund (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    member_id       INTEGER NOT NULL REFERENCES member (id),
    withdrawal_id   INTEGER UNIQUE REFERENCES withdrawal (id),
    reduction_id    INTEGER UNIQUE REFERENCES reduction (id),
    year_account_id INTEGER NOT NULL REFERENCES year_account (id),
    units           INTEGER NOT NULL CHECK (units > 0),
    paid_yen        INTEGER NOT NULL CHECK (paid_yen >= 0),
    paid_total_yen  INTEGER NOT NULL CHECK (paid_total_yen >= 0),
    share_yen       INTEGER NOT NULL,
    limit_yen       INTEGER NOT NULL CHECK (limit_yen BETWEEN 0 AND paid_yen),
    percent         INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    refund_yen      INTEGER NOT NULL CHECK (refund_yen BETWEEN 0 AND limit_yen),
    pay_by          TEXT NOT NULL,
    decided_on      TEXT NOT NULL,
    recorded_at     TEXT NOT NULL,
    user_id         INTEGER NOT NULL REFERENCES user (id),
    CHECK ((withdrawal_id IS NULL) <> (reduction_id IS NULL))
) STRICT;
CREATE INDEX refund_by_member ON refund (member_id);

-- A movement. Four balances a member, each the sum of its column over the movements with counts_from not after
-- the day asked about: units; subscribed_yen (引受), of which paid_yen (払込); deposit_yen (預り金: money that is no
-- equity yet); refund_yen (払戻しの債務). A plus counts from its day; what leaves (leaving, reduction) acts at the
-- end of its day and counts from the next. unit_yen: the price of a unit then. received_on: the day the money
-- arrived, where the movement turns money into equity (払込みの年月日, 法10条1項3号).
CREATE TABLE movement (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    member_id      INTEGER NOT NULL REFERENCES member (id),
    kind           TEXT NOT NULL CHECK (kind IN (
                       'subscription', 'increase', 'payment', 'deposit', 'allocation', 'deposit_returned', 'reduction', 'leaving',
                       'refund_due', 'forfeiture', 'refund_paid', 'conversion', 'reversal')),
    effective_on   TEXT NOT NULL,
    counts_from    TEXT NOT NULL CHECK (counts_from >= effective_on),
    units          INTEGER NOT NULL,
    unit_yen       INTEGER NOT NULL CHECK (unit_yen > 0),
    subscribed_yen INTEGER NOT NULL,
    paid_yen       INTEGER NOT NULL,
    deposit_yen    INTEGER NOT NULL,
    refund_yen     INTEGER NOT NULL,
    received_on    TEXT,
    counterpart    TEXT CHECK (counterpart IN ('bank', 'cash', 'payroll', 'old_register')),
    reverses_id    INTEGER UNIQUE REFERENCES movement (id) CHECK (reverses_id < id),
    withdrawal_id  INTEGER REFERENCES withdrawal (id),
    reduction_id   INTEGER REFERENCES reduction (id),
    refund_id      INTEGER REFERENCES refund (id),
    resolution_id  INTEGER REFERENCES resolution (id),
    batch_id       INTEGER REFERENCES import_batch (id),
    recorded_at    TEXT NOT NULL,
    user_id        INTEGER NOT NULL REFERENCES user (id),
    CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL)),
    CHECK (kind NOT IN ('subscription', 'increase') OR (units > 0 AND subscribed_yen = units * unit_yen AND paid_yen = 0 AND deposit_yen = 0 AND refund_yen = 0)),
    CHECK (kind <> 'payment' OR (units = 0 AND subscribed_yen = 0 AND paid_yen > 0 AND deposit_yen = 0 AND refund_yen = 0 AND received_on IS NOT NULL)),
    CHECK (kind <> 'deposit' OR (units = 0 AND subscribed_yen = 0 AND paid_yen = 0 AND deposit_yen <> 0 AND refund_yen = 0)),
    CHECK (kind <> 'allocation' OR (units = 0 AND subscribed_yen = 0 AND paid_yen > 0 AND deposit_yen = -paid_yen AND refund_yen = 0 AND received_on IS NOT NULL)),
    CHECK (kind <> 'deposit_returned' OR (units = 0 AND subscribed_yen = 0 AND paid_yen = 0 AND deposit_yen < 0 AND refund_yen = 0)),
    CHECK (kind NOT IN ('reduction', 'leaving') OR (units <= 0 AND subscribed_yen <= 0 AND paid_yen <= 0 AND deposit_yen = 0 AND refund_yen = 0)),
    CHECK (kind <> 'refund_due' OR (units = 0 AND subscribed_yen = 0 AND paid_yen = 0 AND deposit_yen = 0 AND refund_yen > 0)),
    CHECK (kind NOT IN ('forfeiture', 'refund_paid') OR (units = 0 AND subscribed_yen = 0 AND paid_yen = 0 AND deposit_yen = 0 AND refund_yen < 0))
) STRICT;
-- Holds everything a balance needs: the register of a day is read from it alone.
CREATE INDEX movement_by_member ON movement (member_id, counts_from, units, subscribed_yen, paid_yen, deposit_yen, refund_yen);
CREATE INDEX movement_by_day ON movement (effective_on);
CREATE INDEX movement_by_batch ON movement (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX movement_by_receipt ON movement (member_id, received_on) WHERE received_on IS NOT NULL;

CREATE TRIGGER movement_is_final_update BEFORE UPDATE ON movement
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
CREATE TRIGGER movement_is_final_delete BEFORE DELETE ON movement
WHEN OLD.batch_id IS NULL
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;

-- Agreed parts of an unpaid subscription (分割払込の期日表).
CREATE TABLE instalment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    member_id  INTEGER NOT NULL REFERENCES member (id),
    due_on     TEXT NOT NULL,
    amount_yen INTEGER NOT NULL CHECK (amount_yen > 0),
    dropped_on TEXT
) STRICT;
CREATE INDEX instalment_by_member ON instalment (member_id, due_on);

-- A debt to the association: as long as it is open, a refund may be suspended (法18条).
CREATE TABLE debt (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    member_id   INTEGER NOT NULL REFERENCES member (id),
    what        TEXT NOT NULL CHECK (what <> ''),
    amount_yen  INTEGER NOT NULL CHECK (amount_yen > 0),
    arose_on    TEXT NOT NULL,
    settled_on  TEXT CHECK (settled_on >= arose_on),
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;
CREATE INDEX debt_by_member ON debt (member_id);

-- A file of the person's that a movement rests on.
CREATE TABLE evidence (
    movement_id   INTEGER NOT NULL REFERENCES movement (id),
    attachment_id INTEGER NOT NULL REFERENCES attachment (id),
    PRIMARY KEY (movement_id, attachment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_attachment ON evidence (attachment_id);

-- Another amount of a unit from a day on. regrouped: the same money in fewer or more units. lowered (法72条, 73条: with
-- the creditors' procedure) and raised (with everybody's consent): the same units at another amount.
CREATE TABLE unit_change (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    effective_on  TEXT NOT NULL,
    old_yen       INTEGER NOT NULL CHECK (old_yen > 0),
    new_yen       INTEGER NOT NULL CHECK (new_yen > 0 AND new_yen <> old_yen),
    manner        TEXT NOT NULL CHECK (manner IN ('regrouped', 'lowered', 'raised')),
    resolution_id INTEGER NOT NULL REFERENCES resolution (id),
    recorded_at   TEXT NOT NULL,
    user_id       INTEGER NOT NULL REFERENCES user (id)
) STRICT;

-- ---- papers of members -------------------------------------------------------------------------

-- To which membership, and to which movement, refund or withdrawal of it, a paper belongs.
CREATE TABLE member_paper (
    paper_id      INTEGER PRIMARY KEY NOT NULL REFERENCES paper (id),
    member_id     INTEGER NOT NULL REFERENCES member (id),
    movement_id   INTEGER REFERENCES movement (id),
    refund_id     INTEGER REFERENCES refund (id),
    withdrawal_id INTEGER REFERENCES withdrawal (id)
) STRICT;
CREATE INDEX member_paper_by_member ON member_paper (member_id);

-- A paper that does not count any more; its number stays used.
CREATE TABLE paper_void (
    paper_id    INTEGER PRIMARY KEY NOT NULL REFERENCES paper (id),
    voided_on   TEXT NOT NULL,
    reason      TEXT NOT NULL CHECK (reason <> ''),
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;

-- ---- inspections, registration, filings --------------------------------------------------------

-- Who asked to see or copy the register (法10条3項: members and creditors, at any time in business hours), or was
-- refused and why.
CREATE TABLE inspection (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    asked_on    TEXT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    standing    TEXT NOT NULL CHECK (standing IN ('member', 'creditor')),
    manner      TEXT NOT NULL CHECK (manner IN ('seen', 'copied')),
    as_of_on    TEXT NOT NULL,
    purpose     TEXT,
    refusal     TEXT,
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id)
) STRICT;

-- Total units and paid-in equity as registered (組合等登記令3条2項: as of the end of a business year).
CREATE TABLE equity_registration (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    as_of_on      TEXT NOT NULL UNIQUE,
    registered_on TEXT NOT NULL CHECK (registered_on >= as_of_on),
    units         INTEGER NOT NULL CHECK (units >= 0),
    paid_yen      INTEGER NOT NULL CHECK (paid_yen >= 0),
    recorded_at   TEXT NOT NULL,
    user_id       INTEGER NOT NULL REFERENCES user (id)
) STRICT;

-- Something from which a filing follows: a general meeting (planned or held), another officer or address, other
-- articles, another registered item … Of a vacancy among officers: how many the articles fix and how many are
-- missing, more than a third (法32条6項).
CREATE TABLE office_event (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind        TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    fixed       INTEGER CHECK (fixed > 0),
    missing     INTEGER CHECK (3 * missing > fixed AND missing <= fixed),
    words       TEXT,
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id),
    CHECK ((kind = 'officer_vacancy') = (fixed IS NOT NULL)),
    CHECK ((fixed IS NULL) = (missing IS NULL))
) STRICT;
CREATE INDEX office_event_by_day ON office_event (happened_on);

-- A duty that was seen to. duty and subject name it as the calendar does: the rule, and the event, year or
-- member it follows from.
CREATE TABLE filing (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    duty        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    done_on     TEXT NOT NULL,
    words       TEXT,
    recorded_at TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id),
    UNIQUE (duty, subject)
) STRICT;
