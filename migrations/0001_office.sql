-- The office's first schema: organisation, people who sign in, persons, recruitment, applications, imports.
--
-- Rules that make journal and undo sound (each guarded by a test in tests/core/store.rs):
--   * every table STRICT, explicit PRIMARY KEY NOT NULL that never changes, ids never reused;
--   * foreign keys without any action: NO ACTION refuses like RESTRICT, but is checked at the end of
--     an undo, where rows come back in whatever order the changeset holds them;
--   * no trigger writes data.
-- Dates are ISO text (YYYY-MM-DD, *_on), months YYYY-MM (*_month), instants UTC RFC 3339 (*_at).

-- ---- the record itself (not captured in changesets) ------------------------------------------

CREATE TABLE journal (
    seq          INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
    kind         TEXT    NOT NULL CHECK (kind IN ('change', 'undo', 'restore', 'redaction')),
    at_utc       TEXT    NOT NULL,
    actor_id     INTEGER NOT NULL,
    operation    TEXT    NOT NULL,
    ref_seq      INTEGER REFERENCES journal (seq),
    schema_hash  BLOB    NOT NULL CHECK (length(schema_hash) = 32),
    app_version  TEXT    NOT NULL,
    n_ops        INTEGER NOT NULL CHECK (n_ops >= 0),
    payload_hash BLOB    NOT NULL CHECK (length(payload_hash) = 32),
    prev_hash    BLOB    NOT NULL CHECK (length(prev_hash) = 32),
    hash         BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32)
) STRICT;

-- What changed, in machine form and in words. Apart from the chained row, so that personal data can
-- be erased later with the chain intact.
CREATE TABLE journal_payload (
    seq       INTEGER PRIMARY KEY NOT NULL REFERENCES journal (seq),
    salt      BLOB    NOT NULL CHECK (length(salt) = 16),
    changeset BLOB    NOT NULL,
    summary   TEXT    NOT NULL
) STRICT;

CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
CREATE TRIGGER journal_payload_is_append_only_update BEFORE UPDATE ON journal_payload
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;
CREATE TRIGGER journal_payload_is_append_only_delete BEFORE DELETE ON journal_payload
WHEN NOT EXISTS (SELECT 1 FROM journal WHERE kind = 'redaction' AND ref_seq = OLD.seq)
BEGIN SELECT RAISE (ABORT, 'undo.final'); END;

-- ---- derived, rebuilt at will, not captured --------------------------------------------------

-- One row a living (not merged) person: the name of the day, and keys to find and order it by.
CREATE TABLE person_index (
    person_id  INTEGER PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL,
    reading    TEXT,
    sort_key   BLOB NOT NULL,
    kanji_key  TEXT NOT NULL,
    kana_key   TEXT NOT NULL,
    romaji_key TEXT NOT NULL,
    name_key   TEXT NOT NULL,
    birth_on   TEXT
) STRICT;
CREATE INDEX person_index_by_sort   ON person_index (sort_key, person_id);
CREATE INDEX person_index_by_name   ON person_index (name_key, birth_on);
CREATE INDEX person_index_no_reading ON person_index (person_id) WHERE reading IS NULL;
CREATE INDEX person_index_by_kanji  ON person_index (kanji_key);
CREATE INDEX person_index_by_kana   ON person_index (kana_key);
CREATE INDEX person_index_by_romaji ON person_index (romaji_key);

-- Pairs of people who may be one and have not been decided on, each in both directions, so that one
-- person's are one range. agreements: 1 mail, 2 name+birth, 4 name+phone.
CREATE TABLE person_look_alike (
    person_id  INTEGER NOT NULL,
    other_id   INTEGER NOT NULL,
    agreements INTEGER NOT NULL CHECK (agreements BETWEEN 1 AND 7),
    PRIMARY KEY (person_id, other_id)
) STRICT, WITHOUT ROWID;

-- Overlapping groups of characters as words (two of kanji and kana, three of romaji, four of numbers
-- and addresses), so that a phrase query finds letters anywhere in a name. Japanese names are often two
-- characters long: trigrams would miss them.
CREATE VIRTUAL TABLE person_search USING fts5 (
    kanji, kana, romaji, other, school, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M* P* S*'"
);

