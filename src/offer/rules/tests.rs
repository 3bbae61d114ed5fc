//! Tables of the rules on offers.
