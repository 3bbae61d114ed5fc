//! Commands on backups. The work itself is `store::backup`.

pub mod api;
