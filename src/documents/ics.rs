//! Calendars (RFC 5545, RFC 5546).
