//! `keys.json`: the data key, wrapped once for every user and once for the paper recovery code.
//!
//! A slot's own authentication tag tells a wrong passphrase from a right one; whatever fails after a
//! slot has opened is damage and is reported as damage. The parameters of the key derivation are
//! authenticated with the slot and bounded, so that a doctored file can neither weaken the derivation
//! nor ask for four gigabytes.

use std::path::Path;
use std::time::Instant;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::crypto::{self, DataKey};
use super::disk;
use crate::kernel::{ApiError, Error, Result};

/// Shortest passphrase taken, in characters.
pub const PASSPHRASE_MIN: usize = 8;
/// Bounds of the memory an Argon2id slot may use, in KiB: 64 MiB to 1 GiB.
const MEMORY_KIB: std::ops::RangeInclusive<u32> = 64 * 1024..=1024 * 1024;
/// Bounds of its passes.
const PASSES: std::ops::RangeInclusive<u32> = 3..=16;
/// A key file larger than this is no key file.
const FILE_LIMIT: u64 = 1024 * 1024;

/// How much work a key derivation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KeyCost {
    /// The least that is accepted: 64 MiB, three passes.
    pub const MINIMUM: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// A cost that takes about 0.7 s on this machine, and at least half of that: doubled from the
    /// minimum, first in memory up to 128 MiB (the whole program is to stay below 150 MiB), then in
    /// passes.
    pub fn calibrated() -> Self {
        let mut cost = Self::MINIMUM;
        loop {
            let start = Instant::now();
            if derive("calibration", &[0; 16], cost).is_err() || start.elapsed().as_millis() > 350 {
                return cost;
            }
            let mut dearer = cost;
            if cost.memory_kib < 128 * 1024 {
                dearer.memory_kib *= 2;
            } else {
                dearer.passes *= 2;
            }
            if !dearer.is_sane() {
                return cost;
            }
            cost = dearer;
        }
    }

    fn is_sane(self) -> bool {
        MEMORY_KIB.contains(&self.memory_kib)
            && PASSES.contains(&self.passes)
            && (1..=8).contains(&self.lanes)
    }
}

/// Whose secret opens a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// A user's passphrase.
    User,
    /// The recovery code on paper.
    Recovery,
}

/// The data key wrapped under one secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Names the slot; the user's row refers to it.
    pub id: String,
    /// Whose it is.
    pub kind: SlotKind,
    /// The name to choose when signing in; empty for the recovery code.
    pub sign_in: String,
    /// How the secret becomes a key.
    pub cost: KeyCost,
    salt: String,
    sealed: String,
}

impl Slot {
    fn seal(
        id: &str,
        kind: SlotKind,
        sign_in: &str,
        secret: &str,
        key: &DataKey,
        cost: KeyCost,
    ) -> Result<Self> {
        let salt: [u8; 16] = crypto::random()?;
        let mut slot = Self {
            id: id.to_owned(),
            kind,
            sign_in: sign_in.to_owned(),
            cost,
            salt: crypto::hex(&salt),
            sealed: String::new(),
        };
        let wrapping = derive(secret, &salt, cost)?;
        slot.sealed = crypto::hex(&crypto::seal(&wrapping, key.bytes(), &slot.context())?);
        Ok(slot)
    }

    /// Everything but the sealed key itself: authenticated, so that none of it can be exchanged.
    fn context(&self) -> Vec<u8> {
        let kind: &[u8] = match self.kind {
            SlotKind::User => b"user",
            SlotKind::Recovery => b"recovery",
        };
        let cost = [self.cost.memory_kib, self.cost.passes, self.cost.lanes]
            .map(u32::to_le_bytes)
            .concat();
        crypto::hash_parts(&[
            b"yoriai-slot-1",
            self.id.as_bytes(),
            kind,
            self.sign_in.as_bytes(),
            &cost,
            self.salt.as_bytes(),
        ])
        .to_vec()
    }

    fn open(&self, secret: &str) -> Result<Option<DataKey>> {
        let damaged = || Error::from(ApiError::KeysDamaged {});
        let salt = crypto::unhex(&self.salt).ok_or_else(damaged)?;
        let sealed = crypto::unhex(&self.sealed).ok_or_else(damaged)?;
        let wrapping = derive(secret, &salt, self.cost)?;
        Ok(crypto::unseal(&wrapping, &sealed, &self.context())
            .and_then(|plain| DataKey::from_bytes(&plain)))
    }
}

/// The key file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    format: u32,
    /// Names the office, so that its backups are recognised.
    pub office: String,
    /// Whether this is the sample office, whose passphrase everybody knows.
    pub sample: bool,
    slots: Vec<Slot>,
    /// Hash over all of the above: a torn or mistyped file is told from a wrong passphrase.
    check: String,
}

impl KeyFile {
    /// The file's name in the office's folder.
    pub const NAME: &'static str = "keys.json";

    /// A key file without slots, for a new office.
    pub(super) fn new(sample: bool) -> Result<Self> {
        Ok(Self {
            format: 1,
            office: crypto::hex(&crypto::random::<8>()?),
            sample,
            slots: Vec::new(),
            check: String::new(),
        })
    }

