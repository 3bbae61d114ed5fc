//! Files the user chose. The outside hands in a token; only the host knows the path behind it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Stands for a file or folder the user chose: in the window an opaque token issued by a dialog, on
/// the command line the path itself. Resolved by the host's file access, never used as a path here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string & { readonly __file: true }")]
pub struct FileToken(pub String);
