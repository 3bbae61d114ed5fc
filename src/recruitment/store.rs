//! recruitment
