//! One PDF out of several of our own, page after page.
//!
//! A long paper is set in parts, because the typesetter holds everything it sets in memory; each part is a PDF
//! of its own, with its own subset of the fonts. What makes the first part a PDF/A (its date, its colours, its
//! declaration) goes on for the whole.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::kernel::{Error, Result};

/// Puts parts behind one another.
///
/// # Errors
/// [`Error::Typesetting`] for a part that is no PDF, or for none.
pub fn join(parts: &[Vec<u8>]) -> Result<Vec<u8>> {
    if let [only] = parts {
        return Ok(only.clone());
    }
    let mut parts = parts.iter();
    let first = parts
        .next()
        .ok_or_else(|| Error::Typesetting("no part of a paper".to_owned()))?;
    let mut whole = Document::load_mem(first).map_err(fault)?;
    let root = page_root(&whole)?;
    let mut pages: Vec<ObjectId> = whole.get_pages().into_values().collect();
    for part in parts {
        let mut part = Document::load_mem(part).map_err(fault)?;
        part.renumber_objects_with(whole.max_id + 1);
        whole.max_id = part.max_id;
        let found: Vec<ObjectId> = part.get_pages().into_values().collect();
        let own = [page_root(&part)?, reference(&part.trailer, b"Root")?];
        let mut objects: BTreeMap<ObjectId, Object> = part.objects;
        objects.retain(|id, _| !own.contains(id));
        whole.objects.append(&mut objects);
        for page in found {
            whole
                .get_dictionary_mut(page)
                .map_err(fault)?
                .set("Parent", root);
            pages.push(page);
        }
    }
    let count = i64::try_from(pages.len()).unwrap_or(i64::MAX);
    let list: Vec<Object> = pages.into_iter().map(Object::Reference).collect();
    let tree = whole.get_dictionary_mut(root).map_err(fault)?;
    tree.set("Kids", list);
    tree.set("Count", count);
    // Each part brought a declaration of its own that nothing refers to now.
    whole.prune_objects();
    whole.renumber_objects();
    let mut bytes = Vec::new();
    whole.save_to(&mut bytes).map_err(fault)?;
    Ok(bytes)
}

fn page_root(document: &Document) -> Result<ObjectId> {
    reference(document.catalog().map_err(fault)?, b"Pages")
}

fn reference(dictionary: &Dictionary, key: &[u8]) -> Result<ObjectId> {
    dictionary
        .get(key)
        .and_then(Object::as_reference)
        .map_err(fault)
}

fn fault(error: impl std::fmt::Display) -> Error {
    Error::Typesetting(error.to_string())
}