-- Small facts about the derived tables themselves.
CREATE TABLE derived_state (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Unfinished forms, one a user and form: they survive a crash and are no part of the record.
CREATE TABLE draft (
    user_id  INTEGER NOT NULL,
    form     TEXT NOT NULL,
    content  TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (user_id, form)
) STRICT, WITHOUT ROWID;

-- ---- organisation and the people who sign in -------------------------------------------------

CREATE TABLE organisation (
    id               INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    name             TEXT NOT NULL CHECK (name <> ''),
    reading          TEXT,
    representative   TEXT,
    postal_code      TEXT,
    address          TEXT,
    phone            TEXT,
    email            TEXT,
    corporate_number TEXT,
    established_on   TEXT
) STRICT;

-- A value of the articles (定款) from a day on; never changed, only followed by a later one.
CREATE TABLE article_setting (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key          TEXT NOT NULL,
    value        TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    remark       TEXT
) STRICT;
CREATE INDEX article_setting_by_key ON article_setting (key, effective_on);

CREATE TABLE user (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    sign_in     TEXT NOT NULL UNIQUE CHECK (sign_in <> ''),
    slot        TEXT,
    disabled_on TEXT
) STRICT;

CREATE TABLE user_role (
    user_id INTEGER NOT NULL REFERENCES user (id),
    role    TEXT    NOT NULL,
    PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;

-- ---- persons ---------------------------------------------------------------------------------

CREATE TABLE person (
    id               INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    birth_on         TEXT,
    school           TEXT,
    faculty          TEXT,
    graduation_month TEXT,
    graduate_kind    TEXT CHECK (graduate_kind IN ('new', 'second')),
    merged_into      INTEGER REFERENCES person (id) CHECK (merged_into <> id),
    merged_at        TEXT,
    merged_by        INTEGER REFERENCES user (id),
    created_at       TEXT NOT NULL,
    CHECK ((merged_into IS NULL) = (merged_at IS NULL)),
    CHECK ((merged_into IS NULL) = (merged_by IS NULL))
) STRICT;
CREATE INDEX person_by_merge ON person (merged_into) WHERE merged_into IS NOT NULL;

-- effective_on NULL: from the beginning. The name on a day is the latest one not after it.
CREATE TABLE person_name (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    name         TEXT NOT NULL CHECK (name <> ''),
    reading      TEXT,
    effective_on TEXT
) STRICT;
CREATE INDEX person_name_by_person ON person_name (person_id, effective_on);

CREATE TABLE person_address (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    postal_code  TEXT,
    address      TEXT,
    effective_on TEXT
) STRICT;
CREATE INDEX person_address_by_person ON person_address (person_id, effective_on);

CREATE TABLE contact (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL CHECK (kind IN ('email', 'phone')),
    value     TEXT NOT NULL,
    key       TEXT NOT NULL
) STRICT;
CREATE INDEX contact_by_person ON contact (person_id);
CREATE INDEX contact_by_key ON contact (kind, key);

CREATE TABLE consent (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id    INTEGER NOT NULL REFERENCES person (id),
    purpose      TEXT NOT NULL,
    told         TEXT NOT NULL,
    given_on     TEXT NOT NULL,
    withdrawn_on TEXT CHECK (withdrawn_on >= given_on)
) STRICT;
CREATE INDEX consent_by_person ON consent (person_id);

CREATE TABLE note (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES person (id),
    body       TEXT NOT NULL CHECK (body <> ''),
    user_id    INTEGER NOT NULL REFERENCES user (id),
    written_at TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_person ON note (person_id);

-- The bytes lie encrypted under files/, named by a keyed hash of their content.
CREATE TABLE attachment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id   INTEGER NOT NULL REFERENCES person (id),
    file_name   TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    bytes       INTEGER NOT NULL CHECK (bytes >= 0),
    content_key TEXT NOT NULL,
    user_id     INTEGER NOT NULL REFERENCES user (id),
    added_at    TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_person ON attachment (person_id);

-- Two people who look alike and are not the same, so that nobody is asked twice.
CREATE TABLE distinct_pair (
    first_id  INTEGER NOT NULL REFERENCES person (id),
    second_id INTEGER NOT NULL REFERENCES person (id),
    user_id   INTEGER NOT NULL REFERENCES user (id),
    at_utc    TEXT NOT NULL,
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;

-- ---- recruitment and applications ------------------------------------------------------------

CREATE TABLE recruitment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
    entry_year INTEGER NOT NULL CHECK (entry_year BETWEEN 1950 AND 2200),
    target     INTEGER CHECK (target >= 0),
    closed_on  TEXT
) STRICT;

-- What was posted where (求人内容), version by version (職業安定法 5条の4: kept accurate and current).
CREATE TABLE posting (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    recruitment_id INTEGER NOT NULL REFERENCES recruitment (id),
    version        INTEGER NOT NULL CHECK (version > 0),
    posted_on      TEXT NOT NULL,
    place          TEXT NOT NULL,
    body           TEXT NOT NULL,
    UNIQUE (recruitment_id, version)
) STRICT;

CREATE TABLE stage (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    recruitment_id INTEGER NOT NULL REFERENCES recruitment (id),
    position       INTEGER NOT NULL,
    name           TEXT NOT NULL CHECK (name <> ''),
    kind           TEXT NOT NULL CHECK (kind IN ('applied', 'screening', 'interview', 'offer', 'accepted', 'declined', 'rejected')),
    reason         TEXT NOT NULL CHECK (reason IN ('optional', 'required'))
) STRICT;
CREATE INDEX stage_by_recruitment ON stage (recruitment_id, position);

-- stage_id and stage_on repeat the latest stage_move, so that board and table need no search for it;
-- verify() compares them.
CREATE TABLE application (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id      INTEGER NOT NULL REFERENCES person (id),
    recruitment_id INTEGER NOT NULL REFERENCES recruitment (id),
    applied_on     TEXT NOT NULL,
    source         TEXT,
    assignee_id    INTEGER REFERENCES user (id),
    stage_id       INTEGER NOT NULL REFERENCES stage (id),
    stage_on       TEXT NOT NULL,
    UNIQUE (person_id, recruitment_id)
) STRICT;
CREATE INDEX application_by_stage ON application (recruitment_id, stage_id);
CREATE INDEX application_by_stage_on ON application (recruitment_id, stage_on, stage_id);
CREATE INDEX application_by_applied ON application (recruitment_id, applied_on);
CREATE INDEX application_by_source ON application (recruitment_id, source);

CREATE TABLE stage_move (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    application_id INTEGER NOT NULL REFERENCES application (id),
    stage_id       INTEGER NOT NULL REFERENCES stage (id),
    moved_on       TEXT NOT NULL,
    recorded_at    TEXT NOT NULL,
    user_id        INTEGER NOT NULL REFERENCES user (id),
    reason         TEXT
) STRICT;
CREATE INDEX stage_move_by_application ON stage_move (application_id, moved_on, stage_id);
CREATE INDEX stage_move_by_reason ON stage_move (reason) WHERE reason IS NOT NULL;

CREATE TABLE saved_view (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    user_id INTEGER NOT NULL REFERENCES user (id),
    name    TEXT NOT NULL CHECK (name <> ''),
    view    TEXT NOT NULL,
    UNIQUE (user_id, name)
) STRICT;

-- ---- imports ---------------------------------------------------------------------------------

-- The mapping of columns and stage words last used for a file with these header words.
CREATE TABLE import_mapping (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind      TEXT NOT NULL,
    signature TEXT NOT NULL,
    mapping   TEXT NOT NULL,
    UNIQUE (kind, signature)
) STRICT;

CREATE TABLE import_batch (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    journal_seq    INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    recruitment_id INTEGER REFERENCES recruitment (id),
    file_name      TEXT NOT NULL,
    file_sha256    BLOB NOT NULL CHECK (length(file_sha256) = 32),
    imported_at    TEXT NOT NULL,
    user_id        INTEGER NOT NULL REFERENCES user (id),
    rows_read      INTEGER NOT NULL,
    rows_created   INTEGER NOT NULL,
    rows_updated   INTEGER NOT NULL,
    rows_skipped   INTEGER NOT NULL,
    rows_refused   INTEGER NOT NULL
) STRICT;

-- What became of each row. A refused row keeps its number and reason and nothing of its content.
CREATE TABLE import_row (
    batch_id     INTEGER NOT NULL REFERENCES import_batch (id),
    row          INTEGER NOT NULL,
    outcome      TEXT    NOT NULL CHECK (outcome IN ('created', 'updated', 'skipped', 'refused')),
    code         TEXT,
    person_id    INTEGER REFERENCES person (id),
    content_hash BLOB,
    PRIMARY KEY (batch_id, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_by_content ON import_row (content_hash);
CREATE INDEX import_row_by_person ON import_row (person_id);