    /// Reads and checks the key file of an office's folder.
    ///
    /// # Errors
    /// `office.not_found` where there is none, `office.keys_damaged` when it is not what was written
    /// or asks for absurd parameters.
    pub fn load(folder: &Path) -> Result<Self> {
        let path = folder.join(Self::NAME);
        if !path.exists() {
            return Err(ApiError::OfficeNotFound {}.into());
        }
        let damaged = || Error::from(ApiError::KeysDamaged {});
        let bytes = disk::read_limited(&path, FILE_LIMIT).map_err(|_| damaged())?;
        let file: Self = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        if file.format != 1
            || file.check != file.digest()?
            || !file.slots.iter().all(|slot| slot.cost.is_sane())
        {
            return Err(damaged());
        }
        Ok(file)
    }

    /// Writes the key file durably: the old one stays until the new one is whole.
    pub(super) fn save(&mut self, folder: &Path) -> Result<()> {
        self.check = self.digest()?;
        disk::write_atomic(&folder.join(Self::NAME), &serde_json::to_vec_pretty(self)?)
    }

    fn digest(&self) -> Result<String> {
        let slots = serde_json::to_vec(&self.slots)?;
        let sample = [u8::from(self.sample)];
        Ok(crypto::hex(&crypto::hash_parts(&[
            b"yoriai-keys-1",
            &self.format.to_le_bytes(),
            self.office.as_bytes(),
            &sample,
            &slots,
        ])))
    }

    /// The names to choose from when signing in, in the order they were added.
    pub fn sign_ins(&self) -> Vec<String> {
        self.slots
            .iter()
            .filter(|slot| slot.kind == SlotKind::User)
            .map(|slot| slot.sign_in.clone())
            .collect()
    }

    /// Wraps the key under a passphrase; gives the slot's id.
    pub(super) fn add_user(
        &mut self,
        sign_in: &str,
        passphrase: &str,
        key: &DataKey,
        cost: KeyCost,
    ) -> Result<String> {
        check_passphrase(passphrase)?;
        let id = crypto::hex(&crypto::random::<8>()?);
        let slot = Slot::seal(&id, SlotKind::User, sign_in, passphrase, key, cost)?;
        self.slots.push(slot);
        Ok(id)
    }

    /// Wraps the key under a new passphrase in the same slot; the old passphrase stops working.
    pub(super) fn change_passphrase(
        &mut self,
        id: &str,
        passphrase: &str,
        key: &DataKey,
        cost: KeyCost,
    ) -> Result<()> {
        check_passphrase(passphrase)?;
        let present = self.slots.iter_mut().find(|slot| slot.id == id);
        let Some(slot) = present else {
            return Err(ApiError::KeysDamaged {}.into());
        };
        let next = Slot::seal(id, SlotKind::User, &slot.sign_in, passphrase, key, cost)?;
        *slot = next;
        Ok(())
    }

    /// Wraps the key under the paper recovery code; a former code stops working.
    pub(super) fn set_recovery(&mut self, code: &str, key: &DataKey, cost: KeyCost) -> Result<()> {
        let id = crypto::hex(&crypto::random::<8>()?);
        let slot = Slot::seal(
            &id,
            SlotKind::Recovery,
            "",
            &normal_recovery_code(code),
            key,
            cost,
        )?;
        self.slots.retain(|slot| slot.kind != SlotKind::Recovery);
        self.slots.push(slot);
        Ok(())
    }

    /// Destroys a slot.
    pub(super) fn remove(&mut self, id: &str) {
        self.slots.retain(|slot| slot.id != id);
    }

    /// Opens a user's slot. With `sign_in` absent every user's slot is tried (headless hosts, whose
    /// caller knows a passphrase and no name).
    ///
    /// # Errors
    /// `office.passphrase_wrong`.
    pub(super) fn unlock(
        &self,
        sign_in: Option<&str>,
        passphrase: &str,
    ) -> Result<(String, DataKey)> {
        let users = self.slots.iter().filter(|slot| slot.kind == SlotKind::User);
        for slot in users.filter(|slot| sign_in.is_none_or(|name| name == slot.sign_in)) {
            if let Some(key) = slot.open(passphrase)? {
                return Ok((slot.id.clone(), key));
            }
        }
        Err(ApiError::PassphraseWrong {}.into())
    }

    /// Opens the recovery slot.
    ///
    /// # Errors
    /// `office.recovery_code_wrong`.
    pub(super) fn unlock_by_recovery(&self, code: &str) -> Result<DataKey> {
        for slot in self
            .slots
            .iter()
            .filter(|slot| slot.kind == SlotKind::Recovery)
        {
            if let Some(key) = slot.open(&normal_recovery_code(code))? {
                return Ok(key);
            }
        }
        Err(ApiError::RecoveryCodeWrong {}.into())
    }
}

