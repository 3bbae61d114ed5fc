//! Unfinished forms: beside the record, in the encrypted file, one a user and form.

use rusqlite::{OptionalExtension, params};

use super::Office;
use crate::kernel::id::UserId;
use crate::kernel::{Clock, Result};

impl Office {
    /// Keeps what was typed so far.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save_draft(&self, user: UserId, form: &str, content: &str, clock: &Clock) -> Result<()> {
        self.check_writable()?;
        self.writer()
            .prepare_cached("INSERT OR REPLACE INTO draft (user_id, form, content, saved_at) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![user, form, content, clock.stamp()])?;
        Ok(())
    }

    /// What was typed before the form was left or the program ended.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn load_draft(&self, user: UserId, form: &str) -> Result<Option<String>> {
        self.read(|db| {
            let content = db
                .prepare_cached("SELECT content FROM draft WHERE user_id = ?1 AND form = ?2")?
                .query_row(params![user, form], |row| row.get(0))
                .optional()?;
            Ok(content)
        })
    }

    /// Forgets a form that was sent or thrown away.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn clear_draft(&self, user: UserId, form: &str) -> Result<()> {
        self.check_writable()?;
        self.writer()
            .prepare_cached("DELETE FROM draft WHERE user_id = ?1 AND form = ?2")?
            .execute(params![user, form])?;
        Ok(())
    }
}
