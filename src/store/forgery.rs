//! Two hundred forged records, none accepted. In the crate because a forger with the key does not go
//! through the door.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::journal::{self, Entry};
use super::keys::{KeyCost, new_recovery_code};
use super::verify::Check;
use super::{ChangedRow, Domain, NewOffice, Office, Reader};
use crate::kernel::id::UserId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{Actor, Clock, Result, Role};

/// A cooperative without nouns.
struct Nothing;

impl Domain for Nothing {
    fn refresh(&self, _: &Reader<'_>, _: &[ChangedRow], _: NaiveDate) -> Result<()> {
        Ok(())
    }
    fn catch_up(&self, _: &Reader<'_>, _: NaiveDate) -> Result<()> {
        Ok(())
    }
    fn broken_invariants(&self, _: &Reader<'_>) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
}

/// An office whose record has `entries` entries about recruitments.
fn office_with(entries: i64) -> (tempfile::TempDir, Office) {
    let root = tempfile::tempdir().unwrap();
    let code = new_recovery_code().unwrap();
    let new = NewOffice {
        sign_in: "小川",
        passphrase: "みどりの丘の会議室",
        recovery_code: &code,
        cost: KeyCost::MINIMUM,
        sample: false,
    };
    let clock = Clock::Fixed(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let (office, _) = Office::create(&root.path().join("office"), &new, &clock, &Nothing).unwrap();
    let actor = Actor {
        user: UserId(1),
        name: "小川".to_owned(),
        roles: Role::ALL.to_vec(),
    };
    for number in 1..=entries {
        office
            .transact(Operation::RecruitmentAdd, &actor, &clock, |tx| {
                tx.execute(
                    "INSERT INTO recruitment (name, entry_year) VALUES (?1, 2027)",
                    [format!("募集{number}")],
                )?;
                Ok(((), Summary::new(Operation::RecruitmentAdd)))
            })
            .unwrap();
    }
    (root, office)
}

fn sound(office: &Office, heads: &[String]) -> bool {
    office
        .verify(heads, &|_, _| std::ops::ControlFlow::Continue(()))
        .unwrap()
        .sound
}

/// Takes the guards away, as somebody with the key and a database program can.
fn unguard(conn: &Connection) {
    conn.execute_batch(
        "PRAGMA foreign_keys = OFF;
         DROP TRIGGER journal_is_append_only_update; DROP TRIGGER journal_is_append_only_delete;
         DROP TRIGGER journal_payload_is_append_only_update; DROP TRIGGER journal_payload_is_append_only_delete;",
    )
    .unwrap();
}

fn rewrite(conn: &Connection, entry: &Entry) {
    conn.execute(
        "UPDATE journal SET payload_hash = ?2, prev_hash = ?3, hash = ?4 WHERE seq = ?1",
        params![entry.seq, entry.payload_hash, entry.prev_hash, entry.hash],
    )
    .unwrap();
}

/// Recomputes every hash from entry `from` on, so that the chain fits again.
fn rechain(conn: &Connection, from: i64) {
    let last: i64 = conn
        .query_row("SELECT max(seq) FROM journal", [], |row| row.get(0))
        .unwrap();
    for seq in from..=last {
        let mut entry = journal::load(conn, seq).unwrap();
        if seq > 1 {
            entry.prev_hash = journal::load(conn, seq - 1).unwrap().hash;
        }
        if let Ok(payload) = conn.query_row(
            "SELECT salt, changeset, summary FROM journal_payload WHERE seq = ?1",
            [seq],
            |row| {
                Ok(journal::Payload {
                    salt: row.get(0)?,
                    changeset: row.get(1)?,
                    summary: row.get(2)?,
                })
            },
        ) {
            entry.payload_hash = payload.hash();
        }
        entry.hash = entry.expected_hash().unwrap();
        rewrite(conn, &entry);
    }
}

/// What a forger does to entry `at` of a record of `last` entries.
type Forgery = fn(&Connection, i64, i64);

/// Forgeries that leave the chain broken, or the tables at odds with it.
const FORGERIES: [(&str, Forgery); 9] = [
    ("another actor", |conn, at, _| {
        conn.execute("UPDATE journal SET actor_id = 7 WHERE seq = ?1", [at])
            .unwrap();
    }),
    ("another time", |conn, at, _| {
        conn.execute(
            "UPDATE journal SET at_utc = '2020-01-01T00:00:00.000Z' WHERE seq = ?1",
            [at],
        )
        .unwrap();
    }),
    (
        "another operation, its own hash made to fit",
        |conn, at, _| {
            conn.execute(
                "UPDATE journal SET operation = 'recruitment.update' WHERE seq = ?1",
                [at],
            )
            .unwrap();
            let mut entry = journal::load(conn, at).unwrap();
            entry.hash = entry.expected_hash().unwrap();
            // The last entry's hash is nobody's predecessor: only the head kept elsewhere tells of it.
            entry.hash[31] ^= u8::from(
                at == conn
                    .query_row("SELECT max(seq) FROM journal", [], |row| {
                        row.get::<_, i64>(0)
                    })
                    .unwrap(),
            );
            rewrite(conn, &entry);
        },
    ),
    ("a bit of the changeset", |conn, at, _| {
        let mut changeset: Vec<u8> = conn
            .query_row(
                "SELECT changeset FROM journal_payload WHERE seq = ?1",
                [at],
                |row| row.get(0),
            )
            .unwrap();
        let middle = changeset.len() / 2;
        changeset[middle] ^= 1;
        conn.execute(
            "UPDATE journal_payload SET changeset = ?2 WHERE seq = ?1",
            params![at, changeset],
        )
        .unwrap();
    }),
    ("other words", |conn, at, _| {
        conn.execute("UPDATE journal_payload SET summary = '{\"operation\":\"recruitment.add\"}' WHERE seq = ?1", [at]).unwrap();
    }),
    (
        "an entry taken out and the rest renumbered and rechained",
        |conn, at, _| {
            conn.execute("DELETE FROM journal_payload WHERE seq = ?1", [at])
                .unwrap();
            conn.execute("DELETE FROM journal WHERE seq = ?1", [at])
                .unwrap();
            conn.execute("UPDATE journal SET seq = -(seq - 1) WHERE seq > ?1", [at])
                .unwrap_or_default();
            conn.execute(
                "UPDATE journal_payload SET seq = -(seq - 1) WHERE seq > ?1",
                [at],
            )
            .unwrap();
        },
    ),
    ("the end cut off", |conn, at, last| {
        conn.execute(
            "DELETE FROM journal_payload WHERE seq >= ?1",
            [at.min(last)],
        )
        .unwrap();
        conn.execute("DELETE FROM journal WHERE seq >= ?1", [at.min(last)])
            .unwrap();
    }),
    (
        "a payload removed without an entry that says so",
        |conn, at, _| {
            conn.execute("DELETE FROM journal_payload WHERE seq = ?1", [at])
                .unwrap();
        },
    ),
    ("a row changed behind the record's back", |conn, at, _| {
        conn.execute(
            "UPDATE recruitment SET name = name || '？' WHERE id = ?1",
            [at],
        )
        .unwrap();
    }),
];

#[test]
fn two_hundred_forged_records_and_none_accepted() {
    const LENGTH: i64 = 8;
    let mut forged = 0;
    let (_root, office) = office_with(LENGTH);
    assert!(sound(&office, &[]));
    unguard(&office.writer());
    for round in 0..20 {
        let head = office.read(journal::head).unwrap();
        for (number, (what, forge)) in FORGERIES.iter().enumerate() {
            let at = 1 + (round + i64::try_from(number).unwrap()) % LENGTH;
            attempt(&office, what, at, &[], |conn| forge(conn, at, LENGTH));
            forged += 1;
        }
        // With every hash recomputed the chain fits: the head somebody kept on paper does not.
        let at = 1 + round % LENGTH;
        attempt(&office, "everything recomputed", at, &[head], |conn| {
            conn.execute("UPDATE journal SET actor_id = 9 WHERE seq = ?1", [at])
                .unwrap();
            rechain(conn, at);
        });
        forged += 1;
    }
    assert_eq!(forged, 200);
}

/// Forges, sees that verification refuses, and puts everything back.
fn attempt(
    office: &Office,
    what: &str,
    at: i64,
    heads: &[String],
    forge: impl FnOnce(&Connection),
) {
    let copy = |conn: &Connection| {
        conn.execute_batch(
            "DROP TABLE IF EXISTS temp.j; DROP TABLE IF EXISTS temp.p; DROP TABLE IF EXISTS temp.r;
             CREATE TEMP TABLE j AS SELECT * FROM main.journal;
             CREATE TEMP TABLE p AS SELECT * FROM main.journal_payload;
             CREATE TEMP TABLE r AS SELECT * FROM main.recruitment;",
        )
        .unwrap();
    };
    {
        let conn = office.writer();
        conn.pragma_update(None, "ignore_check_constraints", true)
            .unwrap();
        copy(&conn);
        forge(&conn);
    }
    assert!(!sound(office, heads), "{what} at {at} was accepted");
    let conn = office.writer();
    conn.execute_batch(
        "DELETE FROM main.journal_payload; DELETE FROM main.journal; DELETE FROM main.recruitment;
         INSERT INTO main.journal SELECT * FROM temp.j; INSERT INTO main.journal_payload SELECT * FROM temp.p;
         INSERT INTO main.recruitment SELECT * FROM temp.r;",
    )
    .unwrap();
    drop(conn);
    let report = office
        .verify(&[], &|_, _| std::ops::ControlFlow::Continue(()))
        .unwrap();
    assert!(
        report.sound,
        "after {what} the record was put back: {report:?}"
    );
    assert!(
        report
            .checks
            .iter()
            .any(|check| check.check == Check::Replay)
    );
}

/// An office whose third entry names somebody, who was then erased.
fn redacted_office() -> (tempfile::TempDir, Office) {
    let (root, office) = office_with(1);
    let clock = Clock::Fixed(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let actor = Actor {
        user: UserId(1),
        name: "小川".to_owned(),
        roles: Role::ALL.to_vec(),
    };
    let write = |sql: &'static str| {
        office
            .transact(Operation::PersonUpdate, &actor, &clock, |tx| {
                tx.execute(sql, [])?;
                let summary = Summary::new(Operation::PersonUpdate).subject("鶯谷 金糸雀");
                Ok(((), summary))
            })
            .unwrap();
    };
    write("INSERT INTO user (id, name, sign_in) VALUES (1, '小川', '小川')");
    write("INSERT INTO person (id, created_at) VALUES (1, '2026-11-22T00:00:00.000Z')");
    write("INSERT INTO person_name (id, person_id, name) VALUES (1, 1, '鶯谷 金糸雀')");
    write(
        "INSERT INTO note (person_id, body, user_id, written_at) VALUES (1, 'さえずる', 1, '2026-11-22T00:00:00.000Z')",
    );
    let subject = super::redaction::Subject {
        person: crate::kernel::id::PersonId(1),
        extent: super::redaction::Extent::All,
    };
    office
        .redact(
            subject,
            Operation::ErasureErase,
            &actor,
            &clock,
            &|_| std::ops::ControlFlow::Continue(()),
            |tx, report| {
                assert_eq!(report.entries, 4, "two with rows and names, two that say the name");
                tx.execute(
                    "INSERT INTO erasure (id, person_id, ground, extent, erased_on, counts, traces, user_id)
                     VALUES (1, 1, 'due', 'all', '2026-11-22', '{}', '[]', 1)",
                    [],
                )?;
                let summary = Summary::new(Operation::ErasureErase);
                Ok((crate::kernel::id::ErasureId(1), (), summary))
            },
        )
        .unwrap();
    (root, office)
}

#[test]
fn a_redacted_record_is_sound_and_no_other_payload_is_taken_for_it() {
    let (_root, office) = redacted_office();
    assert!(sound(&office, &[]));
    let seq = 4;
    let read = |office: &Office| {
        let conn = office.writer();
        let entry = journal::load(&conn, seq).unwrap();
        journal::payload(&conn, &entry).unwrap().unwrap()
    };
    let payload = read(&office);
    let text = String::from_utf8_lossy(&payload.changeset).into_owned();
    assert!(text.contains('█') && !text.contains("鶯谷") && !payload.summary.contains("鶯谷"));
    let put = |changeset: &[u8]| {
        office.writer().execute(
            "UPDATE journal_payload SET changeset = ?2 WHERE seq = ?1",
            params![seq, changeset],
        )
    };
    // Guarded: once the entry that says so is written, nothing more is rewritten under it.
    assert!(put(&payload.changeset).is_err());
    let redactions = ["UPDATE redaction SET n_ops = 9", "DELETE FROM redaction"];
    for sql in redactions {
        assert!(office.writer().execute(sql, []).is_err(), "{sql}");
    }
    unguard(&office.writer());
    for sql in [
        "DROP TRIGGER redaction_is_final_update",
        "DROP TRIGGER redaction_is_final_delete",
    ] {
        office.writer().execute(sql, []).unwrap();
    }
    let mut other = payload.changeset.clone();
    *other.last_mut().unwrap() ^= 1;
    put(&other).unwrap();
    assert!(!sound(&office, &[]), "another payload");
    put(&payload.changeset).unwrap();
    assert!(sound(&office, &[]));
    // The table of redactions made to fit a forged payload: the chain vouches for what it said.
    let forged = journal::Payload {
        changeset: other.clone(),
        ..payload.clone()
    };
    office
        .writer()
        .execute(
            "UPDATE redaction SET payload_hash = ?2 WHERE seq = ?1",
            params![seq, forged.hash()],
        )
        .unwrap();
    put(&other).unwrap();
    assert!(!sound(&office, &[]), "a forged redaction");
    office
        .writer()
        .execute(
            "UPDATE redaction SET payload_hash = ?2 WHERE seq = ?1",
            params![seq, payload.hash()],
        )
        .unwrap();
    put(&payload.changeset).unwrap();
    assert!(sound(&office, &[]));
    office
        .writer()
        .execute("DELETE FROM redaction", [])
        .unwrap();
    assert!(!sound(&office, &[]), "redactions removed");
}

#[test]
fn a_broken_record_is_not_redacted() {
    let (_root, office) = office_with(3);
    unguard(&office.writer());
    office
        .writer()
        .execute("UPDATE journal_payload SET summary = '{\"operation\":\"recruitment.add\"}' WHERE seq = 2", [])
        .unwrap();
    let subject = super::redaction::Subject {
        person: crate::kernel::id::PersonId(1),
        extent: super::redaction::Extent::All,
    };
    let refused = office.preview_redaction(subject, &|_| std::ops::ControlFlow::Continue(()));
    assert!(matches!(
        refused,
        Err(crate::kernel::Error::Refused(
            crate::kernel::ApiError::JournalBroken { seq: 2 }
        ))
    ));
}