/// Refuses a passphrase that is too short.
pub(super) fn check_passphrase(passphrase: &str) -> Result<()> {
    if passphrase.nfkc().count() < PASSPHRASE_MIN {
        return Err(ApiError::PassphraseShort {
            at_least: u32::try_from(PASSPHRASE_MIN).unwrap_or(u32::MAX),
        }
        .into());
    }
    Ok(())
}

fn derive(secret: &str, salt: &[u8], cost: KeyCost) -> Result<Zeroizing<[u8; 32]>> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| Error::Crypto("argon2 parameters"))?;
    // The same passphrase typed with another input method must open: NFKC.
    let secret: Zeroizing<String> = Zeroizing::new(secret.nfkc().collect());
    let mut key = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret.as_bytes(), salt, key.as_mut())
        .map_err(|_| Error::Crypto("argon2"))?;
    Ok(key)
}

/// Letters and digits that cannot be mistaken for one another on paper (no 0 1 I L O U).
const CODE_LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A fresh recovery code: 32 letters in groups of four, 157 bits.
pub fn new_recovery_code() -> Result<String> {
    let mut letters = Vec::with_capacity(32);
    while letters.len() < 32 {
        for byte in crypto::random::<32>()? {
            // 240 = 8 × 30: the rest is thrown away so that every letter is equally likely.
            if byte < 240 && letters.len() < 32 {
                letters.push(CODE_LETTERS[usize::from(byte) % 30]);
            }
        }
    }
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    Ok(groups.join("-"))
}

/// A code as typed from paper: case, spaces, hyphens and full-width letters do not matter.
fn normal_recovery_code(code: &str) -> String {
    code.nfkc()
        .filter(|letter| letter.is_ascii_alphanumeric())
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

/// Whether two copies of a code are the same but for case, spaces and hyphens.
pub fn is_same_recovery_code(one: &str, other: &str) -> bool {
    normal_recovery_code(one) == normal_recovery_code(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_with(passphrase: &str) -> (KeyFile, DataKey) {
        let key = DataKey::random().unwrap();
        let mut file = KeyFile::new(false).unwrap();
        file.add_user("小川", passphrase, &key, KeyCost::MINIMUM)
            .unwrap();
        (file, key)
    }

    #[test]
    fn a_passphrase_opens_however_it_is_typed() {
        let (file, key) = file_with("みどりの丘 🌱 ２０２６");
        let (_, opened) = file.unlock(Some("小川"), "みどりの丘 🌱 2026").unwrap();
        assert_eq!(opened.bytes(), key.bytes());
        assert!(file.unlock(None, "みどりの丘 🌱 2026").is_ok());
        assert!(matches!(
            file.unlock(None, "みどりの丘 🌱 2027"),
            Err(Error::Refused(ApiError::PassphraseWrong {}))
        ));
        assert!(matches!(
            file.unlock(Some("田村"), "みどりの丘 🌱 2026"),
            Err(Error::Refused(ApiError::PassphraseWrong {}))
        ));
    }

    #[test]
    fn a_calibrated_cost_is_within_bounds_and_leaves_room() {
        let cost = KeyCost::calibrated();
        assert!(cost.is_sane(), "{cost:?}");
        assert!(cost.memory_kib >= KeyCost::MINIMUM.memory_kib && cost.memory_kib <= 128 * 1024);
    }

    #[test]
    fn a_thousand_characters_work_and_seven_do_not() {
        let long = "合".repeat(1000);
        let (file, _) = file_with(&long);
        assert!(file.unlock(None, &long).is_ok());
        assert!(check_passphrase("1234567").is_err());
    }

    #[test]
    fn a_doctored_file_is_damage_and_never_allocates() {
        let folder = tempfile::tempdir().unwrap();
        let (mut file, _) = file_with("correct horse battery");
        file.slots[0].cost.memory_kib = 4 * 1024 * 1024;
        file.save(folder.path()).unwrap();
        assert!(matches!(
            KeyFile::load(folder.path()),
            Err(Error::Refused(ApiError::KeysDamaged {}))
        ));
        std::fs::write(folder.path().join(KeyFile::NAME), b"{\"format\":1").unwrap();
        assert!(matches!(
            KeyFile::load(folder.path()),
            Err(Error::Refused(ApiError::KeysDamaged {}))
        ));
    }

    #[test]
    fn weaker_parameters_do_not_open_a_slot() {
        let (mut file, _) = file_with("correct horse battery");
        file.slots[0].cost.passes = 4;
        assert!(file.unlock(None, "correct horse battery").is_err());
    }

    #[test]
    fn the_recovery_code_opens_however_it_is_copied() {
        let (mut file, key) = file_with("correct horse battery");
        let code = new_recovery_code().unwrap();
        assert_eq!(code.len(), 39);
        file.set_recovery(&code, &key, KeyCost::MINIMUM).unwrap();
        let copied = format!(" {} ", code.to_lowercase().replace('-', " "));
        assert_eq!(
            file.unlock_by_recovery(&copied).unwrap().bytes(),
            key.bytes()
        );
        assert!(
            file.unlock_by_recovery(&new_recovery_code().unwrap())
                .is_err()
        );
    }
}
